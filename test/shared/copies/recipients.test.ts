import { describe, expect, it } from 'vitest'
import {
  fileLabelOf,
  isCouncil,
  mayName,
  type Recipient,
  readerFor,
  recipientsOf,
  type Subject,
  whyNot,
} from '../../../shared/copies/index.ts'
import type { Minutes } from '../../../shared/minutes/index.ts'
import { minutesSchema } from '../../../shared/minutes/index.ts'
import { child, family, minutes, person } from '../checks/kit.ts'
import { father, file, heading, mother, note, nurse, only } from './under.ts'

const there = (...rows: [string, string][]): Minutes['attendance'] =>
  minutesSchema.shape.attendance.parse(rows.map(([id, status]) => ({ id, person: id, status })))

describe('The council’s own workers', () => {
  it.each([
    ['by their group', { agencyGroup: 'CSC' }, true],
    ['by the name of their agency', { agency: "Wexmoor Children's Social Care" }, true],
    ['by its name without an apostrophe', { agency: 'childrens social care' }, true],
    ['by its name as it is printed', { agency: 'Children’s Social Care' }, true],
    ['not by another agency', { agency: 'Wexmoor Housing', agencyGroup: 'housing' }, false],
    ['not by a longer word', { agency: 'Grandchildrens social careers' }, false],
  ])('are known %s', (_, more, council) => {
    expect(isCouncil(person('a', 'A', 'professional', more))).toBe(council)
  })
})

describe('Recipients', () => {
  const people = [
    ...family.map((one) => (one.id === 'p-hv' ? { ...one, jobTitle: 'Health visitor' } : one)),
    person('p-none', 'Al Gee', 'professional'),
    person('p-step', 'Bo Hill', 'step-parent', { of: ['c1'] }),
    person('p-dad', 'Sam Hill', 'father'),
    person('p-guard', 'Cy Roe', 'special guardian'),
    person('p-gran', 'Di Roe', 'grandparent', { parentalResponsibility: ['c1'] }),
    person('p-la', 'Ed Law', 'professional', { parentalResponsibility: ['c1'], agency: 'Hill Law' }),
    person('p-help', 'Flo Friend', 'supporter'),
  ]
  const attendance = there(
    ['p-chair', 'attended'],
    ['p-hv', 'apologies'],
    ['p-dsl', 'not invited'],
    ['p-none', 'attended'],
    ['p-la', 'represented'],
    ['p-sw', 'attended'],
    ['p-help', 'attended'],
    ['p-mum', 'attended'],
  )
  const record = minutes('ICPC', { people, attendance })
  const of = (...copies: ReturnType<typeof only>['copies']) =>
    recipientsOf(record, { ...only(heading('entries')), copies })

  it('among professionals are those of other agencies who were invited, with post and agency', () => {
    expect(of('professionals')).toEqual([
      { id: 'p-hv', kind: 'professionals', name: 'Siobhan Green', role: 'Health visitor, Community Health' },
      { id: 'p-none', kind: 'professionals', name: 'Al Gee', role: 'professional' },
      { id: 'p-la', kind: 'professionals', name: 'Ed Law', role: 'professional, Hill Law' },
    ])
  })

  it('among parents are mother, father, special guardian and whoever holds parental responsibility', () => {
    expect(of('parent')).toEqual([
      { id: 'p-mum', kind: 'parent', name: 'Dana Ashby', role: 'mother' },
      { id: 'p-dad', kind: 'parent', name: 'Sam Hill', role: 'father' },
      { id: 'p-guard', kind: 'parent', name: 'Cy Roe', role: 'special guardian' },
      { id: 'p-gran', kind: 'parent', name: 'Di Roe', role: 'grandparent' },
    ])
  })

  it('are the file, the case record and the team, once each', () => {
    expect(of('internal', 'case record', 'learning note')).toEqual([
      { id: 'internal', kind: 'internal', name: 'Child’s file', role: 'internal copy' },
      { id: 'case-record', kind: 'case record', name: 'Child’s file', role: 'case record' },
      { id: 'learning-note', kind: 'learning note', name: 'The team or service', role: 'learning note' },
    ])
    const service = { ...only(heading('entries')), copies: ['internal' as const], family: 'none' as const }
    expect(recipientsOf(record, service)[0]?.name).toBe('Service file')
  })

  it('of a personal record are the supervisor, those who came and the note taker, each once', () => {
    const of = (attendance: Minutes['attendance']) =>
      recipientsOf(
        { ...record, attendance },
        { ...only(heading('entries')), copies: ['personal record'] },
      ).map(({ id }) => id)
    expect(of([])).toEqual(['p-chair', 'p-sw'])
    expect(
      of(
        there(
          ['p-hv', 'partial'],
          ['p-dsl', 'represented'],
          ['p-none', 'apologies'],
          ['p-mum', 'attended'],
          ['p-chair', 'attended'],
        ),
      ),
    ).toEqual(['p-chair', 'p-hv', 'p-dsl', 'p-sw'])
  })

  it('are called in a file’s name by their kind, and counted where there may be several', () => {
    const all = of('internal', 'case record', 'learning note', 'professionals', 'parent')
    expect(all.map((one) => fileLabelOf(all, one))).toEqual([
      'internal',
      'case record',
      'learning note',
      'professionals 1',
      'professionals 2',
      'professionals 3',
      'parent 1',
      'parent 2',
      'parent 3',
      'parent 4',
    ])
  })
})

