/**
 * Sentences as people write them in minutes, put together from parts. Common parts come often and rare ones hardly
 * ever, so that words are as unevenly spread as in any real collection (Zipf), and a search has both to deal with.
 */
import { longDate } from '../../shared/clocks/index.ts'
import type { Chance } from './chance.ts'
import { fullNameOf, places, schoolOf, streetOf } from './names.ts'

export type Topic =
  | 'worries'
  | 'strengths'
  | 'child'
  | 'views'
  | 'agency'
  | 'analysis'
  | 'change'
  | 'contingency'
  | 'supervision'
  | 'decision'
  | 'purpose'

export const categories = ['Neglect', 'Emotional abuse', 'Physical abuse', 'Sexual abuse'] as const
export type Category = (typeof categories)[number]

/** Who and what a sentence can speak of. */
export type About = { child: string; carer: string; other: string; worker: string; day: string }

const slots: Record<string, (chance: Chance) => string> = {
  place: (chance) => chance.common(places),
  street: streetOf,
  school: schoolOf,
  stranger: fullNameOf,
  count: (chance) => chance.common(['two', 'three', 'four', 'five', 'six', 'seven', 'nine', 'eleven']),
  hour: (chance) => `${chance.whole(6, 22)}:${chance.pick(['00', '10', '15', '30', '40', '45'])}`,
  weekday: (chance) => chance.common(['Monday', 'Tuesday', 'Friday', 'Thursday', 'Wednesday', 'Sunday']),
  room: (chance) =>
    chance.common(['kitchen', 'bedroom', 'living room', 'bathroom', 'hallway', 'back garden', 'box room']),
  meal: (chance) =>
    chance.common(['breakfast', 'tea', 'packed lunch', 'porridge', 'toast', 'pasta', 'noodles', 'jollof']),
  toy: (chance) =>
    chance.common([
      'bear',
      'scooter',
      'football',
      'dinosaur',
      'doll',
      'train set',
      'kite',
      'xylophone',
      'telescope',
      'skateboard',
      'ukulele',
      'marbles',
    ]),
  pet: (chance) =>
    chance.common([
      'dog',
      'cat',
      'rabbit',
      'hamster',
      'budgerigar',
      'tortoise',
      'ferret',
      'gecko',
      'cockatiel',
    ]),
  feeling: (chance) =>
    chance.common([
      'worried',
      'sad',
      'safe',
      'scared',
      'tired',
      'happy',
      'cross',
      'lonely',
      'jumbled',
      'proud',
    ]),
  service: (chance) =>
    chance.common([
      'the health visitor',
      'the school nurse',
      'the GP',
      'audiology',
      'the dentist',
      'speech therapy',
      'the paediatric clinic',
      'orthoptics',
      'physiotherapy',
      'the dietitian',
      'the continence clinic',
    ]),
  cause: (chance) =>
    chance.common([
      'drinking',
      'debts',
      'low mood',
      'a new relationship',
      'damp in the house',
      'shift work',
      'arguments over money',
      'cannabis',
      'an unpaid fine',
      'anxiety',
      'bereavement',
      'gambling',
      'methadone',
      'an eviction notice',
    ]),
  sign: (chance) =>
    chance.common([
      'hungry',
      'in a dirty uniform',
      'without a coat',
      'very quiet',
      'tired',
      'with untreated head lice',
      'late',
      'with a rash that had not been seen to',
      'in shoes that were too small',
      'with toothache',
      'tearful',
      'withdrawn',
      'with impetigo',
    ]),
  helper: (chance) =>
    chance.common([
      'her sister',
      'a neighbour',
      'the grandmother',
      'an uncle',
      'a friend from church',
      'an aunt',
      'a cousin',
      'the imam',
      'a godparent',
      'the youth club',
    ]),
}

