import './sampling.css'
import { useState } from 'react'
import { Link } from 'wouter'
import type { Judgement, SampleLine } from '../../../shared/api/sampling.ts'
import { rubric } from '../../../shared/sampling/index.ts'
import { api, problemOf, useQuery } from '../../client/index.ts'
import {
  Button,
  type Column,
  Dialog,
  Disclosure,
  Facts,
  Page,
  PageGroup,
  ProblemNotice,
  StateMark,
  sayInstant,
  shortDate,
  Table,
  Waiting,
} from '../../ui/index.ts'
import { JudgeDialog } from './judge-dialog.tsx'
import { kindsOf, markWords, overallWords, periodOf, records, stateOf } from './words.ts'

type Asked = { what: 'own' | 'settled' | 'read'; line: SampleLine } | null

/** One sample: its records, my judgements, and how far two people agree. */
export default function OneSample({ id }: { id: string }) {
  const found = useQuery(api.sampling.one.queryOptions({ input: { id } }))
  const [asked, setAsked] = useState<Asked>(null)
  const close = () => setAsked(null)
  const seen = found.data
  return (
    <Page
      title={seen ? `Sample of ${records(seen.sample.drawn)}` : 'Sample'}
      lead={seen ? `${periodOf(seen.sample)}, ${kindsOf(seen.sample)}.` : undefined}
      back={{ href: '/sampling', label: 'Quality sampling' }}
    >
      {found.error ? <ProblemNotice problem={problemOf(found.error)} /> : null}
      {found.isPending ? <Waiting /> : null}
      {seen ? (
        <>
          <PageGroup title="Records">
            <Table
              caption="Records of the sample, in the order of the draw"
              columns={columns(setAsked)}
              rows={seen.lines}
              rowKey={({ place }) => String(place)}
            />
          </PageGroup>
          <PageGroup title="Do two people see the same?">
            <p>{seen.agreement.says}</p>
            {seen.agreement.records > 0 ? (
              <Table
                caption="How often two people gave the same mark"
                columns={[
                  {
                    key: 'question',
                    heading: 'Question',
                    rowHeader: true,
                    cell: ({ key }) => rubric.find((one) => one.key === key)?.question ?? key,
                  },
                  {
                    key: 'same',
                    heading: 'Same mark',
                    number: true,
                    cell: ({ agreed, of }) => `${agreed} of ${of}`,
                  },
                ]}
                rows={seen.agreement.questions}
                rowKey={({ key }) => key}
              />
            ) : null}
          </PageGroup>
          <Disclosure label="How it was drawn">
            <Facts
              facts={[
                { label: 'Drawn', value: `${sayInstant(seen.sample.at)} by ${seen.sample.byName}` },
                {
                  label: 'From',
                  value: `${records(seen.sample.found)} that were signed and open to whoever drew`,
                },
                { label: 'Number of the draw', value: seen.seed },
              ]}
            />
            <p>
              Every record has a number that nobody chooses: the SHA-256 of the number of the draw, a space,
              and the record’s own id. Those with the lowest numbers were drawn, so that anybody can draw them
              again.
            </p>
          </Disclosure>
        </>
      ) : null}
      {asked?.what === 'own' || asked?.what === 'settled' ? (
        <JudgeDialog sampleId={id} line={asked.line} how={asked.what} onClose={close} />
      ) : null}
      {asked?.what === 'read' ? (
        <Dialog title={asked.line.title} isOpen wide onClose={close}>
          {asked.line.judgements.map((one) => (
            <Said key={one.id} one={one} />
          ))}
        </Dialog>
      ) : null}
    </Page>
  )
}

const columns = (ask: (asked: Asked) => void): Column<SampleLine>[] => [
  {
    key: 'record',
    heading: 'Record',
    rowHeader: true,
    cell: (line) =>
      line.title ? (
        <span className="sampling-cell">
          <Link href={`/record/${line.recordId}`}>{line.title}</Link>
          <span className="sampling-quiet">
            {[shortDate(line.date), line.familyRef].filter(Boolean).join(', ')}
          </span>
        </span>
      ) : (
        `Record ${line.place + 1}`
      ),
  },
  {
    key: 'state',
    heading: 'Standing',
    cell: (line) => {
      const { tone, icon, words } = stateOf(line)
      return (
        <StateMark tone={tone} icon={icon}>
          {words}
        </StateMark>
      )
    },
  },
  {
    key: 'mine',
    heading: 'Mine',
    cell: (line) => {
      const mine = line.judgements.find((one) => one.mine && one.kind === 'own')
      if (!mine)
        return line.notMe ? (
          <span className="sampling-quiet">{line.notMe}</span>
        ) : (
          <Button
            small
            aria-label={`Judge ${line.title}, ${line.familyRef}`}
            onPress={() => ask({ what: 'own', line })}
          >
            Judge
          </Button>
        )
      return (
        <span className="sampling-cell">
          {overallWords[mine.overall]}
          <span className="ui-row">
            <Button
              small
              kind="quiet"
              aria-label={`What was said of ${line.title}, ${line.familyRef}`}
              onPress={() => ask({ what: 'read', line })}
            >
              What was said
            </Button>
            {line.differs ? (
              <Button
                small
                aria-label={`Settle together: ${line.title}, ${line.familyRef}`}
                onPress={() => ask({ what: 'settled', line })}
              >
                Settle together
              </Button>
            ) : null}
          </span>
        </span>
      )
    },
  },
]

function Said({ one }: { one: Judgement }) {
  return (
    <section className="sampling-judgement">
      <h3>
        {one.kind === 'settled' ? 'Settled together' : one.mine ? 'You' : one.byName}:{' '}
        {overallWords[one.overall]}
      </h3>
      <Facts
        facts={rubric.map(({ key, question }) => ({ label: question, value: markWords[one.marks[key]] }))}
      />
      {one.note ? <p>{one.note}</p> : <p className="sampling-quiet">The words went with the record.</p>}
      <p className="sampling-quiet">{sayInstant(one.at)}</p>
    </section>
  )
}
