/** The sections of a template as parts of a copy, one writer for each kind. */
import type { MeetingEvent } from '../minutes/index.ts'
import { modelOf, supervisionModelNames, supervisionModelOf, usesCycle } from '../templates/models.ts'
import type { SectionKind, TemplateSection } from '../templates/template.ts'
import { checkParts, managementParts } from './checks.ts'
import type { CopyPart } from './copy.ts'
import { decisionParts, dissentParts, nextDateParts, planParts, previousActionParts } from './outcome.ts'
import { attendanceParts, childrenParts, coreGroupParts, householdParts, quorumWords } from './people.ts'
import { factsOf, partsOf, type Sheet, tableOf } from './sheet.ts'
import { dateWords, instantWords, listWords, nameOrWords, sentenceCase } from './words.ts'

type Writer = (sheet: Sheet, section: TemplateSection) => CopyPart[]

const nothing: Writer = () => []

function detailParts(sheet: Sheet, section: TemplateSection): CopyPart[] {
  const { meeting } = sheet.minutes
  const triggers = sheet.template.triggers.map((one): [string, string] => [
    one.label,
    dateWords(meeting.triggers[one.key] ?? ''),
  ])
  const said = triggers.filter(([, value]) => value).map(([label, value]) => `${label}: ${value}`)
  const inside = [meeting.mode, ...said].filter(Boolean).join('; ')
  if (!sheet.allowsSection(section, inside)) return []
  // How the meeting was held can say that two people were kept apart; what started the clocks is for the services.
  if (sheet.family) {
    const why = 'How the meeting was held and what started its clocks stay out of this copy.'
    sheet.leave(section.heading, inside, why, meeting.mode)
  }
  // Beside the attendance; a record that has none says it here.
  const hasAttendance = sheet.template.sections.some((one) => one.kind === 'attendance')
  return partsOf(
    factsOf([
      ['Kind of meeting', meeting.subType],
      ['Held', sheet.family ? '' : sentenceCase(meeting.mode)],
      modelFact(sheet),
      ['Interpreter', nameOrWords(sheet.minutes, meeting.interpreter)],
      ['Recording', meeting.recordingPolicy],
      ['Purpose of the plan', meeting.purposeOfPlan],
      ['Quorum', hasAttendance ? '' : quorumWords(sheet)],
      ...(sheet.family ? [] : triggers),
    ]),
  )
}

/** The model of a conference, or the reflective cycle of a session; a model that somebody typed as they typed it. */
function modelFact({ template, minutes }: Sheet): [string, string] {
  const { conferenceModel } = minutes.meeting
  const typed = sentenceCase(conferenceModel.replaceAll('-', ' '))
  if (!usesCycle(template.type)) return ['Conference model', template.area === 'supervision' ? '' : typed]
  const cycle = supervisionModelOf(conferenceModel)
  const isConference = modelOf(conferenceModel) !== 'standard' || /^(?:standard)?$/i.test(typed)
  const isOwn = cycle === 'kolb' && !isConference
  return ['Reflective cycle', isOwn ? typed : supervisionModelNames[cycle]]
}

function statementParts(sheet: Sheet, section: TemplateSection): CopyPart[] {
  const text = section.statement ?? ''
  if (!sheet.allowsSection(section, text)) return []
  return text.split('\n').flatMap((line) => (line.trim() ? [{ type: 'paragraph', text: line.trim() }] : []))
}

function missedParts(sheet: Sheet, section: TemplateSection): CopyPart[] {
  const rows = sheet.minutes.events.filter((event) => {
    if (event.type !== 'wasNotBrought') return false
    const words = [sheet.name(event.child), dateWords(event.date), event.service, event.reason, event.harm]
    const about = event.child === '' ? [] : [event.child]
    return sheet.allows(
      { audience: section.audience, about },
      section.heading,
      words.filter(Boolean).join(', '),
    )
  })
  const columns = [
    'Child',
    'Date',
    'Service',
    'Outcome',
    'Recorded as',
    'Reason',
    'Harm considered',
    'Service told',
  ]
  return partsOf(
    tableOf(
      'Appointments and Was Not Brought',
      columns,
      rows.map((event) => [
        sheet.name(event.child),
        dateWords(event.date),
        event.service,
        sentenceCase(event.outcome || 'Was Not Brought'),
        sheet.internal ? event.recordedAs : '',
        event.reason,
        event.harm,
        dateWords(event.serviceTold),
      ]),
    ),
  )
}

