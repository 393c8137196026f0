/** Which records may be purged: never before their day, never on hold, never with something to settle. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../../shared/clocks/index.ts'
import { meetingTypes } from '../../../shared/minutes/index.ts'
import {
  certificateOf,
  defaultRule,
  dueForPurge,
  openKinds,
  openSentence,
  type PurgePlan,
  type RetentionSubject,
  remarks,
  sizeWords,
  standingOn,
  standings,
  standingWords,
  stoppers,
  totalsOf,
  wordsInValue,
} from '../../../shared/retention/index.ts'
import { isClosedType } from '../../../shared/templates/index.ts'

const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
  .map((one) => one.toISOString().slice(0, 10))
const subject: fc.Arbitrary<RetentionSubject> = fc.record({
  kind: fc.constantFrom('record' as const, 'case' as const),
  type: fc.constantFrom(...meetingTypes),
  signed: fc.boolean(),
  confirmedOn: fc.oneof(fc.constant(''), day),
  onHold: fc.boolean(),
  open: fc.array(fc.record({ kind: fc.constantFrom(...openKinds), count: fc.nat(3) }), { maxLength: 4 }),
  familyHere: fc.nat(3),
})
const rule = fc.record({
  afterTransferDays: fc.nat(400),
  supervisionDays: fc.oneof(fc.constant(null), fc.nat(400)),
})

const plain: RetentionSubject = {
  kind: 'record',
  type: 'ICPC',
  signed: true,
  confirmedOn: '2026-09-17',
  onHold: false,
  open: [],
  familyHere: 0,
}

describe('what is due for a purge', () => {
  it('is due thirty days after its transfer was confirmed, and not a day before', () => {
    expect(standingOn(plain, defaultRule, '2026-10-16')).toEqual({ state: 'waiting', dueOn: '2026-10-17' })
    expect(standingOn(plain, defaultRule, '2026-10-17')).toEqual({ state: 'due', dueOn: '2026-10-17' })
  })

  it('is never on hold, unsigned, unconfirmed, unsettled or before its day, whatever else is true', () => {
    fc.assert(
      fc.property(fc.array(subject, { maxLength: 20 }), rule, day, (subjects, period, today) => {
        for (const one of dueForPurge(subjects, period, today)) {
          expect(one.onHold).toBe(false)
          expect(one.confirmedOn).not.toBe('')
          expect(stoppers(one.open)).toEqual([])
          if (one.kind === 'record') expect(one.signed).toBe(true)
          else expect(one.familyHere).toBe(0)
          const days =
            one.kind === 'record' && isClosedType(one.type)
              ? period.supervisionDays
              : period.afterTransferDays
          expect(days).not.toBeNull()
          expect(addDays(one.confirmedOn, days ?? 0) <= today).toBe(true)
        }
      }),
    )
  })

  it('is everything that nothing speaks against', () => {
    fc.assert(
      fc.property(subject, rule, day, (one, period, today) => {
        const free = {
          ...one,
          onHold: false,
          signed: true,
          open: remarks(one.open),
          familyHere: 0,
          confirmedOn: today,
        }
        const later = addDays(today, 800)
        const wants = period.supervisionDays === null && one.kind === 'record' && isClosedType(one.type)
        expect(dueForPurge([free], period, later)).toEqual(wants ? [] : [free])
      }),
    )
  })

  it('stays due once it is due, as long as nothing happens', () => {
    fc.assert(
      fc.property(subject, rule, day, fc.nat(1000), (one, period, today, more) => {
        if (standingOn(one, period, today).state !== 'due') return
        expect(standingOn(one, period, addDays(today, more)).state).toBe('due')
      }),
    )
  })

  it('says for every standing and everything open what it is, in words', () => {
    for (const state of standings)
      expect(standingWords({ state, dueOn: '2026-10-17' })).not.toMatch(/undefined/)
    expect(
      openSentence([
        { kind: 'required copy', count: 2 },
        { kind: 'action', count: 0 },
      ]),
    ).toBe('2 required copies are not sent.')
    expect(openSentence([])).toBe('')
  })

  it('keeps a review of the history until the family’s other records have gone', () => {
    expect(standingOn({ ...plain, type: 'HRR', familyHere: 1 }, defaultRule, '2027-01-01').state).toBe(
      'history',
    )
    expect(standingOn({ ...plain, type: 'HRR' }, defaultRule, '2027-01-01').state).toBe('due')
  })
})

const hash = 'a'.repeat(64)
const plan: PurgePlan = {
  records: [
    {
      recordId: 'r',
      caseId: 'c',
      type: 'ICPC',
      familyRef: 'WX-1',
      date: '2026-09-17',
      version: '1.0',
      reference: 'LCS 4471',
      transferredOn: '2026-09-20',
      words: 1200,
      going: [{ what: 'signed files', count: 2, bytes: 1_240_000 }],
      versions: [{ version: '1.0', sha256: hash, signedAt: '', role: '', ruleSet: '', appVersion: '' }],
      files: [{ kind: 'parent', version: '1.0', sha256: 'b'.repeat(64) }],
      proof: 3,
      carried: 2,
      chronologyEvents: 1,
      open: [{ kind: 'action', count: 1 }],
    },
  ],
  cases: [],
  backups: [{ madeAt: '2026-10-16T18:00:00.000Z', until: '2027-04-16' }],
  hash,
}

describe('the certificate', () => {
  const made = certificateOf(plan, {
    id: '01ABC',
    at: '2026-10-18T10:00:00Z',
    name: 'Morag Ell',
    role: 'Service manager',
    authority: 'Wexmoor Council',
    fictional: false,
    rule: defaultRule,
  })
  const text = JSON.stringify(made)

  it('says what, by which rule, by whom, what stays and until when a backup may hold it', () => {
    for (const words of [
      'Initial child protection conference, 17 September 2026',
      'LCS 4471',
      '1200 words',
      '30 days after',
      'Morag Ell, Service manager',
      hash,
      'b'.repeat(64),
      '16 April 2027',
      'One action is open',
      '2 events added',
    ])
      expect(text).toContain(words)
  })

  it('names its file by day and number alone', () => {
    expect(made.fileStem).toBe('Certificate of destruction 2026-10-18 01ABC')
  })

  it('adds up what goes, and counts what somebody wrote', () => {
    expect(totalsOf(plan)).toEqual({
      records: 1,
      cases: 0,
      words: 1200,
      files: 1,
      bytes: 1_240_000,
      carried: 2,
    })
    expect([sizeWords(12), sizeWords(340_112), sizeWords(1_240_000)]).toEqual([
      '12 bytes',
      '340 KB',
      '1.2 MB',
    ])
    expect(wordsInValue({ id: 'x-1', text: 'Ada was not brought', rows: [{ text: 'two words' }] })).toBe(6)
  })
})
