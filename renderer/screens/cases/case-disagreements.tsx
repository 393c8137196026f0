import { api, problemOf, useQuery } from '../../client/index.ts'
import { Empty, ProblemNotice } from '../../ui/index.ts'
import { DisagreementLines } from '../disagreements/lines.tsx'

/** The disagreements of one family, from the records that this person may open. */
export function CaseDisagreements({ caseId }: { caseId: string }) {
  const found = useQuery(api.escalations.list.queryOptions({ input: { caseId } }))
  return (
    <>
      {found.error ? <ProblemNotice problem={problemOf(found.error)} /> : null}
      {found.data && found.data.lines.length === 0 ? (
        <Empty title="None is recorded">
          What somebody writes under Disagreement in a record of this family will be here, with how it ended.
        </Empty>
      ) : null}
      <DisagreementLines lines={found.data?.lines ?? []} />
    </>
  )
}
