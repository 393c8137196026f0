import { describe, expect, test } from 'vitest'
import { rWN1 } from '../../../../shared/checks/rules/r-wn1.ts'
import { type CueResolution, meetingTypes } from '../../../../shared/minutes/index.ts'
import { child, findings, minutes, only, section } from '../kit.ts'
import { overridingRoles } from './tries.ts'

const said = (text: string) => ({ sections: [section('agencyInfo', text)] })
const resolution = (more: Partial<CueResolution> = {}): CueResolution => ({
  id: 'r1',
  entryId: 'e1',
  cue: 'WN-02',
  words: 'did not attend',
  nth: 0,
  how: 'quote kept as said',
  reason: '',
  by: '',
  at: '',
  ...more,
})
const passage = said('Ada did not attend the dentist.')

describe('R-WN1 asks who did not bring the child', () => {
  test('at typing and by sign-off, never at closing', () => {
    expect(only('R-WN1', minutes('ICPC', passage))).toMatchObject({
      id: 'R-WN1',
      title: 'Was Not Brought wording',
      severity: ['PROMPT', 'MUST'],
      state: 'open',
      blocksSigning: true,
      blocksClosing: false,
      why: 'A child relies on an adult to get to an appointment, so the words should say who did not bring them.',
      questions: [
        'This child relies on an adult to get there. Say “was not brought” and name who was responsible for bringing them?',
      ],
      shortfalls: [
        '1 passage to reword as “was not brought by” and the adult’s name, to keep as a quotation, or to set aside with a reason.',
      ],
      evidence: [
        {
          kind: 'words',
          section: 'agencyInfo',
          entryId: 'e1',
          start: 4,
          end: 18,
          text: 'did not attend',
          cue: 'WN-02',
        },
      ],
    })
    expect(rWN1.seeds).toEqual(['8.1'])
  })
  test('in every type of meeting', () => {
    expect(meetingTypes.filter((type) => findings('R-WN1', minutes(type, passage)).length !== 1)).toEqual([])
  })
  test.each([
    ['a child who was not brought', said('Ada was not brought to the dentist by her mother.')],
    ['an adult’s own appointment', said('Dana did not attend her own GP review in June.')],
    ['genetic material', said('A paternity DNA report was read.')],
    ['words that say they are a record’s', said('Ada DNA her hearing test [recorded as DNA].')],
    [
      'a young person who makes their own appointments',
      { ...passage, children: [child('c1', 'Ada Ashby', { ownAppointments: true })] },
    ],
  ])('but not about %s', (_, parts) => {
    expect(findings('R-WN1', minutes('ICPC', parts))).toEqual([])
  })
  test.each([
    ['kept as said', resolution(), 'answered'],
    ['evidence added', resolution({ how: 'evidence added' }), 'answered'],
    ['set aside with a reason', resolution({ how: 'not relevant', reason: 'Her own clinic' }), 'answered'],
    ['set aside without a reason', resolution({ how: 'not relevant', reason: ' - ' }), 'open'],
    ['called reworded while the words still stand', resolution({ how: 'reworded' }), 'open'],
    ['other words resolved', resolution({ words: 'failed to attend' }), 'open'],
    ['another entry resolved', resolution({ entryId: 'e2' }), 'open'],
  ])('%s: %s', (_, one, state) => {
    expect(only('R-WN1', minutes('ICPC', { ...passage, cueResolutions: [one] })).state).toBe(state)
  })
  test('each of two equal passages has to be resolved, and the open one is shown', () => {
    const twice = said('Ada did not attend the dentist. Ada did not attend the clinic.')
    const finding = only('R-WN1', minutes('ICPC', { ...twice, cueResolutions: [resolution()] }))
    expect(finding.evidence).toMatchObject([{ start: 36 }])
    expect(finding.shortfalls[0]).toMatch(/^1 passage to reword/)
    expect(only('R-WN1', minutes('ICPC', twice)).shortfalls[0]).toMatch(/^2 passages to reword/)
    const both = [resolution(), resolution({ id: 'r2', nth: 1 })]
    const done = only('R-WN1', minutes('ICPC', { ...twice, cueResolutions: both }))
    expect(done).toMatchObject({ state: 'answered', shortfalls: [], blocksSigning: false })
    expect(done.evidence).toHaveLength(2)
  })
  test('nobody overrides it: resolving the passage is the way', () => {
    expect(overridingRoles('R-WN1', (statements) => minutes('ICPC', { ...passage, statements }))).toEqual([])
    expect(rWN1.override).toEqual({
      allowed: false,
      why: 'Reword the passage, keep it as a quotation, or set it aside with a reason.',
    })
  })
})

test('R-WN1 passes over words of other kinds', () => {
  expect(findings('R-WN1', minutes('ICPC', said('They have turned a corner.')))).toEqual([])
  const both = said('They have turned a corner. Ada did not attend the dentist.')
  expect(only('R-WN1', minutes('ICPC', both)).evidence).toMatchObject([{ text: 'did not attend' }])
})
