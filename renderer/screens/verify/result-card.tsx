import type { Verification } from '../../../shared/api/contract.ts'
import type { ProblemWords } from '../../../shared/api/problem.ts'
import {
  Disclosure,
  Facts,
  type IconName,
  ProblemNotice,
  StateMark,
  type StateMarkProps,
  sayInstant,
} from '../../ui/index.ts'

export type Result = { id: number; fileName: string } & (
  | { found: Verification; problem?: undefined }
  | { found?: undefined; problem: ProblemWords }
)

export const verdictWords: Record<
  Verification['verdict'],
  { words: string; tone: StateMarkProps['tone']; icon: IconName }
> = {
  genuine: { words: 'Genuine', tone: 'done', icon: 'tick' },
  changed: { words: 'Changed after signing', tone: 'stop', icon: 'stop' },
  'not signed': { words: 'Not signed', tone: 'warn', icon: 'warn' },
  'not readable': { words: 'Cannot be read', tone: 'stop', icon: 'question' },
}

/** One file's verdict: the word first, then who and when, then how we know. Trust is told apart from integrity. */
export function ResultCard({ result }: { result: Result }) {
  if (!result.found)
    return (
      <article className="verify-card" aria-label={result.fileName}>
        <p className="verify-file">{result.fileName}</p>
        <ProblemNotice problem={result.problem} />
      </article>
    )
  const { found } = result
  const { words, tone, icon } = verdictWords[found.verdict]
  const signed = found.verdict === 'genuine' || found.verdict === 'changed'
  return (
    <article className={`verify-card verify-${found.verdict.replace(' ', '-')}`} aria-label={result.fileName}>
      <div className="verify-head">
        <StateMark tone={tone} icon={icon}>
          {words}
        </StateMark>
        <span className="verify-file">{result.fileName}</span>
      </div>
      <p>{found.says}</p>
      {found.problems.length > 0 ? (
        <ul>
          {found.problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      ) : null}
      {signed ? (
        <Facts
          facts={[
            {
              label: found.verdict === 'genuine' ? 'Signed by' : 'Was signed by',
              value: [found.signer, found.role, found.organisation].filter(Boolean).join(', '),
            },
            { label: 'Time in the signature', value: sayInstant(found.signedAt) },
            { label: 'Certificate', value: found.certificate.says },
            { label: 'Issued by', value: found.certificate.issuer },
            {
              label: 'Record',
              value: found.record ? (
                <>
                  <a href={`#/record/${found.record.recordId}`}>{found.record.title}</a>, version{' '}
                  {found.record.version}, {found.record.copyFor}
                </>
              ) : found.verdict === 'genuine' ? (
                'Not a record of this workspace'
              ) : null,
            },
          ]}
        />
      ) : null}
      {found.covers.length > 0 || found.notCovered.length > 0 ? (
        <Disclosure label="What the signature covers">
          <Parts title="Covered" parts={found.covers} />
          <Parts title="Not covered" parts={found.notCovered} />
        </Disclosure>
      ) : null}
    </article>
  )
}

function Parts({ title, parts }: { title: string; parts: string[] }) {
  if (parts.length === 0) return null
  return (
    <>
      <h3>{title}</h3>
      <ul className="ui-small">
        {parts.map((part) => (
          <li key={part}>{part}</li>
        ))}
      </ul>
    </>
  )
}
