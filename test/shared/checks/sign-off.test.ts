/** Who countersigns which record: domain section 7, line by line. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Countersigner, countersignersOf } from '../../../shared/checks/index.ts'
import {
  draftContentSchema,
  type MeetingType,
  meetingTypes,
  type Statement,
  textBlocks,
  toMinutes,
} from '../../../shared/minutes/index.ts'
import { templateFor } from '../../../shared/templates/index.ts'

type Given = {
  decision?: string
  findings?: string[]
  statements?: Partial<Statement>[]
  signer?: { id: string; name: string; role: string }
  accounts?: { id: string; name: string }[]
  change?: (content: ReturnType<typeof draftContentSchema.parse>) => void
}

const chair = { id: 'a-chair', name: 'Ruth Ives', role: 'Team manager' }
const statement = (kind: Statement['kind'], fields: Record<string, string> = {}): Partial<Statement> => ({
  kind,
  fields,
})

function who(type: MeetingType, given: Given = {}): Countersigner[] {
  const { decision, findings = [], statements = [], signer = chair, accounts = [], change } = given
  const template = templateFor(type)
  if (!template) throw new Error(`no ${type}`)
  const content = draftContentSchema.parse({
    meeting: { type, date: '2026-09-17', chair: 'p-chair', minuteTaker: 'p-chair' },
    children: [{ id: 'c1', name: 'Ada Ashby' }],
    people: [
      { id: 'p-chair', name: 'Ruth Ives', role: 'professional', agencyGroup: 'CSC', accountId: 'a-chair' },
      { id: 'p-sw', name: 'Callum Reid', role: 'professional', agencyGroup: 'CSC' },
      {
        id: 'p-hv',
        name: 'Siobhan Green',
        role: 'professional',
        agencyGroup: 'health visiting/school nursing',
      },
      { id: 'p-police', name: 'Ines Vale', role: 'professional', agencyGroup: 'police' },
      { id: 'p-mum', name: 'Dana Ashby', role: 'mother', of: ['c1'] },
    ],
    attendance: ['p-chair', 'p-sw', 'p-hv', 'p-police', 'p-mum'].map((person) => ({
      id: `at-${person}`,
      person,
      status: 'attended',
    })),
    decisions: decision ? [{ id: 'd1', child: 'c1', value: decision }] : [],
  })
  change?.(content)
  const spoken = statements.map(
    (one, n) =>
      ({
        id: `s${n}`,
        ruleId: '',
        about: 'all',
        text: '',
        reviewBy: '',
        byAccount: '',
        byName: '',
        role: '',
        at: '',
        fields: {},
        ...one,
      }) as Statement,
  )
  return countersignersOf({
    minutes: toMinutes(content, spoken),
    template,
    findings: findings.map((ruleId) => ({ ruleId })) as never,
    signer,
    accounts: [{ id: chair.id, name: chair.name }, ...accounts],
  })
}
const short = (list: Countersigner[]) =>
  list.map(({ does, title, levels, people, step }) => [step, does, title, levels.join() || people.join()])

const account = { id: 'a-sw', name: 'Callum Reid' }
const manager = [1, 'signs', 'Team manager', 'TM']

describe('who countersigns', () => {
  it('an initial conference: nobody', () => {
    expect(who('ICPC', { decision: 'CPP made' })).toEqual([])
    expect(who('ICPC', { decision: 'CPP not made: NFA' })).toEqual([])
  })

  it('a review conference: a team manager for the child in need plan, where a protection plan ends', () => {
    expect(who('RCPC', { decision: 'CPP continues (same category)' })).toEqual([])
    expect(short(who('RCPC', { decision: 'CPP ends: CIN' }))).toEqual([
      [1, 'signs', 'Team manager for the child in need plan', 'TM'],
    ])
  })

  it.each(['CG', 'CIN_PLAN', 'CIN_REVIEW'] as const)(
    '%s: a team manager, where it closes or steps down, also where the chair is one',
    (type) => {
      expect(who(type, { decision: 'continues' })).toEqual([])
      expect(who(type, { decision: 'step up: strategy discussion' })).toEqual([])
      for (const decision of ['close', 'step down: TAF'])
        expect(short(who(type, { decision }))).toEqual([manager])
    },
  )

  it('a strategy discussion: police and health confirm, and anybody may be named where nobody was there', () => {
    expect(short(who('STRAT', { decision: 'S47 joint' }))).toEqual([
      [1, 'confirms', 'Police', 'p-police'],
      [1, 'confirms', 'Health', 'p-hv'],
    ])
    const alone = who('STRAT', {
      change: (content) => {
        content.attendance = []
      },
    })
    expect(short(alone)).toEqual([
      [1, 'confirms', 'Police', ''],
      [1, 'confirms', 'Health', ''],
    ])
  })

  it('a closure decision: a manager, then the service manager where a check was overridden or concerns repeat', () => {
    const author = { id: 'a-sw', name: 'Callum Reid', role: 'Social worker' }
    const senior = [2, 'signs', 'Service manager', 'SM']
    expect(short(who('CLOSE', { signer: author }))).toEqual([manager])
    expect(short(who('CLOSE', { signer: author, statements: [statement('override')] }))).toEqual([
      manager,
      senior,
    ])
    expect(short(who('CLOSE', { signer: author, findings: ['R-HH'] }))).toEqual([manager, senior])
    const referred = [statement('senior manager view', { refer: 'Yes' })]
    expect(short(who('CLOSE', { signer: author, findings: ['R-HH'], statements: referred }))).toEqual([
      manager,
      senior,
      [3, 'signs', 'Head of Service', 'HoS'],
    ])
  })

  it('a management note: the worker, and a service manager only where another one signed it', () => {
    expect(short(who('MGMT', { accounts: [account] }))).toEqual([[1, 'signs', 'Worker', 'p-sw']])
    const senior = { id: 'a-sm', name: 'Morag Ell', role: 'Service manager' }
    const [, second, ...more] = who('MGMT', { findings: ['R-HH'], accounts: [account] })
    expect(short([second as Countersigner])).toEqual([[2, 'signs', 'Service manager', 'SM']])
    expect(more).toEqual([])
    expect(
      who('MGMT', { findings: ['R-HH'], accounts: [account], signer: senior }).map(({ title }) => title),
    ).toEqual(['Worker'])
  })

  it('supervision: the worker, who signs where they have an account and confirms where they have none', () => {
    const only = (content: ReturnType<typeof draftContentSchema.parse>) => {
      content.attendance = content.attendance.filter(
        ({ person }) => person === 'p-sw' || person === 'p-chair',
      )
    }
    expect(short(who('SUP_CASE', { change: only, accounts: [account] }))).toEqual([
      [1, 'signs', 'Worker', 'p-sw'],
    ])
    expect(short(who('SUP_CASE', { change: only }))).toEqual([[1, 'confirms', 'Worker', 'p-sw']])
    expect(short(who('SUP_SUP', { change: only, accounts: [account] }))).toEqual([
      [1, 'signs', 'Supervisee', 'p-sw'],
    ])
    const nobody = (content: ReturnType<typeof draftContentSchema.parse>) => {
      content.attendance = []
    }
    expect(who('SUP_CASE', { change: nobody })).toEqual([])
  })

  it('group supervision: the accountable manager, by id or by name, and the presenter', () => {
    const roles = (content: ReturnType<typeof draftContentSchema.parse>) => {
      content.tables = [
        {
          key: 'roles',
          rows: [
            { id: 'r1', cells: { role: 'accountable manager', person: 'Callum Reid' } },
            { id: 'r2', cells: { role: 'presenter', person: 'p-hv' } },
            { id: 'r3', cells: { role: 'facilitator', person: 'p-chair' } },
          ],
        },
      ] as never
    }
    expect(short(who('SUP_GROUP', { change: roles, accounts: [account] }))).toEqual([
      [1, 'signs', 'Accountable manager', 'p-sw'],
      [1, 'confirms', 'Presenter', 'p-hv'],
    ])
    expect(who('SUP_GROUP')).toEqual([])
  })

  it('a high-risk history review: the head of service where it was referred, unless they led it', () => {
    const referred = [statement('senior manager view', { refer: 'Yes' })]
    expect(who('HRR', { statements: [statement('senior manager view', { refer: 'No' })] })).toEqual([])
    expect(short(who('HRR', { statements: referred }))).toEqual([[1, 'signs', 'Head of Service', 'HoS']])
    const hos = { id: 'a-hos', name: 'Ada Pole', role: 'Head of Service' }
    expect(who('HRR', { statements: referred, signer: hos })).toEqual([])
  })

  it('an escalation: the person who raised it, signing where they have an account here', () => {
    const raised = (content: ReturnType<typeof draftContentSchema.parse>) => {
      content.sections = [
        {
          key: 'raisedBy',
          child: '',
          entries: [
            { id: 'e1', speaker: 'p-sw', about: [], withholdFrom: [], blocks: textBlocks('I disagree.') },
          ],
        },
      ]
    }
    expect(short(who('ESC', { change: raised, accounts: [account] }))).toEqual([
      [1, 'signs', 'Raised the disagreement', 'p-sw'],
    ])
    expect(short(who('ESC', { change: raised }))).toEqual([
      [1, 'confirms', 'Raised the disagreement', 'p-sw'],
    ])
    expect(who('ESC')).toEqual([])
  })

  it('legal progression and professionals’ meetings: nobody', () => {
    expect([...who('LEGAL'), ...who('PROF')]).toEqual([])
  })

  it('nobody is asked twice for one place, nor to sign what they signed first, whatever the record', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...meetingTypes),
        fc.constantFrom('close', 'CPP ends: CIN', 'continues', 'S47 joint', 'NFA'),
        fc.subarray(['R-HH', 'R-MO']),
        fc.constantFrom('p-chair', 'p-sw', 'p-hv'),
        (type, decision, findings, raiser) => {
          const list = who(type, {
            decision,
            findings,
            statements: [statement('override'), statement('senior manager view', { refer: 'Yes' })],
            accounts: [account],
            change: (content) => {
              content.dissent = [{ id: 'x', person: raiser } as never]
            },
          })
          const places = list.map(({ place }) => place)
          expect(new Set(places).size).toBe(places.length)
          for (const one of list) {
            expect(one.people).not.toContain('p-chair')
            expect(one.people.length > 0 || one.levels.length > 0 || one.does === 'confirms').toBe(true)
            expect(one.why).toMatch(/^[A-Z].*\.$/)
          }
        },
      ),
    )
  })
})
