/** What is due across records, as each person is told it: Today, the actions, and a calendar that names nobody. */
import { afterEach, describe, expect, test } from 'vitest'
import { dueWords } from '../../../electron/records/desk-clocks.ts'
import { urgencyOf } from '../../../electron/records/desk-sitting.ts'
import { clockDefinitions } from '../../../shared/clocks/index.ts'
import { textBlocks } from '../../../shared/minutes/index.ts'
import type { TestClient } from './core-kit.ts'
import { deskKit } from './desk-kit.ts'

let stop: (() => Promise<void>) | undefined
afterEach(async () => stop?.())

async function desk(start?: string) {
  const kit = await deskKit(start)
  stop = kit.stop
  return kit
}

const visit = {
  id: 'a-1',
  text: 'Visit Wren at home on a school evening and write down who is there',
  owner: 'p-sw',
  due: '2026-09-18',
  measure: 'Dated visit record',
  outcome: 'Wren is with an adult every evening',
}

const all = { state: 'open', whose: 'all', caseId: '', text: '' } as const
const titles = async (client: TestClient) =>
  (await client.desk.today()).lines.map(({ urgency, title }) => `${urgency}: ${title}`)
const linesOf = async (client: TestClient, kind: string) =>
  (await client.desk.today()).lines.filter((line) => line.kind === kind)

