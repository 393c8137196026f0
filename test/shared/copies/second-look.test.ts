import { describe, expect, it } from 'vitest'
import { type Recipient, recipientsOf, whySecondLook } from '../../../shared/copies/index.ts'
import { action, child, dissent, family, minutes, person, section, template } from '../checks/kit.ts'
import { copyFor, example } from './examples.ts'

const dad = (more: object = {}) =>
  person('p-dad', 'Sam Ashby', 'father', { of: ['c1'], inHousehold: true, ...more })
const withDad = [...family, dad()]
const invited = ['p-hv', 'p-dsl', 'p-sw'].map((id) => ({
  id: `at-${id}`,
  person: id,
  status: 'attended',
  mode: '',
  detail: '',
  reportSubmitted: '' as const,
  reportDate: '',
  reportSharedWithFamily: '',
  reportWithheldReason: '',
}))

/** Why each reader's copy has to be looked at: readers whose copy needs nobody are left out. */
function because(parts: object, type: 'ICPC' | 'RCPC' = 'ICPC'): Record<string, string[]> {
  const record = minutes(type, { people: withDad, attendance: invited, ...parts })
  const rows = recipientsOf(record, template(type)).map((one): [string, string[]] => [
    one.id,
    whySecondLook(record, one, template(type)),
  ])
  return Object.fromEntries(rows.filter(([, why]) => why.length > 0))
}
const outside = ['p-hv', 'p-dsl', 'p-mum', 'p-dad']
const each = (ids: string[], says: string) => Object.fromEntries(ids.map((id) => [id, [says]]))

