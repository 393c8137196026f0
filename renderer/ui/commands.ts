/** Everything that can be done, by name. Screens add their own commands while they are open. */
import { useEffect, useRef, useSyncExternalStore } from 'react'

export type Command = {
  id: string
  /** A verb first: "Open the guide". */
  title: string
  /** Commands are listed under it, e.g. `Go to`, `This record`. */
  group: string
  /** Other words that people may search by. */
  keywords?: string
  /** Keys, with `Mod` for Ctrl or ⌘: `Mod+Enter`, `Mod+Shift+F`, `F11`. Shown, and listened for. */
  keys?: string
  run: () => void
}

const sets = new Map<symbol, Command[]>()
const listeners = new Set<() => void>()
let all: Command[] = []

function refresh() {
  all = [...sets.values()].flat()
  for (const listener of listeners) listener()
}

/** Adds commands until the returned function is called. */
export function registerCommands(commands: Command[]): () => void {
  const key = Symbol('commands')
  sets.set(key, commands)
  refresh()
  return () => {
    sets.delete(key)
    refresh()
  }
}

export const allCommands = (): Command[] => all

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** Every command there is now. */
export const useAllCommands = (): Command[] => useSyncExternalStore(subscribe, allCommands, allCommands)

/**
 * A screen's own commands while it is shown. The list may be made anew on every render: what `run` does is read
 * when it is called, and the registry changes only when ids, titles or keys do.
 */
export function useCommands(commands: Command[]): void {
  const latest = useRef(commands)
  latest.current = commands
  const shape = JSON.stringify(
    commands.map(({ id, title, group, keywords, keys }) => [id, title, group, keywords, keys]),
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: `shape` stands for the list
  useEffect(
    () =>
      registerCommands(
        latest.current.map((command) => ({
          ...command,
          run: () => latest.current.find((now) => now.id === command.id)?.run(),
        })),
      ),
    [shape],
  )
}

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>

/** Do the pressed keys mean this shortcut? `Mod` is Ctrl, or ⌘ on a Mac; other keys must not be held. */
export function matchesKeys(keys: string, event: Pressed, mac: boolean): boolean {
  const parts = keys.split('+')
  const last = parts.pop() ?? ''
  const wants = (name: string) => parts.includes(name)
  const mod = mac ? event.metaKey : event.ctrlKey
  const other = mac ? event.ctrlKey : event.metaKey
  return (
    event.key.toLowerCase() === last.toLowerCase() &&
    mod === wants('Mod') &&
    !other &&
    event.shiftKey === wants('Shift') &&
    event.altKey === wants('Alt')
  )
}

/** Listens for every registered shortcut. Called once, by the shell. */
export function listenForShortcuts(target: Window): () => void {
  const mac = /mac/i.test(target.navigator.platform)
  const listener = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return
    const command = all.find((one) => one.keys && matchesKeys(one.keys, event, mac))
    if (!command) return
    event.preventDefault()
    command.run()
  }
  target.addEventListener('keydown', listener)
  return () => target.removeEventListener('keydown', listener)
}

/** Commands that fit the words, best first: every word must occur in the title, group or keywords. */
export function findCommands(commands: Command[], words: string): Command[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean)
  if (wanted.length === 0) return commands
  const score = (command: Command): number => {
    const title = command.title.toLowerCase()
    const rest = `${command.group} ${command.keywords ?? ''}`.toLowerCase()
    let points = 0
    for (const word of wanted) {
      if (title.startsWith(word)) points += 4
      else if (title.includes(` ${word}`)) points += 3
      else if (title.includes(word)) points += 2
      else if (rest.includes(word)) points += 1
      else return 0
    }
    return points
  }
  return commands
    .map((command, index) => ({ command, index, points: score(command) }))
    .filter(({ points }) => points > 0)
    .sort((a, b) => b.points - a.points || a.index - b.index)
    .map(({ command }) => command)
}
