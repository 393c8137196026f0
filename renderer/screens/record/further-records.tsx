/** One step from any record of a family: a manager's note outside a meeting, and the review of a high-risk history. */
import { useMemo } from 'react'
import { canIn } from '../../../shared/access/access.ts'
import { client, useDoing } from '../../client/index.ts'
import { savedOrSay } from '../../editor/draft/open-drafts.ts'
import { announce, Button, goTo, ProblemNotice, useCommands } from '../../ui/index.ts'
import { useRecord } from './record-context.ts'

type Further = { id: string; title: string; keywords: string; busy: boolean; run: () => Promise<void> }

function useFurther(): { further: Further[]; problem: ReturnType<typeof useDoing>['problem'] } {
  const { record, session, me } = useRecord()
  const written = async () => {
    if (session.editable) await savedOrSay(session)
  }
  const note = useDoing(async (input: Parameters<typeof client.escalations.openNote>[0]) => {
    await written()
    return client.escalations.openNote(input)
  })
  const review = useDoing(async (input: Parameters<typeof client.escalations.openReview>[0]) => {
    await written()
    return client.escalations.openReview(input)
  })
  const further = useMemo(() => {
    const opened = (name: string, made: { recordId: string; made: boolean } | undefined) => {
      if (!made) return
      announce(made.made ? `The ${name} is open` : 'One is being written already')
      goTo(`/record/${made.recordId}`)
    }
    const all: (Further & { type: 'MGMT' | 'HRR' })[] = [
      {
        id: 'record.note',
        type: 'MGMT',
        title: 'Management oversight note',
        keywords: 'manager decision outside a meeting direction',
        busy: note.busy,
        run: async () => {
          opened('management oversight note', await note.run({ recordId: record.id }))
        },
      },
      {
        id: 'record.review',
        type: 'HRR',
        title: 'High-risk history review',
        keywords: 'repeating historical concern head of service',
        busy: review.busy,
        run: async () => {
          opened('high-risk history review', await review.run({ recordId: record.id, evenSo: true }))
        },
      },
    ]
    return all.filter(
      ({ type }) => record.caseId !== '' && record.type !== type && canIn(me, 'record.write', type),
    )
  }, [record, me, note, review])
  return { further, problem: note.problem ?? review.problem }
}

/** In the palette, wherever the panel is. */
export function FurtherCommands() {
  const { further, problem } = useFurther()
  useCommands(
    further.map(({ id, title, keywords, run }) => ({
      id,
      title,
      keywords,
      group: 'This family',
      run: () => void run(),
    })),
  )
  return <ProblemNotice problem={problem} />
}

/** At the end of the case panel. */
export function FurtherRecords() {
  const { further, problem } = useFurther()
  if (further.length === 0) return null
  return (
    <section aria-label="Another record of this family">
      <h2>Another record of this family</h2>
      <ProblemNotice problem={problem} />
      <div className="ui-stack-tight">
        {further.map(({ id, title, busy, run }) => (
          <div key={id}>
            <Button small icon="plus" busy={busy} onPress={() => void run()}>
              {title}
            </Button>
          </div>
        ))}
      </div>
    </section>
  )
}
