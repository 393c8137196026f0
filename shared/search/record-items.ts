/**
 * What can be found of a record. Its words are one item for each circle of readers: what is restricted or personal is
 * never in the item, and so never in the excerpt, of what everybody may read who may open the record.
 */
import type { DraftContent } from '../minutes/index.ts'
import { adultItem, childItem } from './case-items.ts'
import { firstDay, itemOf, lines, type SearchItem } from './item.ts'
import { audienceOf, circleOf, circles, passagesOf, type Sections } from './record-passages.ts'

/** What of a record its family's case file holds already: it is found there, once. */
export type KnownRows = ReadonlySet<string>

/** Everything of a record that can be found. */
export function recordItems(content: DraftContent, template: Sections, known: KnownRows): SearchItem[] {
  const { meeting } = content
  const plan = audienceOf(template, { kind: 'plan' })
  const chronology = audienceOf(template, { kind: 'chronology' })
  const nameOf = new Map(content.people.map((person) => [person.id, person.name]))
  const everyChild = content.children.map(({ id }) => id)
  const about = (ids: 'all' | string[]) => (ids === 'all' ? everyChild : ids)
  const passages = passagesOf(content, template)
  const common = { date: firstDay(meeting.date), type: meeting.type }

  const wholes = circles.map((audience) =>
    itemOf({
      ...common,
      kind: 'record',
      audience,
      about: everyChild,
      title: audience === 'shared' ? meeting.title : '',
      words: lines(...passages.filter(({ circle }) => circle === audience).map(({ text }) => text)),
    }),
  )
  const actions = content.actions.map((action) =>
    itemOf({
      ...common,
      kind: 'action',
      subject: action.id,
      audience: circleOf(action, plan),
      date: firstDay(action.due),
      state: action.status,
      about: about(action.child),
      title: action.text,
      words: lines(nameOf.get(action.owner), action.goal, action.measure, action.outcome, action.evidence),
    }),
  )
  const history = content.chronology.map((event) =>
    itemOf({
      kind: 'event',
      subject: event.id,
      audience: circleOf({}, chronology),
      date: firstDay(event.date),
      type: event.category,
      about: event.about,
      title: event.category,
      words: lines(event.text, event.meaning, event.source),
    }),
  )
  const people = [
    ...content.children.map((child) => childItem(child, { familyRef: meeting.familyRef })),
    ...content.people.map((person) => adultItem(person)),
  ]
  const written = ({ title, words }: SearchItem) => title.trim() !== '' || words.trim() !== ''
  const isNew = ({ subject }: SearchItem) => !known.has(subject)
  return [
    ...wholes.filter(({ words }) => words.trim() !== ''),
    ...actions.filter(({ title }) => title.trim() !== ''),
    ...[...history, ...people].filter(written).filter(isNew),
  ]
}
