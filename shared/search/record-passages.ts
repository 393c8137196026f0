/** The words of a record, passage by passage: who reads each, and where on the page it stands. */
import { type Audience, blocksText, type DraftContent } from '../minutes/index.ts'
import type { Template } from '../templates/index.ts'
import { lines } from './item.ts'

/** The circles that are kept apart. All other audiences are read by everybody who may open the record. */
export const circles = ['shared', 'restricted', 'supervision'] as const
type Circle = (typeof circles)[number]

/** A heading, and in it an entry of its text or a row. Both empty: the heading itself. */
export type RecordPlace = { section: string; entryId: string; rowId: string }

export type Passage = { circle: Circle; text: string; place: RecordPlace }

type Withheld = { audience?: Audience; withholdFrom?: string[] }

export const circleOf = (row: Withheld, section: Audience | undefined): Circle => {
  const audience = row.audience ?? section ?? 'shared'
  if (audience === 'supervision' || audience === 'restricted') return audience
  return (row.withholdFrom ?? []).length > 0 ? 'restricted' : 'shared'
}

export type Sections = Pick<Template, 'sections'>
type Section = Template['sections'][number]

/** The heading with this key, or the first that shows this part of the record. */
const sectionOf = (template: Sections, wanted: Partial<Section>): Section | undefined =>
  template.sections.find(({ key, kind }) => key === wanted.key || kind === wanted.kind)

/** The audience of the heading with this key, or of the heading that shows this part of the record. */
export const audienceOf = (template: Sections, wanted: Partial<Section>): Audience | undefined =>
  sectionOf(template, wanted)?.audience

/** Everything that was typed; headings are the template's. */
export function passagesOf(content: DraftContent, template: Sections): Passage[] {
  const row = (kind: Section['kind'], rowId: string, withheld: Withheld, ...words: string[]): Passage => {
    const section = sectionOf(template, { kind })
    return {
      circle: circleOf(withheld, section?.audience),
      text: lines(...words),
      place: { section: section?.key ?? '', entryId: '', rowId },
    }
  }
  const open = (kind: Section['kind'], rowId: string, ...words: string[]): Passage => ({
    ...row(kind, rowId, {}, ...words),
    circle: 'shared',
  })
  return [
    open('details', '', content.meeting.familyRef, content.meeting.place),
    ...content.children.map((child) => open('children', child.id, child.name, child.caseRef)),
    ...content.people.map((person) =>
      open('household', person.id, person.name, ...person.aliases, person.agency),
    ),
    ...content.sections.flatMap(({ key, entries }) =>
      entries.map((entry) => ({
        circle: circleOf(entry, audienceOf(template, { key })),
        text: blocksText(entry.blocks),
        place: { section: key, entryId: entry.id, rowId: '' },
      })),
    ),
    ...content.tables.flatMap(({ key, rows }) =>
      rows.map(({ id, cells }) => ({
        circle: circleOf({}, audienceOf(template, { key })),
        text: lines(...Object.values(cells)),
        place: { section: key, entryId: '', rowId: id },
      })),
    ),
    ...content.goals.map((goal) =>
      row('plan', goal.id, goal, goal.goal, goal.worry, goal.evidence, goal.effectOnChild),
    ),
    ...content.actions.map((action) => row('plan', action.id, action, action.text)),
    ...content.decisions.map(({ id, value, reason }) => row('decision', id, {}, value, reason)),
    ...content.dissent.map((one) => row('dissent', one.id, one, one.text)),
  ]
}

const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()

/**
 * Where in a record these words stand, as they are written there: the first place that has the most of them. Undefined
 * when it has none.
 */
export function placeOfWords(
  content: DraftContent,
  template: Sections,
  words: readonly string[],
): Passage | undefined {
  const wanted = [...new Set(words.map(plain))].filter((word) => word !== '')
  let best: Passage | undefined
  let most = 0
  for (const passage of passagesOf(content, template)) {
    const text = plain(passage.text)
    const has = wanted.filter((word) => text.includes(word)).length
    if (has > most) [best, most] = [passage, has]
  }
  return best
}
