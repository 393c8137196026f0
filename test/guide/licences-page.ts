/** What ships and under which licence, from the lock file. */
import { readSnapshot, sayKnown } from '../supply/advisories.ts'
import { readRules } from '../supply/licences.ts'
import { mayShip, readLock } from '../supply/packages.ts'
import { made, table } from './parts.ts'

export function licencesPage(): string {
  const may = mayShip(readLock())
  const rows = new Map(
    may.map(({ name, version, licence }) => [`${name} ${version}`, [name, version, licence]] as const),
  )
  const used = new Set(may.flatMap(({ licence }) => licence.match(/[\w.-]+/g) ?? []))
  return [
    '# Licences',
    '',
    made,
    '',
    'Chairside itself is free to use, change and pass on (MIT). It is built with the packages below. The words of their licences come with every copy of Chairside, in the files `licences.md` beside the program and beside the screens.',
    '',
    'A test refuses a package whose licence is not on the list. Who builds Chairside gets the same list for machines (CycloneDX) with `npm run build` and `npm run sbom`, in `out/sbom.cdx.json`.',
    '',
    `${sayKnown(readSnapshot())}`,
    '',
    '## Which licences are taken, and why',
    '',
    table(
      ['Licence', 'Why'],
      Object.entries(readRules().shipped).filter(([id]) => used.has(id)),
    ),
    '',
    '## What Chairside is built with',
    '',
    table(
      ['Package', 'Version', 'Licence'],
      [...rows.entries()].sort(([a], [b]) => a.localeCompare(b, 'en')).map(([, row]) => [...row]),
    ),
    '',
    'The two libraries inside the database’s module, SQLite and SQLite3 Multiple Ciphers, are in the public domain and under the MIT licence. Electron brings its own list of licences with it.',
    '',
  ].join('\n')
}
