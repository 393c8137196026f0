import { type ReactNode, useState } from 'react'
import { Disclosure } from '../../ui/index.ts'

/**
 * A disclosure whose fields are made while it is open: a family has many people, each with many fields, and typing in
 * one must not wait for all of them.
 */
export function Details({
  label,
  startsOpen = false,
  children,
}: {
  label: ReactNode
  startsOpen?: boolean
  children: ReactNode
}) {
  const [open, setOpen] = useState(startsOpen)
  return (
    <Disclosure label={label} open={open} onToggle={setOpen}>
      {open ? children : null}
    </Disclosure>
  )
}
