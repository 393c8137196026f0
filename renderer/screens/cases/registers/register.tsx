import {
  type RegisterKind,
  type RegisterLine,
  type Registers,
  registerHeadings,
  registerLines,
} from '../../../../shared/cases/index.ts'
import { parseDate } from '../../../../shared/clocks/index.ts'
import { saveFile } from '../../../client/index.ts'
import {
  Button,
  type Column,
  Disclosure,
  Empty,
  Facts,
  isIsoDate,
  StateMark,
  shortDate,
  Table,
  Unbroken,
} from '../../../ui/index.ts'
import { registerCsv, registerFileName } from './csv.ts'
import './registers.css'

/** What stands in the table itself; the rest of a row is a press away. */
const shownFirst: Record<RegisterKind, readonly string[]> = {
  wnb: ['Service', 'Outcome', 'Harm considered'],
  medicals: ['Decision', 'Purpose', 'The child’s own account and choice'],
  police: ['What happened', 'Considered', 'Used'],
  legal: ['Stage', 'Week number', 'Next date'],
}

/** What the table shows in columns of its own. */
const shownAnyway = new Set(['Family reference', 'Case number', 'Date'])

const empties: Record<RegisterKind, string> = {
  wnb: 'Appointments stand here once they are in the case file, or in signed minutes under “Appointments and Was Not Brought”.',
  medicals:
    'A medical stands here once signed minutes say what was decided about one, and so does an enquiry in which nobody decided.',
  police:
    'A use of police powers, or a reason not to use them, stands here once signed minutes of the incident say so.',
  legal: 'The way to court stands here once signed minutes say which stage it is in.',
}

const says: Record<RegisterKind, string> = {
  wnb: 'Each appointment of a child, and what became of it. Persistent is what rule R-WN2 calls so, by the values in force.',
  medicals: 'Each decision about a child protection medical, with what the audit asks for.',
  police: 'Each incident in which police powers came up. It records facts and does not judge the officer.',
  legal: 'Each record that says where court, or the way to it, stands. Legal advice is never part of it.',
}

/** A date as people here read it; other words as they were typed. */
const inWords = (value: string): string => {
  const [day = '', time = ''] = value.split('T')
  return isIsoDate(day) ? [shortDate(day), time.slice(0, 5)].filter(Boolean).join(' ') : value
}

/** Why a row needs a look: persistent, past its time, or with nothing decided. */
function markOf(kind: RegisterKind, { cells }: RegisterLine): string {
  if (kind === 'wnb' && cells.Persistent === 'yes') return 'Persistent'
  if (kind === 'legal' && cells['Past 16 or 26 weeks'] === 'yes') return 'Past its time'
  if (kind === 'medicals' && !cells.Decision && !cells.Reason) return 'Nothing decided'
  return ''
}

/** Why appointments are persistent, in the rule's own words. */
const whyPersistent = ({ row }: RegisterLine): string =>
  'persistent' in row && typeof row.persistent === 'string' ? row.persistent : ''

const childrenOf = ({ row }: RegisterLine): string =>
  row.children.map(({ name, caseRef }) => name || caseRef || 'Child without a name').join(', ') || 'Not said'

function columnsOf(kind: RegisterKind, withFamily: boolean, save: (line: RegisterLine) => void) {
  const rest = registerHeadings(kind).filter(
    (heading) => !shownAnyway.has(heading) && !shownFirst[kind].includes(heading),
  )
  const columns: Column<RegisterLine>[] = [
    {
      key: 'date',
      heading: 'Date',
      cell: ({ row }) => inWords(row.date) || 'No date',
      sortBy: ({ row }) => parseDate(row.date) ?? '',
    },
    ...(withFamily
      ? [
          {
            key: 'family',
            heading: 'Family',
            cell: ({ row }: RegisterLine) => (
              <a href={`#/cases/${row.caseId}/registers`}>
                <Unbroken>{row.familyRef || 'No reference yet'}</Unbroken>
              </a>
            ),
            sortBy: ({ row }: RegisterLine) => row.familyRef,
          },
        ]
      : []),
    { key: 'child', heading: 'Child', rowHeader: true, cell: childrenOf, sortBy: childrenOf },
    ...shownFirst[kind].map((heading) => ({
      key: heading,
      heading,
      cell: ({ cells }: RegisterLine) => inWords(cells[heading] ?? '') || 'Not said',
      sortBy: ({ cells }: RegisterLine) => cells[heading] ?? '',
    })),
    {
      key: 'more',
      heading: 'More',
      cell: (line) => <More kind={kind} line={line} headings={rest} save={() => save(line)} />,
    },
  ]
  return columns
}

type MoreProps = { kind: RegisterKind; line: RegisterLine; headings: string[]; save: () => void }

function More({ kind, line, headings, save }: MoreProps) {
  const { row, cells } = line
  const mark = markOf(kind, line)
  const facts = headings.map((label) => ({ label, value: inWords(cells[label] ?? '') }))
  return (
    <div className="ui-stack-tight">
      {mark ? (
        <div>
          <StateMark tone="warn" icon="warn">
            {mark}
          </StateMark>
        </div>
      ) : null}
      {whyPersistent(line) ? <p>{whyPersistent(line)}</p> : null}
      <Disclosure
        label={
          <>
            All it says
            <span className="ui-hidden">
              {' '}
              of {childrenOf(line)}, {inWords(row.date)}
            </span>
          </>
        }
      >
        <div className="ui-stack-tight register-more">
          <Facts facts={facts} keepEmpty="Not said" />
          {row.recordId ? (
            <a href={`#/record/${row.recordId}`}>{row.record}</a>
          ) : (
            <p className="ui-quiet">From the case file</p>
          )}
          {kind === 'wnb' ? null : (
            <div>
              <Button small icon="save" onPress={save}>
                Save this one as CSV
              </Button>
            </div>
          )}
        </div>
      </Disclosure>
    </div>
  )
}

export type RegisterProps = {
  kind: RegisterKind
  registers: Registers
  /** What the file is named by: the family's reference, or the period. */
  named: string
  withFamily?: boolean
  /** What is said where nothing is in it; otherwise how a register is filled. */
  none?: string
}

/** One register: a table, and the same rows as a file. */
export function Register({ kind, registers, named, withFamily = false, none }: RegisterProps) {
  const lines = registerLines(kind, registers)
  const save = (some: readonly RegisterLine[]) =>
    saveFile(registerFileName(kind, named), registerCsv(kind, some))
  if (lines.length === 0) return <Empty title="Nothing here yet">{none ?? empties[kind]}</Empty>
  return (
    <div className="ui-stack">
      <p className="ui-quiet ui-measure">{says[kind]}</p>
      <Table
        caption={says[kind]}
        columns={columnsOf(kind, withFamily, (line) => save([line]))}
        rows={lines}
        rowKey={({ row }) => row.id}
        initialSort={{ key: 'date', descending: true }}
      />
      <div className="ui-stack-tight">
        <div>
          <Button icon="save" onPress={() => save(lines)}>
            Save as CSV
          </Button>
        </div>
        <p className="ui-quiet ui-measure">
          The file has family references and case numbers and no column of names. It is not encrypted, and
          words that somebody typed may name people.
        </p>
      </div>
    </div>
  )
}
