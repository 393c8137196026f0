/** What can be filled from each kind of table, and under which headings the council's systems give it. */
import type { ImportKind } from './model.ts'

/** How a cell of this field is read. */
export type Reading =
  | 'text'
  | 'name'
  | 'date'
  | 'past date'
  | 'date of an event'
  | 'yes or no'
  | 'number'
  | 'role'
  | 'category'
  | 'outcome'
  | 'sensitivity'

export type ImportField = {
  key: string
  label: string
  reading: Reading
  /** Headings that mean this field, in plain lower-case words. */
  headings: string[]
}

const field = (key: string, label: string, reading: Reading, ...headings: string[]): ImportField => ({
  key,
  label,
  reading,
  headings: [label.toLowerCase(), ...headings],
})

const idWords = ['id', 'number', 'no', 'ref', 'reference']
const systems = ['lcs', 'mosaic', 'eclipse', 'case', 'person', 'client', 'carefirst', 'liquidlogic']
const caseNumbers = systems.flatMap((system) => idWords.map((word) => `${system} ${word}`))
const childNumbers = ['child', 'young person', 'subject', 'pupil'].flatMap((who) =>
  [...idWords, 'lcs id', 'mosaic id', 'case number'].map((word) => `${who} ${word}`),
)
const families = ['family', 'group', 'household', 'sibling group'].flatMap((what) =>
  idWords.map((word) => `${what} ${word}`),
)

const dob = ['dob', 'd o b', 'date of birth', 'birth date', 'birthdate', 'born', 'dob edd']
const forename = ['first name', 'given name', 'forenames', 'first names', 'christian name']
const surname = ['last name', 'family name', 'current surname']
const name = ['full name', 'client name', 'person name', 'subject name']
const child = ['child', 'young person', 'child s name', 'childs name', 'pupil name', 'subject']
const ofChild = (words: string[]) => words.flatMap((word) => [`child ${word}`, `child s ${word}`])

const familyRef = field('familyRef', 'Family reference', 'text', ...families)
const nhs = field('nhs', 'NHS number', 'number', 'nhs no', 'nhs', 'nhs id')
const upn = field('upn', 'UPN', 'number', 'unique pupil number', 'upn number')
const otherNames = field(
  'otherNames',
  'Other names',
  'text',
  'alias',
  'aliases',
  'aka',
  'also known as',
  'known as',
)
const earlierSurname = field(
  'earlierSurname',
  'Earlier surname',
  'text',
  'previous surname',
  'former surname',
  'maiden name',
  'birth surname',
  'surname at birth',
)

/** How a row of visits, appointments or history says which child it is about. */
const whichChild: ImportField[] = [
  field('name', 'Child’s name', 'name', ...child, 'child name', 'name', ...name),
  field(
    'forename',
    'Child’s forename',
    'text',
    'forename',
    ...forename,
    ...ofChild(['forename', 'first name']),
  ),
  field('surname', 'Child’s surname', 'text', 'surname', ...surname, ...ofChild(['surname', 'last name'])),
  field('dob', 'Child’s date of birth', 'date', ...dob, ...ofChild(dob)),
  field('caseRef', 'Child’s case number', 'number', ...childNumbers, ...caseNumbers),
  nhs,
  upn,
  familyRef,
]

const children: ImportField[] = [
  field('name', 'Name', 'name', ...child, ...name, 'child name'),
  field('forename', 'Forename', 'text', ...forename, ...ofChild(['forename', 'first name'])),
  field('surname', 'Surname', 'text', ...surname, ...ofChild(['surname', 'last name'])),
  field('dob', 'Date of birth', 'date', ...dob, 'expected date', 'due date', 'edd', ...ofChild(dob)),
  field('caseRef', 'Case number', 'number', ...caseNumbers, ...childNumbers),
  nhs,
  upn,
  familyRef,
  otherNames,
  earlierSurname,
  field(
    'setting',
    'School or setting',
    'text',
    'school',
    'nursery',
    'setting',
    'education setting',
    'college',
  ),
  field('ethnicity', 'Ethnicity', 'text', 'ethnic origin', 'ethnic group'),
  field('firstLanguage', 'First language', 'text', 'language', 'main language', 'home language'),
  field(
    'needs',
    'Needs',
    'text',
    'disability',
    'disabilities',
    'sen',
    'send',
    'special needs',
    'additional needs',
  ),
  field('plan', 'Plan', 'text', 'plan type', 'plan status', 'current plan', 'status'),
  field(
    'planCategory',
    'Plan category',
    'category',
    'category',
    'category of abuse',
    'cpp category',
    'cp category',
  ),
  field('planFrom', 'Plan from', 'date', 'plan start', 'plan start date', 'cpp start date', 'start date'),
  field('planTo', 'Plan to', 'date', 'plan end', 'plan end date', 'cpp end date', 'end date'),
  field('legal', 'Legal status', 'text', 'legal', 'order', 'legal order'),
  field('legalFrom', 'Legal status from', 'date', 'legal status start', 'legal status date', 'order date'),
]

