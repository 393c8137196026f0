/** Every kind of record, from its template to signed and verified documents. */
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { Role } from '../../../shared/access/access.ts'
import { recipientsOf } from '../../../shared/copies/index.ts'
import { minutesToDraft } from '../../../shared/minutes/index.ts'
import { type Template, templates } from '../../../shared/templates/index.ts'
import { clientFor, startCore, type TestClient } from '../api/core-kit.ts'
import { answered, DATE, filled, NOW } from './complete.ts'

const passphrase = 'four odd words here'
const roleOf: Record<string, Role> = {
  Ch: 'CP chair',
  TM: 'Team manager',
  SM: 'Service manager',
  HoS: 'Head of Service',
}
const names: Partial<Record<Role, string>> = {
  'CP chair': 'Priya Noor',
  'Team manager': 'Ruth Ives',
  'Service manager': 'Morag Ell',
  'Head of Service': 'Ada Pole',
}

let kit: Awaited<ReturnType<typeof startCore>>
const accounts = new Map<Role, string>()

beforeAll(async () => {
  kit = await startCore(() => new Date(NOW))
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
}, 120_000)
afterAll(() => kit.stop())

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

async function complete(template: Template) {
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
  const content = answered(template, filled(template, begunContent, chair), [])
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

const text =
  'I have read the whole file myself and spoken to the school; what persuades me are the two visits without notice, what worries me is the quiet spring.'

describe.each(templates)('$name', (template) => {
  it('is recorded, answered, signed by the person it belongs to, and every copy is genuine', async () => {
    const { client, record, content, role } = await complete(template)
    if (
      template.sections.some(
        ({ statements }) => statements?.includes('senior manager view') && template.type === 'HRR',
      )
    ) {
      const manager = await as('Service manager')
      await manager.statements.add({
        recordId: record.id,
        kind: 'senior manager view',
        ruleId: 'R-HH',
        about: 'all',
        text,
        fields: {
          changes: 'Two more visits without notice in each month of the plan.',
          refer: 'No',
          why: 'The present plan answers what was found in the history.',
        },
        reviewBy: '',
      })
    }
    if (template.type === 'CLOSE') {
      const manager = await as('Service manager')
      const readiness = await manager.signing.readiness({ recordId: record.id })
      for (const blocker of readiness.blockers.filter(({ ruleId }) => ruleId === 'R-MO')) {
        await (await as('Service manager')).statements.add({
          recordId: record.id,
          kind: 'management oversight',
          ruleId: blocker.ruleId,
          about: 'all',
          text,
          fields: { persuades: text, worries: text, change: text },
          reviewBy: '',
        })
      }
    }
    const { blockers, missingSections, notYou } = await client.signing.readiness({ recordId: record.id })
    expect({
      blockers: blockers.map(({ ruleId, shortfalls }) => [ruleId, ...shortfalls]),
      missingSections,
      notYou,
    }).toEqual({
      blockers: [],
      missingSections: [],
      notYou: '',
    })
    const signed = await client.signing.sign({
      recordId: record.id,
      passphrase,
      typedName: names[role] ?? '',
      readToEnd: true,
    })
    expect(signed.version.ruleSet).toBe('England 2023-12 local defaults 1')

    const recipients = await client.copies.recipients({ recordId: record.id })
    expect(new Set(recipients.map(({ kind }) => kind))).toEqual(new Set(template.copies))
    expect(recipients.map(({ id }) => id)).toEqual(
      recipientsOf({ ...content, format: 'chairside-minutes/1', statements: [] }, template).map(
        ({ id }) => id,
      ),
    )
    const second = await as(role === 'Head of Service' ? 'Service manager' : 'Head of Service')
    const { copies } = await second.copies.standing({ recordId: record.id })
    for (const { recipientId } of copies.filter(({ released }) => !released)) {
      const { sha256 } = await second.copies.look({ recordId: record.id, recipientId })
      await second.copies.confirm({ recordId: record.id, recipientId, sha256, note: '' })
    }
    for (const recipient of recipients) {
      const document = await client.copies.document({ recordId: record.id, recipientId: recipient.id })
      expect(document.signed).toBe(true)
      const found = await client.verify.file({ fileName: document.fileName, bytes: document.bytes })
      expect(found.verdict, `${recipient.kind} ${found.problems.join(' ')}`).toBe('genuine')
      expect(document.fileName).not.toMatch(/Ashby|Ada|Dana/)
      if (recipient.kind === 'learning note') {
        const parts = unzipSync(new Uint8Array(Buffer.from(document.bytes, 'base64')))
        const body = Buffer.from(parts['word/document.xml'] ?? []).toString('utf8')
        expect(body).toContain('A plan is only as good as the person who checks it')
        expect(body).not.toMatch(/Ashby|Ada|Dana|WX-|Siobhan|Priya|Lane Primary/)
      }
    }
  })
})