describe('Today', () => {
  test('with nothing written, nothing waits', async () => {
    const { client } = await desk()
    expect(await client.desk.today()).toEqual({
      lines: [],
      manages: false,
      supervises: false,
      more: false,
      behind: false,
    })
  })

  test('a draft is due when its minutes are, and asks to be written on', async () => {
    const kit = await desk()
    const id = await kit.write({ date: '2026-09-14' })
    expect(await linesOf(kit.client, 'draft')).toEqual([
      expect.objectContaining({
        whose: 'mine',
        urgency: 'later',
        title: 'Initial conference, WX-7',
        // Fifteen working days after the meeting.
        due: '2026-10-05',
        step: { href: `/record/${id}`, label: 'Go on writing', main: false },
      }),
    ])
  })

  test('a draft whose minutes should have gone out is overdue', async () => {
    const kit = await desk()
    await kit.write({ date: '2026-08-03' })
    expect((await linesOf(kit.client, 'draft')).map(({ urgency, due }) => [urgency, due])).toEqual([
      // The aim has passed as well as the limit of twenty working days, with a bank holiday between.
      ['overdue', '2026-09-01'],
    ])
  })

  test('a session that is held today is for today, whatever sends it', async () => {
    const kit = await desk()
    await kit.write({ type: 'SUP_CASE', date: '2026-09-21' })
    expect((await linesOf(kit.client, 'draft')).map(({ urgency, due }) => [urgency, due])).toEqual([
      ['today', ''],
    ])
  })

  test('somebody else’s draft waits for them, and an admin officer may only read it', async () => {
    const kit = await desk()
    await kit.write({ date: '2026-09-14' })
    const officer = kit.as('Admin officer')
    expect(await linesOf(officer, 'draft')).toEqual([
      expect.objectContaining({
        whose: 'team',
        urgency: 'waiting',
        says: ['Draft of Priya Noor', 'Minutes are due then'],
        step: expect.objectContaining({ label: 'Read' }),
      }),
    ])
  })

  test('a record that is ready is for its chair to read and sign, and waits for everybody else', async () => {
    const kit = await desk()
    const id = await kit.write({ date: '2026-09-14', by: 'Social worker' })
    await kit.client.records.setState({ id, state: 'ready for chair' })
    expect(await linesOf(kit.client, 'ready')).toEqual([
      expect.objectContaining({
        whose: 'mine',
        step: { href: `/record/${id}/sign`, label: 'Read and sign', main: true },
      }),
    ])
    const worker = kit.as('Social worker')
    expect(await linesOf(worker, 'ready')).toEqual([
      expect.objectContaining({
        whose: 'mine',
        urgency: 'waiting',
        step: expect.objectContaining({ main: false }),
      }),
    ])
  })

  test('a signed record stays for two weeks so that its copies are handed out', async () => {
    const kit = await desk()
    const id = await kit.signed({ date: '2026-09-14' })
    expect((await linesOf(kit.client, 'copies')).map(({ step }) => step)).toEqual([
      { href: `/record/${id}/copies`, label: 'Hand out the copies', main: false },
    ])
    kit.at('2026-10-06T09:00:00Z')
    expect(await linesOf(kit.client, 'copies')).toEqual([])
  })

  test('copies that need a second person wait for one, and ask whoever may be that person', async () => {
    const kit = await desk()
    const held = {
      key: 'agencyInfo',
      entries: [
        { id: 'e-1', audience: 'restricted', about: ['c-1'], blocks: textBlocks('The caller is known.') },
      ],
    }
    const id = await kit.signed({ date: '2026-09-14', rest: { sections: [held] } })
    const mine = await linesOf(kit.client, 'copies')
    expect(mine.map(({ urgency, says }) => [urgency, says[0]])).toEqual([
      ['waiting', 'One copy waits for a second person'],
    ])
    const manager = kit.as('Team manager')
    expect((await linesOf(manager, 'copies')).map(({ step }) => step.label)).toEqual(['Look at the copies'])
    const standing = await manager.copies.standing({ recordId: id })
    for (const { recipientId, because } of standing.copies) {
      if (because.length === 0) continue
      const { sha256 } = await manager.copies.look({ recordId: id, recipientId })
      await manager.copies.confirm({ recordId: id, recipientId, sha256, note: '' })
    }
    expect((await linesOf(kit.client, 'copies')).map(({ step }) => step.label)).toEqual([
      'Hand out the copies',
    ])
  })

  test('a clock waits for who led the meeting, and for a manager as the team’s', async () => {
    const kit = await desk()
    await kit.signed({ date: '2026-09-14' })
    expect(await titles(kit.client)).toContain('overdue: Decisions sent to everyone')
    expect(await titles(kit.client)).toContain('week: First core group')
    const manager = kit.as('Team manager')
    const theirs = (await manager.desk.today()).lines.find(({ title }) => title === 'First core group')
    expect(theirs).toMatchObject({ whose: 'team', due: '2026-09-28', familyRef: 'WX-7' })
    expect(await titles(kit.as('Social worker'))).not.toContain('week: First core group')
  })

  test('the record that a clock asks for begins with its kind and its family', async () => {
    const kit = await desk()
    await kit.signed({ date: '2026-09-14' })
    const { lines } = await kit.client.desk.today()
    expect(lines.find(({ title }) => title === 'First core group')?.step).toEqual({
      href: `/new/meetings?type=CG&case=${kit.family.id}`,
      label: 'Begin the record',
      main: false,
    })
  })

  test('the next meeting of the family ends the clock that asked for it', async () => {
    const kit = await desk()
    await kit.signed({ date: '2026-09-07' })
    expect(await titles(kit.client)).toContain('today: First core group')
    await kit.write({
      type: 'CG',
      date: '2026-09-18',
      meeting: { triggers: { initialConference: '2026-09-07' } },
    })
    expect((await titles(kit.client)).filter((title) => title.includes('First core group'))).toEqual([])
    expect((await titles(kit.client)).filter((title) => title.includes('Next core group')).length).toBe(1)
  })

  test('a session of supervision asks for the next one, of those who may know of it', async () => {
    const kit = await desk('2026-10-10T09:00:00Z')
    await kit.write({ type: 'SUP_CASE', date: '2026-09-14', meeting: { triggers: { planStatus: 'CPP' } } })
    const due = 'week: Case supervision (protection plan)'
    expect(await titles(kit.client)).toContain(due)
    // A team manager who was not there may not open the session.
    expect(await kit.as('Team manager').desk.today()).toMatchObject({ lines: [] })
  })

  test('my action waits for me by my account or by my name, the most urgent first', async () => {
    const kit = await desk()
    const named = { ...visit, id: 'a-2', owner: 'p-typed', due: '2026-09-21', text: 'Ring the school' }
    const person = { id: 'p-typed', name: 'callum  ADEBAYO', role: 'professional' }
    const id = await kit.write({ date: '2026-09-14', rest: { actions: [named, visit] } })
    const rows = (await kit.rooms.drafts.content(id)).people
    expect(rows.some((one) => one.id === person.id)).toBe(false)
    const other = await kit.write({
      date: '2026-09-15',
      rest: { people: [person], actions: [{ ...named, id: 'a-3' }] },
    })
    const worker = kit.as('Social worker')
    expect(
      (await linesOf(worker, 'action')).map((line) => [line.urgency, line.whose, line.recordId]),
    ).toEqual([
      ['overdue', 'mine', id],
      ['today', 'mine', other],
    ])
  })

  test('a manager is told the team’s actions of this week and before, others are not', async () => {
    const kit = await desk()
    const later = { ...visit, id: 'a-2', due: '2026-12-01' }
    await kit.write({ date: '2026-09-14', rest: { actions: [visit, later] } })
    const manager = kit.as('Team manager')
    expect((await linesOf(manager, 'action')).map(({ whose, due }) => [whose, due])).toEqual([
      ['team', '2026-09-18'],
    ])
    expect((await manager.desk.today()).manages).toBe(true)
    expect(await linesOf(kit.as('Admin officer'), 'action')).toEqual([])
  })

  test('the words of a restricted action are not on the first screen', async () => {
    const kit = await desk()
    await kit.write({
      date: '2026-09-14',
      rest: { actions: [{ ...visit, text: 'Move to XREFUGEX house', audience: 'restricted' }] },
    })
    const worker = kit.as('Social worker')
    expect((await linesOf(worker, 'action')).map(({ title }) => title)).toEqual(['Restricted action'])
    expect(JSON.stringify(await kit.as('Team manager').desk.today())).not.toMatch(/restricted/i)
  })
})

