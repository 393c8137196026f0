/** A conference that is signed, with words that some of its readers may not read. */
import * as Y from 'yjs'
import { sha256 } from '../../../electron/records/copies.ts'
import { recipientsOf } from '../../../shared/copies/index.ts'
import type { CorrectionOutcome, CorrectionRequest } from '../../../shared/corrections/index.ts'
import { draftContentSchema, minutesToDraft, textBlocks, toMinutes } from '../../../shared/minutes/index.ts'
import { startCore } from '../api/core-kit.ts'
import { frozen } from '../frozen.ts'

export const passphrase = 'four odd words here'
export const SIGNED = '2026-09-18T10:00:00Z'

export const RESTRICTED = 'Dana moved to the refuge at Kestrel House last week'
export const SHARED = 'Ada was weighed in clinic on three occasions this summer'
export const OF_BO = 'Bo told his teacher that he likes football on Fridays'

export const conference = (chair: string) =>
  draftContentSchema.parse({
    meeting: {
      type: 'ICPC',
      title: 'Ashby',
      date: '2026-09-17',
      chair: 'p-chair',
      minuteTaker: 'p-mt',
      familyRef: 'WX-1',
      authority: 'Wexmoor Council',
    },
    children: [
      { id: 'c1', name: 'Ada Ashby' },
      { id: 'c2', name: 'Bo Ashby' },
    ],
    people: [
      { id: 'p-mum', name: 'Dana Ashby', role: 'mother', of: ['c1', 'c2'], inHousehold: true },
      { id: 'p-dad', name: 'Sam Hill', role: 'father', of: ['c1'] },
      { id: 'p-chair', name: 'Priya Noor', role: 'professional', agencyGroup: 'CSC', accountId: chair },
      { id: 'p-mt', name: 'Nell Orr', role: 'professional', agencyGroup: 'CSC', jobTitle: 'Minute taker' },
      {
        id: 'p-hv',
        name: 'Siobhan Green',
        role: 'professional',
        agency: 'Community Health',
        jobTitle: 'Nurse',
      },
    ],
    attendance: ['p-mum', 'p-dad', 'p-hv', 'p-chair'].map((person) => ({
      id: `at-${person}`,
      person,
      status: 'attended',
    })),
    sections: [
      {
        key: 'strengths',
        child: '',
        entries: [
          { id: 'e-shared', about: 'all', speaker: 'p-hv', blocks: textBlocks(SHARED) },
          { id: 'e-bo', about: ['c2'], blocks: textBlocks(OF_BO) },
          {
            id: 'e-secret',
            about: 'all',
            audience: 'shared',
            withholdFrom: ['p-dad'],
            blocks: textBlocks(RESTRICTED),
          },
        ],
      },
    ],
  })

/** A signed record of a conference, its chair's window, and a way to let others in. */
export async function signedConference() {
  const clock = { now: new Date('2026-09-21T09:00:00Z') }
  const kit = await startCore(() => clock.now)
  const { client, folder } = kit
  const person = { organisation: 'Wexmoor', email: '' }
  await client.workspace.create({
    folder,
    me: { name: 'Priya Noor', role: 'CP chair', ...person },
    passphrase,
  })
  const chair = (await client.people.list())[0]?.id ?? ''
  const { store, templates } = kit.core.needRooms()
  const content = conference(chair)
  const record = await store.records.create(
    {
      caseId: '',
      type: 'ICPC',
      title: 'Ashby',
      familyRef: 'WX-1',
      date: '2026-09-17',
      content: Y.encodeStateAsUpdate(minutesToDraft(content)),
    },
    chair,
  )
  await store.records.setState(record.id, 'ready for chair', chair)
  const minutes = toMinutes(content, [])
  const template = await templates.of('ICPC', minutes.meeting.templateVersion)
  const files = recipientsOf(minutes, template).map(({ id, kind }) => {
    const bytes = new TextEncoder().encode(`first ${id}`)
    return { recipientId: id, kind, fileName: `${kind}.docx`, bytes, sha256: sha256(bytes) }
  })
  await store.signed.freeze(
    record.id,
    frozen(minutes, { name: 'Priya Noor', role: 'CP chair' }, SIGNED, files),
    chair,
  )
  /** Somebody else in a window of their own. */
  const somebody = async (
    name: string,
    role: 'Admin officer' | 'Team manager' | 'Social worker' | 'CP chair' | 'QA lead' | 'Minute taker',
  ) => {
    const added = await client.people.add({
      person: { name, role, ...person },
      administrator: false,
      passphrase,
    })
    const window = kit.window()
    await window.client.workspace.unlock({ personId: added.id, passphrase })
    return window.client
  }
  return { ...kit, recordId: record.id, chair, somebody, clock, store, minutes }
}
export type Signed = Awaited<ReturnType<typeof signedConference>>

export const asks = (more: Partial<CorrectionRequest> = {}): CorrectionRequest => ({
  asker: { person: 'p-mum', name: 'Dana Ashby', relation: '' },
  section: 'What is working well',
  words: 'three occasions this summer',
  proposed: 'four occasions this summer',
  reason: 'The red book shows four.',
  statement: '',
  askedOn: '2026-09-20',
  how: 'by phone',
  ...more,
})

export const decides = (more: Partial<CorrectionOutcome> = {}): CorrectionOutcome => ({
  outcome: 'factual error accepted',
  reason: '',
  newWords: 'four occasions this summer',
  statement: '',
  audience: 'shared',
  withholdFrom: [],
  ...more,
})

export const signature = (hash: string) => ({
  hash,
  passphrase,
  typedName: 'Priya Noor',
  readToEnd: true as const,
})

export const bytesIn = ({ bytes }: { bytes: string }) => new Uint8Array(Buffer.from(bytes, 'base64'))
