/** Run by a test in a process of its own: tries to open a workspace, or opens it and dies or leaves without closing. */
import { Problem } from '../../../electron/problem.ts'
import { unlockWorkspace } from '../../../electron/workspace/index.ts'

const [folder = '', personId = '', passphrase = '', how = ''] = process.argv.slice(2)
try {
  const { workspace } = await unlockWorkspace(folder, personId, passphrase, { scryptN: 2 ** 4 })
  workspace.raw.exec(`INSERT INTO setting VALUES ('left', '"by the killed one"', '', '')`)
  if (how === 'die') process.kill(process.pid, 'SIGKILL')
} catch (error) {
  process.stdout.write(error instanceof Problem ? error.code : String(error))
}
