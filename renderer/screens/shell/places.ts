import type { Account } from '../../../shared/access/access.ts'
import { can } from '../../../shared/access/access.ts'
import type { IconName } from '../../ui/index.ts'

export type Place = { href: string; label: string; icon: IconName; keywords: string }

const everybody: Place[] = [
  { href: '/', label: 'Today', icon: 'today', keywords: 'home drafts to do sign' },
  {
    href: '/meetings',
    label: 'Meetings',
    icon: 'meetings',
    keywords: 'conference icpc review child in need minutes',
  },
  { href: '/supervision', label: 'Supervision', icon: 'supervision', keywords: 'case supervision session' },
  { href: '/cases', label: 'Cases', icon: 'cases', keywords: 'family children reference' },
  { href: '/verify', label: 'Verify', icon: 'verify', keywords: 'signature document docx genuine changed' },
  { href: '/guide', label: 'Guide', icon: 'guide', keywords: 'help how to shortcuts checks' },
]
const settings: Place[] = [
  {
    href: '/rules',
    label: 'Rules',
    icon: 'question',
    keywords: 'settings clocks values law guidance closure days labels',
  },
  {
    href: '/templates',
    label: 'Templates',
    icon: 'file',
    keywords: 'headings guidance sections council own version',
  },
]
const people: Place = {
  href: '/people',
  label: 'People',
  icon: 'people',
  keywords: 'accounts users add person backup',
}

/** The places of the rail for this person. */
export const placesFor = (me: Account): Place[] =>
  can(me, 'people.manage') ? [...everybody, people, ...settings] : everybody

/** Which place of the rail a path belongs to; '' for records, which belong to a meeting or to supervision. */
export function placeOf(path: string): string {
  if (path === '/') return '/'
  const first = `/${path.split('/')[1]}`
  return first === '/new' ? `/${path.split('/')[2] ?? ''}` : first
}
