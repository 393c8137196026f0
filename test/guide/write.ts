/** `npm run guide`: writes the pages of the guide that come from the code. */
import { writeFileSync } from 'node:fs'
import { writtenPages } from './pages.ts'

for (const [name, page] of Object.entries(writtenPages)) {
  writeFileSync(new URL(`../../resources/guide/${name}`, import.meta.url), page())
  process.stdout.write(`${name}\n`)
}
