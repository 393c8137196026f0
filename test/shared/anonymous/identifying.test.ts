import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { tellingIn, whyTelling } from '../../../shared/anonymous/identifying.ts'
import { type Minutes, minutesSchema } from '../../../shared/minutes/index.ts'
import { templateFor } from '../../../shared/templates/index.ts'
import { chronology, entry, minutes, person, section } from '../checks/kit.ts'

const template = templateFor('SUP_GROUP')
if (!template) throw new TypeError('No template')

const shape = minutesSchema.shape
const people = [
  person('p-mum', 'Mother L', 'mother', {
    aliases: ['Dee Marrable'],
    address: '14 Larch Court, Keldwick, KW3 9ZZ',
  }),
  person('p-dad', 'Grace Olusegun-Hart', 'father', { employer: 'Keld Joinery' }),
  person('p-sw', 'Fatima Zaheer', 'professional', {
    agency: 'Children’s Social Care',
    jobTitle: 'Social worker',
  }),
  person('p-dv', 'Ines Quill', 'professional', {
    agency: 'Harbour Women’s Refuge',
    jobTitle: 'Specialist feeding nurse',
  }),
]
const children = shape.children.parse([
  {
    id: 'c1',
    name: 'Child A (girl, 7)',
    dob: '2019-04-02',
    caseRef: '9012345',
    setting: 'Keldwick Primary School',
    ethnicity: 'White and Black Caribbean',
    firstLanguage: 'Tigrinya',
  },
])

const told = (text: string, more: object = {}): Minutes =>
  minutes('SUP_GROUP', {
    meeting: { familyRef: 'WX-6034', authority: 'Wexmoor Council' },
    people,
    children,
    chronology: [
      chronology({
        text: 'Child A, 19 months, spiral fracture of the arm; the step-uncle drove her to Brinmouth.',
      }),
    ],
    sections: [section('learning', text)],
    ...more,
  })

const found = (text: string, more: object = {}) =>
  tellingIn(told(text, more), template).map(({ kind, words }) => `${kind}: ${words}`)

describe('what in the learning could tell who it was', () => {
  test.each([
    ['a name', 'We all liked Dee Marrable.', ['name: Dee Marrable']],
    ['a surname with the family’s s', 'The Olusegun-Harts cancelled.', ['name: Olusegun-Harts']],
    ['a name in small letters', 'ask fatima what helped', ['name: fatima']],
    ['a first name that is a word, with its capital', 'We listened to Grace too late.', ['name: Grace']],
    ['a made-up name of the record', 'What would Mother L say?', ['name: Mother L']],
    ['the child as the record calls them', 'Child A told us twice.', ['name: Child A']],
    ['the family reference', 'See WX 6034.', ['reference: WX 6034']],
    ['the street without its number', 'The visits to Larch Court stopped.', ['place: Larch Court']],
    ['the school by its short name', 'Staff at Keldwick knew first.', ['place: Keldwick']],
    ['an employer', 'He worked at Keld Joinery then.', ['place: Keld Joinery']],
    ['an agency by its own name', 'The Harbour refuge was not asked.', ['agency: Harbour']],
    ['a post that few hold', 'Our specialist feeding nurse saw it.', ['agency: specialist feeding nurse']],
    ['an age', 'Ask how a seven-year-old says no.', ['age: seven-year-old']],
    ['a day', 'On 29 August nobody went.', ['date: 29 August']],
    ['a date of birth in numbers', 'She was born 02/04/2019.', ['date: 02/04/2019']],
    ['a language that few speak', 'Nobody booked a Tigrinya interpreter.', ['description: Tigrinya']],
    ['an ethnicity', 'How we hear Caribbean fathers.', ['description: Caribbean']],
    ['a rare fact of this record', 'A spiral fracture was explained away.', ['rare fact: spiral fracture']],
    ['a place that only the history names', 'Call the ward in Brinmouth.', ['place: Brinmouth']],
    [
      'words copied from the record',
      'We heard that the step-uncle drove her to hospital.',
      ['same words: the step-uncle drove her to'],
    ],
  ])('%s', (_, text, words) => {
    expect(found(text)).toEqual(words)
  })

  test.each([
    'Liking a carer is information about us. Ask who benefits when a visit is cancelled.',
    'A carer’s denial does not close an allegation. Will we ask again? By grace we did.',
    'Ask the school, the health visitor and the police what they see. The social worker cannot know alone.',
    'A fall was accepted too quickly. In Wexmoor we can do better.',
  ])('and nothing in: %s', (text) => {
    expect(found(text)).toEqual([])
  })

  test('only in what goes into the learning note, wherever it stands', () => {
    const elsewhere = {
      sections: [section('experience', 'Dee Marrable called.'), section('learning', 'Listen.')],
    }
    expect(found('', elsewhere)).toEqual([])
    const own = entry('Dee Marrable called.', { audience: 'learning' })
    const inView = { sections: [{ key: 'groupView', child: '', entries: [own] }] }
    expect(found('', inView)).toEqual(['name: Dee Marrable'])
    const kept = { sections: [section('learning', 'Dee Marrable called.', { audience: 'council' })] }
    expect(found('', kept)).toEqual([])
  })

  test('each with its place in the text and a reason', () => {
    const text = 'Listen first. Dee was right.'
    const [one] = tellingIn(told(text), template)
    expect(one && text.slice(one.start, one.end)).toBe('Dee')
    expect(whyTelling[one?.kind ?? 'age']).toBe('This is the name of somebody in the record.')
  })
})

