/** Case supervision from an empty page to its two signed documents, and a closure that waits for a manager. */
import { afterEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Role } from '../../../shared/access/access.ts'
import {
  type DraftContent,
  draftContentSchema,
  minutesToDraft,
  rowsOf,
  rowToMap,
  sectionName,
  textBlocks,
} from '../../../shared/minutes/index.ts'
import { writeEntries } from '../../../shared/minutes/rich-text.ts'
import { templateFor } from '../../../shared/templates/index.ts'
import { leaksIn } from '../documents/leaks.ts'
import { startCore, type TestClient, wordsOf } from './core-kit.ts'

const bytesOf = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'))

let stop: (() => Promise<void>) | undefined
afterEach(async () => stop?.())

const passphrase = 'four odd words here'

async function workspaceOf(role: 'Team manager' | 'Social worker') {
  const kit = await startCore()
  stop = kit.stop
  const me = { name: 'Ruth Iveson', role, organisation: 'Wexmoor Council', email: '' }
  await kit.client.workspace.create({ folder: kit.folder, me, passphrase })
  const blank = draftContentSchema.parse({
    meeting: { type: 'SUP_CASE' },
    children: [{ id: 'c-1', name: 'Aoife Brennan', dob: '2017-02-01', planBefore: 'CIN' }],
    people: [
      {
        id: 'p-m',
        name: 'Mary Brennan',
        role: 'mother',
        of: ['c-1'],
        parentalResponsibility: ['c-1'],
        inHousehold: true,
      },
      {
        id: 'p-w',
        name: 'Callum Adebayo',
        role: 'professional',
        agency: 'Children’s Social Care',
        agencyGroup: 'CSC',
        jobTitle: 'Social worker',
      },
    ],
  })
  const { children, people } = blank
  const family = await kit.client.cases.create({ familyRef: 'WX-9', children, people, chronology: [] })
  return { ...kit, family }
}

async function write(
  client: TestClient,
  recordId: string,
  change: (doc: Y.Doc, content: DraftContent) => void,
) {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, bytesOf((await client.drafts.open({ recordId })).update))
  const before = Y.encodeStateVector(doc)
  const content = await client.drafts.content({ recordId })
  doc.transact(() => change(doc, content))
  const update = Buffer.from(Y.encodeStateAsUpdate(doc, before)).toString('base64')
  await client.drafts.append({ recordId, window: 'test', update })
}

const say = (doc: Y.Doc, section: string, text: string, child = '') =>
  writeEntries(doc.getXmlFragment(sectionName(section, child)), [
    { id: `e-${section}`, speaker: 'p-w', about: ['c-1'], withholdFrom: [], blocks: textBlocks(text) },
  ])

const seen = [{ kind: 'seen', who: 'Callum Adebayo', date: '2026-10-30' }]

const answers = [
  {
    ruleId: 'R-PC',
    evidence:
      'We have taken it from her mother that evenings are calm. The school saw her arrive in yesterday’s clothes on two days.',
    sources: [{ kind: 'agency record', who: 'School attendance note', date: '2026-10-28' }],
    linkedActionIds: ['a-1'],
    fields: {
      unknown:
        'Who is in the home after eight in the evening, and who puts her to bed on the nights her mother works.',
      explanation:
        'Her mother may be working nights and nobody may be with Aoife. If so, she would be alone or with a neighbour.',
    },
    rows: [{ claim: 'Evenings are calm', source: 'School attendance note of 28 October 2026' }],
  },
  {
    ruleId: 'R-VC',
    evidence:
      'She was seen alone at school for half an hour and drew her home, with herself at the window and nobody else in it.',
    sources: seen,
    fields: {
      seenOn: '2026-10-30',
      seenBy: 'p-w',
      alone: 'yes',
      communicates: 'Talks readily and likes to draw.',
      said: '“I put the telly on till the key goes in the door.” She drew herself at the window.',
      day: 'School, then her neighbour’s until six, then home with the television until her mother comes in.',
      changed: 'The neighbour will be spoken to and an evening visit is made this week.',
      health: 'Yes, by the school nurse on 2 November',
    },
  },
  {
    ruleId: 'R-CH',
    evidence:
      'The chronology was brought up to date before this session and read together, from the first referral to the school’s note.',
    sources: [{ kind: 'agency record', who: 'Chronology in the case file', date: '2026-11-01' }],
    fields: {
      updatedOn: '2026-11-01',
      updatedBy: 'p-w',
      pattern: 'Each time her mother takes night work, the school writes about tiredness within a month.',
      allAgencies: 'Yes',
    },
  },
  {
    ruleId: 'R-AC',
    evidence:
      'One child lives in the home and no other is known. Police and case records were checked for her mother in October.',
    sources: [{ kind: 'agency record', who: 'Police and case record checks', date: '2026-10-12' }],
    fields: {
      children: 'Aoife only. No half-brothers or half-sisters are known.',
      fathers: 'Her father died in 2019; there is no partner.',
    },
    rows: [{ adult: 'Mary Brennan', by: 'Callum Adebayo', date: '2026-10-12' }],
  },
].map((answer, index) => ({
  id: `an-${index}`,
  about: answer.ruleId === 'R-VC' ? ['c-1'] : 'all',
  aboutReason: 'There is one child.',
  value: 'yes',
  linkedActionIds: [],
  rows: [],
  answeredBy: 'p-w',
  answeredAt: '2026-11-02T10:00:00Z',
  supersedes: '',
  ...answer,
}))

