/**
 * A council's own version of a template: its headings, guidance, order and optional sections. What a check reads stays:
 * required and conditional sections, their keys and their kinds cannot be edited away.
 */
import { z } from 'zod'
import { meetingTypeSchema } from '../minutes/index.ts'
import type { Template, TemplateSection } from './template.ts'

export const TEMPLATE_FORMAT = 'chairside-template/1'
/** Sections a council adds have keys of their own, so that they never meet one of ours. */
export const OWN_PREFIX = 'own:'

const longest = { heading: 120, guidance: 600, statement: 4000, sections: 80 }

const own = z.strictObject({
  key: z.string(),
  heading: z.string().optional(),
  guidance: z.string().optional(),
  /** Only tighter than ours, and only where people type. */
  audience: z.enum(['shared', 'professionals', 'council']).optional(),
  statement: z.string().optional(),
  /** Only of a section that the council adds. */
  required: z.enum(['required', 'optional']).optional(),
})

/** What differs from our template: every section that stays, in the order the council wants. */
export const councilDesignSchema = z.strictObject({
  format: z.literal(TEMPLATE_FORMAT),
  type: meetingTypeSchema,
  /** Version of our template that it builds on. */
  base: z.string(),
  /** Short name of the council, as it stands in the version: letters and digits. */
  council: z.string(),
  sections: z.array(own),
})
export type CouncilDesign = z.infer<typeof councilDesignSchema>
export type CouncilSection = CouncilDesign['sections'][number]