const byCategory: Record<Category, string[]> = {
  Neglect: [
    'The {room} was cold and there was little food in the house apart from {meal}.',
    '{child} came to school {sign} on {count} days in the last month.',
    '{child} was not brought to {service}, and nobody rang to say why.',
    'There was no clean bedding, and {child} had slept on the floor of the {room}.',
    '{carer} was asleep when the worker called at {hour}, and {child} let the worker in.',
    'Dog mess lay in the {room} on both visits, and the {pet} had not been fed.',
    '{child} had been left with {helper} for {count} nights without a plan.',
  ],
  'Emotional abuse': [
    'Police were called to {street} at {hour}; {child} was on the stairs and heard the shouting.',
    '{other} broke the door of the {room} while {child} was in the house.',
    '{carer} said that arguments begin with {cause} and that {child} hides with the {pet}.',
    '{child} was called names in front of the others and was told that nobody wanted {child}.',
    'Neighbours at {street} heard threats on {weekday} night and rang the police.',
    '{other} came back to the home although it had been agreed that he would stay away.',
  ],
  'Physical abuse': [
    'A bruise was seen on the left arm of {child}, and the explanation changed {count} times.',
    '{child} said that {other} had hit out after an argument about {meal}.',
    'The doctor thought that the mark did not fit with a fall from the {toy}.',
    '{carer} said that {child} had been smacked for breaking the {toy}.',
    'An older injury was noted by {service} and had not been reported at the time.',
  ],
  'Sexual abuse': [
    '{child} told a teacher at {school} something that has to be listened to with care, and was heard.',
    '{other} had been told to have no contact and was seen at {street} with {child}.',
    'Messages were found on the phone of {child} from somebody who calls himself {stranger}.',
    'Older worries about {other} were known to another council and had not been passed on.',
  ],
}

const byTopic: Record<Topic, string[]> = {
  worries: [
    'It is not known who looked after {child} on {weekday}.',
    '{carer} missed the appointment with {service} again.',
    'The worry is that {cause} leaves {child} without anybody who notices.',
    'The rent at {street} is {count} weeks behind.',
    'The same worry was raised by {service} some years ago.',
  ],
  strengths: [
    '{carer} got {child} to school on time on all but {count} days this term.',
    'There was {meal} on the table, and {child} ate well.',
    '{carer} rang {service} without being asked.',
    '{helper} has {child} every {weekday} and would have {child} for longer if needed.',
    'The {room} had been painted, and {child} showed the worker the {toy}.',
    '{child} has a good friend at {school}.',
    '{carer} has not been drinking for {count} weeks; the breath tests bear this out.',
  ],
  child: [
    '{child} said: “I feel {feeling} when it is loud at home.”',
    '{child} drew the {room} with the {pet} in it, and left {other} out.',
    '{child} said that the best thing is the {toy} and the worst is {weekday} night.',
    '{child} was seen alone at {school} and chose to sit by the window.',
    '{child} did not want to talk about home and asked when {worker} would come back.',
    '{child} would like to see {helper} more often.',
    'When a door banged, {child} looked for {carer} and settled when {carer} came.',
    'Three wishes of {child}: a {pet}, a bedroom with a door, and no shouting.',
    '{child} spoke of a park at {place} where they used to go.',
  ],
  views: [
    '{carer} said that things are better since {other} moved to {place}.',
    '{carer} does not agree that there was nothing to eat and says the shopping comes on {weekday}.',
    '{other} said that nobody had told him about the meeting.',
    '{carer} is {feeling} about the plan and wants to know what has to change.',
    '{carer} asked for help with {cause}.',
    '{helper} said that {child} may stay at {street} at any time.',
  ],
  agency: [
    'School: attendance is {count} days short of what it should be; {child} came {sign}.',
    'Health: {child} is up to date with immunisations and was seen by {service}.',
    'Health: {child} was not brought to {service} on {day}.',
    'Police: {count} calls to {street} since the last meeting, the last on {day}.',
    'Housing: the damp in the {room} was reported and a surveyor came from {place}.',
    'The substance use worker, {stranger}, has seen {carer} {count} times.',
    'The nursery in {place} keeps a place for {child} until the end of term.',
    'Probation: {other} has kept all but {count} appointments.',
    'The school nurse weighed {child} on {day}; the weight follows the same line as before.',
  ],
  analysis: [
    'What matters for {child} is whether somebody is awake, sober and kind every day.',
    'The pattern is longer than this year: the same was seen when the family lived in {place}.',
    'If nothing changes, {child} will go on coming to school {sign}.',
    'The group thought about what life is like for {child} on a {weekday} evening.',
    'It is not yet clear whether the change is more than a good month.',
    'The history shows that help was accepted, and that worries came back when it ended.',
    '{other} is a risk that is not understood well enough.',
  ],
  change: [
    'Since the last meeting {child} has been on time on all but {count} days.',
    '{carer} has gone to {count} of the sessions and can say what was learned.',
    'Nothing has changed in the {room} since the last visit.',
    'The plan asked for a visit to {service}; it took place on {day}.',
    '{other} has moved out, and his new address is in {place}.',
  ],
  contingency: [
    'If {child} is left alone again, the worker calls a strategy discussion on the same day.',
    'If {other} comes to {street}, {carer} rings 999 and then {worker}.',
    'If {child} misses {service} again, the health visitor tells the worker within a day.',
    'If drinking begins again, {helper} takes {child} for the night.',
  ],
  supervision: [
    '{worker} has seen {child} {count} times since we last spoke, once alone.',
    'We asked what we may be missing, and whether we are hopeful because {carer} is pleasant.',
    'The visits have been cut short at {hour} because of the {pet}.',
    'We thought about the way in which the move to {place} hid the earlier concern.',
    'The chronology is to be brought up to date before the next meeting.',
    '{worker} is carrying {count} other families and feels {feeling} about this one.',
  ],
  decision: [
    '{child} is likely to suffer significant harm if nothing changes.',
    'The worries are the same as before and the plan has not yet made {child} safer.',
    'Progress has held for {count} months, and {helper} goes on helping.',
    'There is enough information to decide, and all who were asked agreed.',
  ],
  purpose: [
    'The meeting was called because {child} was seen {sign} on {day}.',
    'A referral came from {service} after a visit to {street}.',
    'The family moved from {place}, where there had been a plan before.',
    'The purpose is to see whether life has become better for {child}.',
  ],
}

