import { tellingIn, whyTelling } from '../../../shared/anonymous/identifying.ts'
import { type DraftContent, toMinutes } from '../../../shared/minutes/index.ts'
import type { Template } from '../../../shared/templates/index.ts'
import { Notice } from '../../ui/index.ts'

/** Asked before signing: what in the learning note could tell who it was. Signed, it can only be withdrawn. */
export function LearningWords({
  id,
  content,
  template,
}: {
  id: string
  content: DraftContent
  template: Template
}) {
  const tellings = template.copies.includes('learning note') ? tellingIn(toMinutes(content), template) : []
  const [first] = tellings
  if (!first) return null
  return (
    <Notice tone="warn" title="The learning note may tell which family or which worker it was.">
      <ul>
        {tellings.map(({ entryId, start, words, kind }) => (
          <li key={`${entryId} ${start}`}>
            <strong>{`“${words}”`}</strong> {whyTelling[kind]}
          </li>
        ))}
      </ul>
      <p>
        You can sign all the same: a second person then looks at the learning note before it goes.{' '}
        <a href={`#/record/${id}?section=${encodeURIComponent(first.section)}`}>Go back to the words</a>
      </p>
    </Notice>
  )
}
