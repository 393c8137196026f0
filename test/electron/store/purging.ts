/** A workspace with signed records that are full of one word everywhere, and a purge of them without its Word file. */
import * as Y from 'yjs'
import { sha256 } from '../../../electron/records/copies.ts'
import type { Store } from '../../../electron/store/index.ts'
import type { Database, Workspace } from '../../../electron/workspace/index.ts'
import { caseEventSchema } from '../../../shared/cases/index.ts'
import { childSchema, minutesSchema, personSchema } from '../../../shared/minutes/index.ts'
import { frozen } from '../frozen.ts'
import { caseInput, draftOf, me, minutesOf, recordInput, wordsItem } from './inputs.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)

/** A family that is told of with this word in every table there is. */
export async function familyWith(store: Store, word: string) {
  const made = await store.cases.create(
    {
      ...caseInput,
      children: [childSchema.parse({ id: 'c', name: `Child ${word}` })],
      people: [personSchema.parse({ id: 'p', name: `Parent ${word}`, aliases: [word] })],
      chronology: [caseEventSchema.parse({ id: 'e', text: `Event ${word}`, date: '2017-01-01' })],
    },
    me,
  )
  return store.cases.get(made.id)
}

type Column = { name: string; type: string; pk: number }

/** A row in which every column that nobody fixes holds the word: also those that a later version of the table adds. */
function fill(raw: Database, table: string, word: string, fixed: Record<string, unknown>): void {
  const columns = raw.prepare<[], Column>(`SELECT name, type, pk FROM pragma_table_info('${table}')`).all()
  if (columns.length === 0) throw new Error(`No table ${table}`)
  const values = columns.map(({ name, type }) =>
    name in fixed
      ? fixed[name]
      : type === 'INTEGER' || type === 'REAL'
        ? 0
        : type === 'BLOB'
          ? bytesOf(`${word} bytes`)
          : word,
  )
  const names = columns.map(({ name }) => `"${name}"`).join(', ')
  raw
    .prepare(`INSERT INTO "${table}" (${names}) VALUES (${columns.map(() => '?').join(', ')})`)
    .run(...values)
}

/** A signed record of that family, with this word wherever words can stand. */
export async function signedWith(
  store: Store,
  workspace: Workspace,
  caseId: string,
  word: string,
  date = '2026-09-14',
) {
  const record = await store.records.create(
    recordInput(caseId, { content: draftOf(word), date, title: `Title ${word}` }),
    me,
  )
  const doc = new Y.Doc()
  doc.getText('body').insert(0, `${word} ${'typed '.repeat(400)}`)
  await store.drafts.append(record.id, Y.encodeStateAsUpdate(doc), me, 'w')
  await store.drafts.compact(record.id)
  await store.drafts.append(record.id, draftOf(`later ${word}`), me, 'w')
  await store.search.index(record.id, wordsItem(`${word} ${'search '.repeat(300)}`))
  await store.statements.add(record.id, {
    id: `s-${record.id}`,
    kind: 'override',
    ruleId: 'R-PC',
    about: 'all',
    text: word,
    fields: {},
    reviewBy: '',
    byAccount: me,
    byName: word,
    role: '',
    at: '',
  })
  const minutes = minutesSchema.parse({
    ...minutesOf(`Minutes ${word}`),
    children: [{ id: 'c', name: word }],
  })
  const file = bytesOf(`A signed file with ${word} in it, of ${record.id}, ${'x'.repeat(6000)}`)
  const at = '2026-09-14T12:00:00Z'
  await store.signed.freeze(
    record.id,
    {
      ...frozen(minutes, { name: 'Priya', role: 'CP chair' }, at, [
        { recipientId: 'p', kind: 'parent', fileName: `${word}.docx`, bytes: file, sha256: sha256(file) },
      ]),
      findings: [{ says: word }],
      places: [
        {
          place: 'TM',
          step: 1,
          does: 'confirms',
          title: word,
          why: word,
          people: [{ account: '', name: word }],
          levels: [],
          lineId: '',
        },
      ],
    },
    me,
  )
  await store.letters.add(
    record.id,
    [
      {
        paper: 'decision letter',
        recipientId: 'p',
        version: '1.0',
        fileName: `${word}.docx`,
        bytes: bytesOf(`Letter ${word} ${record.id}`),
        sha256: sha256(`Letter ${word} ${record.id}`),
        signedBy: 'Priya',
        role: '',
        at,
      },
    ],
    me,
  )
  // What only other rooms of the core write: straight into the tables, so that each of them holds the word.
  const { id } = record
  await workspace.alone((raw) => {
    const put = (table: string, fixed: Record<string, unknown>) => fill(raw, table, word, fixed)
    const of = { record_id: id }
    const [letter] = raw.prepare('SELECT id FROM letter WHERE record_id = ?').all(id) as { id: string }[]
    put('letter_check', { letter_id: letter?.id })
    put('copy_check', { ...of, id: `k-${id}`, version: '1.0', recipient_id: 'p', sha256: sha256(file) })
    put('countersignature', { ...of, id: `n-${id}`, version: '1.0', place: 'TM', seq: 1 })
    put('countersigned_file', {
      ...of,
      countersignature_id: `n-${id}`,
      version: '1.0',
      recipient_id: 'p',
      sha256: sha256(`${id} countersigned`),
    })
    put('correction_request', { ...of, id: `q-${id}`, version: '1.0' })
    put('correction_outcome', { request_id: `q-${id}` })
    put('addendum', { ...of, id: `d-${id}`, of_version: '1.0', number: 1, version: '1.1' })
    put('correction_file', {
      ...of,
      id: `f-${id}`,
      of_version: '1.0',
      item: 'addendum',
      addendum_id: `d-${id}`,
      request_id: null,
      version: '1.0',
      sha256: sha256(`Addendum ${id}`),
    })
    put('correction_check', { file_id: `f-${id}` })
    put('withdrawal', { ...of, id: `w-${id}`, version: '1.0', next_version: '2.0' })
    put('withdrawal_step', { withdrawal_id: `w-${id}`, step: 'dropped' })
    put('old_version_opening', { ...of, id: `o-${id}`, version: '1.0' })
    put('fact_state', { ...of, basis: '' })
    const line = { ...of, line: `line-${id}`, sort: '1', place: 1, case_id: caseId, settled: 1 }
    put('record_action', { ...line, how: 'raised', head: '' })
    put('record_clock', line)
    const { settled: _settled, ...disagreement } = line
    put('record_disagreement', disagreement)
    put('measure_fact', of)
    put('measure_record', { ...of, lead: '' })
    put('learning_use', { ...of, place: 1, theme_id: '' })
    put('learning_note', of)
    put('copy_line', {
      ...of,
      id: `l-${id}`,
      version: '1.0',
      sha256: sha256(file),
      kind: 'parent',
      role: 'mother',
      agency: '',
      item: 'minutes',
      required: 1,
      mark: `m-${id}`,
    })
    put('copy_event', {
      id: `v-${id}`,
      line_id: `l-${id}`,
      kind: 'proof',
      at: '2026-09-20T10:00:00Z',
      noted: '2026-09-20T10:00:00Z',
      by_account: 'a',
      method: 'tracked post',
      proof: 'read aloud by',
      receipt_sha256: `receipt-${id}`,
      file_sha256: '',
    })
    put('copy_receipt', { sha256: `receipt-${id}` })
    put('copy_now', { ...of, line_id: `l-${id}`, settled: 1, exception: 0, replaced: 0 })
    put('copy_password', { line_id: `l-${id}` })
    put('copy_record', { ...of, version: '1.0' })
  })
  return record
}
