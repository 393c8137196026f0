/**
 * Personal supervision is for the two people in it and the supervisor's managers (visibility X, domain 2.0). Whoever else
 * signs in, an administrator too, finds none of its words: every procedure that a window can call is called, with every id
 * that there is.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../../../shared/access/access.ts'
import { type DraftContent, textBlocks } from '../../../shared/minutes/index.ts'
import { templateFor } from '../../../shared/templates/index.ts'
import { names, passphrase, startWorld, type World } from '../records/world.ts'
import { clientFor, type TestClient } from './core-kit.ts'
import { callOf, everyProcedure, heardFrom, type Known } from './crawl.ts'

/** Words that stand nowhere but in what is personal. */
const personal = ['velvet kestrel', 'copper lantern', 'marzipan anchor', 'thistle quarry']

/** Calls that end the window or change who may sign in, and those that keep and give back what somebody typed themselves. */
const notCalled =
  /^(search\.(forget|save)|workspace\.(create|createFictional|lock|unlock|recover|useFolder|chooseFolder|backUp)|people\.(add|change|reset|renew)|me\.)/

function withPersonalWords(content: DraftContent): void {
  const plant = (key: string, text: string) => {
    const section = content.sections.find((one) => one.key === key)
    const entry = {
      id: `planted-${key}`,
      speaker: '',
      about: [],
      withholdFrom: [],
      blocks: textBlocks(text),
    }
    if (section) section.entries.push(entry)
    else content.sections.push({ key, child: '', entries: [entry] })
  }
  plant('reflection', 'I think of my own father when I am there: velvet kestrel.')
  plant('wellbeing', 'I have not slept since the spring: copper lantern.')
  const [action] = content.actions
  if (action)
    content.actions.push({
      ...action,
      id: 'a-personal',
      text: 'Arrange four sessions with occupational health: marzipan anchor',
      audience: 'supervision',
    })
}

/** As it is while it is being written: a disagreement that nobody has followed up would hold up signing. */
function asDraft(content: DraftContent): void {
  withPersonalWords(content)
  content.dissent.push({
    id: 'd-personal',
    person: content.meeting.chair,
    about: 'workload',
    text: 'I do not agree that my caseload is fair: thistle quarry',
    ownWords: 'yes',
    confirmedHow: '',
    confirmedOn: '',
    choice: 'noted',
    stage: '',
    lead: '',
    due: '',
    outcome: '',
    outcomeSentOn: '',
    accepted: '',
    raisedIn: '',
    audience: 'supervision',
  })
}

let world: World
let known: Known
let signedId: string
beforeAll(async () => {
  world = await startWorld()
  const template = templateFor('SUP_CASE')
  if (!template) throw new Error('no case supervision')
  const { client, record, role } = await world.complete(template, withPersonalWords)
  await client.signing.sign({
    recordId: record.id,
    passphrase,
    typedName: names[role] ?? '',
    readToEnd: true,
  })
  signedId = record.id
  const draft = await world.complete(template, asDraft)
  const records = [record.id, draft.record.id]
  const cases = [record.caseId, draft.record.caseId]
  const people = [...world.accounts.values()]
  const ids = [...records, ...cases, ...people]
  known = {
    recordId: records,
    recordIds: [records],
    record: records,
    caseId: cases,
    id: ids,
    ids: [ids],
    subject: ids,
    personId: people,
    recipientId: ['internal', 'case record', 'personal record', 'supervisee', ...people],
    text: personal,
    words: personal,
    query: personal,
    version: ['1.0'],
    type: ['SUP_CASE', 'SUP_SUP'],
    from: ['2026-01-01'],
    to: ['2026-12-31'],
    date: ['2026-09-21'],
    familyRef: ['WX-SUP_CASE'],
    passphrase: [passphrase],
  }
}, 180_000)
afterAll(() => world.stop())

async function newcomer(role: Role, administrator: boolean): Promise<TestClient> {
  const { id } = await world.client.people.add({
    person: { name: `Somebody Else ${role}`, role, organisation: 'Wexmoor Council', email: '' },
    administrator,
    passphrase,
  })
  const client = clientFor(world.core, world.core.newSession())
  await client.workspace.unlock({ personId: id, passphrase })
  return client
}

/** Names of the procedures that told something personal, and how often any was asked. */
async function told(client: TestClient): Promise<{ by: string[]; asked: number }> {
  const by = new Set<string>()
  let asked = 0
  for (const { name, inputs } of everyProcedure()) {
    if (notCalled.test(name)) continue
    for (const input of inputs(known)) {
      asked += 1
      const heard = await heardFrom(callOf(client, name, input))
      // What was typed into a search and is given back is not told.
      const own = JSON.stringify(input ?? '').toLowerCase()
      if (personal.some((words) => heard.includes(words) && !own.includes(words))) by.add(name)
    }
  }
  return { by: [...by].sort(), asked }
}

describe('what is personal in supervision', () => {
  test('is read by the supervisor by many ways, so that this test would find it', async () => {
    const supervisor = await world.as('Team manager')
    const { by } = await told(supervisor)
    expect(by).toEqual(expect.arrayContaining(['drafts.content']))
    expect(by.length).toBeGreaterThan(3)
  }, 240_000)

  test.each<[Role, boolean]>([
    ['Social worker', false],
    ['Practice supervisor', false],
    ['Team manager', true],
    ['CP chair', false],
    ['QA lead', true],
    ['Minute taker', false],
    ['Admin officer', true],
    ['Partnership officer', false],
  ])(
    'is told to no other %s by anything that a window can ask (administrator: %s)',
    async (role, administrator) => {
      const { by, asked } = await told(await newcomer(role, administrator))
      expect(by).toEqual([])
      expect(asked).toBeGreaterThan(150)
    },
    240_000,
  )

  test('the signed record is there all the while, whole', async () => {
    const supervisor = await world.as('Team manager')
    expect((await supervisor.records.get({ id: signedId })).record.state).toBe('signed')
  })
})
