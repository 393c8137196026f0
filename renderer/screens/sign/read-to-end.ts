import { useEffect, useRef, useState } from 'react'

/** True once the end of the text has been on the screen, by scrolling, by Page Down or by the End key. */
export function useReadToEnd() {
  const end = useRef<HTMLDivElement>(null)
  const [read, setRead] = useState(false)
  useEffect(() => {
    if (read || !end.current) return
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) setRead(true)
      },
      // A jump to the end may carry the mark past the upper edge: that is as good as seeing it.
      { rootMargin: '10000000px 0px 0px 0px' },
    )
    observer.observe(end.current)
    // The End key keeps its promise wherever the focus is: beside a part that scrolls by itself, only that would move.
    const toTheEnd = (event: KeyboardEvent) => {
      if (event.key !== 'End' || event.ctrlKey || event.metaKey || event.altKey) return
      if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) return
      event.preventDefault()
      end.current?.scrollIntoView({ block: 'start' })
    }
    document.addEventListener('keydown', toTheEnd)
    return () => {
      observer.disconnect()
      document.removeEventListener('keydown', toTheEnd)
    }
  }, [read])
  return { end, read }
}
