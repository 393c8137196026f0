/** What is done until it is killed, and how it is known afterwards that nothing of it was lost. */
import type { Chance } from '../../electron/generate/chance.ts'
import { openStore, type Store } from '../../electron/store/index.ts'
import { inspect, unlockWorkspace, type Workspace } from '../../electron/workspace/index.ts'

/** What a killed process was told to have done, checked afterwards. */
export type Checked = {
  /** How many acknowledged things were looked for. */
  tried: number
  /** One sentence for each that was not there, or not whole. */
  lost: string[]
  /** How long the workspace took to open after the kill, in milliseconds. */
  reopening: number
}

export type Activity = {
  /** The promise, as a person would be given it. */
  promise: string
  /** Makes the workspace that every process begins with, in a folder that is not there yet. Runs once. */
  prepare(folder: string): Promise<void>
  /**
   * In a process of its own: works until there is nothing left to do. `tell` is called with what a screen would have said
   * "saved", "signed" or "done" of, and never before.
   */
  work(folder: string, tell: (what: string) => void, chance: Chance): Promise<void>
  /** In another process, with what was told before the kill, in that order. */
  check(folder: string, told: readonly string[]): Promise<Checked>
  /** Opens the folder as a person would after the kill, to be killed once more. Left out where it is opened otherwise. */
  open?(folder: string): Promise<void>
}

export const person = { personId: 'p-priya', name: 'Priya Nandakumar', role: 'CP chair' }
export const passphrase = 'four odd words here'
/** What a passphrase costs to try is measured elsewhere; here it would only take the time in which others are killed. */
export const quick = { scryptN: 2 ** 4 }

export type Reopened = { workspace: Workspace; store: Store; reopening: number }

/** Opens the workspace as the first of its people would. */
export async function reopen(folder: string): Promise<Reopened> {
  const began = performance.now()
  const [first] = (await inspect(folder)).people
  const { workspace } = await unlockWorkspace(folder, first?.personId ?? '', passphrase, quick)
  const store = openStore(workspace)
  return { workspace, store, reopening: performance.now() - began }
}

/** Is the file whole, and is every row of its audit chain bound to the one before? */
export async function faultsOf(workspace: Workspace): Promise<string[]> {
  return (await workspace.check()).problems
}

/** Opens the folder, looks, and closes it again in good order. A folder that cannot be opened is the loss of everything. */
export async function afterwards(
  folder: string,
  tried: number,
  look: (opened: Reopened) => Promise<string[]>,
): Promise<Checked> {
  let opened: Reopened
  try {
    opened = await reopen(folder)
  } catch (error) {
    return { tried, lost: [`The workspace does not open: ${sentence(error)}`], reopening: 0 }
  }
  try {
    const lost = [...(await faultsOf(opened.workspace)), ...(await look(opened))]
    return { tried, lost, reopening: opened.reopening }
  } catch (error) {
    return { tried, lost: [`What was kept cannot be read: ${sentence(error)}`], reopening: opened.reopening }
  } finally {
    opened.workspace.close()
  }
}

/** What went wrong, for whoever repeats it. */
export function sentence(error: unknown): string {
  const said = error instanceof Error ? error.message : String(error)
  const cause = error instanceof Error && error.cause ? ` (${sentence(error.cause)})` : ''
  return `${said}${cause}`
}
