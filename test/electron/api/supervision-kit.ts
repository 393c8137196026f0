/** A service of seven people at a held moment: a head, two managers, two workers, a chair and somebody from outside. */
import * as Y from 'yjs'
import { createCore } from '../../../electron/core.ts'
import type { Role } from '../../../shared/access/access.ts'
import { draftContentSchema, minutesToDraft, toMinutes } from '../../../shared/minutes/index.ts'
import { frozen } from '../frozen.ts'
import { makeWorkspace } from '../workspace/folders.ts'
import { clientFor, type TestClient } from './core-kit.ts'

const everybody = {
  head: ['Ada Pole', 'Head of Service'],
  north: ['Ruth Iveson', 'Team manager'],
  south: ['Noel Hart', 'Team manager'],
  callum: ['Callum Adebayo', 'Social worker'],
  siobhan: ['Siobhan Greaves', 'Social worker'],
  chair: ['Priya Noor', 'CP chair'],
  office: ['Sam Dell', 'Admin officer'],
  outside: ['Tess Quill', 'Partnership officer'],
} as const satisfies Record<string, readonly [string, Role]>
export type Who = keyof typeof everybody

export type Session = {
  type: 'SUP_CASE' | 'SUP_GROUP' | 'SUP_SUP' | 'ICPC'
  date: string
  chair: Who
  with?: Who[]
  caseId?: string
  next?: string
  rest?: Record<string, unknown>
}

export async function supervisionKit(start = '2026-09-21T09:00:00Z') {
  let now = new Date(start)
  const { workspace } = await makeWorkspace()
  const core = createCore({ door: 'browser', folder: workspace.folder, now: () => now })
  const rooms = await core.adopt(workspace)
  const accounts = (Object.keys(everybody) as Who[]).map((id) => ({
    id,
    name: everybody[id][0],
    role: everybody[id][1] as Role,
    organisation: 'Wexmoor Council',
    email: '',
    administrator: id === 'office',
    active: true,
    createdAt: '2026-06-01T09:00:00.000Z',
  }))
  for (const account of accounts) await rooms.store.accounts.add(account)
  const lines = [
    ['callum', 'north'],
    ['siobhan', 'south'],
    ['north', 'head'],
    ['south', 'head'],
    ['chair', 'head'],
  ].map(([person, supervisor]) => ({ person, supervisor }))
  await rooms.store.settings.set('supervision lines', lines, 'office')

  const as = (who: Who): TestClient => {
    const session = core.newSession()
    const account = accounts.find(({ id }) => id === who)
    if (account) core.signIn(session, account)
    return clientFor(core, session)
  }
  const person = (who: Who) => ({
    id: `p-${who}`,
    name: everybody[who][0],
    role: 'professional',
    agency: 'Children’s Social Care',
    agencyGroup: 'CSC',
    accountId: who,
  })

  /** A family with a protection plan from a day on, and its worker. */
  const family = async (familyRef: string, worker: Who, from: string, plan = 'Child protection plan') => {
    const { id } = await as('north').cases.create({
      familyRef,
      children: draftContentSchema.parse({
        meeting: { type: 'ICPC' },
        children: [{ id: 'c-1', name: 'Wren Ashby', dob: '2019-05-01' }],
      }).children,
      people: draftContentSchema.parse({ meeting: { type: 'ICPC' }, people: [person(worker)] }).people,
      chronology: [],
      statuses: [
        { id: 's-1', child: 'c-1', kind: 'plan', value: plan, category: '', from, to: '', source: '' },
      ],
    })
    return id
  }

  async function signed({ type, date, chair, with: others = [], caseId = '', next = '', rest }: Session) {
    const there = [chair, ...others]
    const content = draftContentSchema.parse({
      meeting: { type, date, title: 'A session', chair: `p-${chair}` },
      people: there.map(person),
      attendance: there.map((who) => ({ id: `at-${who}`, person: `p-${who}`, status: 'attended' })),
      nextMeeting: { date: next },
      ...rest,
    })
    const familyRef = caseId ? (await rooms.store.cases.get(caseId)).familyRef : ''
    const { id } = await rooms.store.records.create(
      {
        caseId,
        type,
        title: 'A session',
        familyRef,
        date,
        content: Y.encodeStateAsUpdate(minutesToDraft(content)),
      },
      chair,
    )
    const minutes = toMinutes(await rooms.drafts.content(id), await rooms.store.statements.list(id))
    const by = { name: everybody[chair][0], role: everybody[chair][1] }
    await rooms.store.signed.freeze(id, frozen(minutes, by, `${now.toISOString().slice(0, 19)}Z`), chair)
    rooms.drafts.forget(id)
    return id
  }

  return {
    rooms,
    as,
    family,
    signed,
    at(instant: string) {
      now = new Date(instant)
    },
    /** What is kept, in words. */
    async kept(kind = '') {
      await rooms.supervision.current()
      return (await rooms.store.supervision.dues())
        .filter((row) => kind === '' || row.kind === kind)
        .map(({ kind, subject, due, state }) => `${kind} ${subject} ${due} ${state}`)
    },
    stop: () => core.close(),
  }
}
export type SupervisionKit = Awaited<ReturnType<typeof supervisionKit>>
