/**
 * The browser door: the same screens and the same core where Electron's runtime cannot be had. It opens a window of
 * a browser on this machine, or prints the address when there is none.
 */
import { join } from 'node:path'
import envPaths from 'env-paths'
import { router } from './api/router.ts'
import { openBrowserServer } from './browser/server.ts'
import { openWindow } from './browser/window.ts'
import { createCore } from './core.ts'
import { folderMemory } from './folder.ts'
import { sayOnly } from './last-words.ts'
import { openPage } from './page/files.ts'

export type BrowserDoorOptions = {
  /** Folder of the built screens. */
  screens: string
  /** Folder of the workspace; the core's own choice when left out. */
  folder?: string
  /** False: open no window. */
  window?: boolean
  /** Called with the address when no window was opened, or none could be. It is good once and for two minutes. */
  address: (address: string) => void
  say: (sentence: string) => void
}

/** Opens the door and resolves with the exit code when it has closed. Ends on SIGINT and SIGTERM. */
export async function openBrowserDoor(options: BrowserDoorOptions): Promise<0 | 1> {
  const page = await openPage(options.screens)
  const paths = envPaths('Chairside', { suffix: '' })
  const wanted = options.folder ?? process.env.CHAIRSIDE_WORKSPACE
  const { folder, remember } = folderMemory(join(paths.config, 'door.json'), wanted)
  const core = createCore({ door: 'browser', folder, onFolder: remember })
  const server = await openBrowserServer({
    page,
    router,
    newSession: () => core.newSession(),
    context: (session) => ({ core, session }),
    onWake: () => core.lockSoon(),
  })
  const stop = (): void => void server.stop()
  const heard = sayOnly((sentence) => {
    options.say(sentence)
    process.exit(1)
  })
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)

  const profile = join(paths.cache, 'browser')
  const opened = options.window === false ? 'none' : await openWindow(server.launchAddress, profile)
  if (opened === 'none') options.address(server.launchAddress())
  const how = await server.ended
  process.off('SIGINT', stop)
  process.off('SIGTERM', stop)
  await core.close()
  heard()
  if (how !== 'nobody came') return 0
  options.say(
    'Nobody opened the address within two minutes, so Chairside has stopped. Start it again when you are ready.',
  )
  return 1
}