describe('how urgent', () => {
  const now = new Date('2026-09-21T09:00:00Z')
  test.each([
    ['', '', 'later'],
    ['2026-09-20', '', 'overdue'],
    ['2026-09-21', '', 'today'],
    ['2026-09-22', '', 'week'],
    ['2026-09-28', '', 'week'],
    ['2026-09-29', '', 'later'],
    ['2026-09-21', '2026-09-21T08:59:00Z', 'overdue'],
    ['2026-09-21', '2026-09-21T10:00:00Z', 'today'],
  ])('due %s %s is %s', (due, at, urgency) => {
    expect(urgencyOf(due, at, now, '2026-09-21')).toBe(urgency)
  })
})

describe('the actions', () => {
  const carriedOnce = { ...visit, raisedIn: '2026-06-01', carriedCount: 1, status: 'not done' }
  const story = async () => {
    const kit = await desk()
    const first = await kit.signed({ date: '2026-06-01', rest: { actions: [visit] } })
    const second = await kit.signed({
      type: 'CG',
      date: '2026-07-01',
      rest: { previousActions: [{ ...carriedOnce, evidence: 'Nobody was in on two evenings.' }] },
    })
    const third = await kit.write({
      type: 'CG',
      date: '2026-09-01',
      rest: { previousActions: [{ ...carriedOnce, carriedCount: 2, status: '' }] },
    })
    return { ...kit, first, second, third }
  }

  test('one that was carried over twice is one line, with what each meeting said of it', async () => {
    const { client, first, second, third } = await story()
    const { lines } = await client.desk.actions(all)
    expect(lines.length).toBe(1)
    expect(lines[0]).toMatchObject({
      recordId: third,
      owner: 'Callum Adebayo',
      agency: 'Children’s Social Care',
      status: 'not done',
      settled: false,
      overdue: true,
      carriedCount: 2,
      raisedIn: '2026-06-01',
      evidence: 'Nobody was in on two evenings.',
      warnings: [{ kind: 'carried', says: 'Carried twice: tell the owner’s manager.' }],
    })
    expect(lines[0]?.history.map(({ recordId, how, status }) => [recordId, how, status])).toEqual([
      [first, 'raised', ''],
      [second, 'carried', 'not done'],
      [third, 'carried', ''],
    ])
  })

  test('only its newest state counts: done in the last meeting, it is settled and asks for nothing', async () => {
    const kit = await story()
    await kit.signed({
      type: 'CG',
      date: '2026-09-18',
      rest: {
        previousActions: [
          {
            ...carriedOnce,
            carriedCount: 3,
            status: 'done',
            evidence: 'Visited on 16 September.',
            effectOnChild: 'Wren was at the table with her aunt.',
          },
        ],
      },
    })
    expect((await kit.client.desk.actions(all)).lines).toEqual([])
    const { lines } = await kit.client.desk.actions({ ...all, state: 'settled' })
    expect(
      lines.map(({ settled, evidence, effectOnChild, warnings }) => ({
        settled,
        evidence,
        effectOnChild,
        warnings,
      })),
    ).toEqual([
      {
        settled: true,
        evidence: 'Visited on 16 September.',
        effectOnChild: 'Wren was at the table with her aunt.',
        warnings: [],
      },
    ])
    expect((await kit.client.desk.actions({ ...all, state: 'all' })).lines.length).toBe(1)
  })

  test('the same id in another family or another meeting is another action', async () => {
    const kit = await story()
    const other = await kit.client.cases.create({
      familyRef: 'WX-8',
      children: [],
      people: [],
      chronology: [],
    })
    await kit.write({ date: '2026-06-01', caseId: other.id, rest: { actions: [visit] } })
    await kit.write({ date: '2026-09-02', rest: { actions: [visit] } })
    expect((await kit.client.desk.actions(all)).lines.length).toBe(3)
    expect((await kit.client.desk.actions({ ...all, caseId: other.id })).lines.length).toBe(1)
  })

  test('one without an owner, without a date or in vague words says what to ask', async () => {
    const kit = await desk()
    await kit.write({
      date: '2026-09-14',
      rest: { actions: [{ id: 'a', text: 'Monitor home conditions, ongoing', due: 'ongoing' }] },
    })
    const { lines } = await kit.client.desk.actions(all)
    expect(lines[0]?.warnings.map(({ kind }) => kind)).toEqual(['owner', 'date', 'words'])
    expect(lines[0]?.dueSaid).toBe('ongoing')
  })

  test('one whose owner was not there needs a notice, and one who did not agree is asked again', async () => {
    const kit = await desk()
    const asked = async (ownerAgreed: string, more: object = {}) => {
      const id = await kit.write({
        date: '2026-09-14',
        rest: { actions: [{ ...visit, ownerAgreed, ...more }] },
      })
      const { lines } = await kit.client.desk.actions(all)
      await kit.rooms.store.records.discard(id, kit.idOf('CP chair'))
      return lines.flatMap(({ warnings }) => warnings.map(({ says }) => says))
    }
    expect(await asked('not present')).toEqual(['Was not present: needs a notice.'])
    expect(await asked('no')).toEqual(['Did not agree to it: ask again.'])
    expect(await asked('yes')).toEqual([])
    expect(await asked('')).toEqual([])
    expect(await asked('not present', { owner: '' })).toEqual(['Nobody owns it. Name one person.'])
  })

  test('one that was decided again says in its history what was decided, and why', async () => {
    const kit = await desk()
    await kit.signed({ date: '2026-06-01', rest: { actions: [visit] } })
    const earlier = [{ text: visit.text, owner: 'p-sw', due: visit.due, reason: 'She is out at noon' }]
    const again = { ...visit, owner: 'p-hv', due: '2026-10-08', raisedIn: '2026-06-01', earlier }
    await kit.signed({ type: 'CG', date: '2026-07-01', rest: { previousActions: [again] } })
    const [line] = (await kit.client.desk.actions(all)).lines
    expect(line?.history.map(({ owner, due, because }) => ({ owner, due, because }))).toEqual([
      { owner: 'Callum Adebayo', due: '2026-09-18', because: '' },
      { owner: 'Siobhan Greaves', due: '2026-10-08', because: 'She is out at noon' },
    ])
  })

  test('one that was carried twice reaches a manager’s list, however far off its new date is', async () => {
    const kit = await desk()
    const far = { ...carriedOnce, due: '2027-03-01', status: '' }
    await kit.signed({ date: '2026-07-01', rest: { previousActions: [far] } })
    const told = async () =>
      (await linesOf(kit.as('Team manager'), 'action')).map(({ says }) => says.includes('Carried twice'))
    expect(await told()).toEqual([])
    await kit.signed({
      type: 'CG',
      date: '2026-08-01',
      rest: { previousActions: [{ ...far, carriedCount: 2 }] },
    })
    expect(await told()).toEqual([true])
  })

  test('vague words that somebody has given a reason for are left alone', async () => {
    const kit = await desk()
    const vague = { ...visit, text: 'Siobhan to monitor his weight each Thursday in clinic' }
    const ask = async () => (await kit.client.desk.actions(all)).lines.map(({ warnings }) => warnings.length)
    const id = await kit.write({ date: '2026-09-14', rest: { actions: [vague] } })
    const words = (await kit.client.desk.actions(all)).lines[0]?.warnings[0]?.says.split('”')[0]?.slice(1)
    expect(words).toBeTruthy()
    await kit.rooms.store.records.discard(id, kit.idOf('CP chair'))
    await kit.write({
      date: '2026-09-14',
      rest: {
        actions: [vague],
        cueResolutions: [
          {
            id: 'r',
            entryId: 'a-1',
            cue: 'SM-01',
            words,
            how: 'not relevant',
            reason: 'A weekly weighing is exact.',
          },
        ],
      },
    })
    expect(await ask()).toEqual([0])
  })

  test('mine are those I own, and words find one by what it says, its owner, agency or family', async () => {
    const kit = await desk()
    const health = { ...visit, id: 'a-2', owner: 'p-hv', text: 'Weigh Wren each Thursday 100%' }
    await kit.write({ date: '2026-09-14', rest: { actions: [visit, health] } })
    const worker = kit.as('Social worker')
    const found = async (more: object) =>
      (await worker.desk.actions({ ...all, ...more })).lines.map(({ owner }) => owner)
    expect(await found({ whose: 'mine' })).toEqual(['Callum Adebayo'])
    expect(await found({ text: 'thursday' })).toEqual(['Siobhan Greaves'])
    expect(await found({ text: 'community health' })).toEqual(['Siobhan Greaves'])
    expect(await found({ text: 'wx-7' })).toHaveLength(2)
    expect(await found({ text: '100%' })).toEqual(['Siobhan Greaves'])
    expect(await found({ text: '%' })).toEqual(['Siobhan Greaves'])
  })

  test('personal supervision reaches nobody, not even those who were there', async () => {
    const kit = await desk()
    await kit.write({
      type: 'SUP_CASE',
      date: '2026-09-14',
      rest: { actions: [{ ...visit, text: 'XPERSONALX rest', audience: 'supervision' }, visit] },
    })
    expect(JSON.stringify(await kit.client.desk.actions(all))).not.toContain('XPERSONALX')
    expect((await kit.client.desk.actions(all)).lines.length).toBe(1)
  })

  test('a record one may not open gives neither its actions nor that they are there', async () => {
    const kit = await desk()
    await kit.write({ type: 'SUP_CASE', date: '2026-09-14', rest: { actions: [visit] } })
    const manager = kit.as('Team manager')
    expect(await manager.desk.actions(all)).toEqual({ lines: [], more: false, behind: false })
    // Not even to its owner, who was not in the session.
    expect((await kit.as('Social worker').desk.actions({ ...all, whose: 'mine' })).lines).toEqual([])
  })

  test('a restricted action is for its owner and those who were there', async () => {
    const kit = await desk()
    await kit.write({ date: '2026-09-14', rest: { actions: [{ ...visit, audience: 'restricted' }] } })
    const seen = async (client: TestClient) => (await client.desk.actions(all)).lines.length
    expect(await seen(kit.client)).toBe(1)
    expect(await seen(kit.as('Social worker'))).toBe(1)
    expect(await seen(kit.as('Team manager'))).toBe(0)
  })
})

