import { expect, test } from 'vitest'
import { seenAloneAndVoice } from '../../../../shared/measures/facts/g19-seen-alone-and-voice.ts'
import type { Answer, Child } from '../../../../shared/minutes/index.ts'
import { action, answer, but, child, minutes } from '../../checks/kit.ts'
import { answeredConference, example, HELD, source } from './kit.ts'

const visit = (date: string, alone: 'yes' | 'no' | '' = 'yes') => ({
  date,
  by: 'p-sw',
  alone,
  where: 'school',
  announced: '' as const,
  whyNotAlone: alone === 'no' ? 'She would not leave the room.' : '',
})
const ada = (more: object = {}) => child('c1', 'Ada Ashby', { seen: [visit('2026-09-10')], ...more })
const heard = answer('R-VC', {
  sources: [{ kind: 'child said', who: 'Ada', date: '2026-09-10' }],
  fields: { said: 'Ada drew two houses and said the quiet one is where she wants to sleep.' },
})
const shown = answer('R-VC', {
  sources: [{ kind: 'seen', who: 'Siobhan Green', date: '2026-09-10' }],
  fields: {
    said: 'Turned to the voice of her grandmother, and stiffened when a door slammed downstairs.',
    whyNotAlone: 'Held by her mother throughout.',
    aloneBy: '2026-09-30',
  },
})
const factsOf = (children: Child[], answers: Answer[], known: object = {}) =>
  seenAloneAndVoice(source(minutes('ICPC', { children, answers, actions: [action()] }), known))
const metOf = (one: Child, answers: Answer[], known?: object) =>
  factsOf([one], answers, known).map(({ met, group }) => [met, group])

test('A voice that counts and a visit alone in time are met, by the age on the day of the meeting', () => {
  expect(factsOf([ada()], [heard])).toEqual([
    {
      measure: 'G19',
      day: HELD,
      unit: 'c1',
      met: 1,
      group: '5 to 11',
      amount: null,
      says: 'Child 1: voice recorded, seen alone in time',
    },
  ])
})
test('A child who is seen but not alone is heard and not met', () => {
  const fields = { alone: 'no', whyNotAlone: 'She would not leave the room.', aloneBy: '2026-09-30' }
  const [fact] = factsOf([ada({ seen: [visit('2026-09-10', 'no')] })], [but(heard, fields)])
  expect(fact).toMatchObject({ met: 0, says: 'Child 1: voice recorded, not seen alone in time' })
})
test('Seen alone too long ago is not in time; the limit itself still is', () => {
  const seen = (day: string) => ada({ seen: [visit(day), visit('2026-09-15', 'no')] })
  const fields = { alone: 'no', whyNotAlone: 'She would not leave the room.', aloneBy: '2026-09-30' }
  expect(metOf(seen('2026-09-03'), [but(heard, fields)])).toEqual([[1, '5 to 11']])
  expect(metOf(seen('2026-09-02'), [but(heard, fields)])).toEqual([[0, '5 to 11']])
})
test('A visit alone that only the answer tells of counts', () => {
  const given = but(heard, { seenOn: '2026-09-16', seenBy: 'p-sw', alone: 'yes' })
  expect(metOf(ada({ seen: [] }), [given])).toEqual([[1, '5 to 11']])
  expect(metOf(ada({ seen: [visit('2026-09-10', '')] }), [but(heard, { alone: 'yes' })])).toEqual([
    [1, '5 to 11'],
  ])
})
test('A visit after the record was signed is not known to it', () => {
  const fields = { alone: 'no', whyNotAlone: 'She would not leave the room.', aloneBy: '2026-09-30' }
  const seen = [visit('2026-09-15', 'no'), visit('2026-09-18')]
  expect(metOf(ada({ seen }), [but(heard, { ...fields, seenOn: '2026-09-15', seenBy: 'p-sw' })])).toEqual([
    [0, '5 to 11'],
  ])
})
test('“Not yet” with an action, and no answer at all, are not met', () => {
  const notYet = answer('R-VC', { value: 'not yet', linkedActionIds: ['a1'] })
  expect(metOf(ada(), [notYet])).toEqual([[0, '5 to 11']])
  expect(metOf(ada(), [])).toEqual([[0, '5 to 11']])
})
test('Nobody asks to see an unborn baby or a child who cannot speak yet alone: what was observed counts', () => {
  const unborn = ada({ unborn: true, dob: '2026-12-01', seen: [] })
  expect(metOf(unborn, [shown])).toEqual([[1, 'unborn']])
  expect(metOf(unborn, [])).toEqual([[0, 'unborn']])
  const baby = ada({ dob: '2025-07-12', seen: [visit('2026-09-10', 'no')] })
  expect(metOf(baby, [shown])).toEqual([[1, 'under 2']])
  expect(metOf({ ...baby, dob: '2024-09-17' }, [shown])).toEqual([[0, '2 to 4']])
})
test('A child whose date of birth is not known is asked like one who can speak', () => {
  const fields = { alone: 'no', whyNotAlone: 'She would not leave the room.', aloneBy: '2026-09-30' }
  const one = ada({ dob: 'not known', seen: [visit('2026-09-10', 'no')] })
  expect(metOf(one, [but(heard, fields)])).toEqual([[0, 'age not known']])
})
test('Each child counts, and a record that does not ask counts nobody', () => {
  const ben = child('c2', 'Ben Ashby', { dob: '2012-01-01' })
  expect(factsOf([ada(), ben], [heard]).map(({ unit, met, group }) => [unit, met, group])).toEqual([
    ['c1', 1, '5 to 11'],
    ['c2', 0, '12 to 17'],
  ])
  expect(seenAloneAndVoice(source(minutes('LEGAL', { children: [ada()] })))).toEqual([])
})
test('The fictional conference heard its three children, the baby by what was seen', () => {
  const signed = source(answeredConference(), { signedAt: '2026-09-18T14:00:00Z' })
  expect(seenAloneAndVoice(signed).map(({ met, group }) => [met, group])).toEqual([
    [1, '5 to 11'],
    [1, '5 to 11'],
    [1, 'under 2'],
  ])
  expect(seenAloneAndVoice(source(example('cin_review_whitlock_doyle'))).map(({ met }) => met)).toEqual([
    0, 0,
  ])
})