async function supervised() {
  const kit = await workspaceOf('Team manager')
  const record = await kit.client.records.create({
    type: 'SUP_CASE',
    subType: '',
    caseId: kit.family.id,
    date: '2026-11-02',
    start: '10:00',
    place: 'Alder House',
  })
  await write(kit.client, record.id, (doc) => {
    say(doc, 'childVoice', 'Aoife was seen alone at school on 30 October and drew her home.', 'c-1')
    say(doc, 'experience', 'The school wrote on 28 October that she came in tired on two days.')
    say(doc, 'reflection', 'I notice that I avoid asking about the evenings. XPERSONALX')
    say(doc, 'analysis', 'Either her mother’s shifts changed or somebody else now minds her.')
    say(doc, 'chron', 'Read together. Tiredness follows night work each time.')
    say(
      doc,
      'risk',
      'A child of nine may be alone in the evening. Threshold stays child in need until the visit.',
    )
    rowsOf(doc, 'actions').push([
      rowToMap({
        id: 'a-1',
        text: 'Visit Aoife at home unannounced at eight in the evening and write down who is there',
        owner: 'p-w',
        due: '2026-11-06',
        child: ['c-1'],
        measure: 'Dated visit record',
        outcome: 'Aoife is with an adult every evening',
      }),
    ])
    rowsOf(doc, 'answers').push(answers.map((answer) => rowToMap(answer)))
    doc.getMap('meeting').set('minuteTaker', 'p-w')
    doc.getMap('nextMeeting').set('type', 'SUP_CASE')
    doc.getMap('nextMeeting').set('date', '2026-11-30')
  })
  return { ...kit, recordId: record.id }
}

