import { describe, expect, test } from 'vitest'
import { type Answer, type CueResolution, meetingTypes } from '../../../../shared/minutes/index.ts'
import {
  answer,
  but,
  child,
  decision,
  event,
  everyCaseType,
  findings,
  minutes,
  only,
  section,
  statement,
  view,
} from '../kit.ts'
import { lacksAfter, overridingRoles, weakened } from './tries.ts'

const told = event('allegation', { id: 'ev1', child: 'c1', date: '2026-09-16', kind: 'physical assault' })
const good = answer('R-ME', {
  fields: {
    decision: 'Medical arranged',
    paediatrician: 'Dr Lund',
    decidedBy: 'Strategy discussion',
    decidedOn: '2026-09-17',
    reason: 'A mark that the child explains by a belt needs to be looked at.',
    purpose: 'Explanation and evidence',
    when: '2026-09-18T10:00',
    childAccount: 'She will be asked what happened, and may choose who comes.',
    resultDue: '2026-09-19',
  },
})
const two = { children: [child('c1', 'Ada Ashby'), child('c2', 'Ben Ashby')] }
const about = (parts: object) => findings('R-ME', minutes('ICPC', parts)).flatMap((one) => one.about)
const lacks = (given: Answer, parts: object = { events: [told] }) =>
  lacksAfter('R-ME', (answers) => minutes('ICPC', { ...parts, answers }), given)
const resolved = (cue: string, words: string): CueResolution => ({
  id: 'r1',
  entryId: 'e1',
  cue,
  words,
  nth: 0,
  how: 'quote kept as said',
  reason: '',
  by: '',
  at: '',
})

describe('R-ME asks for a decision about a medical', () => {
  test('in every case type and in no other', () => {
    expect(
      meetingTypes
        .filter((type) => findings('R-ME', minutes(type, { events: [told] })).length > 0)
        .toSorted(),
    ).toEqual(everyCaseType)
  })
  test('words beside an allegation start the answer and never end the question', () => {
    const finding = only('R-ME', minutes('ICPC', { events: [{ ...told, medicalDecision: 'tbc' }] }))
    expect(finding).toMatchObject({
      state: 'open',
      blocksSigning: true,
      blocksClosing: true,
      prefill: { fields: { reason: 'tbc' } },
    })
  })
  test('for every child of a section 47 enquiry, whatever is written about one of them', () => {
    const enquiry = { ...two, meeting: { triggers: { strategyDiscussionStartingS47: '2026-09-01' } } }
    expect(about(enquiry)).toEqual(['c1', 'c2'])
    const one = { ...enquiry, events: [{ ...told, medicalDecision: 'Held on 16 September' }] }
    expect(about(one)).toEqual(['c1', 'c2'])
    expect(lacks(good, one)).toEqual(['Ben Ashby: Nobody has answered this yet.'])
    expect(lacks({ ...good, about: ['c1', 'c2'] }, one)).toEqual([])
  })
  test('for the child whose section 47 enquiry is decided, and for all where no child is named', () => {
    expect(about({ ...two, decisions: [decision('S47 single agency', { child: 'c2' })] })).toEqual(['c2'])
    expect(about({ ...two, decisions: [decision('S47 joint', { child: '' })] })).toEqual(['c1', 'c2'])
  })
  test('about a sexual offence that the writer confirmed, with no event recorded', () => {
    const sections = [section('agencyInfo', 'Ada said that he touched her under the covers.')]
    expect(about({ sections })).toEqual([])
    expect(about({ sections, cueResolutions: [resolved('CR-02', 'touched her under')] })).toEqual(['c1'])
  })
  test('about a bruise that is denied only once the writer confirms it', () => {
    const sections = [section('agencyInfo', 'Mum said that there was no bruise.')]
    expect(about({ sections })).toEqual([])
    expect(about({ sections, cueResolutions: [resolved('CR-06', 'bruise')] })).toEqual(['c1'])
  })
  test.each([
    [
      'the reasons',
      { decisions: [decision('CPP made', { reason: 'Chronic neglect of his teeth.', child: 'c2' })] },
      ['c2'],
    ],
    ['a view', { views: [view({ person: 'p-hv', text: 'This is severe neglect.' })] }, ['c1', 'c2']],
    ['the analysis', { sections: [section('analysis', 'Ada shows faltering growth.')] }, ['c1']],
  ])('about serious neglect in %s', (_, parts, children) => {
    expect(about({ ...two, ...parts })).toEqual(children)
  })
  test('not where serious neglect is denied', () => {
    expect(about({ sections: [section('analysis', 'There is no evidence of serious neglect.')] })).toEqual([])
  })
})

