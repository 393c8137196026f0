/** The made-up people, family and records that the fake core begins with. */
import halfWritten from '../../resources/examples/half-written.json' with { type: 'json' }
import type { Account } from '../../shared/access/access.ts'
import type { RecordMeta } from '../../shared/api/contract.ts'
import { type CaseFile, caseSchema } from '../../shared/cases/index.ts'
import { readMinutesFile } from '../../shared/minutes/file.ts'
import { type DraftContent, draftContentSchema } from '../../shared/minutes/index.ts'
import type { SessionType } from '../../shared/supervision/readers.ts'
import { sessionContent } from './fake-session.ts'
import { poisonedBy } from './poison.ts'

export type FakeOptions = {
  state?: 'none' | 'locked' | 'open'
  fictional?: boolean
  /** No families and no records yet. */
  empty?: boolean
  /** The open record has no blockers left. */
  ready?: boolean
  /** How many lines stand on the distribution desk; a handful without it. */
  lines?: number
  /** The council has turned on sending from Chairside. */
  smtp?: boolean
  /** Nobody has chosen where packs are written. */
  noFolder?: boolean
  /** A long run waits after its first line until it is stopped. */
  hold?: boolean
  /** Forty-letter names and long references, to see what breaks. */
  long?: boolean
  /** A family of eight children. */
  many?: boolean
  /** The open record is a session of supervision of this kind. */
  session?: SessionType
  administrator?: boolean
  /** The first person works for the safeguarding partners, outside the service. */
  officer?: boolean
  /** The daily check has found that the file cannot be read in part. */
  damaged?: boolean
  /** So many records that counting them for the reports takes its time. */
  counting?: boolean
  door?: 'desktop' | 'browser'
  /** Something that asks to be run stands in every text (poison.ts). */
  poison?: boolean
}

export const at = '2026-09-17T11:31:00Z'
export const organisation = 'Wexmoor Council'
export const passphrases: Record<string, string> = {
  'demo-chair': 'kettle orchard nine violin',
  'demo-manager': 'harbour pencil quiet moss',
}

function exampleContent(): DraftContent {
  const read = readMinutesFile(halfWritten)
  if (!read.ok) throw new TypeError(read.says)
  const { format: _format, statements: _statements, ...content } = read.minutes
  return draftContentSchema.parse(content)
}

/** The family's own children, and brothers and sisters up to eight of them. */
const eightChildren = (children: DraftContent['children']): DraftContent['children'] =>
  Array.from({ length: 8 }, (_, at) => ({
    ...(children[at % children.length] ?? children[0]),
    ...(at < children.length ? {} : { id: `c-${at}`, name: `Maximiliana-Josephine Featherstonehaugh ${at}` }),
  })) as DraftContent['children']

export function fakeWorld(options: FakeOptions) {
  const { empty = false, long = false, administrator = true } = options
  const account = (id: string, name: string, role: Account['role'], admin: boolean): Account => ({
    id,
    name,
    role,
    organisation,
    email: `${name.toLowerCase().replace(/\s+/g, '.')}@wexmoor.example`,
    administrator: admin,
    active: true,
    createdAt: at,
  })
  const people: Account[] = [
    account(
      'demo-chair',
      long ? 'Wilhelmina Featherstonehaugh-Cholmondeley' : 'Priya Nandakumar',
      options.officer ? 'Partnership officer' : 'CP chair',
      administrator,
    ),
    account('demo-manager', 'Morag Ellery', 'Service manager', false),
  ]
  const plain = options.session ? sessionContent(options.session) : exampleContent()
  const content = options.poison ? poisonedBy(plain, draftContentSchema) : plain
  const caseFile = caseSchema.parse({
    id: 'case-1',
    familyRef: long ? 'WX-4471-EXTRAORDINARILY-LONG-REFERENCE-OF-A-FAMILY' : content.meeting.familyRef,
    children: options.many ? eightChildren(content.children) : content.children,
    people: content.people,
    chronology: content.chronology,
    createdAt: at,
    changedAt: at,
  })
  const record = (change: Partial<RecordMeta>): RecordMeta => ({
    id: 'record-1',
    caseId: 'case-1',
    type: content.meeting.type,
    title: content.meeting.title,
    familyRef: caseFile.familyRef,
    date: content.meeting.date,
    state: 'draft',
    version: '',
    signedBy: '',
    signedAt: '',
    createdBy: 'demo-chair',
    createdAt: at,
    changedAt: at,
    ...change,
  })
  const now = new Date()
  const cases: CaseFile[] = empty ? [] : [caseFile]
  const records: RecordMeta[] = empty
    ? []
    : [
        record({}),
        record({
          id: 'record-2',
          type: 'CIN_REVIEW',
          state: 'ready for chair',
          date: '2026-09-24',
          createdBy: 'demo-manager',
        }),
        record({ id: 'record-3', type: 'SUP_CASE', date: '2026-09-28' }),
        record({
          id: 'record-4',
          state: 'signed',
          version: '1.0',
          signedBy: 'Priya Nandakumar',
          signedAt: now.toISOString(),
          date: '2026-06-03',
        }),
      ]
  return { account, people, content, cases, records, record }
}
