/** Words that differ from council to council, set once and used in every name, heading and guidance (domain 1). */
import type { Template, TemplateSection } from './template.ts'

export type CouncilLabels = {
  /** What the number of a child in the case system is called, e.g. `LCS number`, `Mosaic ID`. */
  caseRefLabel: string
  /** Child in need work goes under this name: `true` for Family Help, or the council's own name; `false` as it is. */
  familyHelp: boolean | string
  /** The tool with which neglect is assessed here, e.g. `Graded Care Profile 2`. */
  neglectTool: string
  /** What the person is called who is responsible for the plan, e.g. `Lead child protection practitioner`. */
  leadWorkerTitle: string
}

const longest = 60

/** One line of at most 60 characters; "" leaves our own word. */
const oneLine = (label: string): string => label.replace(/\s+/g, ' ').trim().slice(0, longest).trim()

function familyHelpOf(familyHelp: CouncilLabels['familyHelp'] | undefined): string {
  if (familyHelp === true) return 'Family Help'
  return typeof familyHelp === 'string' ? oneLine(familyHelp) : ''
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
const startsLike = (label: string, found: string): string => (/^[A-Z]/.test(found) ? capital(label) : label)

/** How a text reads with these labels. */
function wordsFor(labels: Partial<CouncilLabels>): (text: string) => string {
  const caseRef = oneLine(labels.caseRefLabel ?? '')
  const tool = oneLine(labels.neglectTool ?? '')
  const help = familyHelpOf(labels.familyHelp)
  const lead = oneLine(labels.leadWorkerTitle ?? '')
  // Our own word is shorter than the title that a council starts with, and means the same.
  const leads = lead !== '' && !/^lead (?:social )?worker$/i.test(lead)
  return (text) => {
    let said = text
    if (caseRef) said = said.replace(/\bcase (?:number|reference)\b/gi, (found) => startsLike(caseRef, found))
    if (tool) said = said.replace(/\bthe neglect tool\b/gi, (found) => startsLike(tool, found))
    if (leads) said = said.replace(/\blead (?:social )?worker\b/gi, (found) => startsLike(lead, found))
    if (help) {
      said = said.replace(
        /(?:\b(an?) )?\b(child in need)\b( review\b)?/gi,
        (_all, article: string | undefined, found: string, review: string | undefined) => {
          const fits = /^[aeiou]/i.test(help) ? 'an' : 'a'
          const before = article ? `${startsLike(fits, article)} ` : ''
          return `${before}${article ? help : startsLike(help, found)}${review ? ' plan review' : ''}`
        },
      )
    }
    return said
  }
}

/**
 * The template in a council's own words. Pure: keys, kinds, requirements, checks, decisions and choices stay, because
 * the checks read them; a label that is left out, empty or `false` leaves our own word.
 */
export function labelled(template: Template, labels: Partial<CouncilLabels>): Template {
  const say = wordsFor(labels)
  return {
    ...template,
    name: say(template.name),
    shortName: say(template.shortName),
    purpose: say(template.purpose),
    triggers: template.triggers.map((trigger) => ({ ...trigger, label: say(trigger.label) })),
    sections: template.sections.map(
      (section): TemplateSection => ({
        ...section,
        heading: say(section.heading),
        guidance: say(section.guidance),
        ...(section.columns && {
          columns: section.columns.map((column) => ({ ...column, heading: say(column.heading) })),
        }),
      }),
    ),
  }
}