const letters = 'abcdefghiklmnoprstuvzäéłñøşąİОлеγδ'
/** No word of everyday English begins so: a child called Mum would be asked about by nobody. */
const aWord = fc
  .string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 9 })
  .map((word) => `Zu${word}`)
const aName = fc
  .tuple(aWord, fc.constantFrom(' ', '-', ' O’', " d'"), aWord)
  .map(([first, joint, last]) => `${first}${joint}${last}`)
const aDay = fc.date({ min: new Date('2005-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })
const around = fc.constantFrom(
  ['We learned from ', ' too late.'],
  ['', ' was right.'],
  ['Ask: “', '”'],
  ['line one\n', '\nline three'],
  ['how ', '’s visit was missed'],
)

describe('whatever a record calls its people', () => {
  test('a name, an alias, an address, a date of birth or a reference in the learning is found', () => {
    fc.assert(
      fc.property(
        fc.record({
          child: aName,
          adult: aName,
          alias: aName,
          street: aWord,
          town: aWord,
          house: fc.nat(400),
        }),
        aDay,
        fc.integer({ min: 1000, max: 99999 }),
        around,
        fc.boolean(),
        (of, day, number, [before, after], isSmall) => {
          const dob = day.toISOString().slice(0, 10)
          const address = `${of.house} ${of.street} Road, ${of.town}`
          const reference = `FX-${number}`
          const written = day.toLocaleDateString('en-GB', {
            day: 'numeric',
            month: 'long',
            year: 'numeric',
            timeZone: 'UTC',
          })
          const first = of.child.split(/[ -]/)[0] ?? ''
          for (const secret of [of.child, first, of.adult, of.alias, address, dob, written, reference]) {
            const text = `${before}${isSmall ? secret.toLowerCase() : secret}${after}`
            const all = tellingIn(
              told(text, {
                meeting: { familyRef: reference },
                people: [person('p-1', of.adult, 'mother', { aliases: [of.alias], address })],
                children: shape.children.parse([{ id: 'c1', name: of.child, dob }]),
              }),
              template,
            )
            const at = before.length
            const end = at + (isSmall ? secret.toLowerCase() : secret).length
            expect(
              all.some((one) => one.start < end && one.end > at),
              `${secret} in ${text}`,
            ).toBe(true)
          }
        },
      ),
      { numRuns: 200 },
    )
  })
})