describe('R-ME is answered', () => {
  test('by the decision and its parts', () => {
    expect(lacks(good)).toEqual([])
  })
  test.each(weakened(good))('not with %s', (_, given, says) => {
    expect(lacks(given)).toEqual([says])
  })
  test.each([
    ['nobody who decided', { decidedBy: '' }, 'Still to answer: “Decided by”'],
    ['no day of the decision', { decidedOn: '' }, 'Still to answer: “Decided on”'],
    ['a day to come', { decidedOn: '2026-09-18' }, 'A medical cannot have been decided on a day to come.'],
    [
      '“n/a” as the paediatrician',
      { paediatrician: 'n/a' },
      '“n/a” is no answer to “Discussed with which paediatrician”',
    ],
    [
      '“none” as the paediatrician',
      { paediatrician: 'none' },
      '“none” is no answer to “Discussed with which paediatrician”',
    ],
    ['“tbc” as the purpose', { purpose: 'tbc' }, '“tbc” is no answer to “The question it must answer”'],
  ])('not with %s', (_, fields, says) => {
    expect(lacks(but(good, fields))).toEqual([says])
  })
})

describe('R-ME is overridden', () => {
  const fields = { paediatrician: 'Dr Lund' }
  test('by a team manager who names the paediatrician, and by nobody else', () => {
    expect(
      overridingRoles('R-ME', (statements) => minutes('ICPC', { events: [told], statements }), { fields }),
    ).toEqual(['Team manager'])
  })
  test.each([
    ['no paediatrician', { fields: {} }],
    ['“n/a” for one', { fields: { paediatrician: 'n/a' } }],
    ['the chair’s own account', { fields, byAccount: 'acc-chair' }],
    ['the minute taker’s own account', { fields, byAccount: 'acc-sw' }],
  ])('not with %s', (_, more) => {
    const statements = [statement('override', 'R-ME', 'Team manager', more)]
    expect(only('R-ME', minutes('ICPC', { events: [told], statements })).state).toBe('open')
  })
})

