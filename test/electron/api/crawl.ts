/**
 * Calls everything that a window can call, with every input that fits what is known of a workspace, and reads whatever
 * comes back: values, errors, files and the parts inside of files.
 */
import { traverseContractProcedures } from '@orpc/server'
import { unzipSync } from 'fflate'
import { z } from 'zod'
import { contract, type ProcedureMeta } from '../../../shared/api/contract.ts'
import type { TestClient } from './core-kit.ts'

type Schema = {
  type?: string | string[]
  properties?: Record<string, Schema>
  items?: Schema | boolean
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
  enum?: unknown[]
  const?: unknown
  format?: string
  minLength?: number
  minimum?: number
  default?: unknown
  additionalProperties?: Schema | boolean
}

/** What is tried for a field of a name, e.g. the ids of the records for `recordId`. */
export type Known = Record<string, readonly unknown[]>

export type Procedure = { name: string; meta: Partial<ProcedureMeta>; inputs: (known: Known) => unknown[] }

/** At most so many inputs for one procedure: each field is varied by itself, the others keep their first value. */
const MOST = 40

/** Every procedure of the contract with the inputs that can be made for it. */
export function everyProcedure(): Procedure[] {
  const found: Procedure[] = []
  traverseContractProcedures({ router: contract, path: [] }, ({ contract: one, path }) => {
    const { meta, inputSchema } = one['~orpc']
    found.push({
      name: path.join('.'),
      meta: meta as Partial<ProcedureMeta>,
      inputs: (known) =>
        inputSchema === undefined ? [undefined] : inputsFor(jsonSchemaOf(inputSchema as z.ZodType), known),
    })
  })
  return found
}

const jsonSchemaOf = (schema: z.ZodType): Schema =>
  z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema

function inputsFor(schema: Schema, known: Known): unknown[] {
  if (!schema.properties) return valuesOf('', schema, known).slice(0, MOST)
  const fields = Object.entries(schema.properties).map(
    ([name, one]) => [name, valuesOf(name, one, known)] as const,
  )
  const first = Object.fromEntries(fields.map(([name, values]) => [name, values[0]]))
  const varied = fields.flatMap(([name, values]) =>
    values.slice(1).map((value) => ({ ...first, [name]: value })),
  )
  return [first, ...varied].slice(0, MOST)
}

function valuesOf(name: string, schema: Schema, known: Known): unknown[] {
  const fits = known[name]
  if (fits) return [...fits]
  if (schema.const !== undefined) return [schema.const]
  if (schema.enum) return schema.enum
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return choices.flatMap((one) => valuesOf(name, one, known))
  if (schema.allOf) return schema.allOf.flatMap((one) => valuesOf(name, one, known)).slice(0, 1)
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type
  switch (type) {
    case 'object':
      return schema.properties
        ? [
            Object.fromEntries(
              Object.entries(schema.properties).map(([key, one]) => [key, valuesOf(key, one, known)[0]]),
            ),
          ]
        : [{}]
    case 'array':
      return typeof schema.items === 'object' ? [valuesOf(name, schema.items, known).slice(0, 3), []] : [[]]
    case 'boolean':
      return [true, false]
    case 'integer':
    case 'number':
      return [schema.minimum ?? 0]
    case 'null':
      return [null]
    default:
      if (schema.format === 'date') return ['2026-01-01']
      if (schema.format === 'base64') return ['']
      return ['x'.repeat(schema.minLength ?? 0)]
  }
}

/** Everything that a person could read in what a call gives or throws, in small letters. */
export async function heardFrom(call: () => Promise<unknown>): Promise<string> {
  try {
    const given = await call()
    if (isStream(given)) {
      const next = await Promise.race([given.next(), new Promise((resolve) => setTimeout(resolve, 200))])
      void given.return?.(undefined)
      return wordsIn(next)
    }
    return wordsIn(given)
  } catch (error) {
    const { message, data } = error as { message?: string; data?: unknown }
    return wordsIn([message, data])
  }
}

const isStream = (value: unknown): value is AsyncGenerator<unknown> =>
  value !== null && typeof value === 'object' && Symbol.asyncIterator in value

function wordsIn(value: unknown): string {
  const text = JSON.stringify(value) ?? ''
  const files = [...text.matchAll(/"([A-Za-z0-9+/]{40,}={0,2})"/g)].map(([, one]) => insideOf(one ?? ''))
  return [text, ...files].join('\n').toLowerCase()
}

/** What stands in bytes: as they are, and each part where they are a package such as a document. */
function insideOf(base64: string): string {
  const bytes = Buffer.from(base64, 'base64')
  if (!bytes.subarray(0, 2).equals(Buffer.from('PK'))) return bytes.toString('utf8')
  const parts = Object.values(unzipSync(bytes)).map((part) => Buffer.from(part).toString('utf8'))
  // Words stand in runs of their own: without the marks between them they are found all the same.
  return parts.map((part) => `${part}\n${part.replace(/<[^>]*>/g, '')}`).join('\n')
}

/** Calls a procedure by its name, e.g. `records.get`. */
export const callOf = (client: TestClient, name: string, input: unknown) => (): Promise<unknown> => {
  const at = name.split('.').reduce<unknown>((part, key) => (part as Record<string, unknown>)[key], client)
  return (at as (input: unknown) => Promise<unknown>)(input)
}
