import type { Verification } from '../../../shared/api/contract.ts'
import type { ProblemWords } from '../../../shared/api/problem.ts'
import {
  Disclosure,
  Facts,
  type IconName,
  Notice,
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
        <>
          {found.signatures.map((signature, at) => (
            <OneSignature
              // biome-ignore lint/suspicious/noArrayIndexKey: a verdict never changes
              key={at}
              signature={signature}
              number={found.signatures.length > 1 ? at + 1 : 0}
              genuine={found.verdict === 'genuine'}
            />
          ))}
          <Facts
            facts={[
              {
                label: 'Not signed yet',
                value: found.unsignedLines.length > 0 ? found.unsignedLines.join('; ') : null,
              },
              {
                label: 'Record',
                value: found.record ? (
                  <>
                    <a href={`#/record/${found.record.recordId}`}>{found.record.title}</a>, version{' '}
                    {found.record.version}, {found.record.copyFor}
                    {found.record.since ? <p>{found.record.since}</p> : null}
                  </>
                ) : found.verdict === 'genuine' ? (
                  'Not a record of this workspace'
                ) : null,
              },
              { label: 'Audit trail', value: found.audit?.holds ? found.audit.says : null },
            ]}
          />
          {found.audit && !found.audit.holds ? (
            <Notice tone="stop" title="The records here are not as they were when this was signed.">
              {found.audit.says}
            </Notice>
          ) : null}
        </>
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

type Signature = Verification['signatures'][number]

/** Who signed, as what and when; then, apart from it, who vouches for the name. Counted where there are several. */
function OneSignature({
  signature,
  number,
  genuine,
}: {
  signature: Signature
  number: number
  genuine: boolean
}) {
  const { name, role, organisation, signedAt, holds, trusted, says, issuer } = signature
  return (
    <div>
      {number > 0 ? <h3>{`Signature ${number}`}</h3> : null}
      <Facts
        facts={[
          {
            label: genuine ? 'Signed by' : 'Was signed by',
            value: [name, role, organisation].filter(Boolean).join(', '),
          },
          { label: 'Time in the signature', value: sayInstant(signedAt) },
          {
            label: 'Unchanged since',
            value: genuine
              ? 'Yes: every part is as it was signed'
              : holds
                ? 'This signature holds, but the file does not'
                : 'No',
          },
          {
            label: 'Is it really them?',
            value: genuine ? `${trusted ? 'Yes' : 'Not known here'}. ${says}` : says,
          },
          { label: 'Issued by', value: issuer },
        ]}
      />
    </div>
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
