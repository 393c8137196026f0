/**
 * Build only: which packages a bundle is made of, and the licences that are to be said with them. The bundler's own list
 * leaves out the threads, the fonts and every second licence file of a package, so that it is made here.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve, sep } from 'node:path'
import type { Plugin } from 'vite'

/** `texts`: every licence, copying and notice file of the package, in the order of their names. */
export type ShippedPackage = { name: string; version: string; licence: string; path: string; texts: string[] }

type Manifest = { name?: string; version?: string; license?: string | { type?: string } }

const TEXT = /^(licen[cs]e|copying|notice|unlicen[cs]e)/i

/** `path` is relative to the project, with `/`: as the lock file names it. */
export function packageAt(root: string, path: string): ShippedPackage {
  const folder = join(root, path)
  const { name = '', version = '', license } = manifestOf(folder)
  const texts = readdirSync(folder, { withFileTypes: true })
    .filter((file) => file.isFile() && TEXT.test(file.name))
    .map((file) => readFileSync(join(folder, file.name), 'utf8').trim())
  return { name, version, licence: (typeof license === 'object' ? license.type : license) ?? '', path, texts }
}

const manifestOf = (folder: string): Manifest =>
  JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))

/**
 * The package that a file on disk belongs to, as a path below the project; undefined for a file of our own.
 * @param from where a relative name begins: a font is named from the folder of the screens
 */
export function packageOf(root: string, file: string, from = root): string | undefined {
  const modules = `${sep}node_modules${sep}`
  // A bundler's own helpers have no file, and a question mark begins what is wanted of one.
  const clean = resolve(from, (file.replace(/^\0/, '').split('?', 1)[0] ?? '').replaceAll('/', sep))
  if (!clean.startsWith(root) || !clean.includes(modules)) return undefined
  // Folders inside a package may have a manifest without a name, which only says how to read the files.
  for (let folder = dirname(clean); folder.includes(modules); folder = dirname(folder)) {
    if (!existsSync(join(folder, 'package.json'))) continue
    const { name, version } = manifestOf(folder)
    if (name && version) return folder.slice(root.length + 1).replaceAll(sep, '/')
  }
  return undefined
}

/** As a file for people: one heading for each package, then the words of its licences, unchanged. */
export function noticesText(packages: readonly ShippedPackage[]): string {
  const parts = packages.map(({ name, version, licence, texts }) =>
    [`## ${name} ${version} (${licence})`, '', ...texts.flatMap((text) => ['~~~text', text, '~~~', ''])].join(
      '\n',
    ),
  )
  return `# Licences\n\nChairside is built with these packages, and thanks those who made them.\n\n${parts.join('\n')}`
}

const byName = (a: ShippedPackage, b: ShippedPackage): number =>
  a.name.localeCompare(b.name, 'en') || a.version.localeCompare(b.version, 'en')

/**
 * Two plugins that share what they find: `main` for the build, which writes `licences.md` and `packages.json`, and `thread`
 * for the threads that it starts, which are bundles of their own.
 * @param beside packages that are shipped as they are, beside the bundle
 */
export function notices(
  root: string,
  beside: readonly string[] = [],
): { main: Plugin; thread: () => Plugin } {
  const found = new Set<string>(beside.map((name) => `node_modules/${name}`))
  let from = root
  const collect: Plugin['generateBundle'] = (_options, bundle) => {
    const files = Object.values(bundle).flatMap((one) =>
      one.type === 'chunk' ? one.moduleIds : one.originalFileNames,
    )
    for (const file of files) {
      const path = packageOf(root, file, from)
      if (path) found.add(path)
    }
  }
  return {
    thread: () => ({ name: 'chairside-notices-thread', generateBundle: collect }),
    main: {
      name: 'chairside-notices',
      configResolved(config) {
        from = config.root
      },
      generateBundle: {
        order: 'post',
        async handler(options, bundle, isWrite) {
          await collect.call(this, options, bundle, isWrite)
          const packages = [...found].map((path) => packageAt(root, path)).sort(byName)
          this.emitFile({ type: 'asset', fileName: 'licences.md', source: noticesText(packages) })
          const list = packages.map(({ texts: _texts, ...rest }) => rest)
          this.emitFile({
            type: 'asset',
            fileName: 'packages.json',
            source: `${JSON.stringify(list, null, 1)}\n`,
          })
        },
      },
    },
  }
}
