/** A workspace with people of every level, and a complete record of any kind that is ready to be signed. */
import * as Y from 'yjs'
import type { Role } from '../../../shared/access/access.ts'
import { type DraftContent, minutesToDraft } from '../../../shared/minutes/index.ts'
import type { Template } from '../../../shared/templates/index.ts'
import { clientFor, startCore, type TestClient } from '../api/core-kit.ts'
import { answered, DATE, filled, NOW } from './complete.ts'

export const passphrase = 'four odd words here'
const roleOf: Record<string, Role> = {
  Ch: 'CP chair',
  TM: 'Team manager',
  SM: 'Service manager',
  HoS: 'Head of Service',
}
export const names: Partial<Record<Role, string>> = {
  'CP chair': 'Priya Noor',
  'Team manager': 'Ruth Ives',
  'Service manager': 'Morag Ell',
  'Head of Service': 'Ada Pole',
}

const seenAlone = {
  date: '2026-09-14',
  by: 'p-sw',
  alone: 'yes',
  where: 'school',
  announced: 'no',
  whyNotAlone: '',
}
const emptyChild = {
  unborn: false,
  caseRef: '',
  setting: 'Lane Primary',
  ethnicity: '',
  firstLanguage: '',
  needs: '',
  planBefore: '',
  previousPlans: [],
  ownAppointments: false,
}
const emptyPerson = {
  agency: '',
  agencyGroup: '',
  jobTitle: '',
  of: [],
  stepParentOf: [],
  parentalResponsibility: [],
  inHousehold: false,
  detail: '',
  address: '',
  phone: '',
  employer: '',
  withholdAddressFrom: [],
  withholdReason: '',
  aliases: [],
  lastChecked: '',
  worksWithChildren: false,
  accountId: '',
}

export type World = Awaited<ReturnType<typeof startWorld>>

/** `now` may be moved on by a test. */
export async function startWorld() {
  const clock = { now: new Date(NOW) }
  const kit = await startCore(() => clock.now)
  const accounts = new Map<Role, string>()
  const { client, folder } = kit
  const account = (role: Role) => ({
    name: names[role] ?? role,
    role,
    organisation: 'Wexmoor Council',
    email: '',
  })
  await client.workspace.create({ folder, me: account('CP chair'), passphrase })
  accounts.set('CP chair', (await client.people.list())[0]?.id ?? '')
  for (const role of ['Team manager', 'Service manager', 'Head of Service'] as const) {
    const made = await client.people.add({ person: account(role), administrator: false, passphrase })
    accounts.set(role, made.id)
  }

  /** Signs in as this role in a window of their own. */
  async function as(role: Role): Promise<TestClient> {
    const session = kit.core.newSession()
    const client = clientFor(kit.core, session)
    await client.workspace.unlock({ personId: accounts.get(role) ?? '', passphrase })
    return client
  }

  /** A family of their own for each kind of record, so that no earlier meeting stands behind it. */
  async function newFamily(client: TestClient, reference: string): Promise<string> {
    const professional = { role: 'professional', agency: 'Children’s Social Care', agencyGroup: 'CSC' }
    const family = await client.cases.create({
      familyRef: reference,
      children: [{ id: 'c1', name: 'Ada Ashby', dob: '2018-04-02', seen: [seenAlone] } as never].map(
        (child) => ({
          ...emptyChild,
          ...(child as object),
        }),
      ) as never,
      people: [
        {
          id: 'p-mum',
          name: 'Dana Ashby',
          role: 'mother',
          of: ['c1'],
          parentalResponsibility: ['c1'],
          inHousehold: true,
          lastChecked: '2026-09-10',
        },
        { id: 'p-sw', name: 'Callum Reid', jobTitle: 'Social worker', ...professional },
        {
          id: 'p-hv',
          name: 'Siobhan Green',
          role: 'professional',
          agency: 'Community Health',
          agencyGroup: 'health visiting/school nursing',
          jobTitle: 'Health visitor',
        },
        {
          id: 'p-dsl',
          name: 'Mark Toll',
          role: 'professional',
          agency: 'Lane Primary',
          agencyGroup: 'education/early years',
          jobTitle: 'Safeguarding lead',
        },
        {
          id: 'p-police',
          name: 'Ines Vale',
          role: 'professional',
          agency: 'Wexmoor Police',
          agencyGroup: 'police',
          jobTitle: 'Detective sergeant',
        },
        {
          id: 'p-law',
          name: 'Tom Hale',
          role: 'professional',
          agency: 'Legal Services',
          agencyGroup: 'legal',
          jobTitle: 'Solicitor to the council',
        },
        ...[...accounts].map(([role, accountId]) => ({
          id: `p-${role.split(' ')[0]}`,
          name: names[role] ?? '',
          jobTitle: role,
          accountId,
          ...professional,
        })),
      ].map((person) => ({ ...emptyPerson, ...person })) as never,
      chronology: [],
    })
    return family.id
  }

  /** `change`: what this record says differently. */
  async function complete(template: Template, change: (content: DraftContent) => void = () => {}) {
    const role = roleOf[template.chairLevels?.[0] ?? 'TM'] ?? 'Team manager'
    const client = await as(role)
    const begun = await client.records.create({
      type: template.type,
      subType: template.subTypes[0] ?? '',
      caseId: template.family === 'none' ? '' : await newFamily(kit.client, `WX-${template.type}`),
      date: DATE,
      start: '10:00',
      place: 'Civic Centre',
    })
    const begunContent = await client.drafts.content({ recordId: begun.id })
    const chair = begunContent.meeting.chair
    if (template.type === 'SUP_SUP') {
      begunContent.people.push({
        ...emptyPerson,
        id: 'p-hv',
        name: 'Ruth Ives',
        role: 'professional',
        agency: 'Children’s Social Care',
        agencyGroup: 'CSC',
      } as never)
    }
    if (template.quorum?.mostPeople)
      begunContent.people = begunContent.people
        .slice(0, 6)
        .concat(begunContent.people.filter(({ id }) => id === chair))
    const written = filled(template, begunContent, chair)
    change(written)
    const content = answered(template, written, [])
    const rooms = kit.core.needRooms()
    const record = await rooms.store.records.create(
      {
        caseId: begun.caseId,
        type: template.type,
        title: template.name,
        familyRef: begun.familyRef,
        date: DATE,
        content: Y.encodeStateAsUpdate(minutesToDraft(content)),
      },
      accounts.get(role) ?? '',
    )
    return { client, record, content, role }
  }

  return { ...kit, kit, accounts, as, complete, clock }
}
