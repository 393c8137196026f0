/**
 * Minutes as a file. Reads our own format and the exchange shape, and says in one sentence what is wrong with
 * anything else and where. Writing is exact: what is written reads back as the same record.
 */
import { z } from 'zod'
import { EXCHANGE_SHAPE, exchangeSchema, type Signatory, signatorySchema } from './exchange.ts'
import { minutesFromExchange } from './from-exchange.ts'
import { keepable, keptFields, settingKeptFrom } from './kept-back.ts'
import { MINUTES_FORMAT, type Minutes, minutesSchema } from './minutes.ts'

export type { Signatory } from './exchange.ts'

/**
 * `signatories` are the people who sign the documents made from the file; a record of our own has none inside.
 * The statements of a file are what it says: only the core can tell whether the named person wrote them.
 */
export type ReadFile = { ok: true; minutes: Minutes; signatories: Signatory[] } | { ok: false; says: string }

const no = (says: string): ReadFile => ({ ok: false, says })

/** @param json what `JSON.parse` gave. Never throws. */
export function readMinutesFile(json: unknown): ReadFile {
  if (!isObject(json)) {
    return no(`This is not a minutes file: it should hold one object, and it holds ${kindOf(json)}.`)
  }
  const { signatories, ...file } = json
  const signs = z.array(signatorySchema).safeParse(signatories ?? [])
  if (!signs.success) return no(sentence(signs.error, signatories, ['signatories']))

  if ('format' in file) {
    if (file.format !== MINUTES_FORMAT) return no(wrongKind('format', file.format, MINUTES_FORMAT))
    const { note: _, ...own } = file
    return checked(own, own, signs.data)
  }
  if ('shape' in file) {
    if (file.shape !== EXCHANGE_SHAPE) return no(wrongKind('shape', file.shape, EXCHANGE_SHAPE))
    const exchange = exchangeSchema.safeParse(file)
    if (!exchange.success) return no(sentence(exchange.error, file))
    // Through JSON once, so that a part that was left out is left out and not there without a value.
    return checked(JSON.parse(JSON.stringify(minutesFromExchange(exchange.data))), file, signs.data)
  }
  return no(
    `This is not a minutes file: it says neither “format”: “${MINUTES_FORMAT}” nor “shape”: “${EXCHANGE_SHAPE}”.`,
  )
}

/** A plain value for `JSON.stringify`, checked: throws only for a value that never was a record. */
export function writeMinutesFile(minutes: Minutes): unknown {
  return minutesSchema.parse(minutes)
}

function checked(candidate: unknown, file: unknown, signatories: Signatory[]): ReadFile {
  const parsed = minutesSchema.safeParse(candidate)
  if (!parsed.success) return no(sentence(parsed.error, file))
  const wrong = wrongIds(parsed.data)
  return wrong ? no(wrong) : { ok: true, minutes: parsed.data, signatories }
}

/**
 * Ids that would mislead: two people under one id, or text kept from somebody who is not in the file. The second
 * would be a slip of the pen that hands a hidden address to the very person it is hidden from.
 */
