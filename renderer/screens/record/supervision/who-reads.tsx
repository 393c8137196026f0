/** Who will read what is being written: the entry under the caret, or the heading whose rows have the focus. */
import './supervision.css'
import { useEffect, useState } from 'react'
import type { Audience } from '../../../../shared/minutes/index.ts'
import { isSession, sessionReaders } from '../../../../shared/supervision/readers.ts'
import { useHeld } from '../../../editor/held.ts'
import { AudienceMark, audienceWords } from '../../../ui/index.ts'
import { useRecord } from '../record-context.ts'

/** Key of the section in which the focus is, words and rows alike; null outside the page. */
function useSectionInFocus(): string | null {
  const [section, setSection] = useState<string | null>(null)
  useEffect(() => {
    const look = ({ target }: FocusEvent) => {
      const at = target instanceof Element ? target.closest<HTMLElement>('[data-section]') : null
      // Whoever looks into the panel goes back to where they were.
      if (at) setSection(at.dataset.section ?? null)
    }
    document.addEventListener('focusin', look)
    return () => document.removeEventListener('focusin', look)
  }, [])
  return section
}

/** Who may read the entry that holds the caret. */
function useAudience(): Audience | null {
  const { focused, template, record } = useRecord()
  const place = useHeld(focused, (now) => now)
  const section = useSectionInFocus()
  const [audience, setAudience] = useState<Audience | null>(null)
  useEffect(() => {
    if (!place) return
    const own = template.sections.find(({ key }) => key === place.section)?.audience ?? null
    const look = () =>
      setAudience((place.editor.getAttributes('entry').audience as Audience | null | undefined) ?? own)
    look()
    place.editor.on('transaction', look)
    return () => void place.editor.off('transaction', look)
  }, [place, template])
  if (!isSession(record.type) || section === null || section === place?.section)
    return place ? audience : null
  return template.sections.find(({ key }) => key === section)?.audience ?? null
}

/** In supervision it says which of the session’s records it goes into; spoken once each time that changes. */
export function WhoReads() {
  const { record } = useRecord()
  const audience = useAudience()
  if (!isSession(record.type))
    return audience ? (
      <p className="save-audience">
        This entry: <AudienceMark audience={audience} />
      </p>
    ) : null
  const reads = audience && sessionReaders(record.type, audience)
  return (
    <p className="save-audience who-reads" role="status">
      {reads ? (
        <>
          <AudienceMark audience={audience} />
          <span>
            {reads.record === audienceWords[audience] ? null : <strong>{`${reads.record}: `}</strong>}
            {reads.says}
          </span>
        </>
      ) : null}
    </p>
  )
}
