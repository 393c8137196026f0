import type { Account } from '../../../shared/access/access.ts'
import { can } from '../../../shared/access/access.ts'
import type { IconName } from '../../ui/index.ts'

export type Place = { href: string; label: string; icon: IconName; keywords: string; keys?: string }

const everybody: Place[] = [
  { href: '/', label: 'Today', icon: 'today', keywords: 'home drafts to do sign due calendar' },
  { href: '/actions', label: 'Actions', icon: 'tick', keywords: 'plan owner carried over due overdue' },
  {
    href: '/search',
    label: 'Search',
    icon: 'search',
    keywords: 'find words text people names events actions records',
    keys: 'Mod+Shift+F',
  },
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
/** What the council decides once for everybody. Kept behind one place, so that the rail stays short. */
const inSettings: (Place & { says: string })[] = [
  {
    href: '/rules',
    label: 'Rules',
    icon: 'question',
    keywords: 'settings clocks values law guidance closure days labels',
    says: 'The values that checks and clocks go by, each from a date on, with its reason.',
  },
  {
    href: '/templates',
    label: 'Templates',
    icon: 'file',
    keywords: 'headings guidance sections council own version',
    says: 'What each kind of record asks for, in Chairside’s words or the council’s own.',
  },
]
const people: Place & { says: string } = {
  href: '/people',
  label: 'People',
  icon: 'people',
  keywords: 'accounts users add person backup',
  says: 'Who can sign in, and a safe copy of everything.',
}
const settings: Place = {
  href: '/settings',
  label: 'Settings',
  icon: 'settings',
  keywords: 'council rules templates people',
}

/** What stands under Settings for this person: everybody may read the rules, administrators also add people. */
export const settingsFor = (me: Account): (Place & { says: string })[] =>
  can(me, 'people.manage') ? [people, ...inSettings] : inSettings

/** The places of the rail. */
export const places: readonly Place[] = [...everybody, settings]

/** Which place of the rail a path belongs to; '' for records, which belong to a meeting or to supervision. */
export function placeOf(path: string): string {
  if (path === '/') return '/'
  const first = `/${path.split('/')[1]}`
  if ([people, ...inSettings].some(({ href }) => href === first)) return settings.href
  if (first === '/registers' || first === '/import') return '/cases'
  return first === '/new' ? `/${path.split('/')[2] ?? ''}` : first
}
