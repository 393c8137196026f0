/** The fictional conference of the examples: its words are read from the project's own files, never typed here. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readMinutesFile } from '../../shared/minutes/file.ts'
import type { Action, Answer, Entry, Minutes, Statement } from '../../shared/minutes/index.ts'

const root = join(import.meta.dirname, '../..')
const json = (path: string) => JSON.parse(readFileSync(join(root, path), 'utf8'))

function read(path: string): Minutes {
  const file = readMinutesFile(json(path))
  if (!file.ok) throw new Error(file.says)
  return file.minutes
}

export type Part<T> = Partial<T> & { id: string }

type Added = {
  nextMeeting: { visits: string }
  rows: {
    children: Part<Minutes['children'][number]>[]
    people: Part<Minutes['people'][number]>[]
    chronology: Minutes['chronology']
    events: Part<Minutes['events'][number]>[]
    tools: Part<Minutes['tools'][number]>[]
    dissent: Part<Minutes['dissent'][number]>[]
    actions: Part<Action>[]
    answers: Answer[]
    cueResolutions: Minutes['cueResolutions']
    statements: Statement[]
  }
  sections: Minutes['sections']
}

export type Expected = {
  signOffBlockedBy: string[]
  rulesNotExpected: string[]
  copyFor: Record<string, { mustContain?: string[]; mustNotContain?: string[] }>
}

/** The conference as it was written down. */
export const written = read('resources/examples/icpc_harcastle.json')
/** What the chair and a manager add before it can be signed. */
export const added: Added = json('resources/examples/answers-harcastle.json')
export const expected: Expected = json('test/examples/expected/icpc_harcastle.json')

/** The name that stands on the page for an id of the example; '' where there is none. */
export const nameOf = (id: string): string =>
  [...written.people, ...written.children].find((one) => one.id === id)?.name ?? ''

/** A text of the example as a person would type it: ids of people become their names. */
export const named = (text: string): string => nameOf(text) || text

/** The paragraphs of an entry. */
export const paragraphs = (entry: Entry): string[] =>
  entry.blocks.map((block) =>
    block.type === 'paragraph' ? block.runs.map((run) => run.text).join('') : JSON.stringify(block),
  )

/** `17/09/2026`, as dates are typed in England. */
export const ukDate = (iso: string): string => iso.split('-').reverse().join('/')
