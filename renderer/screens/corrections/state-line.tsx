import { api, useQuery } from '../../client/index.ts'
import { StateMark } from '../../ui/index.ts'
import { stateWords } from './words.ts'

/** What came after the signature, in a few words, where a signed record is shown; nothing where nothing did. */
export function CorrectionState({ recordId }: { recordId: string }) {
  const standing = useQuery(api.corrections.standing.queryOptions({ input: { recordId } }))
  if (!standing.data) return null
  return stateWords(standing.data).map(({ says, warn }) => (
    <StateMark key={says} tone={warn ? 'warn' : 'done'}>
      {says}
    </StateMark>
  ))
}