/** Dated rows of the record are for the services; a family reads what is written for them under the same heading. */
function chronologyParts(sheet: Sheet, section: TemplateSection): CopyPart[] {
  const all = sheet.minutes.chronology
  const text = all.map((row) => `${dateWords(row.date)}: ${row.text} ${row.meaning}`)
  if (sheet.family) {
    for (const row of text) sheet.leave(section.heading, row, 'Chronology rows stay out of family copies.')
    return []
  }
  if (!sheet.allowsSection(section, text.join(' '))) return []
  const rows = all.filter((row) =>
    sheet.allows({ audience: section.audience, about: row.about }, section.heading, row.text),
  )
  const list = tableOf(
    'Chronology',
    ['Date', 'Who', 'Source', 'What happened', 'What it means for the child'],
    rows.map((row) => [
      dateWords(row.date),
      listWords(row.about.map((id) => sheet.name(id))),
      [row.source, row.category].filter(Boolean).join(', '),
      row.text,
      row.meaning,
    ]),
  )
  return partsOf(list, ...(sheet.internal ? [eventTable(sheet, section)] : []))
}

const eventWords: Record<string, string> = {
  policeIncident: 'Police incident',
  allegation: 'Allegation',
  noAccess: 'No access',
  visitCancelledByCarer: 'Visit cancelled by a carer',
}

export function eventDetail(sheet: Sheet, event: MeetingEvent): string {
  const facts = [
    event.text,
    event.kind,
    sheet.name(event.against) && `against ${sheet.name(event.against)}`,
    event.toldTo && `told to ${nameOrWords(sheet.minutes, event.toldTo)}`,
    event.place && `at ${event.place}`,
    event.s46Considered && `police protection considered: ${event.s46Considered}`,
    event.s46Used && `police protection used: ${event.s46Used}`,
    event.strategyDiscussionRequestedAt &&
      `strategy discussion asked for ${dateWords(event.strategyDiscussionRequestedAt)}`,
    event.policeRef && `police reference ${event.policeRef}`,
    event.medicalDecision && `medical: ${event.medicalDecision}`,
  ]
  return sentenceCase(facts.filter(Boolean).join('; '))
}

/** Allegations, police incidents and visits that failed: for the child's file only. */
function eventTable(sheet: Sheet, section: TemplateSection): CopyPart | undefined {
  const events = sheet.minutes.events.filter((event) => {
    if (event.type === 'wasNotBrought') return false
    const about = event.child === '' ? [] : [event.child]
    return sheet.allows({ audience: 'council', about }, section.heading, eventDetail(sheet, event))
  })
  return tableOf(
    'Incidents and allegations',
    ['Date', 'Child', 'What', 'Detail'],
    events.map((event) => [
      dateWords(event.date),
      sheet.name(event.child),
      eventWords[event.type] ?? event.type,
      eventDetail(sheet, event),
    ]),
    'Inside the council',
  )
}

function tableParts(sheet: Sheet, section: TemplateSection): CopyPart[] {
  const columns = section.columns ?? []
  const rows = sheet.minutes.tables.filter((one) => one.key === section.key).flatMap((one) => one.rows)
  const said = rows.map((row) => {
    const people: string[] = []
    const children: string[] = []
    const cells = columns.map((column) => {
      const cell = row.cells[column.key] ?? ''
      if (column.kind === 'date') return dateWords(cell)
      if (column.kind !== 'person' && column.kind !== 'child') return cell
      if (column.kind === 'child' && cell !== '') children.push(cell)
      if (column.kind === 'person' && sheet.name(cell) !== '') people.push(cell)
      return nameOrWords(sheet.minutes, cell)
    })
    return { cells, people, children }
  })
  const mine = said.filter(({ cells, people, children }) => {
    const text = cells.filter(Boolean).join(', ')
    const subject = { audience: section.audience, about: children }
    if (!sheet.allows(subject, section.heading, text)) return false
    return people.every((id) => sheet.names(id, section.heading, text))
  })
  const headings = columns.map((column) => column.heading)
  const rowsOf = mine.map((row) => row.cells)
  return partsOf(tableOf(section.heading, headings, rowsOf))
}

function signatureParts(sheet: Sheet, section: TemplateSection): CopyPart[] {
  const { signature } = sheet
  if (!signature) return []
  if (sheet.reader.recipient.kind !== 'personal record' && !sheet.allowsSection(section, signature.name))
    return []
  return partsOf(
    factsOf([
      ['Signed by', `${signature.name}, ${signature.role}`],
      ['Signed', instantWords(signature.at)],
    ]),
  )
}

const writers: Record<SectionKind, Writer> = {
  entries: nothing,
  perChild: nothing,
  details: detailParts,
  children: childrenParts,
  household: householdParts,
  attendance: attendanceParts,
  statement: statementParts,
  previousActions: previousActionParts,
  wasNotBrought: missedParts,
  checks: checkParts,
  decision: decisionParts,
  dissent: dissentParts,
  plan: planParts,
  coreGroup: coreGroupParts,
  nextDates: nextDateParts,
  chronology: chronologyParts,
  management: managementParts,
  table: tableParts,
  signatures: signatureParts,
  distribution: nothing,
}

/** The structured part of a section, as far as this recipient may read it. */
export function structuredParts(sheet: Sheet, section: TemplateSection): CopyPart[] {
  return writers[section.kind](sheet, section)
}
