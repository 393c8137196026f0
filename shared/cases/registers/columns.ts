/** What the audit of each register asks for (domain 2.1, 2.12, 3.1 and 8), column by column. */
import type { LegalRow, MedicalRow, MissedRow, PoliceRow, RegisterKind, Registers, RowHead } from './rows.ts'

export type RegisterColumn<Row> = { heading: string; value: (row: Row) => string }

/** A family is known by its reference and a child by the case number: nobody is named by a column of a file. */
const who: RegisterColumn<RowHead>[] = [
  { heading: 'Family reference', value: ({ familyRef }) => familyRef },
  {
    heading: 'Case number',
    value: ({ children }) =>
      children
        .map(({ caseRef }) => caseRef)
        .filter(Boolean)
        .join(', '),
  },
]

const missed: RegisterColumn<MissedRow>[] = [
  { heading: 'Service', value: ({ service }) => service },
  { heading: 'Date', value: ({ date }) => date },
  { heading: 'Outcome', value: ({ outcome }) => outcome },
  { heading: 'First recorded as', value: ({ recordedAs }) => recordedAs },
  { heading: 'Reason given', value: ({ reason }) => reason },
  { heading: 'Harm considered', value: ({ harm }) => harm },
  { heading: 'Service told', value: ({ serviceTold }) => serviceTold },
  { heading: 'Persistent', value: ({ persistent }) => (persistent ? 'yes' : 'no') },
  { heading: 'Discussed in supervision on', value: ({ supervisionDate }) => supervisionDate },
  { heading: 'Entered in the chronology on', value: ({ chronologyDate }) => chronologyDate },
]

const medical: RegisterColumn<MedicalRow>[] = [
  { heading: 'Section 47 enquiry began', value: ({ enquiryBegan }) => enquiryBegan },
  { heading: 'Decision', value: ({ decision }) => decision },
  { heading: 'Paediatrician', value: ({ paediatrician }) => paediatrician },
  { heading: 'Decided by', value: ({ decidedBy }) => decidedBy },
  { heading: 'Decided on', value: ({ decidedOn }) => decidedOn },
  { heading: 'Reason', value: ({ reason }) => reason },
  { heading: 'Purpose', value: ({ purpose }) => purpose },
  { heading: 'When', value: ({ when }) => when },
  { heading: 'Hours from decision to examination', value: ({ hoursToExam }) => hoursToExam },
  { heading: 'Where, and who goes with the child', value: ({ where }) => where },
  { heading: 'Consent from', value: ({ consent }) => consent },
  { heading: 'Brothers and sisters', value: ({ siblings }) => siblings },
  { heading: 'The child’s own account and choice', value: ({ childAccount }) => childAccount },
  { heading: 'Result', value: ({ result }) => result },
  { heading: 'Report due', value: ({ resultDue }) => resultDue },
]

const police: RegisterColumn<PoliceRow>[] = [
  { heading: 'Date', value: ({ date }) => date },
  { heading: 'What happened', value: ({ incident }) => incident },
  { heading: 'Place', value: ({ place }) => place },
  { heading: 'Considered', value: ({ considered }) => considered },
  { heading: 'Considered by', value: ({ consideredBy }) => consideredBy },
  { heading: 'Used', value: ({ used }) => used },
  { heading: 'Start', value: ({ startedAt }) => startedAt },
  { heading: 'Officer', value: ({ officer }) => officer },
  { heading: 'Designated officer', value: ({ designatedOfficer }) => designatedOfficer },
  { heading: 'Where the child went', value: ({ placed }) => placed },
  { heading: 'The 72 hours end at', value: ({ endsAt }) => endsAt },
  { heading: 'Who was told', value: ({ told }) => told },
  { heading: 'What happens next', value: ({ next }) => next },
  { heading: 'Reason given at the time, if not used', value: ({ reason }) => reason },
  { heading: 'How the child was kept safe', value: ({ keptSafe }) => keptSafe },
  { heading: 'To pass to police for their own audit', value: ({ audit }) => audit },
]

const legal: RegisterColumn<LegalRow>[] = [
  { heading: 'Date', value: ({ date }) => date },
  { heading: 'Stage', value: ({ stage }) => stage },
  { heading: 'In this stage since', value: ({ stageSince }) => stageSince },
  { heading: 'Week number', value: ({ week }) => week },
  { heading: 'Past 16 or 26 weeks', value: ({ pastTime }) => pastTime },
  { heading: 'Key dates', value: ({ dates }) => dates },
  { heading: 'Assessments and reports', value: ({ work }) => work },
  { heading: 'Cause of delay', value: ({ delay }) => delay },
  { heading: 'Owner of the delay', value: ({ owner }) => owner },
  { heading: 'Effect on the child', value: ({ effect }) => effect },
  { heading: 'Who was updated, and when', value: ({ told }) => told },
  { heading: 'Next date', value: ({ nextDate }) => nextDate },
]

/** The columns of each register's file, in order. */
export const registerColumns = {
  wnb: [...who, ...missed],
  medicals: [...who, ...medical],
  police: [...who, ...police],
  legal: [...who, ...legal],
} satisfies { [K in RegisterKind]: RegisterColumn<never>[] }

export const registerNames: Record<RegisterKind, string> = {
  wnb: 'Was Not Brought',
  medicals: 'Medicals',
  police: 'Police powers of protection',
  legal: 'Legal progress',
}

/** A row as its register's columns read it. */
export type RegisterLine = { row: RowHead; cells: Record<string, string> }

const linesWith = <Row extends RowHead>(
  columns: readonly RegisterColumn<Row>[],
  rows: readonly Row[],
): RegisterLine[] =>
  rows.map((row) => ({
    row,
    cells: Object.fromEntries(columns.map(({ heading, value }) => [heading, value(row)])),
  }))

export const registerHeadings = (kind: RegisterKind): string[] =>
  registerColumns[kind].map(({ heading }) => heading)

/** The rows of one register, by the headings of its columns. */
export function registerLines(kind: RegisterKind, registers: Registers): RegisterLine[] {
  switch (kind) {
    case 'wnb':
      return linesWith(registerColumns.wnb, registers.wnb)
    case 'medicals':
      return linesWith(registerColumns.medicals, registers.medicals)
    case 'police':
      return linesWith(registerColumns.police, registers.police)
    case 'legal':
      return linesWith(registerColumns.legal, registers.legal)
  }
}
