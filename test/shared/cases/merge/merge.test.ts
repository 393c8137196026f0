import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type CaseFile,
  type Clash,
  caseSchema,
  keepMine,
  mergeFamilies,
  recognised,
  sameFamily,
  takeTheirs,
} from '../../../../shared/cases/index.ts'
import { type Act, acts, actsOn, family, known, lists, made, wordsOf } from './families.ts'

const bring = (mine: CaseFile, theirs: CaseFile, base = known) => mergeFamilies({ base, mine, theirs })
const placeOf = ({ list, row, field }: Clash) => [list, row, field].join('/')
const twoPeople = fc.tuple(acts, acts).map(([here, there]) => ({
  mine: made(known, 'I', here),
  theirs: made(known, 'They', there),
}))
const ids = (file: CaseFile) => lists.map((list) => file[list].map(({ id }) => id))
const inIdOrder = (file: CaseFile) => ({
  familyRef: file.familyRef,
  ...Object.fromEntries(lists.map((list) => [list, file[list].toSorted((a, b) => a.id.localeCompare(b.id))])),
})

/** Decides every clash in the same way, and gives what is read then. */
function decided(mine: CaseFile, theirs: CaseFile, keep: boolean): CaseFile {
  let now = { base: known, mine, theirs }
  for (let nth = 0; nth < 100; nth++) {
    const [clash] = mergeFamilies(now).clashes
    if (!clash) return mergeFamilies(now).merged
    now = keep
      ? { ...keepMine(now, clash, () => `new-${nth}`), theirs }
      : { base: mergeFamilies(now).base, mine: takeTheirs(now, clash), theirs }
  }
  throw new Error('It never ends.')
}

describe('a family that two people change at the same time', () => {
  it('is as one of them has made it when the other has changed nothing, or the same', () => {
    fc.assert(
      fc.property(acts, (some) => {
        const changed = made(known, 'I', some)
        for (const [mine, theirs] of [
          [changed, changed],
          [changed, known],
          [known, changed],
        ] as const) {
          const { merged, shown, clashes } = bring(mine, theirs)
          expect(clashes).toEqual([])
          expect(sameFamily(merged, changed)).toBe(true)
          expect(sameFamily(shown, changed)).toBe(true)
        }
      }),
    )
  })

  it('has every word that either has typed: in the family, or in what a person decides', () => {
    fc.assert(
      fc.property(twoPeople, ({ mine, theirs }) => {
        const { merged, shown, clashes } = bring(mine, theirs)
        for (const kept of [merged, shown]) {
          expect(wordsOf('I', [kept, clashes])).toEqual(wordsOf('I', [mine, kept]))
          expect(wordsOf('They', [kept, clashes])).toEqual(wordsOf('They', [theirs, kept]))
        }
        expect(wordsOf('I', mine).difference(wordsOf('I', [merged, clashes]))).toEqual(new Set())
        expect(wordsOf('They', theirs).difference(wordsOf('They', [merged, clashes]))).toEqual(new Set())
        // Whoever types here goes on reading every word of theirs.
        expect(wordsOf('I', mine).difference(wordsOf('I', shown))).toEqual(new Set())
      }),
      { numRuns: 400 },
    )
  })

  it('is a family by its own rules, and no row stands in it twice', () => {
    fc.assert(
      fc.property(twoPeople, ({ mine, theirs }) => {
        const { merged, shown } = bring(mine, theirs)
        for (const one of [merged, shown]) {
          expect(caseSchema.parse(one)).toEqual(one)
          for (const list of ids(one)) expect(new Set(list).size).toBe(list.length)
        }
      }),
    )
  })

  it('is the same whoever saves first, where they have changed different parts', () => {
    const apart = fc
      .tuple(
        actsOn(['agencies', 'numbers', 'household'], ['type', 'add', 'take out']),
        actsOn(['chronology', 'statuses', 'appointments', 'otherNames'], ['type', 'add', 'take out']),
      )
      .map(([here, there]) => [made(known, 'I', here), made(known, 'They', there)] as const)
    fc.assert(
      fc.property(apart, ([one, other]) => {
        expect(bring(one, other).clashes).toEqual([])
        expect(inIdOrder(bring(one, other).merged)).toEqual(inIdOrder(bring(other, one).merged))
      }),
    )
  })

  it('asks the same questions whoever is asked, with the words turned round', () => {
    fc.assert(
      fc.property(twoPeople, ({ mine, theirs }) => {
        const here = bring(mine, theirs).clashes.map(placeOf).toSorted()
        expect(bring(theirs, mine).clashes.map(placeOf).toSorted()).toEqual(here)
      }),
    )
  })

  it('asks the same again after it was stored, until somebody has decided', () => {
    fc.assert(
      fc.property(twoPeople, ({ mine, theirs }) => {
        const first = bring(mine, theirs)
        for (const stored of [theirs, first.merged]) {
          const again = mergeFamilies({
            base: stored === theirs ? first.base : recognised(first.base, first.shown, stored),
            mine: first.shown,
            theirs: stored,
          })
          expect(again.clashes.map(placeOf).toSorted()).toEqual(first.clashes.map(placeOf).toSorted())
          expect(inIdOrder(again.merged)).toEqual(inIdOrder(first.merged))
          expect(inIdOrder(again.shown)).toEqual(inIdOrder(first.shown))
        }
      }),
      { numRuns: 400 },
    )
  })

  it('is decided by whoever is asked: with theirs kept, or taken, nothing is left to ask', () => {
    fc.assert(
      fc.property(twoPeople, ({ mine, theirs }) => {
        const { merged } = bring(mine, theirs)
        expect(caseSchema.parse(decided(mine, theirs, true))).toBeTruthy()
        const taken = decided(mine, theirs, false)
        for (const list of lists) {
          const there = new Set<string>(merged[list].map(({ id }) => id))
          expect(taken[list].filter(({ id }) => !there.has(id))).toEqual([])
        }
      }),
    )
  })

  it('knows words again that were sent before, though nobody has heard that they arrived', () => {
    fc.assert(
      fc.property(acts, acts, (first, then) => {
        const sent = made(known, 'I', first)
        const mine = made(sent, 'Again I', then)
        const base = recognised(known, sent, sent)
        const { clashes, merged } = bring(mine, sent, base)
        expect(clashes).toEqual([])
        expect(sameFamily(merged, mine)).toBe(true)
      }),
    )
  })
})

