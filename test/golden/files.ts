/** One document of each kind, from the bundled fictional examples: always the same bytes. */
import {
  writeActionList,
  writeChronology,
  writeMinutes,
  writePack,
  writePaper,
} from '../../electron/documents/index.ts'
import { buildExtract, extractReaders } from '../../shared/chronology/index.ts'
import {
  buildCopy,
  buildPaper,
  type Copy,
  type PaperKind,
  paperRecipients,
  recipientsOf,
} from '../../shared/copies/index.ts'
import { templateFor } from '../../shared/templates/index.ts'
import { askFor, contentOf, yearReports } from '../electron/documents/pack-reports.ts'
import { event, family, policy } from '../shared/chronology/family.ts'
import { copyFor, draft, type Example, example, signed } from '../shared/copies/examples.ts'
import { meetingFrom } from '../shared/copies/meetings.ts'

export const lines = [
  {
    id: '{11111111-2222-4333-8444-555555555501}',
    name: signed.signature.name,
    title: signed.signature.role,
  },
  { id: '{11111111-2222-4333-8444-555555555502}', name: '', title: 'Team manager' },
]
export const conference = example('icpc_harcastle')
const review = example('cin_review_whitlock_doyle')
const group = example('group_supervision_family_l')

const minutes = (meeting: Example, id: string): Promise<Uint8Array> => {
  const { copy } = copyFor(meeting, id, signed)
  return writeMinutes(copy, copy.signature ? lines : [])
}

function paper(kind: PaperKind, id: string, state: typeof draft = signed): Promise<Uint8Array> {
  const { minutes: record, template } = conference
  const readers = paperRecipients(record, template, kind)
  const reader = readers.find((one) => one.id === id)
  if (!reader) throw new Error(`${id} gets no ${kind}; these do: ${readers.map((one) => one.id).join(', ')}`)
  const { copy } = buildPaper(record, kind, reader, { template, state, fictional: true })
  // A letter is signed by whoever led the meeting alone.
  return writePaper(copy, copy.signature ? lines.slice(0, 1) : [])
}

/** No bundled example is a strategy discussion: this one is generated, always the same. */
function strategy(): Promise<Uint8Array> {
  const template = templateFor('STRAT')
  if (!template) throw new Error('There is a template for it')
  const { minutes: record } = meetingFrom(template, 7)
  const reader = recipientsOf(record, template).find(({ kind }) => kind === 'case record')
  if (!reader) throw new Error('Each child has a record')
  const { copy }: { copy: Copy } = buildCopy(record, reader, { template, state: signed, fictional: true })
  return writeMinutes(copy, lines)
}

function chronology(): Promise<Uint8Array> {
  const file = family([
    event('a', { date: '2011-05-03', category: 'Health', text: 'Born.', about: ['c-ellie'] }),
    event('b', {
      date: '2017',
      category: 'Neglect',
      text: 'Found alone.',
      meaning: 'Harm.',
      about: ['c-ellie'],
    }),
    event('c', { date: '2020', text: 'Told by a neighbour.', sensitivity: 'restricted' }),
  ])
  const [reader] = extractReaders(file)
  if (!reader) throw new Error('Somebody may read it')
  return writeChronology(buildExtract(file, reader, policy).extract)
}

/** A measure of each picture: line, heat map, bars, and the spread of a length. */
function boardPack(): Promise<Uint8Array> {
  const some = ['G4', 'G5', 'G7', 'G13', 'G28']
  const reports = yearReports('partnership').filter(({ id }) => some.includes(id))
  return writePack(askFor(), contentOf({ reports }))
}

export const documents: Record<string, () => Promise<Uint8Array>> = {
  'minutes for the file': () => minutes(conference, 'internal'),
  'minutes for a parent': () => minutes(conference, 'p-lee'),
  'minutes for professionals': () => minutes(conference, 'p-greaves'),
  'a review for the file, as draft': () => writeMinutes(copyFor(review, 'internal', draft).copy),
  'a decision letter': () => paper('decision letter', 'p-lee'),
  'a letter to a child': () => paper('child letter', conference.minutes.children[0]?.id ?? ''),
  'a referral sheet': () => paper('referral sheet', 'internal', draft),
  'a checklist': () => paper('distribution checklist', 'internal'),
  'a list of actions': () => writeActionList(copyFor(conference, 'internal', draft).copy),
  'a strategy record of one child': strategy,
  'a case record of supervision': () => minutes(group, 'case-record'),
  'a personal record of supervision': () => minutes(group, 'p-sloane'),
  'a learning note': () => minutes(group, 'learning-note'),
  'a chronology extract': chronology,
  'a board pack': boardPack,
}
