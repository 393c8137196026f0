/** Saves what is typed a moment after typing stops, one save at a time, and before somebody leaves. */
import { useCallback, useEffect, useRef, useState } from 'react'
import type { ProblemWords } from '../../../shared/api/problem.ts'
import {
  beforeLeaving,
  holdPage,
  keepWords,
  problemOf,
  UnsavedWords,
  type Writer,
} from '../../client/index.ts'

const PAUSE_MS = 600
/** Pause between attempts once the screen has gone, in milliseconds. */
const AGAIN_MS = 2_000

/** Trouble that passes: what is typed may still be saved. */
const passes = (error: unknown): boolean =>
  /^(locked|other person|disk full|cannot save|no permission on folder|unexpected)$/.test(
    problemOf(error).code,
  )

/** The screen has gone before its last words were on disk: they are kept, and go down as soon as their writer is here. */
async function keepOn(writer: Writer, flush: () => Promise<void>): Promise<void> {
  let unsaved = true
  const end = keepWords(writer, () => unsaved)
  while (unsaved) {
    const failed = await flush().then(
      () => undefined,
      (error: unknown) => ({ error }),
    )
    unsaved = failed !== undefined && passes(failed.error)
    if (unsaved) await new Promise((resolve) => setTimeout(resolve, AGAIN_MS))
  }
  end()
}

export type Saving = { state: 'saved' | 'typing' | 'saving'; savedAt: string; problem: ProblemWords | null }

/**
 * Keeps the latest value and hands it to `save`. What is typed while a save is under way is saved after it; a save
 * that fails is tried again with the next change, and told meanwhile. `writer`: who types; nobody else's sign-in saves it.
 */
export function useAutosave<Value>(initial: Value, writer: Writer, save: (value: Value) => Promise<unknown>) {
  const [value, setValue] = useState(initial)
  const [saving, setSaving] = useState<Saving>({ state: 'saved', savedAt: '', problem: null })
  const latest = useRef({ value: initial, dirty: false, save })
  latest.current.save = save
  const running = useRef<Promise<void> | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const flush = useCallback(async (): Promise<void> => {
    clearTimeout(timer.current)
    while (latest.current.dirty || running.current) {
      if (running.current) {
        await running.current
        continue
      }
      latest.current.dirty = false
      setSaving((now) => ({ ...now, state: 'saving' }))
      let failed: unknown
      running.current = latest.current
        .save(latest.current.value)
        .then(
          () => setSaving({ state: 'saved', savedAt: new Date().toISOString(), problem: null }),
          (error: unknown) => {
            failed = error
            latest.current.dirty = true
            setSaving((now) => ({ ...now, state: 'typing', problem: problemOf(error) }))
          },
        )
        .finally(() => {
          running.current = null
        })
      await running.current
      if (failed !== undefined) throw failed
    }
  }, [])

  const change = useCallback(
    (next: Value) => {
      latest.current.value = next
      latest.current.dirty = true
      setValue(next)
      setSaving((now) => ({ ...now, state: 'typing' }))
      clearTimeout(timer.current)
      timer.current = setTimeout(() => void flush().catch(() => undefined), PAUSE_MS)
    },
    [flush],
  )

  const { id, name } = writer
  useEffect(() => {
    const takeBack = beforeLeaving(() =>
      flush().catch((error: unknown) => {
        // What may still be saved is kept over a lock.
        throw passes(error) ? new UnsavedWords() : error
      }),
    )
    // The lock asks before the screen has gone: a page that is loaded anew would lose what it has not saved.
    const letGo = holdPage(() => latest.current.dirty || running.current !== null)
    const stay = (event: BeforeUnloadEvent) => {
      if (!latest.current.dirty && !running.current) return
      event.preventDefault()
      void flush().catch(() => undefined)
    }
    window.addEventListener('beforeunload', stay)
    return () => {
      takeBack()
      letGo()
      window.removeEventListener('beforeunload', stay)
      if (latest.current.dirty || running.current) void keepOn({ id, name }, flush)
    }
  }, [flush, id, name])

  return { value, change, saving, flush }
}
