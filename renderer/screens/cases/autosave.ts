/** Saves what is typed a moment after typing stops, one save at a time, and before somebody leaves. */
import { useCallback, useEffect, useRef, useState } from 'react'
import type { ProblemWords } from '../../../shared/api/problem.ts'
import { beforeLeaving, problemOf } from '../../client/index.ts'

const PAUSE_MS = 600

export type Saving = { state: 'saved' | 'typing' | 'saving'; savedAt: string; problem: ProblemWords | null }

/**
 * Keeps the latest value and hands it to `save`. What is typed while a save is under way is saved after it; a save
 * that fails is tried again with the next change, and told meanwhile.
 */
export function useAutosave<Value>(initial: Value, save: (value: Value) => Promise<unknown>) {
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

  useEffect(() => {
    const takeBack = beforeLeaving(flush)
    const stay = (event: BeforeUnloadEvent) => {
      if (!latest.current.dirty && !running.current) return
      event.preventDefault()
      void flush().catch(() => undefined)
    }
    window.addEventListener('beforeunload', stay)
    return () => {
      takeBack()
      window.removeEventListener('beforeunload', stay)
      void flush().catch(() => undefined)
    }
  }, [flush])

  return { value, change, saving, flush }
}
