/** A workspace of four people at a held moment, with records that are written and signed as a test says. */
import * as Y from 'yjs'
import { createCore } from '../../../electron/core.ts'
import { sha256 } from '../../../electron/records/copies.ts'
import type { Role } from '../../../shared/access/access.ts'
import { recipientsOf } from '../../../shared/copies/index.ts'
import { draftContentSchema, minutesToDraft, toMinutes } from '../../../shared/minutes/index.ts'
import { templateFor } from '../../../shared/templates/index.ts'
import { frozen } from '../frozen.ts'
import { makeWorkspace } from '../workspace/folders.ts'
import { clientFor, type TestClient } from './core-kit.ts'

export const names = {
  'CP chair': 'Priya Noor',
  'Social worker': 'Callum Adebayo',
  'Team manager': 'Ruth Iveson',
  'Admin officer': 'Sam Dell',
} as const satisfies Partial<Record<Role, string>>
export type Who = keyof typeof names

/** What a record holds besides its people: the usual four are there, and Dana Ashby with Wren. */
export type Written = {
  meeting?: Record<string, unknown>
  by?: Who
  caseId?: string
  type?: 'ICPC' | 'RCPC' | 'CG' | 'CIN_REVIEW' | 'SUP_CASE'
  date: string
  rest?: Record<string, unknown>
}

/** Nobody types a passphrase here: what is tested does not depend on its cost. */
export async function deskKit(start = '2026-09-21T09:00:00Z') {
  let now = new Date(start)
  const { workspace } = await makeWorkspace()
  const core = createCore({ door: 'browser', folder: workspace.folder, now: () => now })
  const rooms = await core.adopt(workspace)
  const idOf = (who: Who) => `account of ${names[who]}`
  const accounts = (Object.keys(names) as Who[]).map((role) => ({
    id: idOf(role),
    name: names[role],
    role,
    organisation: 'Wexmoor Council',
    email: '',
    administrator: role === 'CP chair',
    active: true,
    createdAt: now.toISOString(),
  }))
  for (const account of accounts) await rooms.store.accounts.add(account)
  const as = (who: Who): TestClient => {
    const session = core.newSession()
    const account = accounts.find(({ role }) => role === who)
    if (account) core.signIn(session, account)
    return clientFor(core, session)
  }
  const client = as('CP chair')
  const family = await client.cases.create({ familyRef: 'WX-7', children: [], people: [], chronology: [] })

  const contentOf = ({ type = 'ICPC', date, meeting, rest }: Written) =>
    draftContentSchema.parse({
      meeting: { type, date, title: 'A record', familyRef: 'WX-7', chair: 'p-chair', ...meeting },
      children: [{ id: 'c-1', name: 'Wren Ashby', dob: '2019-05-01' }],
      people: [
        { id: 'p-mum', name: 'Dana Ashby', role: 'mother', of: ['c-1'] },
        {
          id: 'p-chair',
          name: names['CP chair'],
          role: 'professional',
          agencyGroup: 'CSC',
          accountId: idOf('CP chair'),
        },
        {
          id: 'p-sw',
          name: names['Social worker'],
          role: 'professional',
          agency: 'Children’s Social Care',
          agencyGroup: 'CSC',
          accountId: idOf('Social worker'),
        },
        { id: 'p-hv', name: 'Siobhan Greaves', role: 'professional', agency: 'Community Health' },
      ],
      attendance: [{ id: 'at-1', person: 'p-chair', status: 'attended' }],
      ...rest,
    })

  async function write(written: Written): Promise<string> {
    const content = contentOf(written)
    const { id } = await rooms.store.records.create(
      {
        caseId: written.caseId ?? family.id,
        type: content.meeting.type,
        title: content.meeting.title,
        familyRef: content.meeting.familyRef,
        date: written.date,
        content: Y.encodeStateAsUpdate(minutesToDraft(content)),
      },
      idOf(written.by ?? 'CP chair'),
    )
    return id
  }

  async function freeze(recordId: string, signedAt = `${now.toISOString().slice(0, 19)}Z`) {
    const minutes = toMinutes(await rooms.drafts.content(recordId))
    const template = templateFor(minutes.meeting.type)
    if (!template) throw new Error(`no ${minutes.meeting.type}`)
    await rooms.store.signed.freeze(
      recordId,
      frozen(
        minutes,
        { name: names['CP chair'], role: 'CP chair' },
        signedAt,
        recipientsOf(minutes, template).map(({ id, kind }) => {
          const bytes = new TextEncoder().encode(`file of ${id} in ${recordId}`)
          return { recipientId: id, kind, fileName: `${id}.docx`, bytes, sha256: sha256(bytes) }
        }),
      ),
      idOf('CP chair'),
    )
    rooms.drafts.forget(recordId)
  }

  return {
    core,
    client,
    rooms,
    family,
    idOf,
    write,
    as,
    freeze,
    signed: async (written: Written, signedAt?: string) => {
      const id = await write(written)
      await freeze(id, signedAt)
      return id
    },
    at(instant: string) {
      now = new Date(instant)
    },
    stop: () => core.close(),
  }
}