describe('the calendar file', () => {
  const textOf = async (client: TestClient, whose: 'mine' | 'all') => {
    const { bytes, fileName } = await client.desk.calendar({ whose })
    return { fileName, text: Buffer.from(bytes, 'base64').toString('utf8') }
  }

  test('holds the dates with the family’s reference, and nobody’s name or words', async () => {
    const kit = await desk()
    await kit.signed({ date: '2026-09-14', rest: { actions: [{ ...visit, owner: 'p-chair' }] } })
    const { text, fileName } = await textOf(kit.client, 'mine')
    expect(fileName).toBe('Chairside due dates.ics')
    expect(text).toContain('SUMMARY:First core group due (WX-7)')
    expect(text).toContain('SUMMARY:Action due (WX-7)')
    expect(text).toContain('DTSTART;VALUE=DATE:20260928')
    expect(text).not.toMatch(/Wren|Ashby|Dana|Priya|Visit|school|Conference,/i)
  })

  test('gives the same thing the same name each time, so that a newer file moves it', async () => {
    const kit = await desk()
    await kit.signed({ date: '2026-09-14' })
    const uids = async () => (await textOf(kit.client, 'mine')).text.match(/^UID:.*$/gm)
    const before = await uids()
    expect(before?.length).toBeGreaterThan(1)
    expect(new Set(before).size).toBe(before?.length)
    kit.at('2026-09-22T09:00:00Z')
    expect(await uids()).toEqual(before)
  })

  test('a manager may have the team’s dates as well', async () => {
    const kit = await desk()
    await kit.signed({ date: '2026-09-14' })
    const manager = kit.as('Team manager')
    expect((await textOf(manager, 'mine')).text).not.toContain('VEVENT')
    expect((await textOf(manager, 'all')).text).toContain('First core group due')
  })

  test('every clock has words for a calendar', () => {
    const words = clockDefinitions.map(({ name }) => dueWords(name))
    expect(words.filter((one) => !/^Due: | due$/.test(one))).toEqual([])
    expect(words).toContain('Initial conference due')
    expect(words).toContain('Due: Police protection ends')
  })
})
