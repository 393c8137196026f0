import type { CaseEvent } from '../../../../shared/cases/index.ts'
import { type Family, sayAbout, sayWhen } from '../../../../shared/chronology/index.ts'
import { AudienceMark, Facts } from '../../../ui/index.ts'

/** An event for somebody who may read and not change it. */
export function ReadEvent({ family, event }: { family: Family; event: CaseEvent }) {
  return (
    <Facts
      facts={[
        { label: 'Date', value: sayWhen(event) },
        { label: 'About', value: sayAbout(family, event) },
        { label: 'Kind', value: event.category },
        { label: 'What happened', value: event.text },
        { label: 'What it meant for the child', value: event.meaning },
        { label: 'Agency', value: event.agency },
        { label: 'Source', value: event.source },
        { label: 'Who may read it', value: <AudienceMark audience={event.sensitivity} /> },
        ...(event.restrictedBecause
          ? [{ label: 'Why it is restricted', value: event.restrictedBecause }]
          : []),
      ]}
    />
  )
}