describe('case supervision', () => {
  test('is signed by the supervisor when its checks are answered', async () => {
    const { client, recordId } = await supervised()
    const readiness = await client.signing.readiness({ recordId })
    expect(readiness.blockers).toEqual([])
    expect(readiness.missingSections).toEqual([])
    const { version } = await client.signing.sign({
      recordId,
      passphrase,
      typedName: 'ruth iveson',
      readToEnd: true,
    })
    expect(version.version).toBe('1.0')
  })

  test('gives a case record without the worker’s own reflection, and a personal record with it', async () => {
    const { client, recordId } = await supervised()
    await client.signing.sign({ recordId, passphrase, typedName: 'Ruth Iveson', readToEnd: true })
    const recipients = await client.copies.recipients({ recordId })
    expect(recipients.map((one) => one.kind)).toEqual(['case record', 'personal record', 'personal record'])
    for (const recipient of recipients) {
      const { bytes } = await client.copies.document({ recordId, recipientId: recipient.id })
      const found = leaksIn(bytesOf(bytes), ['XPERSONALX'])
      expect(found.length > 0).toBe(recipient.kind === 'personal record')
      expect((await client.verify.file({ fileName: 'x.docx', bytes })).record?.recordId).toBe(recordId)
    }
  })

  test('what was typed after the text was read is never signed unread', async () => {
    const { client, recordId } = await supervised()
    const { seq } = await client.drafts.open({ recordId })
    await write(client, recordId, (doc) => doc.getMap('meeting').set('place', 'Another room'))
    const sign = (read: number) =>
      client.signing.sign({ recordId, passphrase, typedName: 'Ruth Iveson', readToEnd: true, seq: read })
    expect(await wordsOf(sign(seq))).toContain('The text has changed since you read it.')
    expect((await client.records.get({ id: recordId })).record.state).toBe('draft')
    await sign((await client.drafts.open({ recordId })).seq)
    expect((await client.records.minutes({ id: recordId })).meeting.place).toBe('Another room')
  })

  test('nobody writes while it is being signed, and may again when signing failed', async () => {
    const { client, recordId } = await supervised()
    const signing = wordsOf(
      client.signing.sign({
        recordId,
        passphrase: 'not the passphrase',
        typedName: 'Ruth Iveson',
        readToEnd: true,
      }),
    )
    const meanwhile = wordsOf(
      write(client, recordId, (doc) => doc.getMap('meeting').set('place', 'Meanwhile')),
    )
    expect(await meanwhile).toContain('This record is being signed.')
    expect(await signing).toContain('does not open')
    await write(client, recordId, (doc) => doc.getMap('meeting').set('place', 'Afterwards'))
    expect((await client.drafts.content({ recordId })).meeting.place).toBe('Afterwards')
  })

  test('is signed by a supervisor whose name was typed and never linked to an account', async () => {
    const { client, recordId } = await supervised()
    await write(client, recordId, (doc) => {
      rowsOf(doc, 'people').push([rowToMap({ id: 'p-typed', name: 'ruth  iveson', role: 'professional' })])
      doc.getMap('meeting').set('chair', 'p-typed')
    })
    expect((await client.signing.readiness({ recordId })).notYou).toBe('')
  })

  test('once signed it cannot be written in, and says so', async () => {
    const { client, recordId } = await supervised()
    await client.signing.sign({ recordId, passphrase, typedName: 'Ruth Iveson', readToEnd: true })
    expect((await client.drafts.open({ recordId })).editable).toBe(false)
    const words = await wordsOf(
      write(client, recordId, (doc) => doc.getMap('meeting').set('place', 'Elsewhere')),
    )
    expect(words).toMatch(/signed/i)
    expect(
      await wordsOf(client.signing.sign({ recordId, passphrase, typedName: 'Ruth Iveson', readToEnd: true })),
    ).toContain('signed already')
  })

  test('the next session begins with what was left open, and counts how often it was carried', async () => {
    const { client, recordId, family } = await supervised()
    await client.signing.sign({ recordId, passphrase, typedName: 'Ruth Iveson', readToEnd: true })
    const next = await client.records.create({
      type: 'SUP_CASE',
      subType: '',
      caseId: family.id,
      date: '2026-11-30',
      start: '',
      place: '',
    })
    const content = await client.drafts.content({ recordId: next.id })
    expect(content.previousActions.map(({ id, carriedCount }) => ({ id, carriedCount }))).toEqual([
      { id: 'a-1', carriedCount: 1 },
    ])
    expect(content.actions).toEqual([])
  })
})