describe('Why somebody may not read something', () => {
  const record = minutes('ICPC', {
    children: [child('c1', 'Ada Ashby'), child('c2', 'Ben Hill')],
    people: [...family, person('p-dad', 'Sam Hill', 'father', { of: ['c2'] })],
  })
  const personal: Recipient = { id: 'p-sw', kind: 'personal record', name: 'Callum Reid', role: '' }
  const because = (subject: Subject, one: Recipient) => whyNot(subject, readerFor(record, one))

  it.each([
    ['a parent', mother, 'professionals', "Marked Professionals; a parent's copy holds shared text only."],
    ['a parent', mother, 'restricted', "Marked Restricted; a parent's copy holds shared text only."],
    ['a parent', mother, 'council', "Marked Inside the council; a parent's copy holds shared text only."],
    ['an agency', nurse, 'council', 'Marked Inside the council.'],
    ['an agency', nurse, 'restricted', 'Marked Restricted.'],
    ['an agency', nurse, 'supervision', 'Personal supervision goes into the personal record only.'],
    ['the file', file, 'supervision', 'Personal supervision goes into the personal record only.'],
    ['the file', file, 'learning', 'A learning note never goes into a copy about a family.'],
    ['a worker', personal, 'learning', 'A learning note never goes into a copy about a family.'],
    ['a worker', personal, 'shared', 'The personal record holds personal supervision only.'],
    ['the team', note, 'shared', 'A learning note holds learning for the team and nothing else.'],
  ] as const)('is told for %s', (_, one, audience, why) => {
    expect(because({ audience }, one)).toBe(why)
  })

  it('is told where it is withheld, which nothing is from the file', () => {
    const held: Subject = { audience: 'shared', withholdFrom: ['p-hv', 'p-mum', 'internal'] }
    expect(because(held, nurse)).toBe('Withheld from Siobhan Green.')
    expect(because(held, mother)).toBe('Withheld from Dana Ashby.')
    expect(because(held, father)).toBeUndefined()
    expect(because(held, file)).toBeUndefined()
  })

  it.each([
    ['nothing said', undefined, true],
    ['all', 'all', true],
    ['nobody in particular', [], true],
    ['them', ['p-dad'], true],
    ['their child', ['c2'], true],
    ['their child and another', ['c1', 'c2'], true],
    ['another child', ['c1'], false],
  ] as const)('is told to a parent where it is not about them: %s', (_, about, may) => {
    const subject: Subject = {
      audience: 'shared',
      about: about === undefined || about === 'all' ? about : [...about],
    }
    const others = 'Only about other people, not about Sam Hill or a child of theirs.'
    expect(because(subject, father)).toBe(may ? undefined : others)
    expect(because(subject, nurse)).toBeUndefined()
  })
})

describe('Who is named in a parent’s lists', () => {
  const people = [
    ...family,
    person('p-dad', 'Sam Hill', 'father', { of: ['c2'], parentalResponsibility: ['c3'] }),
    person('p-aunt', 'Jo Hill', 'other adult in contact', { stepParentOf: ['c2'] }),
    person('p-gran', 'Di Hill', 'grandparent', { of: ['c1', 'c3'] }),
    person('p-lodger', 'Max Low', 'other adult in household', { inHousehold: true }),
    person('p-ex', 'Lee Poe', 'father', { of: ['c1'] }),
    person('p-help', 'Flo Friend', 'supporter'),
  ]
  const children = ['c1', 'c2', 'c3'].map((id) => child(id, id))
  const record = minutes('ICPC', { people, children })
  it.each([
    ['themselves', 'p-dad', true],
    ['their own child', 'c2', true],
    ['somebody tied to the same child', 'p-aunt', true],
    ['somebody tied to one of their children among others', 'p-gran', true],
    ['whoever lives in the home', 'p-lodger', true],
    ['somebody at work', 'p-hv', true],
    ['a supporter', 'p-help', true],
    ['another child', 'c1', false],
    ['somebody tied to another child only', 'p-ex', false],
    ['nobody of the record', 'p-gone', false],
  ])('%s', (_, id, named) => {
    expect(mayName(record, id, readerFor(record, father))).toBe(named)
    expect(mayName(record, id, readerFor(record, nurse))).toBe(true)
  })
})