const people: ImportField[] = [
  field('name', 'Name', 'name', ...name, 'adult', 'adult name', 'contact name', 'relation name'),
  field('forename', 'Forename', 'text', ...forename),
  field('surname', 'Surname', 'text', ...surname),
  field(
    'role',
    'Role',
    'role',
    'relationship',
    'relation',
    'relationship to child',
    'relation to child',
    'role in case',
  ),
  field('agency', 'Agency', 'text', 'organisation', 'service', 'team', 'employer organisation'),
  field('jobTitle', 'Job title', 'text', 'job', 'position', 'profession'),
  field(
    'phone',
    'Phone',
    'text',
    'telephone',
    'tel',
    'tel no',
    'telephone number',
    'phone number',
    'mobile',
    'mobile number',
  ),
  field('address', 'Address', 'text', 'home address', 'current address', 'full address'),
  field('employer', 'Employer', 'text', 'place of work', 'workplace'),
  field(
    'inHousehold',
    'Lives in the home',
    'yes or no',
    'in household',
    'household member',
    'lives with child',
    'same household',
  ),
  field('caseRef', 'Person’s case number', 'number', ...caseNumbers, 'adult id', 'contact id'),
  nhs,
  familyRef,
  otherNames,
  earlierSurname,
  field('pr', 'Parental responsibility', 'yes or no', 'pr', 'has pr', 'has parental responsibility'),
  field('childName', 'Child’s name', 'name', ...child, 'child name'),
  field('childDob', 'Child’s date of birth', 'date', ...ofChild(dob)),
  field('childRef', 'Child’s case number', 'number', ...childNumbers),
]

const chronology: ImportField[] = [
  ...whichChild,
  field(
    'date',
    'Date',
    'date of an event',
    'event date',
    'date of event',
    'incident date',
    'date occurred',
    'start date',
    'from',
  ),
  field('until', 'Until', 'date of an event', 'end date', 'to', 'date to', 'date ended'),
  field(
    'text',
    'What happened',
    'text',
    'event',
    'description',
    'details',
    'event details',
    'summary',
    'significant event',
    'text',
    'notes',
    'event description',
    'case note',
  ),
  field('category', 'Category', 'text', 'event type', 'type', 'type of event', 'event category'),
  field(
    'meaning',
    'What it meant for the child',
    'text',
    'impact on child',
    'impact',
    'meaning',
    'outcome',
    'analysis',
    'significance',
    'meaning for the child',
  ),
  field(
    'source',
    'Source',
    'text',
    'source of information',
    'recorded by',
    'worker',
    'author',
    'reported by',
  ),
  field('agency', 'Agency', 'text', 'organisation', 'service'),
  field(
    'sensitivity',
    'Who may read it',
    'sensitivity',
    'sensitivity',
    'restricted',
    'confidentiality',
    'sharing',
  ),
]

const visits: ImportField[] = [
  ...whichChild,
  field(
    'date',
    'Date',
    'past date',
    'visit date',
    'date of visit',
    'date seen',
    'actual date',
    'date completed',
  ),
  field(
    'by',
    'Seen by',
    'text',
    'visited by',
    'worker',
    'social worker',
    'completed by',
    'practitioner',
    'allocated worker',
  ),
  field('seen', 'Child seen', 'yes or no', 'seen', 'was the child seen', 'child seen y n', 'was child seen'),
  field(
    'alone',
    'Seen alone',
    'yes or no',
    'child seen alone',
    'alone',
    'was the child seen alone',
    'spoken to alone',
  ),
  field('where', 'Where', 'text', 'place', 'location', 'venue', 'visit location', 'place of visit'),
  field(
    'announced',
    'Announced',
    'yes or no',
    'visit announced',
    'planned',
    'was the visit announced',
    'planned visit',
  ),
  field(
    'whyNotAlone',
    'Why not alone',
    'text',
    'reason not seen alone',
    'reason not alone',
    'why not seen alone',
  ),
]

const appointments: ImportField[] = [
  ...whichChild,
  field(
    'date',
    'Date',
    'date',
    'appointment date',
    'date of appointment',
    'appt date',
    'appointment date time',
  ),
  field(
    'service',
    'Service',
    'text',
    'clinic',
    'appointment with',
    'appointment type',
    'specialty',
    'department',
    'agency',
    'provider',
    'appointment',
  ),
  field(
    'outcome',
    'Outcome',
    'outcome',
    'attendance',
    'attended',
    'appointment outcome',
    'status',
    'attendance status',
    'appointment status',
    'result',
  ),
  field(
    'reason',
    'Reason',
    'text',
    'reason given',
    'cancellation reason',
    'reason for non attendance',
    'comments',
  ),
  field('harm', 'Harm considered', 'text', 'impact', 'harm', 'risk', 'impact on child', 'effect on child'),
  field('serviceTold', 'Service told', 'text', 'referrer informed', 'service informed', 'who was told'),
]

/** Every field of each kind, in the order in which a person would look for it. */
export const importFields: Record<ImportKind, ImportField[]> = {
  children,
  people,
  chronology,
  visits,
  appointments,
}

export const kindNames: Record<ImportKind, string> = {
  children: 'Children',
  people: 'Adults and professionals',
  chronology: 'Chronology',
  visits: 'Visits: when a child was seen',
  appointments: 'Appointments',
}

export const fieldOf = (kind: ImportKind, key: string): ImportField | undefined =>
  importFields[kind].find((one) => one.key === key)