describe('R-ME reads what is there', () => {
  const says = (parts: object) =>
    findings('R-ME', minutes('ICPC', parts)).flatMap((one) =>
      one.evidence.map((each) => (each.kind === 'fact' ? each.says : each.text)),
    )
  test.each([
    ['neither result nor date', {}, ['Give the result, or the date it is due.']],
    ['nothing but spaces as the result', { result: '  ' }, ['Give the result, or the date it is due.']],
    ['the result', { result: 'No injury was found.' }, []],
    ['the day the report is due', { resultDue: '2026-09-30' }, []],
  ])('a medical that was held, with %s', (_, fields, expected) => {
    expect(lacks(but(good, { decision: 'Medical held', resultDue: '', ...fields }))).toEqual(expected)
  })
  test('a medical that is arranged has a day for its result; where none is needed, no day is asked', () => {
    expect(lacks(but(good, { resultDue: '', result: 'Not yet seen.' }))).toEqual([
      'Give the date the result is due.',
    ])
    expect(lacks(but(good, { decision: 'No medical needed', resultDue: '' }))).toEqual([])
  })
  test.each([
    ['in one sentence of several', 'Ada was seen. There is chronic neglect of her teeth. She was quiet.', 1],
    ['found not to be so', 'Serious neglect was ruled out.', 0],
    ['and denied only of something else after it', 'Failure to thrive persists and she is not weighed.', 1],
    ['of another kind', 'There is neglect of the garden.', 0],
  ])('serious neglect %s', (_, text, times) => {
    expect(about({ sections: [section('analysis', text)] })).toHaveLength(times)
  })
  test('serious neglect is heard in the analysis, not in what an agency tells', () => {
    expect(about({ sections: [section('agencyInfo', 'This is serious neglect.')] })).toEqual([])
  })
  test('an analysis about all the children, or about none, asks for all of them', () => {
    const analysis = (who: 'all' | string[]) =>
      about({ ...two, sections: [section('analysis', 'This is severe neglect.', { about: who })] })
    expect(analysis('all')).toEqual(['c1', 'c2'])
    expect(analysis([])).toEqual(['c1', 'c2'])
    expect(analysis(['p-mum'])).toEqual(['c1', 'c2'])
    expect(analysis(['c2'])).toEqual(['c2'])
  })
  test('a reason without a child asks for all of them, and each source is named', () => {
    const reason = 'Severe neglect of both.'
    expect(about({ ...two, decisions: [decision('CPP made', { reason, child: '' })] })).toEqual(['c1', 'c2'])
    expect(
      says({ decisions: [decision('CPP made', { reason }), decision('CPP made', { id: 'd2' })] }),
    ).toEqual(['The reasons speak of serious neglect.'])
    const views = [
      view({ person: 'p-hv', text: reason }),
      view({ id: 'v2', text: reason }),
      view({ id: 'v3' }),
    ]
    expect(says({ views })).toEqual([
      'Siobhan Green speaks of serious neglect.',
      'A view speaks of serious neglect.',
    ])
    expect(says({ sections: [section('analysis', reason)] })).toEqual([
      'The analysis speaks of serious neglect.',
    ])
  })
  test('words about an injury ask until they are set aside', () => {
    const sections = [section('agencyInfo', 'Ada had a bruise on her arm.')]
    expect(says({ sections })).toEqual(['bruise'])
    const aside = {
      ...resolved('CR-06', 'bruise'),
      how: 'not relevant' as const,
      reason: 'It was paint on her.',
    }
    expect(says({ sections, cueResolutions: [aside] })).toEqual([])
    expect(says({ sections: [section('agencyInfo', 'They have turned a corner.')] })).toEqual([])
  })
  test('a section 47 enquiry is one that was decided or has begun, whichever way it is written', () => {
    expect(about({ ...two, decisions: [decision(' s47 joint', { child: 'c1' })] })).toEqual(['c1'])
    expect(about({ decisions: [decision('No S47: CIN')] })).toEqual([])
    expect(says({ meeting: { triggers: { strategyDiscussionStartingS47: '2026-09-01' } } })).toEqual([
      'Section 47 enquiries began after 1 September 2026. Is there a decision about a medical for each child?',
    ])
  })
  test('an allegation says about whom, what, when and what is known of a medical', () => {
    const bare = event('allegation', { id: 'ev9', text: 'He was punched.' })
    expect(says({ events: [bare] })).toEqual([
      'A child: allegation, no date, and no decision about a medical.',
    ])
    expect(says({ events: [{ ...told, medicalDecision: ' Seen on Monday ' }] })).toEqual([
      'Ada Ashby: physical assault, 16 September 2026; about a medical it says “Seen on Monday”.',
    ])
    expect(about({ ...two, events: [bare] })).toEqual(['c1', 'c2'])
    expect(says({ events: [event('policeIncident', { id: 'ev8', kind: 'physical assault' })] })).toEqual([])
  })
  test('an answer starts from what stands beside the allegations, each once', () => {
    const offered = (...words: string[]) =>
      only(
        'R-ME',
        minutes('ICPC', {
          events: words.map((medicalDecision, index) => ({ ...told, id: `ev${index}`, medicalDecision })),
        }),
      ).prefill
    expect(offered('Held', ' Held ', 'Booked')).toEqual({ fields: { reason: 'Held; Booked' } })
    expect(offered('', 'Held')).toEqual({ fields: { reason: 'Held' } })
    expect(offered('  ')).toBeUndefined()
  })
})
