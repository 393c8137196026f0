/** Run by a test in a process of its own: opens a workspace, says so, and closes it after so many milliseconds. */
import { writeSync } from 'node:fs'
import { unlockWorkspace } from '../../../electron/workspace/index.ts'

const [folder = '', personId = '', passphrase = '', ms = '0'] = process.argv.slice(2)
const { workspace } = await unlockWorkspace(folder, personId, passphrase, { scryptN: 2 ** 4 })
writeSync(1, 'held\n')
setTimeout(() => workspace.close(), Number(ms))
