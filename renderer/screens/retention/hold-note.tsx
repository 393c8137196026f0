import { api, useQuery } from '../../client/index.ts'
import { Notice, sayInstant } from '../../ui/index.ts'

/** Says on a record or a family that it is on legal hold; nothing where it is not. */
export function HoldNote({ kind, id }: { kind: 'record' | 'case'; id: string }) {
  const holds = useQuery(api.retention.holds.queryOptions({ input: { kind, id } }))
  return (holds.data ?? []).map((hold) => (
    <Notice
      key={hold.id}
      title={hold.kind === kind ? 'On legal hold' : 'Everything about this family is on legal hold'}
    >
      <p>
        {hold.reason} Set by {hold.byName}, {sayInstant(hold.at)}. Nothing of it is deleted until the hold is
        lifted, under Settings, Retention.
      </p>
    </Notice>
  ))
}
