/** What one record says of each disagreement in it, and whose turn it is; see `shared/minutes/disagreement.ts`. */
import { hasEnded, wordsOfDissent } from '../../shared/checks/dissent.ts'
import { type Clock, londonDate, parseDate } from '../../shared/clocks/index.ts'
import {
  asItStands,
  type Dissent,
  disagreementKey,
  endingOf,
  followedBy,
  type Minutes,
  type Person,
  stagesOf,
} from '../../shared/minutes/index.ts'
import type { Template } from '../../shared/templates/index.ts'
import type { DisagreementFact, KeptDisagreement, Party } from '../store/index.ts'
import { plainName } from './plain-name.ts'

type Which = { id: string; caseId: string; familyRef: string; createdAt: string }

/**
 * Which of a family's records knows a disagreement best: its escalation record, then a meeting that everybody may
 * read, then supervision; of the same kind the newest.
 */
export function rankOf({ meeting }: Pick<Minutes, 'meeting'>): string {
  if (meeting.type === 'ESC') return '2'
  return meeting.type.startsWith('SUP_') ? '0' : '1'
}

/** The one line of a disagreement through all records of its family. */
export const disagreementLine = (
  row: Dissent,
  minutes: Minutes,
  record: Pick<Which, 'id' | 'caseId'>,
): string => JSON.stringify(['disagreement', record.caseId || record.id, disagreementKey(row, minutes)])

/** The disagreement whose stage a clock runs for. */
export const disagreementOf = (clock: Pick<Clock, 'row'>, minutes: Minutes): Dissent | undefined =>
  minutes.dissent.find(({ id }) => id === clock.row) ?? followedBy(minutes)

/** Somebody named as leading, by id or by name. */
const personNamed = (lead: string, { people }: Minutes): Person | undefined =>
  people.find(({ id }) => id === lead) ?? people.find(({ name }) => plainName(name) === plainName(lead))

/** Whoever leads the stage that an escalation has reached: it waits for them, whoever keeps the record. */
export function stageLead(minutes: Minutes): Party | undefined {
  const lead = followedBy(minutes) ? stagesOf(minutes).at(-1)?.lead : undefined
  if (!lead) return undefined
  const person = personNamed(lead, minutes)
  return {
    account: person?.accountId ?? '',
    name: plainName(person?.name || lead),
    leads: true,
    chairs: false,
  }
}

const saidUnsafe = (minutes: Minutes): boolean =>
  minutes.answers.findLast(({ ruleId }) => ruleId === 'R-ES')?.fields.unsafe === 'Yes'

function factOf(
  row: Dissent,
  minutes: Minutes,
  template: Template,
  clocks: readonly Clock[],
): DisagreementFact {
  const now = asItStands(row, minutes)
  const follows = followedBy(minutes)?.id === row.id
  const stage = follows ? stagesOf(minutes).at(-1) : undefined
  const end = follows ? endingOf(minutes) : undefined
  const clock = clocks.find((one) => one.row === (stage?.id ?? row.id) && one.id.startsWith('T-ESC-'))
  const due = clock?.due ?? parseDate(now.due) ?? ''
  const person = minutes.people.find(({ id }) => id === row.person)
  const own = template.sections.find(({ kind }) => kind === 'dissent')?.audience
  return {
    row: row.id,
    follows,
    beganHere: row.raisedIn === '',
    person: person?.name ?? '',
    agency: person?.agency ?? '',
    about: row.about.trim(),
    words: wordsOfDissent(row, minutes) || row.text.trim(),
    choice: row.choice,
    stage: now.stage.trim(),
    since: parseDate(stage?.began || row.raisedIn || minutes.meeting.date) ?? '',
    due: due.includes('T') ? londonDate(due) : due,
    dueAt: due.includes('T') ? due : '',
    lead: now.lead.trim(),
    unsafe: saidUnsafe(minutes),
    outcome: now.outcome.trim(),
    endedOn: parseDate(end?.date || now.outcomeSentOn) ?? '',
    accepted: now.accepted,
    ended: hasEnded(row, minutes),
    restricted: (row.audience ?? own) === 'restricted',
  }
}

/** `open`: the record without anybody's personal supervision, whose disagreements stay with those who were in it. */
export const disagreementFacts = (
  open: Minutes,
  template: Template,
  record: Which & { date: string },
  clocks: readonly Clock[],
): KeptDisagreement[] =>
  open.dissent
    // A row that nobody has written anything in is no disagreement yet.
    .filter((row) => row.person !== '' || row.about.trim() !== '' || row.text.trim() !== '')
    .map((row) => ({
      line: disagreementLine(row, open, record),
      sort: `${rankOf(open)} ${parseDate(record.date) ?? '9999-12-31'} ${record.createdAt} ${record.id}`,
      caseId: record.caseId,
      familyRef: open.meeting.familyRef || record.familyRef,
      fact: factOf(row, open, template, clocks),
    }))
