import './corrections.css'
import { useState } from 'react'
import { can } from '../../../shared/access/access.ts'
import type { Correction, CorrectionsStanding } from '../../../shared/api/corrections.ts'
import { api, client, problemOf, useQuery, useStatus } from '../../client/index.ts'
import {
  announce,
  Button,
  Empty,
  Facts,
  LinkButton,
  Notice,
  Page,
  PageGroup,
  ProblemNotice,
  StateMark,
  sayDate,
  sayInstant,
  Waiting,
} from '../../ui/index.ts'
import { typeName } from '../today/records.ts'
import { Ask } from './ask.tsx'
import { Decide } from './decide.tsx'
import { Files } from './files.tsx'
import { SignPapers } from './sign-papers.tsx'
import { OldVersion, Withdrawal } from './withdrawal.tsx'
import { requestWords, toSignWords, windowWords } from './words.ts'

/** What people ask to be put right in a signed record, and what came of it. The signed text itself never changes. */
export default function Corrections({ id }: { id: string }) {
  const record = useQuery(api.records.get.queryOptions({ input: { id } }))
  const standing = useQuery(api.corrections.standing.queryOptions({ input: { recordId: id } }))
  const me = useStatus().data?.me
  const [asking, setAsking] = useState(false)
  const meta = record.data?.record
  const mayAsk = me ? can(me, 'copy.make') : false
  return (
    <Page
      title="Corrections"
      lead={meta ? `${typeName(meta)}, ${meta.familyRef}, ${sayDate(meta.date)}` : undefined}
      back={{ href: `/record/${id}`, label: 'the record' }}
      actions={
        standing.data && mayAsk ? (
          <Button kind="main" icon="plus" onPress={() => setAsking(true)}>
            Write down a request
          </Button>
        ) : null
      }
    >
      {record.error ? <ProblemNotice problem={problemOf(record.error)} /> : null}
      {standing.error ? <ProblemNotice problem={problemOf(standing.error)} /> : null}
      {standing.isPending ? <Waiting /> : null}
      {standing.data ? <Standing recordId={id} standing={standing.data} /> : null}
      {asking ? <Ask recordId={id} onClose={() => setAsking(false)} /> : null}
    </Page>
  )
}

function Standing({ recordId, standing }: { recordId: string; standing: CorrectionsStanding }) {
  const [deciding, setDeciding] = useState<Correction | null>(null)
  const [signing, setSigning] = useState(false)
  const waiting = toSignWords(standing.toSign)
  return (
    <>
      {standing.withdrawal ? (
        <Notice tone="warn" title={`Version ${standing.version} is being withdrawn.`}>
          <p>None of its files is handed out.</p>
        </Notice>
      ) : null}
      <Facts
        facts={[
          { label: 'Version', value: standing.version },
          { label: 'Signed by', value: `${standing.signedBy}, ${sayInstant(standing.signedAt)}` },
          { label: 'Time to ask', value: windowWords(standing.window) },
        ]}
      />
      <p className="ui-row">
        <LinkButton href={`/record/${recordId}/history`} icon="today">
          History of this record
        </LinkButton>
        <LinkButton href={`/record/${recordId}/copies`} icon="file">
          Copies
        </LinkButton>
      </p>
      {waiting ? (
        <Notice tone="warn" title={waiting}>
          {standing.notDecide ? (
            <p>{standing.notDecide}</p>
          ) : standing.withdrawal ? (
            <p>End the withdrawal first: an addendum belongs to the version that stands.</p>
          ) : (
            <Button kind="main" icon="sign" onPress={() => setSigning(true)}>
              Read and sign
            </Button>
          )}
        </Notice>
      ) : null}
      <PageGroup title="Requests">
        {standing.corrections.length === 0 ? (
          <Empty title="Nobody has asked for a correction.">
            When somebody says that something here is wrong, write down who asks, which words, what they
            should say and why.
          </Empty>
        ) : (
          <ol className="correction-list">
            {standing.corrections.map((one, at) => (
              <li key={one.id} className="correction">
                <Request
                  number={at + 1}
                  correction={one}
                  notDecide={standing.notDecide}
                  onDecide={() => setDeciding(one)}
                />
              </li>
            ))}
          </ol>
        )}
      </PageGroup>
      {standing.files.length > 0 ? (
        <PageGroup title="Addenda and letters">
          <Files recordId={recordId} standing={standing} />
        </PageGroup>
      ) : null}
      <Withdrawal recordId={recordId} standing={standing} />
      {standing.superseded.map((old) => (
        <OldVersion key={old.version} recordId={recordId} old={old} notOpenOld={standing.notOpenOld} />
      ))}
      {deciding ? (
        <Decide recordId={recordId} correction={deciding} onClose={() => setDeciding(null)} />
      ) : null}
      {signing ? <Sign recordId={recordId} onClose={() => setSigning(false)} /> : null}
    </>
  )
}

function Sign({ recordId, onClose }: { recordId: string; onClose: () => void }) {
  const read = useQuery({
    ...api.corrections.toSign.queryOptions({ input: { recordId } }),
    staleTime: 0,
  })
  return (
    <SignPapers
      title="Addendum and letters, as each reader gets them"
      label="Sign"
      says="They are signed by themselves. The signed record stays as it is."
      read={read}
      sign={async (hash, typed) => {
        await client.corrections.sign({ recordId, hash, ...typed })
        announce('Signed the addendum and the letters')
        onClose()
      }}
      onClose={onClose}
    />
  )
}

type RequestProps = {
  number: number
  correction: Correction
  notDecide: string
  onDecide: () => void
}

function Request({ number, correction, notDecide, onDecide }: RequestProps) {
  const { request, outcome, late } = correction
  const { asker } = request
  return (
    <>
      <h3>
        Request {number}: {asker.name}
        {asker.relation ? `, ${asker.relation}` : ''}
      </h3>
      <p className="ui-row">
        <StateMark tone={outcome ? 'done' : 'warn'}>{requestWords(correction)}</StateMark>
        {late ? <StateMark tone="warn">Late</StateMark> : null}
      </p>
      <p>Under “{request.section}” the signed record says:</p>
      <blockquote className="correction-quote">{request.words}</blockquote>
      {outcome?.content.newWords ? (
        <>
          <p>It should say:</p>
          <blockquote className="correction-quote">{outcome.content.newWords}</blockquote>
        </>
      ) : request.proposed ? (
        <>
          <p>They ask that it says:</p>
          <blockquote className="correction-quote">{request.proposed}</blockquote>
        </>
      ) : null}
      {(outcome?.content.statement ?? request.statement) ? (
        <>
          <p>In their own words:</p>
          <blockquote className="correction-quote">
            {outcome?.content.statement || request.statement}
          </blockquote>
        </>
      ) : null}
      <Facts
        facts={[
          { label: 'Their reason', value: request.reason || null },
          { label: 'What they are told', value: outcome?.content.reason || null },
          { label: 'Asked', value: `${sayDate(request.askedOn)}, ${request.how}` },
          {
            label: 'Written down by',
            value: `${correction.byName}, ${correction.role}, ${sayInstant(correction.at)}`,
          },
        ]}
      />
      {outcome ? null : notDecide ? (
        <p className="ui-quiet">{notDecide}</p>
      ) : (
        <div>
          <Button aria-label={`Decide on request ${number}`} onPress={onDecide}>
            Decide
          </Button>
        </div>
      )}
    </>
  )
}
