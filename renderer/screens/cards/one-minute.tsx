import './one-minute.css'
import { lazy, Suspense, useState } from 'react'
import { Disclosure, Waiting } from '../../ui/index.ts'
import type { Card } from './cards.ts'

const CardText = lazy(() => import('./card-text.tsx'))

/** What the field calls a one-minute guide: folded until somebody wants it, and read where they are. */
export function OneMinute({ card, label }: { card: Card; label?: string }) {
  const [open, setOpen] = useState(false)
  return (
    <div className="one-minute">
      <Disclosure label={label ?? card.title} open={open} onToggle={setOpen}>
        {open ? (
          <Suspense fallback={<Waiting />}>
            <CardText card={card} />
          </Suspense>
        ) : null}
      </Disclosure>
    </div>
  )
}
