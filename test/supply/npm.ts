/** Runs the npm that started this, so that it finds the same Node. */
import { spawnSync } from 'node:child_process'
import { root } from './packages.ts'

/** What it writes. npm ends with 1 where it has found something, so that the exit code is nobody's answer here. */
export function npm(words: readonly string[]): string {
  const own = process.env.npm_execpath
  const [command, all] = own?.endsWith('.js') ? [process.execPath, [own, ...words]] : ['npm', [...words]]
  const done = spawnSync(command, all, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    shell: command === 'npm' && process.platform === 'win32',
  })
  if (done.error) throw done.error
  return done.stdout
}