describe('A copy has to be looked at by a second person', () => {
  it('not when it is the whole record for everybody', () => {
    expect(because({ sections: [section('agencyInfo', 'She was seen.')], actions: [action()] })).toEqual({})
  })

  it('when restricted text is left out of it', () => {
    const says = 'Restricted text is left out of it.'
    const own = section('agencyInfo', 'She was seen.', { audience: 'restricted', speaker: '' })
    expect(because({ sections: [own] })).toEqual(each(outside, says))
    expect(because({ sections: [section('restricted', 'The caller.', { speaker: '' })] })).toEqual(
      each(outside, says),
    )
    expect(because({ dissent: [dissent({ audience: 'restricted', text: 'No.' })] })).toEqual(
      each(outside, says),
    )
    expect(because({ actions: [action({ audience: 'restricted', owner: '' })] })['p-hv']).toContain(says)
  })

  it('not by the professional who said the restricted words and may read them again', () => {
    const own = section('agencyInfo', 'I saw him.', { audience: 'restricted', speaker: 'p-hv' })
    expect(because({ sections: [own] })['p-hv']).toBeUndefined()
    expect(because({ sections: [own] })['p-dsl']).toEqual(['Restricted text is left out of it.'])
  })

  it('when something is withheld from its reader, or stands in it and is withheld from the other parent', () => {
    const held = section('agencyInfo', 'She was seen.', { withholdFrom: ['p-dad'] })
    expect(because({ sections: [held] })).toEqual({
      'p-dad': ['Something is withheld from Sam Ashby.'],
      'p-mum': ['It holds text that is withheld from Sam Ashby.'],
    })
    expect(because({ actions: [action({ withholdFrom: ['p-hv'] })] })['p-hv']).toEqual([
      'Something is withheld from Siobhan Green.',
    ])
  })

  it('naming each person it is withheld from once, and nobody who is not of the record', () => {
    const people = [...withDad, person('p-gran', 'Ruth Ashby', 'grandparent', { of: ['c1'] })]
    const twice = [
      action({ withholdFrom: ['p-dad', 'p-gone'] }),
      action({ withholdFrom: ['p-dad', 'p-gran'] }),
    ]
    expect(because({ people, actions: twice })['p-mum']).toEqual([
      'It holds text that is withheld from Sam Ashby and Ruth Ashby.',
    ])
    expect(because({ actions: [action({ withholdFrom: ['p-gone'] })] })).toEqual({})
  })

  it('not because of text that the other parent may not read either, for another reason', () => {
    const held = section('agencyInfo', 'She was seen.', {
      audience: 'professionals',
      withholdFrom: ['p-dad'],
    })
    expect(because({ sections: [held] })).toEqual({ 'p-dad': ['Something is withheld from Sam Ashby.'] })
  })

  it('not because of a disagreement that its reader gets', () => {
    expect(because({ dissent: [dissent({ audience: 'shared', person: 'p-hv', text: 'No.' })] })).toEqual({})
    const own = [dissent({ audience: 'restricted', person: 'p-hv', text: 'No.' })]
    expect(Object.keys(because({ dissent: own }))).toEqual(['p-dsl', 'p-mum', 'p-dad'])
  })

  it('not because of notes under a heading that only an older template had: they stay in the file', () => {
    const origin = 'Strategy discussion'
    expect(because({ sections: [section('older', 'Seen.', { origin, speaker: 'p-hv' })] })).toEqual({})
  })

  it('not because of an action about other children; because of a restricted one, but for its owner', () => {
    const children = [child('c1', 'Ada Ashby'), child('c2', 'Ben Hill')]
    expect(because({ children, actions: [action({ child: ['c2'] })] })).toEqual({})
    expect(
      because({ children, actions: [action({ child: ['c2'], audience: 'restricted', owner: 'p-hv' })] }),
    ).toEqual({
      'p-dsl': ['Restricted text is left out of it.', 'An action is left out that others may read.'],
      'p-mum': ['Restricted text is left out of it.', 'An action is left out that others may read.'],
      'p-dad': ['Restricted text is left out of it.', 'An action is left out that others may read.'],
    })
  })

  it('when an action that others may read is left out', () => {
    const says = 'An action is left out that others may read.'
    expect(because({ actions: [action({ audience: 'professionals' })] })).toEqual(
      each(['p-mum', 'p-dad'], says),
    )
    const before = { previousActions: [action({ audience: 'council' })] }
    expect(because(before, 'RCPC')).toEqual(each(outside, says))
    expect(because(before)).toEqual({})
    expect(because({ actions: [action({ audience: 'shared' })] })).toEqual({})
  })

  it('when an address is kept from somebody, whoever reads it', () => {
    const people = [...family, dad({ withholdAddressFrom: ['p-mum'] })]
    expect(because({ people })).toEqual(
      each(outside, 'The address, phone and employer of Sam Ashby are kept from somebody.'),
    )
    const both = people.map((one) => (one.id === 'p-mum' ? { ...one, withholdAddressFrom: ['p-dad'] } : one))
    expect(because({ people: both })['p-hv']).toEqual([
      'The address, phone and employer of Dana Ashby and Sam Ashby are kept from somebody.',
    ])
  })

  it('when a phone or a school alone is kept from somebody, whoever reads it', () => {
    const people = [...family, dad({ withholdPhoneFrom: ['p-mum'] })]
    expect(because({ people })).toEqual(each(outside, 'The phone of Sam Ashby is kept from somebody.'))
    const children = [child('c1', 'Ada Ashby', { setting: 'Lane', withholdSettingFrom: ['p-mum'] })]
    expect(because({ children })).toEqual(
      each(outside, 'The school or setting of Ada Ashby is kept from somebody.'),
    )
  })

  it('when it goes to one of two parents who live apart, or of whom none lives in the home', () => {
    const people = [...family, dad({ inHousehold: false })]
    expect(because({ people })).toEqual(each(['p-mum', 'p-dad'], 'The parents of Ada Ashby live apart.'))
    const away = people.map((one) => ({ ...one, inHousehold: false }))
    expect(because({ people: away })).toEqual(
      each(['p-mum', 'p-dad'], 'No parent of Ada Ashby lives in the home.'),
    )
  })

  it('not because the parents of another child live apart', () => {
    const children = [child('c1', 'Ada Ashby'), child('c2', 'Ben Hill')]
    const people = [
      ...withDad,
      person('p-x', 'Cath Hill', 'mother', { of: ['c2'] }),
      person('p-y', 'Don Hill', 'father', { of: ['c2'] }),
    ]
    expect(Object.keys(because({ children, people }))).toEqual(['p-x', 'p-y'])
  })

  it('when a passage that its reader gets was pasted from another record', () => {
    const says = 'It holds a passage pasted from another record.'
    const pasted = (more: object) =>
      section('agencyInfo', 'Seen.', { origin: 'Strategy discussion', ...more })
    expect(because({ sections: [pasted({})] })).toEqual(each(outside, says))
    expect(because({ sections: [pasted({ audience: 'professionals' })] })).toEqual(
      each(['p-hv', 'p-dsl'], says),
    )
    expect(because({ sections: [pasted({ audience: 'council' })] })).toEqual({})
    expect(because({ sections: [pasted({ origin: '' })] })).toEqual({})
    expect(because({ sections: [pasted({ about: ['c9'] })] })).toEqual(each(['p-hv', 'p-dsl'], says))
  })

  it('never for the child’s file, a case or personal record, or a learning note', () => {
    const record = minutes('ICPC', {
      people: [...family, dad({ inHousehold: false, withholdAddressFrom: ['p-mum'] })],
      sections: [section('restricted', 'The caller.')],
    })
    const kinds: Recipient['kind'][] = ['internal', 'case record', 'personal record', 'learning note']
    for (const kind of kinds)
      expect(whySecondLook(record, { id: 'p-sw', kind, name: '', role: '' }, template('ICPC'))).toEqual([])
  })

  it('gives all its reasons at once, for the conference that is bundled', () => {
    const { minutes: record, template: kept } = example('icpc_harcastle')
    const lee = recipientsOf(record, kept).find(({ id }) => id === 'p-lee')
    expect(lee && whySecondLook(record, lee, kept).length).toBeGreaterThan(1)
    const file = recipientsOf(record, kept).find(({ id }) => id === 'internal')
    expect(file && whySecondLook(record, file, kept)).toEqual([])
  })
})

