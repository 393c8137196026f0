/**
 * The conference model of a record, and the reflective cycle of a session: a setting that changes headings and guidance
 * and may add places to write, never a key, a requirement, an audience or a check (domain 2.0; supervision: domain 2.8).
 * A record holds either under `meeting.conferenceModel`.
 */
import type { MeetingType } from '../minutes/index.ts'
import { section } from './blocks.ts'
import { templates } from './shipped.ts'
import type { Template, TemplateSection } from './template.ts'

export const conferenceModels = ['standard', 'strengthening families', 'signs of safety'] as const
export type ConferenceModel = (typeof conferenceModels)[number]

/** The model that was typed or imported, `Signs-of-Safety` too; `standard` for anything else. */
export function modelOf(typed: string): ConferenceModel {
  const words = typed
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim()
  return conferenceModels.find((model) => model === words) ?? 'standard'
}

/** The reflective cycles of supervision. Kolb’s is that of the templates themselves. */
export const supervisionModels = ['kolb', '4x4x4', 'signs of safety'] as const
export type SupervisionModel = (typeof supervisionModels)[number]

export const supervisionModelNames: Record<SupervisionModel, string> = {
  kolb: 'Kolb: experience, reflection, analysis, action',
  '4x4x4': 'Morrison’s 4x4x4',
  'signs of safety': 'Signs of Safety',
}

/** The cycle that was chosen; Kolb’s for anything else, a council’s conference model among it. */
export function supervisionModelOf(typed: string): SupervisionModel {
  const words = typed
    .toLowerCase()
    .replaceAll('×', 'x')
    .replace(/[\s_-]+/g, ' ')
    .trim()
  return supervisionModels.find((model) => model === words) ?? 'kolb'
}

type Words = { heading: string; guidance?: string }
/** What a model says instead, by key of section. */
type Wording = Record<string, Words>
type ModelData = { wording: Wording; added: TemplateSection[] }

const complicating = section(
  'complicating',
  'Complicating factors',
  'entries',
  'shared',
  'What makes it harder to keep the child safe and is not itself the harm: money, housing, illness, isolation, language. Say how each of them touches this child.',
  'optional',
)

const greyAreas = section(
  'greyAreas',
  'Grey areas',
  'entries',
  'shared',
  'What is said but not known, what people see differently, and what has not been looked at. For each: who finds out, and by when.',
  'optional',
)

const scale: TemplateSection = {
  ...section(
    'scale',
    'How safe is it? From 0 to 10',
    'table',
    'shared',
    '0: the child is certain to be harmed as things are. 10: safe enough to end the plan. Each person gives a number for each child, why it is not lower, and what would make it one higher. It is a way to talk, never a score for the family.',
    'optional',
  ),
  columns: [
    { key: 'person', heading: 'Who', kind: 'person' },
    { key: 'child', heading: 'Child', kind: 'child' },
    {
      key: 'number',
      heading: '0 to 10',
      kind: 'choice',
      choices: Array.from({ length: 11 }, (_, number) => String(number)),
    },
    { key: 'why', heading: 'Why not lower', kind: 'text' },
    { key: 'next', heading: 'What would make it one higher', kind: 'text' },
  ],
}

const models: Record<Exclude<ConferenceModel, 'standard'>, ModelData> = {
  'strengthening families': {
    wording: {
      strengths: { heading: 'Strengths and safety' },
      worries: {
        heading: 'Danger and harm',
        guidance:
          'Harm that has happened to each child, and harm that could happen if nothing changes: who did what, when, how often, and how it touched the child. Plain words that the family would recognise.',
      },
      analysis: {
        heading: 'Risk statement',
        guidance:
          'In a few sentences: what could happen to which child, because of what, and how likely and how bad it is. What else could explain the facts. What we still do not know.',
      },
      plan: { heading: 'What needs to happen' },
      contingency: { heading: 'If it does not happen, or gets worse' },
    },
    added: [complicating, greyAreas],
  },
  'signs of safety': {
    wording: {
      strengths: {
        heading: 'What is working well?',
        guidance:
          'What adults do that keeps the child safe: how often, since when, and who has seen it. It is safety only where it was done when the danger was there. A promise is not yet safety.',
      },
      worries: {
        heading: 'What are we worried about?',
        guidance:
          'Harm that has happened: what, when, how often, and how it touched the child. Then the danger: what could happen if nothing changes. Plain words that the family would recognise.',
      },
      analysis: {
        heading: 'Danger statements',
        guidance:
          'For each danger: who is worried, what could happen to which child, and because of what. What else could explain the facts. What we still do not know.',
      },
      plan: {
        heading: 'Safety goals and what needs to happen',
        guidance:
          'For each danger statement a safety goal: what adults will be doing that would satisfy everyone that the child is safe. Then who does exactly what by which date, and how we will know. One owner for each action; never “ongoing”.',
      },
      change: { heading: 'What is safer now, and how long has it lasted' },
    },
    added: [complicating, greyAreas, scale],
  },
}

