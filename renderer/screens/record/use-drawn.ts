import { type RefObject, useEffect } from 'react'
import type { HeldReading } from '../../editor/checks/use-checks.ts'

/**
 * Marks the page once all of it has been drawn, with what the first reading adds to it: from then on what is far from the
 * screen may be left out of each layout (record.css). The mark is written into the page directly, so that nothing is drawn
 * again for it.
 */
export function useDrawn(page: RefObject<HTMLElement | null>, reading: HeldReading): void {
  useEffect(() => {
    let frame = 0
    const begin = () => {
      if (reading.get() === null) return
      end()
      // The heights are known after the next frame; the one after it may use them.
      frame = requestAnimationFrame(() => {
        frame = requestAnimationFrame(() => page.current?.setAttribute('data-drawn', ''))
      })
    }
    const end = reading.subscribe(begin)
    begin()
    return () => {
      end()
      cancelAnimationFrame(frame)
    }
  }, [page, reading])
}
