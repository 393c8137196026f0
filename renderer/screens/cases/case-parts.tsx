import { type ReactNode, useEffect } from 'react'
import { PageGroup, useHashSearch } from '../../ui/index.ts'

/** The parts of the family's screen, in order. The key stands in the address: no name is in it. */
export const caseParts = {
  children: 'Children',
  status: 'Plan and legal status',
  plan: 'Goals of the plan',
  people: 'People',
  household: 'Household',
  relationships: 'Relationships',
  names: 'Names and numbers',
  agencies: 'Agencies',
  appointments: 'Appointments',
  disagreements: 'Disagreements',
  history: 'High-risk history',
  records: 'Records of this family',
} as const
export type CasePart = keyof typeof caseParts

const idOf = (part: string): string => `family-${part}`

/**
 * Focus goes with the eye, so that Tab goes on from there. What is still being read above and below moves the part away
 * again: until somebody does something, the page goes with it. Returns the way to stop.
 */
function goToPart(part: string): () => void {
  const place = document.getElementById(idOf(part))
  if (!place) return () => undefined
  const show = () => place.scrollIntoView({ block: 'start' })
  show()
  place.focus({ preventScroll: true })
  const over = new AbortController()
  const watch = new ResizeObserver(show)
  over.signal.addEventListener('abort', () => watch.disconnect())
  for (const event of ['wheel', 'keydown', 'pointerdown', 'focusin'])
    window.addEventListener(event, () => over.abort(), { signal: over.signal, passive: true })
  watch.observe(place.parentElement ?? place)
  return () => over.abort()
}

/** Jumps to the parts of a long page, and leads to the family's own other pages. */
export function CaseNav({ caseId }: { caseId: string }) {
  const asked = new URLSearchParams(useHashSearch()).get('part')
  useEffect(() => (asked ? goToPart(asked) : undefined), [asked])
  return (
    <nav aria-label="Parts of this family" className="case-nav">
      <ul className="ui-plain-list">
        {Object.entries(caseParts).map(([part, label]) => (
          <li key={part}>
            {/* Pressed a second time the address stays as it is, and the page still has to move. */}
            <a href={`#/cases/${caseId}?part=${part}`} onClick={() => goToPart(part)}>
              {label}
            </a>
          </li>
        ))}
      </ul>
      <ul className="ui-plain-list">
        <li>
          <a href={`#/cases/${caseId}/chronology`}>Chronology</a>
        </li>
        <li>
          <a href={`#/cases/${caseId}/registers`}>Registers</a>
        </li>
      </ul>
    </nav>
  )
}

/** One part of the page that the list beside it leads to. */
export function Part({ part, children }: { part: CasePart; children: ReactNode }) {
  return (
    <div id={idOf(part)} tabIndex={-1} className="case-part">
      <PageGroup title={caseParts[part]}>{children}</PageGroup>
    </div>
  )
}