/** What a cycle says instead, in individual and in group supervision. Kolb’s words are those of the templates. */
const cycles: Record<Exclude<SupervisionModel, 'kolb'>, { one: Wording; group: Wording }> = {
  '4x4x4': {
    one: {
      experience: {
        heading: 'Experience: what has happened since last time',
        guidance:
          'Facts and dates, before anyone says what they mean. Look from four sides: the child and family, the worker, the council, the partners. Whose side is missing?',
      },
      reflection: {
        heading: 'Reflection: feelings, assumptions, values, what you avoid',
        guidance:
          'What this family stirs up in you, and in the others who work with them. What you may be assuming, and what you find yourself avoiding. Not a comment on performance. Put a short summary for the child’s file in an entry of its own, and set it to Inside the council.',
      },
      analysis: {
        heading: 'Analysis: what sense do we make of it? Other explanations?',
        guidance:
          'What the facts mean for each child. At least one other explanation, and what would tell them apart. How would the child, the partners and the council each see it? What is not known.',
      },
      plan: {
        heading: 'Action: directions',
        guidance:
          'What is to be done, why, by when, and who checks that it was. For the child first; then what the worker, the council and the partners have to do for it.',
      },
      wellbeing: {
        heading: 'Support and development',
        guidance:
          'How the worker is, what the workload is like, what they are learning, and what would help. Kept out of the child’s file.',
      },
    },
    group: {
      experience: {
        heading: 'Experience: the facts',
        guidance:
          'Facts only, in about ten minutes: dates, who saw what. Look from four sides: the child and family, the worker, the council, the partners. No explanations yet.',
      },
      reflection: { heading: 'Reflection: feelings, bias and the mood of the team' },
      hypotheses: { heading: 'Analysis: competing explanations' },
      groupView: { heading: 'Action: the group’s view' },
    },
  },
  'signs of safety': {
    one: {
      experience: { heading: 'What are we worried about? What has happened?' },
      analysis: { heading: 'What is working well? What sense do we make of it?' },
      plan: { heading: 'What needs to happen' },
    },
    group: {
      experience: { heading: 'What are we worried about? The facts' },
      hypotheses: {
        heading: 'What is working well, and what else could explain it?',
        guidance:
          'What adults do that keeps the child safe, who has seen it, and whether it was done when the danger was there. Then at least two explanations that cannot both be right, with what speaks for and against each, and what would tell them apart.',
      },
      groupView: { heading: 'What needs to happen? The group’s view' },
      plan: { heading: 'What needs to happen: actions' },
    },
  },
}

/** Meetings with the family in which the model is spoken, and the sessions that follow a cycle. */
const inConference: ReadonlySet<MeetingType> = new Set(['ICPC', 'RCPC', 'CG', 'CIN_PLAN', 'CIN_REVIEW'])
const inSupervision: ReadonlySet<MeetingType> = new Set(['SUP_CASE', 'SUP_GROUP'])

/** Does a conference model change anything in records of this type? */
export const usesModel = (type: MeetingType): boolean => inConference.has(type)

/** Does a reflective cycle? */
export const usesCycle = (type: MeetingType): boolean => inSupervision.has(type)

/**
 * The template as the model words it. Pure and total: every model of every template is a template with the same keys in
 * the same order, the same checks, requirements and audiences; what is added is optional.
 *
 * A heading or guidance that a council has set itself stays. Council labels come after: `labelled(inModel(…), labels)`.
 * @param model as the record has it in `meeting.conferenceModel`; what is not a model is `standard`, in supervision
 *   Kolb’s cycle.
 */
export function inModel(template: Template, model: string): Template {
  if (inSupervision.has(template.type)) return inCycle(template, supervisionModelOf(model))
  const which = modelOf(model)
  if (which === 'standard' || !inConference.has(template.type)) return template
  const { wording, added } = models[which]
  return withSections(reworded(template, wording), added, 'analysis')
}

function inCycle(template: Template, cycle: SupervisionModel): Template {
  if (cycle === 'kolb') return template
  const isGroup = template.type === 'SUP_GROUP'
  const worded = reworded(template, cycles[cycle][isGroup ? 'group' : 'one'])
  return cycle === 'signs of safety' ? withSections(worded, [scale], isGroup ? 'groupView' : 'risk') : worded
}

function reworded(template: Template, wording: Wording): Template {
  const sections = template.sections.map((one): TemplateSection => {
    const words = wording[one.key]
    if (!words) return one
    const ours = (of: 'heading' | 'guidance') =>
      templates.some(
        ({ type, sections }) =>
          type === template.type &&
          sections.some((shipped) => shipped.key === one.key && shipped[of] === one[of]),
      )
    return {
      ...one,
      heading: ours('heading') ? words.heading : one.heading,
      guidance: words.guidance !== undefined && ours('guidance') ? words.guidance : one.guidance,
    }
  })
  return { ...template, sections }
}

/** Puts what is new before the section with this key, with that section's audience; nothing where it is not there. */
function withSections(template: Template, added: TemplateSection[], before: string): Template {
  const has = new Set(template.sections.map(({ key }) => key))
  const missing = added.filter(({ key }) => !has.has(key))
  const sections = template.sections.flatMap((one) =>
    one.key === before ? [...missing.map((section) => ({ ...section, audience: one.audience })), one] : [one],
  )
  return { ...template, sections }
}
