/** How much the screens weigh: all of it, and what the first screen loads. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

const built = join(import.meta.dirname, '../../out/renderer')

export function screensFigures() {
  const assets = join(built, 'assets')
  const files = readdirSync(assets).map((name) => join(assets, name))
  const weigh = (which: RegExp) => {
    const chosen = files.filter((file) => which.test(file))
    const bytes = chosen.reduce((sum, file) => sum + statSync(file).size, 0)
    const gzip = chosen.reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0)
    return { files: chosen.length, kB: Math.round(bytes / 1000), gzipKB: Math.round(gzip / 1000) }
  }
  const page = readFileSync(join(built, 'index.html'), 'utf8')
  const first = files.filter((file) => page.includes(file.slice(assets.length + 1)))
  const firstScript = first.filter((file) => file.endsWith('.js'))
  return {
    what: 'size of the screens as built',
    script: weigh(/\.js$/),
    styles: weigh(/\.css$/),
    firstScreenScriptKB: Math.round(firstScript.reduce((sum, file) => sum + statSync(file).size, 0) / 1000),
    firstScreenScriptGzipKB: Math.round(
      firstScript.reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0) / 1000,
    ),
  }
}