function wrongIds(minutes: Minutes): string | undefined {
  const known = new Set<string>()
  for (const { id } of [...minutes.children, ...minutes.people]) {
    if (known.has(id))
      return `Two people of this file have the same id: “${id}”. Each needs an id of their own.`
    known.add(id)
  }
  const used = new Set<string>()
  for (const { id } of [...minutes.sections.flatMap(({ entries }) => entries), ...minutes.actions]) {
    if (used.has(id)) return `Two entries or actions of this file have the same id: “${id}”.`
    used.add(id)
  }
  const goals = new Set<string>()
  for (const { id } of minutes.goals) {
    if (goals.has(id)) return `Two goals of this file have the same id: “${id}”.`
    goals.add(id)
  }
  const withheld = [
    ...minutes.sections.flatMap(({ key, entries }) =>
      entries.flatMap((entry) => entry.withholdFrom.map((id) => ({ id, where: `section “${key}”` }))),
    ),
    ...[...minutes.actions, ...minutes.previousActions].flatMap((action) =>
      action.withholdFrom.map((id) => ({ id, where: `action “${action.id}”` })),
    ),
    ...minutes.goals.flatMap((goal) => goal.withholdFrom.map((id) => ({ id, where: `goal “${goal.id}”` }))),
    ...minutes.people.flatMap((person) =>
      keepable.flatMap((fact) =>
        (person[keptFields[fact]] ?? []).map((id) => ({ id, where: `the ${fact} of “${person.id}”` })),
      ),
    ),
    ...minutes.children.flatMap((child) =>
      settingKeptFrom(child).map((id) => ({ id, where: `the school or setting of “${child.id}”` })),
    ),
  ]
  const stranger = withheld.find(({ id }) => !known.has(id))
  return (
    stranger && `In ${stranger.where}, something is withheld from “${stranger.id}”, who is not in this file.`
  )
}

const wrongKind = (key: string, found: unknown, wanted: string): string =>
  typeof found === 'string'
    ? `This file has the ${key} “${found.slice(0, 60)}”, and this version reads “${wanted}” only.`
    : `This is not a minutes file: “${key}” should say “${wanted}”.`

/** The first thing that is wrong, where it is and what it should be; never the reader's own terms. */
function sentence(error: z.core.$ZodError, file: unknown, before: string[] = []): string {
  const issue = innermost(error.issues)
  if (!issue) return 'This minutes file could not be read.'
  const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)))
  const place = placeOf([...before, ...path])
  const value = path.reduce<unknown>(
    (at, step) => (at as Record<string | number, unknown> | undefined)?.[step],
    file,
  )
  return `${place ? `In ${place}: ` : 'In this file: '}${complaint(issue, value)}`
}

type Issue = z.core.$ZodIssue

/** A choice between forms fails once for each form; the one that got furthest says most. */
function innermost(issues: Issue[]): Issue | undefined {
  const [first] = issues
  if (first?.code !== 'invalid_union') return first
  const deeper = first.errors
    .map((branch) => innermost(branch))
    .filter((issue) => issue !== undefined)
    .sort((a, b) => b.path.length - a.path.length)[0]
  if (!deeper || deeper.path.length === 0) return first
  return { ...deeper, path: [...first.path, ...deeper.path] }
}

function placeOf(path: (string | number)[]): string {
  return path.map((step) => (typeof step === 'number' ? `item ${step + 1}` : `“${step}”`)).join(', ')
}

function complaint(issue: Issue, value: unknown): string {
  if (issue.code === 'unrecognized_keys') {
    return `this version does not know ${issue.keys.map((key) => `“${key}”`).join(' and ')}.`
  }
  if (value === undefined) return 'this is missing.'
  if (issue.code === 'invalid_type')
    return `this should be ${expected(issue.expected)}, and it is ${kindOf(value)}.`
  if (issue.code === 'invalid_value') {
    const words = issue.values.filter((word) => word !== '').map((word) => `“${String(word)}”`)
    const found = typeof value === 'string' ? `“${value.slice(0, 60)}”` : kindOf(value)
    return words.length === 1
      ? `this should be ${words[0]}, and it is ${found}.`
      : `${found} is not one of ${words.join(', ')}.`
  }
  return `this is ${kindOf(value)}, which is not a form that it may have.`
}

const expectedWords: Record<string, string> = {
  string: 'text',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  boolean: 'true or false',
  int: 'a whole number',
  number: 'a number',
}
const expected = (type: string): string => expectedWords[type] ?? 'something else'

function kindOf(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'a list'
  switch (typeof value) {
    case 'string':
      return 'text'
    case 'number':
      return 'a number'
    case 'boolean':
      return 'true or false'
    case 'object':
      return 'an object'
    default:
      return 'nothing'
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
