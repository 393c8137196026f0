import { describe, expect, it } from 'vitest'
import { differingViews } from '../../../shared/minutes/index.ts'
import { decision, family, minutes, person, view } from '../checks/kit.ts'

/** Does a view in these words differ from this decision? */
const differs = (said: string, decided: string): boolean =>
  differingViews(
    minutes('ICPC', { views: [view({ person: 'p-hv', view: said })], decisions: [decision(decided)] }),
  ).length > 0

describe('A view is the decision', () => {
  it.each([
    ['CPP made', 'CPP made'],
    ['CPP', 'CPP made'],
    [' cpp  continues. ', 'CPP made'],
    ['plan: child protection plan', 'CPP made'],
    ['CPP continues', 'CPP continues (same category)'],
    ['child in need', 'CPP not made: CIN'],
    ['CIN', 'CPP ends: CIN'],
    ['no CPP', 'CPP not made: CIN'],
    ['end the child protection plan', 'CPP ends: other'],
    ['early help', 'CPP not made: early help'],
    ['TAF', 'step down: TAF'],
    ['team around the family', 'early help'],
    ['NFA', 'CPP not made: NFA'],
    ['no further action', 'close'],
    ['close', 'closed'],
    ['closing', 'no S47: NFA'],
    ['CPP not made', 'CPP not made: early help'],
    ['CPP ends', 'looked after'],
    ['CPP ends: other', 'CPP ends: CIN'],
    ['no S47: CIN continues', 'CIN'],
    ['no S47: assessment', 'no S47: assessment'],
    ['no S47', 'no S47: NFA'],
    ['no section 47', 'no S47: assessment'],
    ['S47', 'S47 CSC only'],
    ['section 47 now', 'S47 joint'],
    ['police only', 'police only'],
    ['strategy', 'step up: strategy discussion'],
    ['step up', 'strategy/S47'],
    ['ICPC', 'ICPC'],
    ['looked after', 'looked after'],
    ['continues', 'continues'],
    ['continue', 'CPP made'],
    ['continues', 'CIN'],
    ['carry on', 'looked after'],
    ['keep CIN going, it continues', 'CIN'],
    ['CIN', 'continues'],
    ['what the chair says', 'CPP made'],
    ['', 'CPP made'],
    ['CPP', ''],
    ['CPP', 'direction given'],
  ])('as “%s” beside “%s”', (said, decided) => {
    expect(differs(said, decided)).toBe(false)
  })
})

describe('A view is not the decision', () => {
  it.each([
    ['CIN', 'CPP made'],
    ['child in need plan', 'CPP made'],
    ['no CPP', 'CPP made'],
    ['not a child protection plan', 'CPP made'],
    ['CPP', 'CPP not made: CIN'],
    ['CPP made', 'CPP ends: other'],
    ['a CPP', 'CPP not made: NFA'],
    ['early help', 'CPP made'],
    ['NFA', 'CIN'],
    ['CIN close', 'CIN'],
    ['police only', 'S47 joint'],
    ['S47 joint', 'S47 CSC only'],
    ['S47', 'no S47: assessment'],
    ['section 47', 'no S47: NFA'],
    ['no S47', 'S47 joint'],
    ['no S47: assessment', 'no S47: NFA'],
    ['no S47: CIN continues', 'no S47: NFA'],
    ['step up: strategy discussion', 'continues'],
    ['strategy', 'close'],
    ['ICPC', 'CIN'],
    ['looked after', 'CIN'],
    ['continues', 'close'],
    ['CPP continues', 'CIN'],
    ['CPP', 'continues'],
    ['does not agree', 'CPP made'],
    ['doesn’t agree', 'CPP made'],
    ["don't agree", 'CPP made'],
    ['Disagrees', 'CPP made'],
  ])('as “%s” beside “%s”', (said, decided) => {
    expect(differs(said, decided)).toBe(true)
  })
})

