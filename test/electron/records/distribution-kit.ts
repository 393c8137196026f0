/** A workspace with records whose copies are to be sent, and an admin officer who sends them. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Line } from '../../../shared/distribution/index.ts'
import type { TestClient } from '../api/core-kit.ts'
import { deskKit, type Written } from '../api/desk-kit.ts'

/** Dana and Lee live apart, and her address is kept from him; a nurse came, a GP and a teacher did not. */
export const people = {
  people: [
    {
      id: 'p-mum',
      name: 'Dana Ashby',
      role: 'mother',
      of: ['c-1'],
      inHousehold: true,
      address: '4 Mill Lane, Wexmoor WX1 2AB',
      withholdAddressFrom: ['p-dad'],
    },
    {
      id: 'p-dad',
      name: 'Lee Pruett',
      role: 'father',
      of: ['c-1'],
      address: '9 Station Road, Wexmoor WX3 4CD',
    },
    {
      id: 'p-chair',
      name: 'Priya Noor',
      role: 'professional',
      agencyGroup: 'CSC',
      accountId: 'account of Priya Noor',
    },
    {
      id: 'p-hv',
      name: 'Siobhan Greaves',
      role: 'professional',
      agency: 'Community Health',
      jobTitle: 'Health visitor',
    },
    { id: 'p-gp', name: 'Amit Rao', role: 'professional', agency: 'Mill Surgery', agencyGroup: 'GP' },
    { id: 'p-dsl', name: 'Jane Smith', role: 'professional', agency: 'Lane Primary School' },
  ],
  attendance: [
    { id: 'at-1', person: 'p-chair', status: 'attended' },
    { id: 'at-2', person: 'p-hv', status: 'attended' },
    { id: 'at-3', person: 'p-gp', status: 'apologies' },
    { id: 'at-4', person: 'p-dsl', status: 'absent without apology' },
    { id: 'at-5', person: 'p-mum', status: 'attended' },
  ],
}

export async function distributionKit(start = '2026-09-21T09:00:00Z') {
  const kit = await deskKit(start)
  const outputFolder = await mkdtemp(join(tmpdir(), 'chairside-out-'))
  const admin = kit.as('Admin officer')
  const smtp = {
    on: false,
    host: '',
    port: 587,
    security: 'starttls' as const,
    user: '',
    from: '',
    password: null,
  }
  return {
    ...kit,
    admin,
    outputFolder,
    /** What an administrator sets: the folder for the files. */
    choose: () => kit.client.distribution.changeSettings({ outputFolder, smtp }),
    smtp,
    conference: (more: Partial<Written> = {}, signedAt?: string) =>
      kit.signed({ date: '2026-09-17', ...more, rest: { ...people, ...more.rest } }, signedAt),
    /** Everybody's copy has been looked at by a second person. */
    async confirmAll(recordId: string) {
      const { copies } = await admin.copies.standing({ recordId })
      for (const { recipientId, because } of copies.filter((one) => one.because.length > 0)) {
        const { sha256 } = await admin.copies.look({ recordId, recipientId })
        await admin.copies.confirm({ recordId, recipientId, sha256, note: because[0] ?? '' })
      }
    },
    async stop() {
      await kit.stop()
      await rm(outputFolder, { recursive: true, force: true })
    },
  }
}
export type DistributionKit = Awaited<ReturnType<typeof distributionKit>>

export const linesOf = async (client: TestClient, recordId: string): Promise<Line[]> =>
  (await client.distribution.ofRecord({ recordId })).lines

export async function lineOf(client: TestClient, recordId: string, recipientId: string): Promise<Line> {
  const line = (await linesOf(client, recordId)).find(
    (one) => one.recipientId === recipientId && one.state !== 'replaced',
  )
  if (!line) throw new Error(`no line for ${recipientId}`)
  return line
}

/** An address that is set as it stands, without a word about a read-back. */
export const address = (lineIds: string[], method: Line['method'], to: string, agreed = false) => ({
  lineIds,
  method: method || ('by hand' as const),
  address: to,
  readBack: agreed,
  agreed,
})