describe('who signs supervision', () => {
  const asSomebody = async (kit: Awaited<ReturnType<typeof supervised>>, role: Role, name: string) => {
    const { id } = await kit.client.people.add({
      person: { name, role, organisation: '', email: '' },
      administrator: false,
      passphrase,
    })
    const { client } = kit.window()
    await client.workspace.unlock({ personId: id, passphrase })
    return { id, client }
  }
  const lead = (type: 'SUP_SUP' | 'SUP_CASE' | 'ICPC', caseId: string) => ({
    type,
    subType: '',
    caseId,
    date: '2026-11-02',
    start: '',
    place: '',
  })

  test('a social worker does not sign as the supervisor of a case', async () => {
    const kit = await supervised()
    const { id } = await asSomebody(kit, 'Social worker', 'Una Fay')
    await write(kit.client, kit.recordId, (doc) => {
      rowsOf(doc, 'people').push([
        rowToMap({ id: 'p-una', name: 'Una Fay', role: 'professional', accountId: id }),
      ])
      doc.getMap('meeting').set('chair', 'p-una')
    })
    const una = kit.window().client
    await una.workspace.unlock({ personId: id, passphrase })
    expect((await una.signing.readiness({ recordId: kit.recordId })).notYou).toBe(
      'This record is signed by a team manager or practice supervisor or service manager or head of service.',
    )
  })

  test('a quality lead records and may sign supervision of supervisors, and no other record', async () => {
    const kit = await supervised()
    const { client } = await asSomebody(kit, 'QA lead', 'Ken Orr')
    const record = await client.records.create(lead('SUP_SUP', ''))
    await write(client, record.id, (doc) => say(doc, 'wider', 'The school sees more than the file shows.'))
    expect((await client.drafts.content({ recordId: record.id })).meeting.chair).not.toBe('')
    expect((await client.signing.readiness({ recordId: record.id })).notYou).toBe('')
    await client.records.setState({ id: record.id, state: 'ready for chair' })

    const refused = 'Your role here, QA lead, does not write this kind of record.'
    for (const type of ['SUP_CASE', 'ICPC'] as const)
      expect(await wordsOf(client.records.create(lead(type, kit.family.id)))).toContain(refused)
    const theirs = await kit.client.records.create(lead('ICPC', kit.family.id))
    // Opened to be read: that alone lets nobody write.
    await client.drafts.open({ recordId: theirs.id })
    expect(
      await wordsOf(write(client, theirs.id, (doc) => doc.getMap('meeting').set('place', 'Elsewhere'))),
    ).toContain(refused)
    expect(await wordsOf(client.records.setState({ id: theirs.id, state: 'ready for chair' }))).toContain(
      refused,
    )
  })

  test('a quality lead who is named as chair of another record is told that they do not sign it', async () => {
    const kit = await supervised()
    const { id, client } = await asSomebody(kit, 'QA lead', 'Ken Orr')
    const record = await kit.client.records.create({ ...lead('ICPC', kit.family.id), type: 'CIN_REVIEW' })
    await write(kit.client, record.id, (doc) => {
      rowsOf(doc, 'people').push([
        rowToMap({ id: 'p-ken', name: 'Ken Orr', role: 'professional', accountId: id }),
      ])
      doc.getMap('meeting').set('chair', 'p-ken')
    })
    expect((await client.signing.readiness({ recordId: record.id })).notYou).toMatch(
      /^A QA lead does not sign this kind of record\. Name somebody else as /,
    )
  })

  test('a team manager does not supervise supervisors', async () => {
    const kit = await supervised()
    const record = await kit.client.records.create(lead('SUP_SUP', ''))
    expect((await kit.client.signing.readiness({ recordId: record.id })).notYou).toBe(
      'This record is signed by a service manager or head of service or quality assurance lead.',
    )
  })
})

describe('who may open supervision', () => {
  const colleague = { name: 'Sam Colleague', role: 'Team manager' as const, organisation: '', email: '' }

  test('a colleague who was not there sees neither the record, nor its text, nor that it is there', async () => {
    const { client, recordId, window } = await supervised()
    const other = await client.people.add({ person: colleague, administrator: false, passphrase })
    const theirs = window()
    await theirs.client.workspace.unlock({ personId: other.id, passphrase })
    expect(await theirs.client.records.list()).toEqual([])
    const refused = 'This is a record of supervision. Only the people who took part'
    expect(await wordsOf(theirs.client.drafts.open({ recordId }))).toContain(refused)
    expect(await wordsOf(theirs.client.records.minutes({ id: recordId }))).toContain(refused)
    expect(await wordsOf(theirs.client.copies.document({ recordId, recipientId: 'case-record' }))).toContain(
      refused,
    )
    expect(await wordsOf(theirs.client.drafts.append({ recordId, window: 'w', update: 'AAA=' }))).toContain(
      refused,
    )
    await client.signing.sign({ recordId, passphrase, typedName: 'Ruth Iveson', readToEnd: true })
    expect(await theirs.client.records.search({ text: 'tired' })).toEqual([])
  })

  test('the worker may open it, known by name where no account is linked', async () => {
    const { client, recordId, window } = await supervised()
    const worker = await client.people.add({
      person: { name: 'Callum Adebayo', role: 'Social worker', organisation: '', email: '' },
      administrator: false,
      passphrase,
    })
    const theirs = window()
    await theirs.client.workspace.unlock({ personId: worker.id, passphrase })
    expect((await theirs.client.records.list()).map((record) => record.id)).toEqual([recordId])
    expect((await theirs.client.drafts.open({ recordId })).editable).toBe(true)
  })

  test('what was personal does not reach the checks of a later record of the family', async () => {
    const { client, recordId, family } = await supervised()
    await write(client, recordId, (doc) =>
      rowsOf(doc, 'actions').push([
        rowToMap({
          id: 'a-x',
          text: 'XPERSONALX occupational health',
          owner: 'p-w',
          due: '2026-11-20',
          audience: 'supervision',
        }),
      ]),
    )
    await client.signing.sign({ recordId, passphrase, typedName: 'Ruth Iveson', readToEnd: true })
    const review = await client.records.create({
      type: 'CIN_REVIEW',
      subType: '',
      caseId: family.id,
      date: '2026-12-01',
      start: '',
      place: '',
    })
    const { history } = await client.drafts.surroundings({ recordId: review.id })
    expect(history.length).toBe(1)
    expect(JSON.stringify(history)).not.toContain('XPERSONALX')
    const next = await client.records.create({
      type: 'SUP_CASE',
      subType: '',
      caseId: family.id,
      date: '2026-12-01',
      start: '',
      place: '',
    })
    expect(JSON.stringify(await client.drafts.content({ recordId: next.id }))).not.toContain('XPERSONALX')
  })

  test('a service manager may open it, because a repeating concern asks for their own view', async () => {
    const { client, recordId, window } = await supervised()
    const manager = await client.people.add({
      person: { name: 'Morag Ellery', role: 'Service manager', organisation: '', email: '' },
      administrator: false,
      passphrase,
    })
    const theirs = window()
    await theirs.client.workspace.unlock({ personId: manager.id, passphrase })
    expect((await theirs.client.drafts.open({ recordId })).seq).toBeGreaterThan(0)
  })
})

