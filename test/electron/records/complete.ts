/**
 * A small, complete and fictional record of any kind: every heading has words, every check an answer with evidence.
 * It knows no rule: it answers what the findings ask, field by field, as a careful chair would.
 */

import type { Field } from '../../../shared/checks/check.ts'
import { evaluate, type Finding, signingBlockers } from '../../../shared/checks/index.ts'
import {
  type Answer,
  type DraftContent,
  draftContentSchema,
  type Statement,
  textBlocks,
  toMinutes,
} from '../../../shared/minutes/index.ts'
import { ruleSetOn } from '../../../shared/rule-sets/index.ts'
import type { Template } from '../../../shared/templates/index.ts'

export const DATE = '2026-09-17'
export const NOW = '2026-09-17T16:00:00Z'

const words: Record<string, string> = {
  default:
    'On 10 September the health visitor weighed Ada in clinic without notice and wrote it in the red book; the school register shows her there every day of the last fortnight.',
  childVoice:
    'Ada told Callum Reid on 14 September, alone in the school library, that her nan reads to her on Tuesdays and that she sleeps in the top bunk. She drew her week, day by day.',
  learning:
    'A plan is only as good as the person who checks it between meetings, and the date on which they do.',
}

/** What is still to come, by its own heading. */
const isAhead = (heading: string): boolean => /\bnext\b/i.test(heading)

function fieldValue(field: Field, finding: Finding): string {
  if (field.kind === 'date') return isAhead(field.label) ? '2026-10-08' : '2026-09-10'
  if (field.kind === 'datetime') return '2026-09-10 10:15'
  if (field.kind === 'person') return 'p-hv'
  if (field.kind === 'choice') {
    const calm = field.choices?.find((one) => /considered, not indicated|^yes|^no\b|agreed|none/i.test(one))
    return calm ?? field.choices?.[0] ?? ''
  }
  return `${finding.title}: Siobhan Green checked it on 10 September in clinic and wrote it in the red book.`
}

const wanted = (fields: Field[], chosen: Record<string, string>): Field[] =>
  fields.filter((field) => !field.when || field.when.is.includes(chosen[field.when.field] ?? ''))

function fieldsOf(fields: Field[], finding: Finding, from: Record<string, string> = {}) {
  const values: Record<string, string> = { ...from }
  for (const field of fields) {
    const known = values[field.key] ?? ''
    // A day alone is no moment: what the record knows of it is completed.
    const complete = field.kind === 'datetime' ? known.includes(':') : known !== ''
    if (!complete) values[field.key] = fieldValue(field, finding)
  }
  return Object.fromEntries(wanted(fields, values).map((field) => [field.key, values[field.key] ?? '']))
}

/** Lines of an answer: those that are asked for, and in a second attempt one where a line may be needed. */
function rowsOf(finding: Finding, attempt: number): Record<string, string>[] {
  const { rows } = finding.form
  if (!rows) return []
  const given = finding.prefill?.rows ?? []
  const [first] = rows.columns
  const fixed = rows.fixed?.map((value) => ({ [first?.key ?? '']: value }))
  const count = Math.max(rows.min ?? Math.min(attempt, 1), given.length)
  const starts = fixed ?? Array.from({ length: count }, (_, at) => given[at] ?? {})
  // Rows are different matters: two that read alike would be one.
  return starts.map((start, at) => {
    const row = fieldsOf(rows.columns, finding, start)
    const key = first?.key ?? ''
    return start[key] || first?.kind === 'choice' || first?.kind === 'date'
      ? row
      : { ...row, [key]: `WX-${2001 + at}` }
  })
}

const answerTo = (finding: Finding, nth: number): Answer => ({
  id: `answer-${finding.id}-${nth}`,
  ruleId: finding.ruleId,
  about: finding.about.length > 0 ? finding.about : 'all',
  aboutReason: 'There is one child, and this is about her.',
  value: 'yes',
  evidence: `${finding.ruleId}: the health visitor saw Ada on 10 September without notice, and the school register was read on 15 September.`,
  sources: [
    { kind: 'seen', who: 'p-hv', date: '2026-09-10' },
    { kind: 'agency record', who: 'p-dsl', date: '2026-09-15' },
  ],
  linkedActionIds: ['action-1'],
  fields: {
    ...fieldsOf(finding.form.fields, finding, finding.prefill?.fields),
    ...(finding.subject ? { subject: finding.subject.id } : {}),
  },
  rows: rowsOf(finding, nth),
  answeredBy: '',
  answeredAt: NOW,
  supersedes: '',
})

