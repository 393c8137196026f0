/**
 * `npm run sbom`: what ships, as a software bill of materials (CycloneDX 1.5), into `out/sbom.cdx.json`. npm itself writes the
 * list of everything that is installed; here it is cut down to what ships, and what no package names is added.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { z } from 'zod'
import type { ShippedPackage } from '../../electron/notices.ts'
import { npm } from './npm.ts'
import { mayShip, type Package, readLock, root } from './packages.ts'

const componentSchema = z.strictObject({
  'bom-ref': z.string().min(1),
  type: z.enum(['application', 'framework', 'library', 'data']),
  name: z.string().min(1),
  version: z.string().min(1),
  /** `required`: is in what is built. `optional`: is named by a package that is, and may be inside it. */
  scope: z.enum(['required', 'optional']).optional(),
  author: z.string().optional(),
  description: z.string().optional(),
  purl: z.string().startsWith('pkg:').optional(),
  properties: z.array(z.strictObject({ name: z.string(), value: z.string() })).optional(),
  externalReferences: z.array(z.strictObject({ type: z.string(), url: z.string() })).optional(),
  hashes: z
    .array(
      z.strictObject({
        alg: z.enum(['SHA-1', 'SHA-256', 'SHA-512']),
        content: z.string().regex(/^[0-9a-f]+$/),
      }),
    )
    .optional(),
  licenses: z
    .array(
      z.union([
        z.strictObject({ expression: z.string() }),
        z.strictObject({
          license: z.union([
            z.strictObject({ id: z.string(), url: z.string().optional() }),
            z.strictObject({ name: z.string(), url: z.string().optional() }),
          ]),
        }),
      ]),
    )
    .optional(),
})
export type Component = z.infer<typeof componentSchema>

/** As much of the CycloneDX 1.5 schema as is used here; a key that it does not know is refused. */
export const bomSchema = z.strictObject({
  $schema: z.literal('http://cyclonedx.org/schema/bom-1.5.schema.json'),
  bomFormat: z.literal('CycloneDX'),
  specVersion: z.literal('1.5'),
  serialNumber: z.string().regex(/^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
  version: z.int().positive(),
  metadata: z.strictObject({
    timestamp: z.iso.datetime(),
    lifecycles: z.array(z.strictObject({ phase: z.string() })),
    tools: z.array(z.strictObject({ vendor: z.string(), name: z.string(), version: z.string() })),
    component: componentSchema,
  }),
  components: z.array(componentSchema),
  dependencies: z.array(z.strictObject({ ref: z.string(), dependsOn: z.array(z.string()) })),
})
export type Bom = z.infer<typeof bomSchema>

const refOf = ({ name, version }: Pick<Package, 'name' | 'version'>): string => `${name}@${version}`

/** What is compiled into the native module of the database: no package names it, and it has vulnerabilities of its own. */
export function insideTheDatabase(): Component[] {
  const Sqlite = createRequire(import.meta.url)('better-sqlite3')
  const raw = new Sqlite(':memory:')
  try {
    const { sqlite, ciphers } = raw
      .prepare('SELECT sqlite_version() AS sqlite, sqlite3mc_version() AS ciphers')
      .get() as Record<string, string>
    const [version = ''] = /\d+(\.\d+)+/.exec(ciphers ?? '') ?? []
    return [
      {
        'bom-ref': `sqlite@${sqlite}`,
        type: 'library',
        name: 'SQLite',
        version: sqlite ?? '',
        scope: 'required',
      },
      {
        'bom-ref': `sqlite3-multiple-ciphers@${version}`,
        type: 'library',
        name: 'SQLite3 Multiple Ciphers',
        version,
        scope: 'required',
        licenses: [{ license: { id: 'MIT' } }],
      },
    ]
  } finally {
    raw.close()
  }
}

/** Chromium and Node come inside Electron: their versions are Electron's own. */
const kindOf = (name: string): Component['type'] =>
  name === 'electron'
    ? 'framework'
    : name.startsWith('@fontsource/') || name === 'dictionary-en-gb'
      ? 'data'
      : 'library'

/**
 * The part of npm's list that ships.
 * @param may everything that can be in the product (`mayShip`)
 * @param built what the bundles say they are made of; without it nothing is told apart
 */
export function shippedBom(
  whole: unknown,
  may: readonly Package[],
  built: readonly Pick<ShippedPackage, 'name' | 'version'>[] | undefined,
  inside: readonly Component[],
): Bom {
  const given = z
    .looseObject({
      metadata: z.looseObject({ component: z.looseObject({ 'bom-ref': z.string() }) }),
      components: z.array(z.looseObject({ 'bom-ref': z.string(), name: z.string() })),
      dependencies: z.array(z.looseObject({ ref: z.string(), dependsOn: z.array(z.string()) })),
    })
    .parse(whole)
  const refs = new Set(may.map(refOf))
  const licences = new Map(may.map((one) => [refOf(one), one.licence]))
  const certain =
    built && new Set([...built.map(refOf), ...may.filter(({ name }) => name === 'electron').map(refOf)])
  const components = given.components.flatMap((one) => {
    if (!refs.has(one['bom-ref'])) return []
    // npm says where on this disk something lies and that it is a tool for development, which is true of the source only.
    const { properties: _properties, ...kept } = one
    const isCertain = certain === undefined || certain.has(one['bom-ref'])
    // npm leaves out what is no licence of SPDX's list.
    const licenses = one.licenses ?? [{ license: { name: licences.get(one['bom-ref']) } }]
    return [{ ...kept, licenses, type: kindOf(one.name), scope: isCertain ? 'required' : 'optional' }]
  })
  const root = given.metadata.component['bom-ref']
  const all = new Set([...refs, root])
  return bomSchema.parse({
    ...given,
    // npm calls the project as its folder is called.
    metadata: { ...given.metadata, component: { ...given.metadata.component, name: 'Chairside' } },
    components: [...components, ...inside],
    dependencies: [
      ...given.dependencies
        .filter(({ ref }) => all.has(ref))
        .map(({ ref, dependsOn }) => ({
          ref,
          dependsOn: [
            ...dependsOn.filter((one) => all.has(one)),
            ...(ref.startsWith('better-sqlite3') ? inside.map((one) => one['bom-ref']) : []),
          ],
        })),
      ...inside.map((one) => ({ ref: one['bom-ref'], dependsOn: [] })),
    ],
  })
}

/** Everything that npm finds installed. Nothing is asked of a network. */
export const wholeBom = (): unknown =>
  JSON.parse(npm(['sbom', '--sbom-format', 'cyclonedx', '--sbom-type', 'application', '--offline']))

/** What the two bundles wrote about themselves; undefined where nothing has been built. */
export function builtPackages(folder = join(root, 'out')): ShippedPackage[] | undefined {
  try {
    return ['main', 'renderer'].flatMap((part) =>
      JSON.parse(readFileSync(join(folder, part, 'packages.json'), 'utf8')),
    )
  } catch {
    return undefined
  }
}

if (import.meta.main) {
  const built = builtPackages()
  if (built) {
    const file = join(root, 'out', 'sbom.cdx.json')
    const bom = shippedBom(wholeBom(), mayShip(readLock()), built, insideTheDatabase())
    writeFileSync(file, `${JSON.stringify(bom, null, 2)}\n`)
    process.stdout.write(`${bom.components.length} components are in out/sbom.cdx.json.\n`)
  } else {
    process.stderr.write('Nothing has been built yet, so that nobody knows what ships. Run: npm run build\n')
    process.exitCode = 2
  }
}