/** Optional sections that stay because somebody's safety hangs on them. */
const neverLeftOut: ReadonlySet<string> = new Set(['restricted', 'advice'])
const typedKinds: ReadonlySet<TemplateSection['kind']> = new Set(['entries', 'perChild', 'table'])
const width = { shared: 2, professionals: 1, council: 0 } as const
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const unseen = /[\u0000-\u0009\u000b-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/

/** Why a section of ours cannot be left out, as a sentence; undefined when it can. */
export function whyKept(section: TemplateSection): string | undefined {
  if (section.required === 'required') return 'The checks and the copies read this section, so it stays.'
  if (section.required !== 'optional') return 'It is asked for when its condition holds, so it stays.'
  return neverLeftOut.has(section.key) ? 'It keeps what must be withheld apart, so it stays.' : undefined
}

/** May the council set a tighter audience for this section? Only where people type words of their own. */
export const audiencesFor = (section: TemplateSection): ('shared' | 'professionals' | 'council')[] => {
  const { audience } = section
  if (!typedKinds.has(section.kind) || !(audience in width)) return []
  return (['shared', 'professionals', 'council'] as const).filter(
    (one) => width[one] <= width[audience as keyof typeof width],
  )
}

/** The design that changes nothing: where an administrator starts. */
export function designOf(base: Template, council = ''): CouncilDesign {
  return {
    format: TEMPLATE_FORMAT,
    type: base.type,
    base: base.version,
    council,
    sections: base.sections.map(({ key }) => ({ key })),
  }
}

export const versionOf = (design: CouncilDesign, number: number): string =>
  `${design.base}+${design.council}.${number}`

type Derived = { template: Template; problems?: undefined } | { template?: undefined; problems: string[] }

/**
 * The template of a design. `base` is our template of the design's type and base version.
 * @returns every problem as a sentence that names the section, instead of a template.
 */
export function deriveTemplate(base: Template, design: CouncilDesign, number: number): Derived {
  const problems: string[] = []
  if (!/^[A-Za-z0-9][A-Za-z0-9-]{0,23}$/.test(design.council)) {
    problems.push('Give the council a short name of letters and digits: it stands in the version.')
  }
  if (design.sections.length > longest.sections) {
    return { problems: [`A template has at most ${longest.sections} sections.`] }
  }
  const ours = new Map(base.sections.map((section) => [section.key, section]))
  const seen = new Set<string>()
  const sections: TemplateSection[] = []
  for (const [at, section] of design.sections.entries()) {
    const mine = ours.get(section.key)
    const where = `Section ${at + 1}, “${nameOf(section, mine)}”`
    const say = (problem: string): void => void problems.push(`${where}: ${problem}`)
    if (seen.has(section.key)) {
      say('it is here twice.')
      continue
    }
    seen.add(section.key)
    wordProblems(section).forEach(say)
    if (mine) sections.push(changed(mine, section, say))
    else if (/^own:[a-z0-9-]{1,40}$/.test(section.key)) sections.push(added(section, say))
    else say('there is no such section in the template it builds on.')
  }
  for (const section of base.sections) {
    if (!seen.has(section.key) && whyKept(section)) {
      problems.push(`“${section.heading}” is missing. ${whyKept(section)}`)
    }
  }
  if (problems.length > 0) return { problems }
  return { template: { ...base, version: versionOf(design, number), sections } }
}

const nameOf = (section: CouncilSection, mine: TemplateSection | undefined): string => {
  const name = section.heading ?? mine?.heading ?? section.key
  return name.replace(new RegExp(unseen, 'g'), '').slice(0, 60)
}

function wordProblems(section: CouncilSection): string[] {
  const problems: string[] = []
  for (const [what, words, most] of [
    ['heading', section.heading, longest.heading],
    ['guidance', section.guidance, longest.guidance],
    ['statement', section.statement, longest.statement],
  ] as const) {
    if (words === undefined) continue
    if (words.trim() === '') problems.push(`its ${what} is empty.`)
    if (words.length > most) problems.push(`its ${what} is longer than ${most} characters.`)
    if (unseen.test(words)) problems.push(`its ${what} holds a character that cannot be seen.`)
    if (what === 'heading' && words.includes('\n')) problems.push('its heading has more than one line.')
  }
  return problems
}

function changed(
  mine: TemplateSection,
  section: CouncilSection,
  say: (problem: string) => void,
): TemplateSection {
  if (section.required !== undefined) say('whether it is required cannot be changed.')
  if (section.statement !== undefined && mine.kind !== 'statement')
    say('it has no fixed statement to change.')
  const wanted = section.audience
  if (wanted !== undefined && wanted !== mine.audience && !audiencesFor(mine).includes(wanted)) {
    say(
      typedKinds.has(mine.kind)
        ? 'its audience may be made tighter, never wider.'
        : 'its audience cannot be changed.',
    )
  }
  return {
    ...mine,
    ...(section.heading === undefined ? {} : { heading: section.heading.trim() }),
    ...(section.guidance === undefined ? {} : { guidance: section.guidance.trim() }),
    ...(wanted === undefined ? {} : { audience: wanted }),
    ...(section.statement === undefined ? {} : { statement: section.statement.trim() }),
  }
}

function added(section: CouncilSection, say: (problem: string) => void): TemplateSection {
  if (section.heading === undefined) say('it needs a heading.')
  if (section.guidance === undefined) say('it needs guidance: what a good entry contains.')
  if (section.statement !== undefined) say('it has no fixed statement to change.')
  return {
    key: section.key,
    heading: section.heading?.trim() ?? '',
    kind: 'entries',
    required: section.required ?? 'optional',
    audience: section.audience ?? 'council',
    guidance: section.guidance?.trim() ?? '',
  }
}

/** What a newer template changes for somebody who writes in an older one: each a short sentence. */
export function differencesBetween(older: Template, newer: Template): string[] {
  const before = new Map(older.sections.map((section) => [section.key, section]))
  const after = new Map(newer.sections.map((section) => [section.key, section]))
  const said: string[] = []
  for (const section of newer.sections) {
    const mine = before.get(section.key)
    if (!mine) said.push(`New: “${section.heading}”.`)
    else if (mine.heading !== section.heading) said.push(`“${mine.heading}” is now “${section.heading}”.`)
    else if (mine.guidance !== section.guidance || mine.statement !== section.statement) {
      said.push(`“${section.heading}” has other guidance.`)
    }
    if (mine && mine.audience !== section.audience) said.push(`“${section.heading}” has another audience.`)
  }
  for (const section of older.sections) {
    if (!after.has(section.key))
      said.push(`No longer asked for: “${section.heading}”. What was written there is kept.`)
  }
  const order = newer.sections.filter(({ key }) => before.has(key)).map(({ key }) => key)
  const kept = older.sections.filter(({ key }) => after.has(key)).map(({ key }) => key)
  if (order.join('\n') !== kept.join('\n')) said.push('The order of the sections has changed.')
  return said
}
