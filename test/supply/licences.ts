/** Which licences are taken, and why: `licences.json`. What ships has the shorter list. */
import { readFileSync } from 'node:fs'
import { listed, type Package } from './packages.ts'

type Reasons = Record<string, string>
export type Rules = {
  shipped: Reasons
  /** Besides those of `shipped`. */
  development: Reasons
  /** Packages whose licence is not on a list and was looked at by somebody: the licence that was read, and why it is taken. */
  'one by one': Record<string, { licence: string; reason: string }>
}

export const readRules = (): Rules =>
  JSON.parse(readFileSync(new URL('licences.json', import.meta.url), 'utf8'))

/** SPDX: with `OR` one of them is enough, with `AND` each is needed. Brackets stand around the whole only, as packages write it. */
export function isTaken(licence: string, taken: ReadonlySet<string>): boolean {
  const plain = licence.replace(/^\(|\)$/g, '').trim()
  if (plain === '' || /[()]/.test(plain)) return false
  return plain.split(/\s+OR\s+/).some((one) => one.split(/\s+AND\s+/).every((id) => taken.has(id.trim())))
}

/** One sentence for each package whose licence is not taken, naming both. */
export function refused(
  packages: readonly Package[],
  rules: Rules,
  how: 'shipped' | 'development',
): string[] {
  const taken = new Set([
    ...Object.keys(rules.shipped),
    ...(how === 'development' ? Object.keys(rules.development) : []),
  ])
  return packages.flatMap((one) => {
    if (rules['one by one'][one.name]?.licence === one.licence || isTaken(one.licence, taken)) return []
    const [which] = listed([one])
    return [
      `${which} has the licence “${one.licence || 'none'}”, which is not taken for ${how === 'shipped' ? 'what ships' : 'development'} (test/supply/licences.json).`,
    ]
  })
}
