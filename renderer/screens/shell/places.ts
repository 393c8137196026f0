import type { Account, Permission } from '../../../shared/access/access.ts'
import { can } from '../../../shared/access/access.ts'
import type { IconName } from '../../ui/index.ts'

export type Place = {
  href: string
  label: string
  icon: IconName
  keywords: string
  keys?: string
  /** Only for people who may do this; for everybody where it is left out. */
  needs?: Permission
}

/** For those who hand out documents. */
const distribution: Place = {
  href: '/distribution',
  label: 'Distribution',
  icon: 'send',
  keywords: 'send post email copies proof receipt late',
  needs: 'copy.make',
}
const reports: Place = {
  href: '/reports',
  label: 'Reports',
  icon: 'reports',
  keywords: 'figures measures board evidence section 11 175 charts governance',
  needs: 'report.read',
}
const everybody: Place[] = [
  {
    href: '/',
    label: 'Today',
    icon: 'today',
    keywords: 'home drafts to do sign due calendar',
    needs: 'record.read',
  },
  {
    href: '/actions',
    label: 'Actions',
    icon: 'tick',
    keywords: 'plan owner carried over due overdue',
    needs: 'record.read',
  },
  {
    href: '/search',
    label: 'Search',
    icon: 'search',
    keywords: 'find words text people names events actions records',
    keys: 'Mod+Shift+F',
    needs: 'record.read',
  },
  {
    href: '/meetings',
    label: 'Meetings',
    icon: 'meetings',
    keywords: 'conference icpc review child in need minutes',
    needs: 'record.read',
  },
  {
    href: '/supervision',
    label: 'Supervision',
    icon: 'supervision',
    keywords: 'case supervision session due overdue plan leave team',
    needs: 'record.read',
  },
  {
    href: '/cases',
    label: 'Cases',
    icon: 'cases',
    keywords: 'family children reference',
    needs: 'case.read',
  },
  distribution,
  reports,
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
    needs: 'case.read',
  },
  {
    href: '/templates',
    label: 'Templates',
    icon: 'file',
    keywords: 'headings guidance sections council own version',
    says: 'What each kind of record asks for, in Chairside’s words or the council’s own.',
    needs: 'case.read',
  },
]
const letterhead: Place & { says: string } = {
  href: '/letterhead',
  label: 'Letterhead',
  icon: 'file',
  keywords: 'paper header footer logo word template documents',
  says: 'The council’s own header, footer, page and styles for the documents that are made here.',
  needs: 'people.manage',
}
const people: Place & { says: string } = {
  href: '/people',
  label: 'People',
  icon: 'people',
  keywords: 'accounts users add person',
  says: 'Who can sign in.',
  needs: 'people.manage',
}
const safekeeping: Place & { says: string } = {
  href: '/safekeeping',
  label: 'Backups and keys',
  icon: 'lock',
  keywords: 'backup restore drill second folder recovery code safe copy share drive',
  says: 'A second folder for backups, the restore drill, and the printed recovery code.',
  needs: 'people.manage',
}
/** For those who answer for who reads what. */
const audit: Place & { says: string } = {
  href: '/audit',
  label: 'Who has read what',
  icon: 'eye',
  keywords: 'audit trail log access inspector who opened read export chain',
  says: 'Every change and everything that was opened, and whether the trail is as it was written.',
  needs: 'audit.read',
}
/** For those who make copies: they confirm what has moved to the child's file. */
const retention: Place & { says: string } = {
  href: '/retention',
  label: 'Retention',
  icon: 'folder',
  keywords: 'transfer child file purge legal hold certificate destruction delete archive',
  says: 'What has moved to the child’s file, what is on legal hold, and what may go from this device.',
  needs: 'copy.make',
}
/** What reviews have taught. Everybody who works with records reads it. */
const learning: Place & { says: string } = {
  href: '/learning',
  label: 'Learning from reviews',
  icon: 'guide',
  keywords: 'library themes lessons serious case review safeguarding practice newsletter training',
  says: 'The council’s library of lessons from local and national reviews, offered where a record needs one.',
  needs: 'record.read',
}
/** Signed records read for their quality; stands beside the reports and is found here and in the palette. */
const sampling: Place & { says: string } = {
  href: '/sampling',
  label: 'Quality sampling',
  icon: 'reports',
  keywords: 'sample audit judge rubric agreement reflective quality',
  says: 'Signed records drawn by lot and judged by two colleagues, for the report on reflective quality.',
  needs: 'quality.judge',
}
/** Drafts that were thrown away: stands under the lists of records too. */
const thrownAway: Place & { says: string } = {
  href: '/thrown-away',
  label: 'Thrown away',
  icon: 'folder',
  keywords: 'deleted draft undo restore bring back bin',
  says: 'Drafts that somebody threw away, with who and why. Each can be brought back.',
  needs: 'record.read',
}
const settings: Place = {
  href: '/settings',
  label: 'Settings',
  icon: 'settings',
  keywords: 'council rules templates people',
}

const isFor =
  (me: Account) =>
  ({ needs }: Place): boolean =>
    needs === undefined || can(me, needs)

const seesRecords = (me: Account): boolean => can(me, 'record.read')

/** What stands under Settings for this person: whoever sees cases may read the rules, administrators also add people. */
export const settingsFor = (me: Account): (Place & { says: string })[] =>
  [people, safekeeping, ...inSettings, learning, sampling, letterhead, retention, thrownAway, audit].filter(
    isFor(me),
  )

/** The places of the rail for this person. */
export const placesFor = (me: Account): readonly Place[] => [...everybody, settings].filter(isFor(me))

/** Where Chairside opens: for those outside the service with the figures. */
export const homeOf = (me: Account): string => (seesRecords(me) ? '/' : reports.href)

/** Is this path for this person? Places that belong to nobody in particular are for those who see records. */
export function isPlaceFor(me: Account, path: string): boolean {
  const first = `/${path.split('/')[1]}`
  if (first === '/me') return true
  const place = [...everybody, settings].find(({ href }) => href === first)
  if (place === reports) return can(me, 'report.read')
  return seesRecords(me) || (place !== undefined && isFor(me)(place))
}

/** Which place of the rail a path belongs to; '' for records, which belong to a meeting or to supervision. */
export function placeOf(path: string): string {
  if (path === '/') return '/'
  const first = `/${path.split('/')[1]}`
  if (
    [people, safekeeping, letterhead, retention, learning, audit, ...inSettings].some(
      ({ href }) => href === first,
    )
  )
    return settings.href
  if (first === thrownAway.href) return '/meetings'
  if (first === '/registers' || first === '/import') return '/cases'
  if (first === sampling.href) return reports.href
  return first === '/new' ? `/${path.split('/')[2] ?? ''}` : first
}