describe('a closure', () => {
  test('stays proposed until a manager who is not the author has decided', async () => {
    const kit = await workspaceOf('Social worker')
    const { client } = kit
    const record = await client.records.create({
      type: 'CIN_REVIEW',
      subType: '',
      caseId: kit.family.id,
      date: '2026-11-02',
      start: '',
      place: '',
    })
    await write(client, record.id, (doc) => {
      rowsOf(doc, 'decisions').push([
        rowToMap({
          id: 'd',
          child: 'c-1',
          type: 'cin',
          value: 'close',
          status: 'made',
          reason: 'Done',
          decidedBy: 'p-w',
        }),
      ])
    })
    const open = (await client.signing.readiness({ recordId: record.id })).blockers.map(
      (blocker) => blocker.ruleId,
    )
    expect(open).toContain('R-CG')
    const words = await wordsOf(
      client.statements.add({
        recordId: record.id,
        kind: 'closure decision',
        ruleId: 'R-CG',
        about: ['c-1'],
        text: 'I agree.',
        fields: {},
        reviewBy: '',
      }),
    )
    expect(words).toMatch(/team manager/)
  })
})

test('a conference that makes no plan meets the closure gate, as its own screen writes the decision', async () => {
  const kit = await workspaceOf('Team manager')
  const { client } = kit
  const record = await client.records.create({
    type: 'ICPC',
    subType: '',
    caseId: kit.family.id,
    date: '2026-11-02',
    start: '',
    place: '',
  })
  await write(client, record.id, (doc) => {
    rowsOf(doc, 'decisions').push([
      rowToMap({
        id: 'd',
        child: 'c-1',
        type: 'cpp',
        value: 'CPP not made: NFA',
        status: '',
        reason: 'No harm found',
        decidedBy: '',
      }),
    ])
  })
  const open = (await client.signing.readiness({ recordId: record.id })).blockers.map(
    (blocker) => blocker.ruleId,
  )
  expect(open).toContain('R-CG')
})

test('restricted actions are found by no search', async () => {
  const kit = await workspaceOf('Team manager')
  const { client } = kit
  const record = await client.records.create({
    type: 'ICPC',
    subType: '',
    caseId: kit.family.id,
    date: '2026-11-02',
    start: '',
    place: '',
  })
  await write(client, record.id, (doc) => {
    rowsOf(doc, 'actions').push([
      rowToMap({ id: 'a', text: 'Move to XREFUGEX house', audience: 'restricted' }),
      rowToMap({ id: 'b', text: 'Weigh weekly XCLINICX' }),
    ])
  })
  await kit.core.rooms?.drafts.close()
  expect(await client.records.search({ text: 'XREFUGEX' })).toEqual([])
  expect((await client.records.search({ text: 'XCLINICX' })).length).toBe(1)
})

test('every template can be opened as a record and read as minutes', async () => {
  const kit = await workspaceOf('Team manager')
  for (const type of ['ICPC', 'CIN_REVIEW', 'SUP_CASE'] as const) {
    const { id } = await kit.client.records.create({
      type,
      subType: '',
      caseId: kit.family.id,
      date: '2026-11-02',
      start: '',
      place: '',
    })
    const minutes = await kit.client.records.minutes({ id })
    expect(minutes.meeting.templateVersion).toBe(templateFor(type)?.version)
    const { format: _format, statements: _statements, ...content } = minutes
    expect(minutesToDraft(draftContentSchema.parse(content))).toBeInstanceOf(Y.Doc)
  }
})
