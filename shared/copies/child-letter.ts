/**
 * A letter to one child: the decision, what will happen, what they said and what changed, in plain words and to them.
 * Every sentence is made from a field of the record, or is the chair's own: nothing is added that nobody wrote.
 */
import type { Action, Block, Decision } from '../minutes/index.ts'
import type { PaperParts } from './build.ts'
import type { CopyPart, CopySection } from './copy.ts'
import { aboutOf, entryParts } from './entries.ts'
import { actionsFor, decisionsFor, decisionWords, standing } from './outcome.ts'
import type { Sheet } from './sheet.ts'
import { dateWords, meetingName, sentenceCase } from './words.ts'

/** The field's words for a decision as a child can read them; a decision in other words is told as it was written. */
const plainDecisions: Record<string, string> = {
  'CPP made': 'You now have a child protection plan.',
  'CPP not made: CIN': 'You do not have a child protection plan. You have a child in need plan instead.',
  'CPP not made: early help':
    'You do not have a child protection plan. Your family is offered early help instead.',
  'CPP not made: NFA': 'You do not have a child protection plan.',
  'adjourned: inquorate':
    'Nothing was decided yet, because not enough people could come. There will be another meeting.',
  'CPP continues (same category)': 'Your child protection plan goes on.',
  'CPP continues (changed category)': 'Your child protection plan goes on. The reason for it has changed.',
  'CPP ends: CIN': 'Your child protection plan ends. You have a child in need plan instead.',
  'CPP ends: other': 'Your child protection plan ends.',
  continues: 'Your plan goes on.',
}

function decisionText(sheet: Sheet, decision: Decision): string {
  const plain = plainDecisions[decision.value.trim()]
  if (standing(sheet, decision).proposed)
    return `This was suggested, and a manager still has to decide: ${[decision.value, decision.category].filter(Boolean).join(', ')}.`
  if (!plain) return `The decision is: ${decisionWords(sheet, decision)}.`
  return decision.category ? `${plain} The word for the worry is: ${decision.category.toLowerCase()}.` : plain
}

const paragraph = (text: string): Block => ({ type: 'paragraph', runs: [{ text }] })

/** Points one below the other; none when there is nothing to say. */
function listOf(items: string[]): CopyPart[] {
  if (items.length === 0) return []
  const blocks: Block[] = [{ type: 'list', ordered: false, items: items.map((text) => [paragraph(text)]) }]
  return [{ type: 'entry', blocks }]
}

const ended = (text: string): string => (/[.!?]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`)

/** `Siobhan Greaves: weigh Ellie at home. By 3 October 2026.` */
function actionLine(sheet: Sheet, action: Action): string {
  const mine = action.owner === sheet.reader.recipient.id
  const who = mine ? 'You' : sheet.called(action.owner)
  const day = dateWords(action.due)
  // A due date in words ("ongoing") is told as it was written.
  const by = day === action.due.trim() ? sentenceCase(day) : `By ${day}`
  const due = [day && by, action.repeat].filter(Boolean).join(', ')
  const what = ended(who ? `${who}: ${action.text}` : sentenceCase(action.text))
  return due ? `${what} ${ended(due)}` : what
}

function decided(sheet: Sheet): CopyPart[] {
  const section = sheet.template.sections.find(({ kind }) => kind === 'decision')
  if (!section) return []
  return decisionsFor(sheet, section).map((one) => ({
    type: 'paragraph',
    text: decisionText(sheet, one),
    strong: true,
  }))
}

/** What people will do, and when they meet. */
function ahead(sheet: Sheet): CopyPart[] {
  const { template, minutes } = sheet
  const plan = template.sections.find(({ kind }) => kind === 'plan')
  const next = template.sections.find(({ kind }) => kind === 'nextDates')
  const actions = plan
    ? actionsFor(sheet, plan, minutes.actions).filter(({ text }) => text.trim() !== '')
    : []
  const { type, date, visits } = minutes.nextMeeting
  const dates =
    next && sheet.allowsSection(next, [meetingName(type), date, visits].filter(Boolean).join(', '))
  return [
    ...listOf(actions.map((action) => actionLine(sheet, action))),
    ...(dates && date.trim()
      ? [
          {
            type: 'paragraph' as const,
            text: `The next meeting is on ${dateWords(date)}${type ? ` (${meetingName(type).toLowerCase()})` : ''}.`,
          },
        ]
      : []),
    ...(dates && visits.trim() ? [{ type: 'paragraph' as const, text: `Visits: ${ended(visits)}` }] : []),
  ]
}

/** What was written down of what this child said: only what names them as whom it is about. */
function said(sheet: Sheet): CopyPart[] {
  const { minutes, template, reader } = sheet
  const section = template.sections.find(({ key }) => key === 'childVoice')
  if (!section) return []
  return minutes.sections
    .filter((one) => one.key === section.key)
    .flatMap(({ entries, child }) => {
      const mine = entries.filter((entry) => {
        const about = aboutOf(entry, child)
        return about !== 'all' && about.includes(reader.recipient.id)
      })
      return entryParts(sheet, section, mine, child)
    })
}

/** What the last actions did for this child, in the words of the record. */
function changed(sheet: Sheet): CopyPart[] {
  const section = sheet.template.sections.find(({ kind }) => kind === 'previousActions')
  if (!section) return []
  const effects = actionsFor(sheet, section, sheet.minutes.previousActions)
    .map(({ effectOnChild }) => effectOnChild)
    .filter((text) => text.trim() !== '')
  return listOf([...new Set(effects.map(ended))])
}

export function childLetterParts(sheet: Sheet, ownWords: string): PaperParts {
  const { minutes, template, reader } = sheet
  const { name } = reader.recipient
  const chair = sheet.called(minutes.meeting.chair)
  const words = ownWords.split('\n').filter((line) => line.trim() !== '')
  const sections: Omit<CopySection, 'number'>[] = [
    { heading: 'What was decided', parts: decided(sheet) },
    {
      heading: chair ? `From ${chair}` : 'From the person who led the meeting',
      parts: words.map((text) => ({ type: 'paragraph', text: text.trim() })),
    },
    { heading: 'What will happen', parts: ahead(sheet) },
    { heading: 'What you said', parts: said(sheet) },
    { heading: 'What has changed', parts: changed(sheet) },
  ]
  return {
    paper: 'child letter',
    title: `A letter to ${name.split(/\s+/)[0] ?? name}`,
    copyLine: `For ${name}`,
    marking: 'Private: for the person named here',
    facts: [
      { label: 'The meeting', value: template.name },
      { label: 'When', value: dateWords(minutes.meeting.date) },
      ...(chair ? [{ label: 'Who led it', value: chair }] : []),
    ],
    summary: [],
    sections,
    closing: [
      `If something here is wrong, or you do not agree, tell ${sheet.name(minutes.meeting.chair) || 'the person who led the meeting'} or your social worker. What you say is written down.`,
      'You can ask for an advocate: somebody who helps you to say what you think.',
    ],
  }
}