/** Every part of a record that the template asks for. */
export function filled(template: Template, from: DraftContent, chair: string): DraftContent {
  const content = structuredClone(from)
  const children = content.children.map(({ id }) => id)
  const entry = (key: string, n: number) => ({
    id: `entry-${key}-${n}`,
    speaker: 'p-hv',
    about: children,
    source: 'agency record' as const,
    withholdFrom: [],
    blocks: textBlocks(words[key] ?? words.default ?? ''),
  })
  const typed = new Set(['entries', 'perChild', 'chronology', 'nextDates'])
  return draftContentSchema.parse({
    ...content,
    meeting: {
      ...content.meeting,
      chair,
      minuteTaker: '',
      triggers: {
        ...content.meeting.triggers,
        chronologyLastUpdated: '2026-09-15',
        lastCaseSupervision: '2026-09-10',
        strategyDiscussionStartingS47: '2026-09-01',
      },
    },
    attendance: content.people.map(({ id }) => ({
      id: `att-${id}`,
      person: id,
      status: 'attended',
      mode: 'in person',
      reportSubmitted: 'yes',
      reportDate: '2026-09-08',
      reportSharedWithFamily: '2026-09-09',
    })),
    sections: template.sections
      .filter(({ kind }) => typed.has(kind))
      .flatMap((section) =>
        section.kind === 'perChild'
          ? children.map((child, n) => ({ key: section.key, child, entries: [entry(section.key, n)] }))
          : [{ key: section.key, child: '', entries: [entry(section.key, 0)] }],
      ),
    tables: template.sections
      .filter(({ kind }) => kind === 'table')
      .map((section) => ({
        key: section.key,
        rows: [0, 1].map((n) => ({
          id: `row-${section.key}-${n}`,
          cells: Object.fromEntries(
            (section.columns ?? []).map((column) => [
              column.key,
              column.kind === 'date'
                ? isAhead(column.heading)
                  ? '2026-10-08'
                  : '2026-09-15'
                : column.kind === 'time'
                  ? '10:30'
                  : column.kind === 'person'
                    ? 'p-hv'
                    : column.kind === 'child'
                      ? (children[0] ?? '')
                      : (column.choices?.[0] ?? `${column.heading}, as read on 15 September`),
            ]),
          ),
        })),
      })),
    decisions: children.flatMap((child) =>
      template.decisions[0] === undefined
        ? []
        : [
            {
              id: `decision-${child}`,
              child,
              type: template.decisionType,
              value: calmDecision(template),
              category: template.decisionType.startsWith('cpp') ? 'Neglect' : '',
              reason: 'What was seen on 10 and 14 September, read together with the chronology.',
              decidedBy: chair,
            },
          ],
    ),
    actions: [
      {
        id: 'action-1',
        text: 'Siobhan Green will weigh Ada in clinic without notice and send the figures to Callum Reid',
        owner: 'p-hv',
        ownerAgreed: 'yes',
        due: '2026-10-01',
        measure: 'Two weights in the red book',
        outcome: 'Ada grows along her line',
      },
    ],
    // An escalation record follows somebody's disagreement.
    dissent:
      template.type === 'ESC'
        ? [
            {
              id: 'dissent-1',
              person: 'p-hv',
              about: 'threshold',
              text: 'I do not agree that the weight can wait for another four weeks.',
              ownWords: 'yes',
              confirmedHow: 'Read back to her on the telephone',
              confirmedOn: '2026-09-15',
              choice: 'escalated',
              raisedIn: '2026-09-10',
            },
          ]
        : [],
    coreGroup: { members: ['p-hv', 'p-sw', 'p-mum'], firstMeeting: '2026-09-28' },
    nextMeeting: { type: 'CG', date: '2026-10-12', visits: 'every ten working days' },
  })
}

/** A decision that keeps the council involved, so that no closing gate stands in the way. */
function calmDecision({ decisions }: Template): string {
  return (
    decisions.find((one) =>
      /^(?:CPP made|CPP continues|S47 joint|continues|plan continues|CIN$|agreed)/.test(one),
    ) ??
    decisions[0] ??
    ''
  )
}

/** The record with an answer to everything that blocks signing and can be answered by the chair. */
export function answered(template: Template, content: DraftContent, statements: Statement[]): DraftContent {
  const next = structuredClone(content)
  const { settings } = ruleSetOn(DATE)
  for (let round = 0; round < 3; round += 1) {
    const findings = evaluate({
      minutes: toMinutes(next, statements),
      template,
      history: [],
      settings,
      now: NOW,
    })
    const open = signingBlockers(findings).filter((one) => !one.form.answeredIn)
    if (open.length === 0) break
    for (const finding of open) {
      next.answers = next.answers.filter(({ id }) => !id.startsWith(`answer-${finding.id}-`))
      next.answers.push(answerTo(finding, round))
    }
  }
  return next
}
