/**
 * Known vulnerabilities. A person asks the registry with `npm run advisories`; what it said is kept in `advisories.json`, and
 * `npm test` judges what is kept without a network.
 */
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

export const COMMAND = 'npm run advisories'
export const FILE = fileURLToPath(new URL('advisories.json', import.meta.url))

export const findingSchema = z.strictObject({
  /** Address of the advisory; its end is its number, such as GHSA-xxxx-xxxx-xxxx. */
  id: z.string(),
  title: z.string(),
  severity: z.string(),
  /** Name of the package, and the versions it is about. */
  package: z.string(),
  range: z.string(),
  /** Where the package lies in the lock file. */
  at: z.array(z.string()),
})
export type Finding = z.infer<typeof findingSchema>

const snapshotSchema = z.strictObject({
  /** `asked`: the registry gave its list. `not asked`: it gave none, and `said` is why. */
  state: z.enum(['asked', 'not asked']),
  /** UTC instant, ISO 8601. */
  at: z.string(),
  said: z.string(),
  /** SHA-256 of the list of packages that may ship, as it was asked about. */
  packages: z.string(),
  findings: z.array(findingSchema),
  /** By `id` of a finding: why the product may be used all the same, and until when (ISO day) that holds. */
  answers: z.record(z.string(), z.strictObject({ reason: z.string().min(20), reviewBy: z.iso.date() })),
})
export type Snapshot = z.infer<typeof snapshotSchema>

export const readSnapshot = (file = FILE): Snapshot =>
  snapshotSchema.parse(JSON.parse(readFileSync(file, 'utf8')))

export const writeSnapshot = (snapshot: Snapshot, file = FILE): void =>
  writeFileSync(file, `${JSON.stringify(snapshotSchema.parse(snapshot), null, 2)}\n`)

/** @param list `name@version`, sorted */
export const fingerprintOf = (list: readonly string[]): string =>
  createHash('sha256').update(list.join('\n')).digest('hex')

/** Why the snapshot does not do for these packages on this day, one sentence each. `today`: ISO day. */
export function judge(snapshot: Snapshot, list: readonly string[], today: string): string[] {
  const changed =
    snapshot.packages === fingerprintOf(list)
      ? []
      : [`What ships is not what was asked about on ${snapshot.at.slice(0, 10)}. Run: ${COMMAND}`]
  const open = snapshot.findings.flatMap(({ id, title, severity, package: name }) => {
    const answer = snapshot.answers[id]
    const which = `${name}: ${title} (${severity}, ${id})`
    if (!answer)
      return [
        `${which} has no answer. Take a version without it, or write into test/supply/advisories.json why it does no harm here and by when that is looked at again.`,
      ]
    return answer.reviewBy < today
      ? [`${which} was to be looked at again by ${answer.reviewBy}. Run: ${COMMAND}`]
      : []
  })
  return [...changed, ...open]
}

/** What is known, as one sentence for people: on the guide's pages, and at the end of `npm test` where nothing is known. */
export function sayKnown({ state, at, said, findings }: Snapshot): string {
  const day = at.slice(0, 10)
  if (state === 'not asked')
    return `Known vulnerabilities have not been asked about: on ${day} the registry answered “${said}”. Run ${COMMAND} where it can be reached.`
  const count = findings.length === 1 ? '1 advisory is' : `${findings.length} advisories are`
  return findings.length === 0
    ? `On ${day} the registry knew of no vulnerability in any package.`
    : `On ${day} ${count} known about packages of the lock file, each with a written answer.`
}

/** As much of `npm audit --json` as is read here (report version 2). */
const auditSchema = z.looseObject({
  auditReportVersion: z.literal(2),
  vulnerabilities: z.record(
    z.string(),
    z.looseObject({
      nodes: z.array(z.string()),
      via: z.array(
        z.union([
          z.string(),
          z.looseObject({
            url: z.string(),
            title: z.string(),
            severity: z.string(),
            name: z.string(),
            range: z.string(),
          }),
        ]),
      ),
    }),
  ),
})

/**
 * A snapshot of what `npm audit --json` said. Answers that were written before are kept for as long as their finding is there.
 * Where the registry gave no list, the findings that were known before stay: they are not gone because nobody could ask.
 */
export function snapshotOf(
  said: unknown,
  list: readonly string[],
  at: Date,
  before: Snapshot | undefined,
): Snapshot {
  const report = auditSchema.safeParse(said)
  const base = { at: at.toISOString(), packages: fingerprintOf(list), answers: before?.answers ?? {} }
  if (!report.success) {
    const message = z.looseObject({ message: z.string() }).safeParse(said)
    // An address in it would be one of a machine.
    const words = message.success
      ? message.data.message.replace(/\s*-?\s*\w+ https?:\/\/\S+/g, '')
      : 'no list'
    return { ...base, state: 'not asked', said: words.slice(0, 200), findings: before?.findings ?? [] }
  }
  const findings = Object.entries(report.data.vulnerabilities).flatMap(([, { via, nodes }]) =>
    via.flatMap((one) =>
      typeof one === 'string'
        ? []
        : [
            {
              id: one.url,
              title: one.title,
              severity: one.severity,
              package: one.name,
              range: one.range,
              at: nodes,
            },
          ],
    ),
  )
  const ids = new Set(findings.map(({ id }) => id))
  const answers = Object.fromEntries(Object.entries(base.answers).filter(([id]) => ids.has(id)))
  return { ...base, state: 'asked', said: '', findings, answers }
}