describe('What could give away what was left out', () => {
  it('stands apart from the list of what was left out', () => {
    const { leftOut, giveAways } = copyFor(example('icpc_harcastle'), 'p-lee')
    expect(giveAways.map(({ what }) => what)).toContain('14 Larch Court')
    expect(leftOut.some(({ why }) => why.includes('Could they lead to it?'))).toBe(false)
  })

  it('begins with each passage that was pasted, in the copy of whoever gets it', () => {
    const meeting = example('icpc_harcastle')
    const entry = meeting.minutes.sections.find(({ key }) => key === 'strengths')?.entries[0]
    if (!entry) throw new Error('no entry')
    entry.origin = 'Strategy discussion'
    const why = 'This passage stands in the copy and was pasted from another record. Does it belong here?'
    expect(copyFor(meeting, 'p-tolland').giveAways[0]?.why).toBe(why)
    expect(copyFor(meeting, 'internal').giveAways).toEqual([])
  })
})

describe('the learning note of group supervision', () => {
  const note = (text: string) => minutes('SUP_GROUP', { sections: [section('learning', text)] })
  const why = (text: string) => whyFor(note(text))
  const whyFor = (record: ReturnType<typeof note>) =>
    recipientsOf(record, template('SUP_GROUP'))
      .filter(({ kind }) => kind === 'learning note')
      .flatMap((one) => whySecondLook(record, one, template('SUP_GROUP')))

  it('is looked at where words in it could tell who it was, and names them', () => {
    expect(why('We liked Dana, and Dana cancelled. Ada is 8 years old.')).toEqual([
      'These could tell which family or which worker it was: “Dana”, “Ada” and “8 years old”.',
    ])
  })

  it('goes without a second look where none does', () => {
    expect(why('A denial does not close an allegation.')).toEqual([])
  })
})
