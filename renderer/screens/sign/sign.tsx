import './sign.css'
import { useEffect, useMemo, useRef } from 'react'
import type { Account } from '../../../shared/access/access.ts'
import type { Readiness, RecordMeta } from '../../../shared/api/contract.ts'
import { api, client, problemOf, useQuery } from '../../client/index.ts'
import {
  LinkButton,
  Notice,
  Page,
  PageGroup,
  ProblemNotice,
  sayDate,
  sayTime,
  Waiting,
} from '../../ui/index.ts'
import { SessionRecords } from '../record/supervision/session-records.tsx'
import { typeName } from '../today/records.ts'
import { CopyText } from './copy-text.tsx'
import { copiesDue } from './due.ts'
import { LearningWords } from './learning-words.tsx'
import { readingOf } from './reading.ts'
import { SignForm } from './sign-form.tsx'
import { blockedWords, signedWords, waitingWords } from './words.ts'

/** Sign-off: what is still open, then the whole text, then name and passphrase. */
export default function Sign({ id, me, fictional }: { id: string; me: Account; fictional: boolean }) {
  const record = useQuery(api.records.get.queryOptions({ input: { id } }))
  const readiness = useQuery({
    ...api.signing.readiness.queryOptions({ input: { recordId: id } }),
    staleTime: 0,
    enabled: record.data?.record.state !== 'signed',
  })
  const meta = record.data?.record
  const problem = record.error ?? readiness.error
  return (
    <Page
      title={meta?.state === 'signed' ? 'Signed' : 'Read and sign'}
      lead={meta ? `${typeName(meta)}, ${meta.familyRef}, ${sayDate(meta.date)}` : undefined}
      back={{ href: `/record/${id}`, label: 'the record' }}
    >
      {problem ? <ProblemNotice problem={problemOf(problem)} /> : null}
      {!problem && (!meta || (meta.state !== 'signed' && !readiness.data)) ? <Waiting /> : null}
      {meta?.state === 'signed' ? <Signed record={meta} /> : null}
      {meta && meta.state !== 'signed' && readiness.data ? (
        readiness.data.ready ? (
          <>
            <SessionRecords type={meta.type} />
            <ReadThrough id={id} me={me} fictional={fictional} />
          </>
        ) : (
          <NotReady id={id} readiness={readiness.data} />
        )
      ) : null}
    </Page>
  )
}

/** Every open question and empty heading, each with the way to it. */
function NotReady({ id, readiness }: { id: string; readiness: Readiness }) {
  const says = blockedWords(readiness)
  const content = useQuery(api.drafts.content.queryOptions({ input: { recordId: id } }))
  /** One rule asks about each child by itself: the name tells its questions apart. */
  const names = (about: string[]) =>
    about.flatMap((one) => content.data?.children.find((child) => child.id === one)?.name ?? []).join(', ')
  return (
    <>
      {says ? <Notice tone="warn" title={says} /> : null}
      {readiness.notYou ? <Notice tone="warn" title={readiness.notYou} /> : null}
      {readiness.blockers.length > 0 ? (
        <PageGroup title="Open questions">
          <ul className="ui-plain-list ui-stack-tight">
            {readiness.blockers.map((blocker) => (
              <li key={blocker.id} className="sign-blocker">
                <a href={`#/record/${id}?finding=${encodeURIComponent(blocker.id)}`}>
                  {blocker.title}
                  {names(blocker.about) ? `: ${names(blocker.about)}` : ''}
                </a>
                {blocker.shortfalls.length > 0 ? (
                  <ul>
                    {blocker.shortfalls.map((shortfall) => (
                      <li key={shortfall}>{shortfall}</li>
                    ))}
                  </ul>
                ) : null}
              </li>
            ))}
          </ul>
        </PageGroup>
      ) : null}
      {readiness.missingSections.length > 0 ? (
        <PageGroup title="Headings without words">
          <ul className="ui-plain-list ui-stack-tight">
            {readiness.missingSections.map((section) => (
              <li key={`${section.key} ${section.why}`} className="sign-blocker">
                <a href={`#/record/${id}?section=${encodeURIComponent(section.key)}`}>{section.heading}</a>
                <span className="ui-quiet">{section.why}</span>
              </li>
            ))}
          </ul>
        </PageGroup>
      ) : null}
      <div className="ui-row">
        <LinkButton href={`/record/${id}`} kind="main">
          Go back to the record
        </LinkButton>
        <LinkButton href={`/record/${id}/copies`}>Draft copies and action list</LinkButton>
      </div>
    </>
  )
}

function ReadThrough({ id, me, fictional }: { id: string; me: Account; fictional: boolean }) {
  // The number is asked for first: what is typed after it makes the core refuse, so that nothing is signed unread.
  const text = useQuery({
    queryKey: ['text to sign', id],
    queryFn: async () => {
      const { seq } = await client.drafts.open({ recordId: id })
      return { seq, content: await client.drafts.content({ recordId: id }) }
    },
    staleTime: 0,
  })
  const around = useQuery({
    ...api.drafts.surroundings.queryOptions({ input: { recordId: id } }),
    staleTime: 0,
  })
  const copies = useMemo(
    () =>
      text.data && around.data
        ? readingOf({ content: text.data.content, ...around.data, fictional, now: new Date() })
        : undefined,
    [text.data, around.data, fictional],
  )
  const problem = text.error ?? around.error
  if (problem) return <ProblemNotice problem={problemOf(problem)} />
  if (!copies || !text.data) return <Waiting>Preparing the text…</Waiting>
  const { seq } = text.data
  return (
    <>
      <p className="ui-measure">
        Read all of it. This is what you sign: it includes what is restricted, and each copy is made from it.
      </p>
      {around.data ? (
        <LearningWords id={id} content={text.data.content} template={around.data.template} />
      ) : null}
      {copies.map((copy) => (
        <CopyText key={copy.copyLine} copy={copy} />
      ))}
      <SignForm
        notYet={`/record/${id}`}
        me={me}
        title="Sign version 1.0"
        label="Sign"
        sign={(typed) => client.signing.sign({ recordId: id, ...typed, seq })}
      >
        Signing freezes this version and makes every signed copy. A correction afterwards is an addendum with
        its own signature.
      </SignForm>
    </>
  )
}

function Signed({ record }: { record: RecordMeta }) {
  const recipients = useQuery(api.copies.recipients.queryOptions({ input: { recordId: record.id } }))
  const rules = useQuery(api.rules.changes.queryOptions())
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    window.scrollTo(0, 0)
    place.current?.focus()
  }, [])
  const further = useQuery(api.signing.countersignatures.queryOptions({ input: { recordId: record.id } }))
  const waiting = (further.data?.places ?? []).filter(({ done }) => done === null)
  const says = signedWords(
    record.signedBy,
    sayTime(record.signedAt),
    recipients.data?.length ?? 0,
    copiesDue(record.type, record.date, rules.data),
  )
  return (
    <div ref={place} tabIndex={-1} className="ui-stack">
      <Notice tone="done" live title={says} />
      {waiting.length > 0 ? (
        <Notice title={waitingWords(waiting)}>
          <a href={`#/record/${record.id}/countersign`}>Who countersigns</a>
        </Notice>
      ) : null}
      <div className="ui-row">
        <LinkButton href={`/record/${record.id}/copies`} kind="main" icon="save">
          Hand out the copies
        </LinkButton>
        <LinkButton href={`/distribution/${record.id}`} icon="send">
          Send and prove
        </LinkButton>
        <LinkButton href={`/record/${record.id}`}>Read the signed record</LinkButton>
      </div>
    </div>
  )
}
