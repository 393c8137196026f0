/** Inputs for every call of the contract: strange ones that fit its schemas, and ones that do not. */
import { traverseContractProcedures } from '@orpc/server'
import fc from 'fast-check'
import { z } from 'zod'
import { contract, type ProcedureMeta } from '../../shared/api/contract.ts'

type Schema = {
  type?: string | string[]
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema | boolean
  prefixItems?: Schema[]
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
  enum?: unknown[]
  const?: unknown
  format?: string
  pattern?: string
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  minItems?: number
  maxItems?: number
  additionalProperties?: Schema | boolean
  propertyNames?: Schema
  $ref?: string
  $defs?: Record<string, Schema>
}

/** Texts that have broken programs before. */
export const strangeTexts: readonly string[] = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\udfff\ud800',
  '\u202egnp.exe\u202c',
  '\u200b\u200d\ufeff',
  '__proto__',
  'constructor',
  'toString',
  '../../etc/passwd',
  'C:\\Windows\\win.ini',
  "'; DROP TABLE record; --",
  '" OR 1=1 --',
  '%_%',
  '<script>alert(1)</script>',
  '=cmd|’ /C calc’!A0',
  'NaN',
  'null',
  '-1',
  '1e309',
  '0000-00-00',
  '9999-12-31',
  '2026-02-30',
  '2026-13-45T99:99:99Z',
  '+275760-09-13',
  'é'.normalize('NFD'),
  '𝕊𝕒𝕞',
  'ﷺ'.repeat(50),
  'x'.repeat(100_000),
  '\r\nBcc: x@example.org',
  '{"a":1}',
  '[[[[',
  '😀'.repeat(300),
]

export const strangeNumbers: readonly number[] = [
  0,
  -0,
  -1,
  1,
  0.1,
  NaN,
  Infinity,
  -Infinity,
  2 ** 31,
  2 ** 53,
  -(2 ** 53),
  1e308,
  5e-324,
]

const anything = fc.oneof(
  fc.constantFrom(...strangeTexts),
  fc.constantFrom(...strangeNumbers),
  fc.constantFrom<unknown>(null, undefined, true, false, [], {}, [[[[[[]]]]]], new Date(NaN)),
  fc.constant(JSON.parse('{"__proto__":{"administrator":true},"constructor":{"prototype":{}}}')),
  fc.jsonValue({ maxDepth: 3 }),
)

const days = [
  '0001-01-01',
  '1582-10-10',
  '1900-02-28',
  '2026-03-29',
  '2026-10-25',
  '9999-12-31',
  '2024-02-29',
]
const instants = [
  '0001-01-01T00:00:00Z',
  '2026-03-29T01:30:00.000Z',
  '9999-12-31T23:59:59.999Z',
  '1970-01-01T00:00:00Z',
]

/** `ids`: everything that names something in the workspace, whatever kind it is of. */
function fitting(
  schema: Schema,
  defs: Record<string, Schema>,
  ids: readonly string[],
  depth: number,
): fc.Arbitrary<unknown> {
  if (schema.$ref) return fitting(defs[schema.$ref.split('/').at(-1) ?? ''] ?? {}, defs, ids, depth)
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return fc.oneof(...choices.map((one) => fitting(one, defs, ids, depth)))
  if (schema.allOf?.[0]) return fitting(schema.allOf[0], defs, ids, depth)
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type
  switch (type) {
    case 'object': {
      if (!schema.properties) {
        const values = typeof schema.additionalProperties === 'object' ? schema.additionalProperties : {}
        const keys = schema.propertyNames?.enum
          ? fc.constantFrom(...(schema.propertyNames.enum as string[]))
          : fc.constantFrom('a', ...ids.slice(0, 5), 'constructor', '')
        return fc.dictionary(keys, fitting(values, defs, ids, depth + 1), { maxKeys: 3 })
      }
      const fields = Object.entries(schema.properties).map(([name, one]) => [
        name,
        fitting(one, defs, ids, depth + 1),
      ])
      return fc.record(Object.fromEntries(fields) as Record<string, fc.Arbitrary<unknown>>, {
        requiredKeys: schema.required ?? [],
      })
    }
    case 'array': {
      if (schema.prefixItems)
        return fc.tuple(...schema.prefixItems.map((one) => fitting(one, defs, ids, depth + 1)))
      const item = typeof schema.items === 'object' ? fitting(schema.items, defs, ids, depth + 1) : anything
      return fc.array(item, {
        minLength: schema.minItems ?? 0,
        maxLength: Math.max(schema.minItems ?? 0, depth > 4 ? 1 : 3),
      })
    }
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'integer':
    case 'number': {
      const fits = strangeNumbers.filter(
        (n) =>
          Number.isFinite(n) &&
          (type === 'number' || Number.isSafeInteger(n)) &&
          n >= (schema.minimum ?? -Infinity) &&
          n <= (schema.maximum ?? Infinity),
      )
      return fc.constantFrom(...fits, schema.minimum ?? 3)
    }
    case 'string': {
      if (schema.format === 'date') return fc.constantFrom(...days)
      if (schema.format === 'date-time') return fc.constantFrom(...instants)
      if (schema.format === 'base64')
        return fc.constantFrom('', 'AA==', 'UEsDBA==', Buffer.from('a,b\n1,2\n').toString('base64'))
      const fits = strangeTexts.filter(
        ({ length }) => length >= (schema.minLength ?? 0) && length <= (schema.maxLength ?? Infinity),
      )
      return fc.oneof(
        { weight: 3, arbitrary: ids.length > 0 ? fc.constantFrom(...ids) : fc.constant('none') },
        { weight: 1, arbitrary: fc.constantFrom(...days, ...instants) },
        { weight: 2, arbitrary: fc.constantFrom(...fits, 'x'.repeat(schema.minLength ?? 1)) },
      )
    }
    default:
      return anything
  }
}

export type Called = {
  name: string
  meta: Partial<ProcedureMeta>
  hasInput: boolean
  /** `count` inputs, the same for the same seed: most fit the contract, some do not. */
  inputs(ids: readonly string[], seed: number, count: number): unknown[]
}

export function everyCall(): Called[] {
  const found: Called[] = []
  traverseContractProcedures({ router: contract, path: [] }, ({ contract: one, path }) => {
    const { meta, inputSchema } = one['~orpc']
    found.push({
      name: path.join('.'),
      meta: meta as Partial<ProcedureMeta>,
      hasInput: inputSchema !== undefined,
      inputs(ids, seed, count) {
        if (!inputSchema) return Array(Math.min(count, 2)).fill(undefined)
        const schema = z.toJSONSchema(inputSchema as z.ZodType, {
          io: 'input',
          unrepresentable: 'any',
        }) as Schema
        const fits = fitting(schema, schema.$defs ?? {}, ids, 0)
        const bent = fc.tuple(fits, fc.nat(), anything).map(([value, at, other]) => {
          if (value === null || typeof value !== 'object') return other
          const keys = Object.keys(value)
          const key = keys[at % Math.max(keys.length, 1)] ?? 'more'
          return { ...value, [key]: other }
        })
        return fc.sample(
          fc.oneof(
            { weight: 6, arbitrary: fits },
            { weight: 2, arbitrary: bent },
            { weight: 1, arbitrary: anything },
          ),
          { seed, numRuns: count },
        )
      },
    })
  })
  return found
}
