import { type ReactNode, useEffect, useRef } from 'react'

/** Has come in the place of what held the keyboard: it is read, and Tab goes on from here. */
export function FocusHere({ children }: { children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => place.current?.focus(), [])
  return (
    <div ref={place} tabIndex={-1}>
      {children}
    </div>
  )
}
