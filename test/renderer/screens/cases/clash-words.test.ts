/** What two people have changed differently, as whoever decides it reads it. */
import { describe, expect, it } from 'vitest'
import { clashWords } from '../../../../renderer/screens/cases/clash-words.ts'
import { type CaseFile, type FamilyList, mergeFamilies } from '../../../../shared/cases/index.ts'
import { known, lists } from '../../../shared/cases/merge/families.ts'

const accounts = [{ id: 'account-1', name: 'Morag Ellery' }]
const change = (list: FamilyList, id: string, part: object): CaseFile =>
  ({ ...known, [list]: known[list].map((row) => (row.id === id ? { ...row, ...part } : row)) }) as CaseFile
const without = (list: FamilyList, id: string): CaseFile =>
  ({ ...known, [list]: known[list].filter((row) => row.id !== id) }) as CaseFile

/** What is asked of two versions. */
const asked = (mine: CaseFile, theirs: CaseFile) => {
  const { clashes, shown } = mergeFamilies({ base: known, mine, theirs })
  return clashes.map((clash) => clashWords(clash, { file: shown, accounts }))
}

describe('what both have changed', () => {
  it('is named by the field and by whose it is, with both wordings', () => {
    expect(
      asked(change('children', 'c1', { setting: 'Elm' }), change('children', 'c1', { setting: 'Oak' })),
    ).toEqual([
      {
        title: 'School or setting: Name of c1',
        mine: [{ label: '', words: 'Elm' }],
        theirs: [{ label: '', words: 'Oak' }],
      },
    ])
    expect(asked({ ...known, familyRef: 'WX-2' }, { ...known, familyRef: '' })).toEqual([
      {
        title: 'Family reference',
        mine: [{ label: '', words: 'WX-2' }],
        theirs: [{ label: '', words: 'nothing' }],
      },
    ])
  })

  it('says names for people, words for days, and nobody where nobody is chosen', () => {
    const [who] = asked(
      change('household', 'h1', { person: 'c1', from: '2026-09-17' }),
      change('household', 'h1', { person: '', from: '2026-09-18' }),
    )
    expect(who).toMatchObject({
      title: 'Who: the stay of Name of c1',
      mine: [{ words: 'Name of c1' }],
      theirs: [{ words: 'nobody' }],
    })
    const days = asked(
      change('household', 'h1', { from: '2026-09-17' }),
      change('household', 'h1', { from: '2026-09-18' }),
    )
    expect(days[0]?.mine[0]?.words).toMatch(/17 September 2026/)
    const account = asked(
      change('people', 'p1', { accountId: 'account-1' }),
      change('people', 'p1', { accountId: 'account-2' }),
    )
    expect(account[0]).toMatchObject({ mine: [{ words: 'Morag Ellery' }], theirs: [{ words: 'somebody' }] })
  })

  it('of a row that one has taken out says so, and what the other has there', () => {
    const [row] = asked(change('agencies', 'a1', { worker: 'Siobhan Greaves' }), without('agencies', 'a1'))
    expect(row).toEqual({
      title: 'Agency a1',
      mine: [
        { label: 'Agency', words: 'Agency a1' },
        { label: 'Worker', words: 'Siobhan Greaves' },
      ],
      theirs: [{ label: '', words: 'taken out' }],
    })
  })

  it('of a whole event names what is not the same on both sides, and nothing else', () => {
    const [event] = asked(
      change('chronology', 'e1', { sensitivity: 'restricted', text: 'For few' }),
      change('chronology', 'e1', { sensitivity: 'professionals' }),
    )
    expect(event?.mine.map(({ label }) => label)).toEqual(['What happened', 'Who may read it'])
    expect(event?.theirs.map(({ label }) => label)).toEqual(['What happened', 'Who may read it'])
    expect(event?.title).toMatch(/^The event of /)
  })

  it('has a title in every list, in which the row is named', () => {
    const fields: Record<FamilyList, string> = {
      children: 'name',
      people: 'name',
      chronology: 'text',
      household: 'note',
      otherNames: 'name',
      numbers: 'value',
      relationships: 'kind',
      statuses: 'from',
      agencies: 'worker',
      appointments: 'reason',
    }
    for (const list of lists) {
      const id = known[list][0]?.id ?? ''
      const [words] = asked(
        change(list, id, { [fields[list]]: 'Mine' }),
        change(list, id, { [fields[list]]: 'Theirs' }),
      )
      expect(words?.title).toMatch(/^[A-Z][^:]*: \S/)
      expect(words?.title).not.toContain('Nobody chosen yet')
    }
  })
})
