/** What each field of a family is called on its screens, for what has to name one. */
import type { CaseContent, FamilyList } from '../../../shared/cases/index.ts'
import { caseParts } from './case-parts.tsx'

type Labels<List extends FamilyList> = Record<Exclude<keyof CaseContent[List][number], 'id'>, string>

const person: Labels<'people'> = {
  name: 'Name',
  role: 'Role',
  agency: 'Agency',
  agencyGroup: 'Kind of agency',
  jobTitle: 'Job title',
  of: 'Parent or carer of',
  stepParentOf: 'Step-parent of',
  parentalResponsibility: 'Has parental responsibility for',
  inHousehold: 'Lives in the household',
  detail: 'Anything else to know',
  address: 'Address',
  phone: 'Phone',
  employer: 'Employer',
  withholdAddressFrom: 'Keep the address from',
  withholdPhoneFrom: 'Keep the phone from',
  withholdEmployerFrom: 'Keep the employer from',
  withholdReason: 'Why they are kept back',
  aliases: 'Other names',
  lastChecked: 'Last checked',
  worksWithChildren: 'Works or volunteers with children',
  accountId: 'Signs in to Chairside as',
  copyAgreedBy: 'Children who agree that they get a copy',
  copyAskedBy: 'Who asks that they get a copy',
  copyNote: 'When and how that was said',
}

/** The words of the screens, list by list. */
export const fieldLabels: { [List in FamilyList]: Labels<List> } = {
  children: {
    name: 'Name',
    dob: 'Date of birth',
    unborn: 'Not born yet',
    caseRef: 'Case system number',
    setting: 'School or setting',
    ethnicity: 'Ethnicity',
    firstLanguage: 'First language',
    needs: 'Needs',
    planBefore: 'Plan before this',
    previousPlans: 'Earlier child protection plans',
    seen: 'When the child was seen',
    ownAppointments: 'Makes their own appointments',
    withholdSettingFrom: 'Keep the school or setting from',
    copyChoice: 'What the child gets in writing',
    copyReason: 'Age and understanding',
  },
  people: person,
  chronology: {
    date: 'Date',
    until: 'Until',
    precision: 'How well the date is known',
    about: 'About',
    source: 'Source',
    category: 'Kind',
    text: 'What happened',
    meaning: 'What it meant for the child',
    agency: 'Agency',
    sensitivity: 'Who may read it',
    readers: 'Who else may read it',
    restrictedBecause: 'Why it is restricted',
    recordId: 'The record it came from',
    entryId: 'The entry it came from',
    importId: 'The import it came from',
  },
  household: { person: 'Who', from: 'From', to: 'To', note: 'Note' },
  otherNames: { of: 'Who', kind: 'Kind of name', name: 'Other name' },
  numbers: { of: 'Whose number', kind: 'Kind of number', value: 'Number' },
  relationships: { from: 'Who', kind: 'Is the', to: 'Of whom' },
  statuses: {
    child: 'Child',
    kind: 'Kind',
    value: 'Plan or legal status',
    category: 'Category',
    from: 'From',
    to: 'To',
    source: 'Where this is from',
  },
  agencies: {
    name: 'Agency',
    group: 'Kind of agency',
    worker: 'Worker',
    contact: 'How to reach them',
    from: 'Involved from',
    to: 'Involved to',
    historyConfirmed: 'Confirmed its part of the history on',
  },
  appointments: {
    child: 'Child',
    service: 'Service',
    date: 'Date',
    outcome: 'What happened',
    reason: 'Reason given',
    harm: 'Harm that could follow',
    serviceTold: 'Service told',
    importId: 'The import it came from',
  },
}

export const familyRefLabel = 'Family reference'

/** What a list is called on the family’s page. */
export const listLabels: Record<FamilyList, string> = {
  ...caseParts,
  chronology: 'Chronology',
  otherNames: 'Other names and earlier surnames',
  numbers: 'Numbers',
  statuses: caseParts.status,
}
