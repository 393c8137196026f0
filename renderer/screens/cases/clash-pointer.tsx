import { type RefObject, useEffect, useState } from 'react'
import { Button } from '../../ui/index.ts'

/** Stands at the foot of the window while the questions are out of sight: the page is long, and they stand at its top. */
export function ClashPointer({ to, count }: { to: RefObject<HTMLElement | null>; count: number }) {
  const [isInSight, setInSight] = useState(true)
  useEffect(() => {
    const place = to.current
    if (!place) return
    const watch = new IntersectionObserver(([entry]) => setInSight(entry?.isIntersecting ?? true))
    watch.observe(place)
    return () => watch.disconnect()
  }, [to])
  if (isInSight) return null
  const go = () => {
    to.current?.scrollIntoView({ block: 'start' })
    to.current?.querySelector<HTMLElement>('[data-clash]')?.focus({ preventScroll: true })
  }
  return (
    <div className="clash-pointer ui-no-print">
      <Button small icon="warn" onPress={go}>
        {count === 1 ? 'One thing to decide' : `${count} things to decide`}
      </Button>
    </div>
  )
}
