/** Beside the learning while it is written: the words that could tell which family or worker it was. */
import './supervision.css'
import type { Evidence } from '../../../../shared/checks/check.ts'
import { useReading, useRecord } from '../record-context.ts'

type Words = Extract<Evidence, { kind: 'words' }>

export function TellingWords() {
  const { goToPlace, record } = useRecord()
  const finding = useReading((reading) =>
    record.type === 'SUP_GROUP' ? reading?.findings.find(({ ruleId }) => ruleId === 'R-RS') : undefined,
  )
  const words = (finding?.evidence ?? []).filter((one): one is Words => one.kind === 'words')
  if (words.length === 0) return null
  return (
    <aside className="telling" aria-label="Could this tell who it was?">
      <p>
        <strong>Could this tell which family or which worker it was?</strong>
      </p>
      <ul>
        {words.map(({ section, entryId, start, text, why }) => (
          <li key={`${entryId} ${start}`}>
            <button
              type="button"
              className="finding-words"
              onClick={() => goToPlace({ section, entryId, start })}
            >
              {`“${text}”`}
            </button>{' '}
            {why}
          </li>
        ))}
      </ul>
    </aside>
  )
}
