/** Child protection medicals (R-ME): what was decided about one, and what was not although an enquiry began. */
import { hoursBetween, parseDate, parseMoment } from '../../clocks/index.ts'
import type { Minutes } from '../../minutes/index.ts'
import { answersTo, byDate, childrenOf, filledFrom, headOf, inOneLine, tableOf } from './reading.ts'
import type { FamilyRecords, MedicalRow, ReadRecord, RowHead } from './rows.ts'

type Said = Omit<MedicalRow, keyof RowHead | 'enquiryBegan' | 'hoursToExam'>

const nothing: Said = {
  decision: '',
  paediatrician: '',
  decidedBy: '',
  decidedOn: '',
  reason: '',
  purpose: '',
  when: '',
  where: '',
  consent: '',
  siblings: '',
  childAccount: '',
  result: '',
  resultDue: '',
}

const isEmpty = (said: Said): boolean => Object.values(said).every((value) => value.trim() === '')

/** What the answers to R-ME say about one child; the newest stands where two do. */
function answered(minutes: Minutes, child: string): Said {
  const own = answersTo(minutes, 'R-ME').filter(({ about }) => childrenOf(about, minutes).includes(child))
  return own.reduceRight((said: Said, { fields }) => filledFrom(said, fields), nothing)
}

/** What the table of a strategy discussion says (domain 2.5). */
function inTable(minutes: Minutes, child: string): Said {
  const rows = tableOf(minutes, 'medical').filter(({ cells }) => !cells.child || cells.child === child)
  return rows.reduce(
    (said: Said, { cells }) =>
      filledFrom(said, {
        decision: cells.decision,
        paediatrician: cells.paediatrician,
        purpose: cells.purpose,
        consent: cells.consent,
        when: [cells.when, cells.time].filter(Boolean).join(' '),
        where: cells.escort,
        childAccount: cells.account,
        result: cells.report,
      }),
    nothing,
  )
}

/** What stands beside an allegation, in the details of a strategy discussion, and in a manager's override. */
function elsewhere({ events, meeting, statements }: Minutes, child: string): Said {
  const beside = events
    .filter((event) => event.type === 'allegation' && (!event.child || event.child === child))
    .map(({ medicalDecision }) => medicalDecision.trim())
  const override = statements.findLast(
    ({ ruleId, kind, about }) =>
      ruleId === 'R-ME' && kind === 'override' && (about === 'all' || about.includes(child)),
  )
  const { medicalDecided = '', medicalHeld = '' } = meeting.triggers
  return {
    ...nothing,
    paediatrician: override?.fields.paediatrician ?? '',
    decidedBy: override?.byName ?? '',
    reason: [...new Set([...beside, override?.text ?? ''])].filter(Boolean).join('; '),
    decidedOn: medicalDecided,
    when: medicalHeld,
  }
}

/** The day on which a section 47 enquiry began for this child, as this record knows it. */
function enquiryOf({ meeting, decisions, children }: Minutes, child: string): string {
  const began = meeting.triggers.strategyDiscussionStartingS47 ?? ''
  if (began.trim() !== '') return began
  const decided = decisions.some(
    (one) =>
      /^s47/i.test(one.value.trim()) && (one.child === child || !children.some(({ id }) => id === one.child)),
  )
  return decided ? meeting.date : ''
}

/** Hours from the decision to the examination, where the details give both with their time of day. */
function hoursIn({ meeting: { triggers } }: Minutes): string {
  const decided = parseMoment(triggers.medicalDecided ?? '')?.instant
  const held = parseMoment(triggers.medicalHeld ?? '')?.instant
  if (!decided || !held || held < decided) return ''
  return String(Math.round(hoursBetween(decided, held) * 10) / 10)
}

function rowsIn(family: FamilyRecords, record: ReadRecord): MedicalRow[] {
  const { minutes } = record
  return minutes.children.flatMap(({ id: child }) => {
    const said = [inTable(minutes, child), elsewhere(minutes, child)].reduce(
      (first, second) => filledFrom(first, second),
      answered(minutes, child),
    )
    const enquiryBegan = enquiryOf(minutes, child)
    if (isEmpty(said) && enquiryBegan === '') return []
    const date = [said.when, said.decidedOn].find((one) => parseDate(one)) ?? minutes.meeting.date
    return [
      {
        ...headOf(family, record, { id: child, children: [child], date }),
        enquiryBegan,
        ...said,
        hoursToExam: hoursIn(minutes),
      },
    ]
  })
}

const saidOf = ({ decision, decidedOn, when, reason, purpose, paediatrician }: MedicalRow): string =>
  inOneLine([decision, decidedOn, when, reason, purpose, paediatrician].map((value) => ['', value]))

/** Rows of two records that are about the same medical: the same child, and the same day of decision or examination. */
function isSame(a: MedicalRow, b: MedicalRow): boolean {
  const same = (key: 'decidedOn' | 'when') =>
    parseDate(a[key]) !== undefined && parseDate(a[key]) === parseDate(b[key])
  return a.children[0]?.id === b.children[0]?.id && (same('decidedOn') || same('when'))
}

const ofSameEnquiry = (a: MedicalRow, b: MedicalRow): boolean =>
  a.children[0]?.id === b.children[0]?.id &&
  (a.enquiryBegan === b.enquiryBegan || (parseDate(a.date) ?? '') >= (parseDate(b.enquiryBegan) ?? '9999'))

/** Newest first. An enquiry of which no record decided about a medical has a row that says nothing but that. */
export function medicalRegister(family: FamilyRecords): MedicalRow[] {
  const rows: MedicalRow[] = []
  for (const record of family.records.toReversed()) {
    for (const row of rowsIn(family, record)) {
      const open = saidOf(row) === ''
      const at = rows.findIndex((known) => (open ? ofSameEnquiry(known, row) : isSame(known, row)))
      const known = rows[at]
      if (known === undefined) rows.push(row)
      else {
        const { children, ...words } = known
        const { children: _children, ...older } = row
        rows[at] = { children, ...filledFrom(words, older) }
      }
    }
  }
  // A gap that a newer record left as well is closed by what an older one decided.
  return byDate(
    rows.filter(
      (row) =>
        saidOf(row) !== '' ||
        !rows.some((other) => other !== row && saidOf(other) !== '' && ofSameEnquiry(other, row)),
    ),
  )
}