const openers = [
  'On {day}, ',
  'At the visit on {day}, ',
  'It was reported that ',
  'The worker noted: ',
  'In a call on {weekday}, ',
  'According to {service}, ',
]

const tails = [
  ' This was checked with {service}.',
  ' {stranger} was told on {day}.',
  ' It had been the same in {place}.',
  ' The record was read back to {carer}.',
  ' A letter went to {street}.',
]

function fill(chance: Chance, template: string, about: About): string {
  return template.replace(/\{(\w+)\}/g, (whole, slot: string) => {
    if (slot in about) return about[slot as keyof About]
    return slots[slot]?.(chance) ?? whole
  })
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** One sentence on a topic, sometimes with what came before it and what was done about it. */
export function sentence(chance: Chance, topic: Topic, about: About, category?: Category): string {
  const ofCategory = topic === 'worries' && category !== undefined && chance.often(0.7)
  const core = chance.common(ofCategory ? byCategory[category] : byTopic[topic])
  // A core that begins with a name or "I" goes on after an opener as it is; others would need a small letter.
  const opener = core.startsWith('{') && chance.often(0.3) ? chance.common(openers) : ''
  const tail = chance.often(0.2) ? chance.common(tails) : ''
  return capital(fill(chance, `${opener}${core}${tail}`, about))
}

/** A paragraph: `count` sentences, no two alike. */
export function paragraph(
  chance: Chance,
  topic: Topic,
  about: About,
  count: number,
  category?: Category,
): string {
  const made = new Set<string>()
  for (let turn = 0; turn < count; turn += 1) made.add(sentence(chance, topic, about, category))
  return [...made].join(' ')
}

/** A date as it is said in a sentence: `17 September 2026`. */
export const spoken = (day: string): string => longDate(day).replace(/^\w+ /, '')

/** Steps that a plan asks for, and what would show that they worked. */
export function step(chance: Chance, about: About): { text: string; measure: string; outcome: string } {
  const text = chance.common([
    '{worker} sees {child} alone at home or at {school} every ten working days',
    '{carer} takes {child} to {service}',
    '{worker} brings the chronology up to date, with what is known in {place}',
    '{carer} and {worker} write down what happens on school mornings',
    'The school tells {worker} on the day when {child} is not there',
    '{carer} sees the GP about {cause}',
    'Housing looks at the damp in the {room}',
    '{helper} and {carer} agree who has {child} on {weekday}',
    'A referral to the domestic abuse service is made with {carer}',
    '{worker} speaks with {other} about the plan',
    'A family group conference is held in {place}',
  ])
  const measure = chance.common([
    '{child} is brought to every appointment with {service}',
    'The worker has written down what {child} said',
    'School attendance is above 95% for {count} weeks',
    'The {room} is clean and warm on an unannounced visit',
    'Everybody has the new dates',
  ])
  const outcome = chance.common([
    '{child} feels safe at home on a {weekday} night',
    '{child} is not hungry at school',
    '{child} can hear and learn',
    'Somebody notices when {child} is {feeling}',
  ])
  return {
    text: capital(fill(chance, text, about)),
    measure: capital(fill(chance, measure, about)),
    outcome: capital(fill(chance, outcome, about)),
  }
}

/** An event of the family's history, in a line. */
export function eventLine(chance: Chance, about: About, category: Category): string {
  return sentence(chance, chance.often(0.75) ? 'worries' : 'strengths', about, category)
}
