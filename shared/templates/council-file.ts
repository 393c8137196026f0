/** A council template as a file that can be shared: read with suspicion, refused with a sentence. */
import { type CouncilDesign, councilDesignSchema, TEMPLATE_FORMAT } from './council.ts'

/** Characters; a template of eighty full sections needs a tenth of it. */
const LARGEST = 1_000_000

export type ReadDesign =
  | { design: CouncilDesign; problem?: undefined }
  | { design?: undefined; problem: string }

const refused = (problem: string): ReadDesign => ({ problem: `${problem} Nothing was imported.` })

/** The design in a file's text. Never throws: what is damaged or hostile gets a sentence that says what is wrong. */
export function readDesign(text: string): ReadDesign {
  if (text.length > LARGEST) return refused('This file is too large to be a template.')
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return refused('This file is damaged, or it is not a template of Chairside.')
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return refused('This file is not a template of Chairside.')
  }
  const { format } = value as { format?: unknown }
  if (format !== TEMPLATE_FORMAT) {
    return refused(
      typeof format === 'string' && format.startsWith('chairside-template/')
        ? 'This template was made with a newer Chairside.'
        : 'This file is not a template of Chairside.',
    )
  }
  const read = councilDesignSchema.safeParse(value)
  if (read.success) return { design: read.data }
  const [issue] = read.error.issues
  return refused(`The template is not whole: ${whereOf(issue?.path ?? [])} ${whatOf(issue)}`)
}

function whereOf(path: readonly PropertyKey[]): string {
  const [first, at, field] = path
  if (first === 'sections' && typeof at === 'number') {
    return field === undefined ? `section ${at + 1}` : `the ${String(field)} of section ${at + 1}`
  }
  return first === undefined ? 'the file' : `“${String(first).slice(0, 40)}”`
}

function whatOf(issue: { code?: string; keys?: readonly string[] } | undefined): string {
  if (issue?.code === 'unrecognized_keys') {
    return `holds something unknown (${(issue.keys ?? []).map((key) => `“${key.slice(0, 40)}”`).join(', ')}).`
  }
  return 'is missing or is not what it has to be.'
}

/** The file's text: the same design always gives the same text. */
export const writeDesign = (design: CouncilDesign): string => `${JSON.stringify(design, undefined, 2)}\n`

/** `core-group Wexmoor.chairside-template.json`: the kind of meeting and the council, nothing else. */
export const designFileName = (design: CouncilDesign): string =>
  `${design.type.toLowerCase().replaceAll('_', '-')} ${design.council || 'council'}.chairside-template.json`