describe('Who holds another view', () => {
  const found = (more: object, decisions = [decision('CPP made', { category: 'Neglect' })]) =>
    differingViews(minutes('ICPC', { views: [view({ person: 'p-hv', ...more })], decisions }))

  it('is told with their words and where they stand', () => {
    expect(found({ view: 'CIN', category: 'Neglect', text: 'She is safe.' })).toEqual([
      { id: 'v1', person: 'p-hv', says: 'CIN, Neglect', text: 'She is safe.', section: 'dec' },
    ])
    expect(found({ view: 'CIN' })[0]?.says).toBe('CIN')
  })

  it.each([
    ['another category', { view: 'CPP', category: 'physical abuse' }, 1],
    ['the same category in other letters', { view: 'CPP', category: ' NEGLECT, since birth' }, 0],
    ['no category', { view: 'CPP', category: '' }, 0],
    ['a category that is none', { view: 'CPP', category: 'risk of neglect' }, 0],
    ['words of their own that say so', { view: 'CPP', text: 'I did not agree with the category.' }, 1],
    ['words of their own that do not', { view: 'CPP', text: 'I agree.' }, 0],
  ])('is read from %s', (_, more, times) => {
    expect(found(more)).toHaveLength(times)
  })

  it('has not spoken about a category where the decision names none', () => {
    expect(found({ view: 'CPP', category: 'Neglect' }, [decision('CPP made')])).toEqual([])
    expect(found({ view: 'CPP', category: 'Neglect' }, [decision('', { category: 'Sexual abuse' })])).toEqual(
      [],
    )
  })

  it('differs when one of several decisions is another', () => {
    const two = [decision('CPP made'), decision('CPP not made: NFA', { id: 'd2', child: 'c2' })]
    expect(found({ view: 'CPP' }, two)).toHaveLength(1)
  })

  it('is a professional, or somebody whom the record does not know', () => {
    const people = [...family, person('p-adv', 'Ann', ' Advocate ')]
    const ids = (id: string) =>
      differingViews(
        minutes('ICPC', {
          people,
          views: [view({ person: id, view: 'CIN' })],
          decisions: [decision('CPP made')],
        }),
      ).length
    expect(['p-hv', 'p-adv', 'p-gone', '', 'p-mum'].map(ids)).toEqual([1, 1, 1, 1, 0])
  })
})

describe('A view on reasonable cause', () => {
  const record = (cells: Record<string, string>, decided: string, key = 'thresholdQ') =>
    minutes('STRAT', {
      decisions: [decision(decided)],
      tables: [{ key, rows: [{ id: 'r1', cells: { person: 'p-hv', ...cells } }] }],
    })
  it.each([
    ['yes', 'no S47: NFA', true],
    ['Yes.', ' No S47: assessment ', true],
    ['no', 'S47 joint', true],
    ['no', 'strategy/S47', true],
    ['yes', 'S47 joint', false],
    ['no', 'no S47: NFA', false],
    ['unsure', 'S47 joint', false],
    ['no', 'police only', false],
    ['yes', 'police only', false],
  ])('of “%s” beside “%s”: differs %s', (said, decided, other) => {
    expect(differingViews(record({ view: said }, decided))).toHaveLength(other ? 1 : 0)
  })
  it('is told with its reason, and by its reason where nothing else was said', () => {
    expect(differingViews(record({ view: 'Yes', reason: 'The bruise.' }, 'no S47: NFA'))).toEqual([
      {
        id: 'r1',
        person: 'p-hv',
        says: 'reasonable cause to suspect significant harm: yes',
        text: 'The bruise.',
        section: 'thresholdQ',
      },
    ])
    expect(differingViews(record({ reason: 'We disagree.' }, 'S47 joint'))[0]).toMatchObject({
      says: 'We disagree.',
      text: 'We disagree.',
    })
    expect(differingViews(record({ view: 'no' }, 'S47 joint', 'other'))).toEqual([])
    const nobody = record({ view: 'no' }, 'S47 joint')
    nobody.tables = [{ key: 'thresholdQ', rows: [{ id: 'r1', cells: { view: 'no' } }] }]
    expect(differingViews(nobody)[0]).toMatchObject({ person: '', text: '' })
  })
})
