/** The actions of every record a person may open, each one once, however often it was carried over (domain section 5). */
import type { Account } from '../../shared/access/access.ts'
import { type ActionHistory, type ActionLine, actionLineSchema } from '../../shared/api/desk.ts'
import { londonDate } from '../../shared/clocks/index.ts'
import { templateFor } from '../../shared/templates/index.ts'
import type { Rooms } from '../core.ts'
import type { ActionFilter, ActionRow, KnownRecord } from '../store/index.ts'
import { maySeeAction, seenOf } from './desk-access.ts'
import { plainName } from './plain-name.ts'
import { isMe } from './who-may-open.ts'

export type ActionQuestion = {
  state: ActionFilter['state']
  whose: 'mine' | 'all'
  /** Whose actions "mine" are, where they are not one's own; one sees of them what one may see oneself. */
  of?: Pick<Account, 'id' | 'name'>
  caseId?: string
  text?: string
  /** Only with a date of this day or earlier, or carried too often. */
  until?: string
  /** Actions that are known already. */
  besides?: readonly string[]
}

/** Reads records by their ids: whoever asks about the same ones again keeps them. */
export type ReadRecords = (ids: readonly string[]) => Promise<KnownRecord[]>

/** As many as a person looks through; a filter finds the others. */
export const MOST_ACTIONS = 300
const PAGE = 400
/** Carried so often, the owner's manager has to know (rule R-PA). */
export const TOO_OFTEN = 2

const times = ['never', 'once', 'twice', 'three times', 'four times', 'five times', 'six times']

/** "twice", and numbers where words run out. */
export const timesWords = (n: number): string => times[n] ?? `${n} times`

/** At most `most`, soonest due first; `more` where there are others. `read` is how records are read. */
export async function actionLines(
  rooms: Rooms,
  me: Account,
  now: Date,
  question: ActionQuestion,
  most = MOST_ACTIONS,
  read: ReadRecords = rooms.store.facts.records,
): Promise<{ lines: ActionLine[]; more: boolean }> {
  const { whose, of: asker = me, ...filter } = question
  const asked: ActionFilter = {
    ...filter,
    ...(filter.until && { orCarried: TOO_OFTEN }),
    ...(whose === 'mine' && { owner: { account: asker.id, name: plainName(asker.name) } }),
  }
  const lines: ActionLine[] = []
  for (let from = 0; lines.length <= most; from += PAGE) {
    const heads = await rooms.store.facts.actionHeads(asked, from, PAGE)
    const found = await linesOf(
      rooms,
      me,
      now,
      heads.map(({ line }) => line),
      asker,
      read,
    )
    for (const { line } of heads) {
      const one = found.get(line)
      if (one && fits(one, question)) lines.push(one)
    }
    if (heads.length < PAGE) break
  }
  return { lines: lines.slice(0, most), more: lines.length > most }
}

/** What a person may see of an action can be older than its newest row: it is asked again of what they see. */
function fits(line: ActionLine, { state, whose, text, until }: ActionQuestion): boolean {
  if (state !== 'all' && line.settled !== (state === 'settled')) return false
  if (whose === 'mine' && !line.mine) return false
  const often = line.carriedCount >= TOO_OFTEN
  if (until && !often && (line.due === '' || line.due > until)) return false
  const words = [line.what, line.owner, line.agency, line.familyRef].join('\n').toLowerCase()
  return words.includes((text ?? '').trim().toLowerCase())
}

/** By line, as far as this person may see; actions of which they may see nothing are not there. */
async function linesOf(
  rooms: Rooms,
  me: Account,
  now: Date,
  ids: readonly string[],
  owner: Pick<Account, 'id' | 'name'>,
  read: ReadRecords,
): Promise<Map<string, ActionLine>> {
  const rows = await rooms.store.facts.actionRows(ids)
  const records = await read(rows.map((row) => row.record_id))
  const seen = await seenOf(rooms, records, me)
  const lines = new Map<string, ActionLine>()
  for (const [line, all] of Map.groupBy(rows, (row) => row.line)) {
    const mine = all.flatMap((row) => {
      const known = seen.get(row.record_id)
      return known && maySeeAction(row, known, me) ? [{ row, known }] : []
    })
    const made = lineOf(mine, owner, now)
    if (made) lines.set(line, made)
  }
  return lines
}

type Seen = { row: ActionRow; known: KnownRecord }

/** The newest row is the action as it is now; the last that said how it went, however it went. */
function lineOf(seen: Seen[], me: Pick<Account, 'id' | 'name'>, now: Date): ActionLine | undefined {
  const newest = seen.at(-1)
  if (!newest) return undefined
  const { row } = newest
  const said = seen.findLast((one) => one.row.status !== '')?.row ?? row
  const settled = said.settled === 1
  return actionLineSchema.parse({
    id: row.line,
    recordId: row.record_id,
    caseId: row.case_id,
    familyRef: row.family_ref,
    what: row.what,
    measure: row.measure,
    outcome: row.outcome,
    owner: row.owner,
    agency: row.agency,
    mine: isMe(me, { account: row.owner_account, name: row.owner_plain }),
    due: row.due,
    dueSaid: row.due_said,
    overdue: !settled && row.due !== '' && row.due < londonDate(now.toISOString()),
    status: said.status,
    settled,
    carriedCount: row.carried_count,
    raisedIn: row.raised_in,
    evidence: said.evidence,
    effectOnChild: said.effect_on_child,
    audience: row.audience,
    warnings: settled ? [] : warningsOf(row),
    history: seen.map(historyLine),
  })
}

function historyLine({ row, known: { record } }: Seen): ActionHistory {
  return {
    recordId: record.id,
    title: templateFor(record.type)?.shortName || record.title,
    date: record.date,
    signed: record.state === 'signed',
    how: row.how,
    what: row.what,
    owner: row.owner,
    due: row.due || row.due_said,
    status: row.status,
    evidence: row.evidence,
    effectOnChild: row.effect_on_child,
    because: row.again_because,
  }
}

/** An owner who was not there learns of it with a notice (domain section 5); one who did not agree is asked again. */
function noticeOf({ owner, owner_agreed }: ActionRow): string {
  if (!owner.trim()) return ''
  if (owner_agreed === 'not present') return 'Was not present: needs a notice.'
  return owner_agreed === 'no' ? 'Did not agree to it: ask again.' : ''
}

/** What a manager would ask about an open action (rules R-SM and R-PA). */
function warningsOf(row: ActionRow): ActionLine['warnings'] {
  const warnings: ActionLine['warnings'] = []
  if (!row.owner.trim()) warnings.push({ kind: 'owner', says: 'Nobody owns it. Name one person.' })
  const notice = noticeOf(row)
  if (notice) warnings.push({ kind: 'notice', says: notice })
  if (!row.due) {
    const says = row.due_said ? `“${row.due_said}” is not a date. Say by when.` : 'No date. Say by when.'
    warnings.push({ kind: 'date', says })
  }
  if (row.vague) {
    const says = `“${row.vague}”: what exactly, and how will we know it helped?`
    warnings.push({ kind: 'words', says })
  }
  if (row.carried_count >= TOO_OFTEN) {
    const says = `Carried ${timesWords(row.carried_count)}: tell the owner’s manager.`
    warnings.push({ kind: 'carried', says })
  }
  return warnings
}