describe('what is asked', () => {
  const of = (list: 'children' | 'people' | 'chronology', row: object, base: object) => ({
    ...family(),
    [list]: [{ ...base, ...row }],
  })
  const child = known.children[0] as object
  const event = known.chronology[0] as object
  const person = known.people[0] as object
  const clashes = (list: 'children' | 'people' | 'chronology', base: object, mine: object, theirs: object) =>
    bring(of(list, mine, base), of(list, theirs, base), of(list, {}, base)).clashes.map(({ field }) => field)

  it('is the one field that both have changed, and nothing else of the row', () => {
    expect(
      clashes('children', child, { setting: 'Elm', dob: '2018-01-01' }, { setting: 'Oak', needs: 'Glasses' }),
    ).toEqual(['setting'])
  })

  it('is nothing where both have ticked names', () => {
    expect(clashes('people', person, { of: ['c1', 'c2'] }, { of: ['c1', 'c3'] })).toEqual([])
  })

  it('is the whole event where one has opened it to more people and the other has written in it', () => {
    const shut = { ...event, sensitivity: 'restricted' }
    expect(clashes('chronology', shut, { text: 'For few' }, { sensitivity: 'shared' })).toEqual([''])
    expect(clashes('chronology', shut, { sensitivity: 'professionals' }, { text: 'For few' })).toEqual([''])
    expect(clashes('chronology', event, { text: 'More' }, { sensitivity: 'restricted' })).toEqual([])
    expect(
      clashes(
        'chronology',
        event,
        { sensitivity: 'restricted', text: 'For few' },
        { sensitivity: 'professionals' },
      ),
    ).toEqual([''])
  })

  it('is the whole card where one has given a new address and the other has let somebody learn it', () => {
    expect(clashes('people', person, { address: '1 Elm Road' }, { withholdAddressFrom: [] })).toEqual([''])
    expect(
      clashes('people', person, { address: '1 Elm Road' }, { withholdAddressFrom: ['p2', 'p3'] }),
    ).toEqual([])
    const kept = { ...child, withholdSettingFrom: ['p1'] }
    expect(clashes('children', kept, { withholdSettingFrom: [] }, { setting: 'Oak' })).toEqual([''])
  })

  it('is whether somebody goes, where one has taken them out and the other has written something new of them', () => {
    const takesOut: Act[] = [{ does: 'take out', list: 'children', n: 1 }]
    const gone = made(known, 'They', takesOut)
    const placed = {
      ...known,
      household: [...known.household, { id: 'h3', person: 'c2', from: '2026-01-01', to: '', note: '' }],
    }
    const { clashes: asked, merged } = bring(placed, gone)
    expect(asked.map(placeOf)).toEqual(['children/c2/'])
    expect(merged.children.map(({ id }) => id)).toEqual(['c1'])
    // Taken out: what named them goes with them.
    expect(decided(placed, gone, false).household.map(({ id }) => id)).toEqual(['h1', 'h2'])
    expect(decided(placed, gone, true).children.map(({ id }) => id)).toEqual(['c1', 'c2'])
  })

  it('is an event that was taken out: kept, it comes back as a new one', () => {
    const gone = { ...known, chronology: known.chronology.slice(1) }
    const mine = made(known, 'I', [{ does: 'type', list: 'chronology', n: 0 }])
    expect(bring(mine, gone).clashes.map(placeOf)).toEqual(['chronology/e1/'])
    expect(decided(mine, gone, true).chronology.map(({ id }) => id)).toEqual(['new-0', 'e2'])
  })

  it('is a whole list in which two rows have one id', () => {
    const twice = { ...known, numbers: [...known.numbers, ...known.numbers] }
    const mine = made(twice, 'I', [{ does: 'type', list: 'numbers', n: 0 }])
    const theirs = made(twice, 'They', [{ does: 'type', list: 'numbers', n: 1 }])
    expect(bring(mine, theirs, twice).clashes.map(placeOf)).toEqual(['numbers//'])
  })
})
