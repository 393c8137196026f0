import { useState } from 'react'
import type { Correction } from '../../../shared/api/corrections.ts'
import { addendumAudiences, type CorrectionOutcome, outcomeKinds } from '../../../shared/corrections/index.ts'
import { audienceNames } from '../../../shared/minutes/index.ts'
import { api, client, problemOf, useDoing, useQuery } from '../../client/index.ts'
import {
  announce,
  Button,
  Checkbox,
  Dialog,
  Disclosure,
  Notice,
  ProblemNotice,
  RadioGroup,
  Select,
  Table,
  TextArea,
} from '../../ui/index.ts'
import { GiveAways, LeftOutList } from '../copies/copy-look.tsx'
import { CopyText } from '../sign/copy-text.tsx'
import { outcomeWords } from './words.ts'

type DecideProps = { recordId: string; correction: Correction; onClose: () => void }

/** One of three outcomes, with what is told to whoever asked; before it is decided it can be seen who gets what. */
export function Decide({ recordId, correction, onClose }: DecideProps) {
  const { request, reads } = correction
  const [outcome, setOutcome] = useState<CorrectionOutcome>({
    outcome: 'factual error accepted',
    reason: '',
    newWords: request.proposed,
    statement: request.statement,
    audience: 'shared',
    withholdFrom: [],
  })
  const [sent, setSent] = useState(false)
  const set = (more: Partial<CorrectionOutcome>) => {
    setOutcome((now) => ({ ...now, ...more }))
    tried.clear()
  }
  const known = useQuery(api.corrections.passages.queryOptions({ input: { recordId } }))
  const tried = useDoing(() => client.corrections.tryOutcome({ recordId, requestId: correction.id, outcome }))
  const [seen, setSeen] = useState<Awaited<ReturnType<typeof client.corrections.tryOutcome>>>()
  const decide = useDoing(() => client.corrections.decide({ recordId, requestId: correction.id, outcome }))
  const accepted = outcome.outcome === 'factual error accepted'
  const lacks =
    accepted && outcome.newWords.trim() === ''
      ? 'Write what the signed words should say.'
      : outcome.outcome === 'not accepted' && outcome.reason.trim() === ''
        ? 'Write the reason: whoever asked is told it.'
        : outcome.outcome === 'opinion: statement attached' && outcome.statement.trim() === ''
          ? 'Ask for their own words first: they are what is attached.'
          : ''
  const send = async () => {
    setSent(true)
    if (lacks || !(await decide.run(undefined))) return
    announce('Decided. Read and sign what comes of it.')
    onClose()
  }
  return (
    <Dialog title={`What ${request.asker.name} asks`} isOpen wide onClose={onClose}>
      <div className="correction-form">
        <p>The signed words, under “{request.section}”:</p>
        <blockquote className="correction-quote">{request.words}</blockquote>
        {reads ? null : (
          <Notice tone="warn" title={`${request.asker.name} has no copy that holds these words.`}>
            <p>The letter to them neither quotes the words nor says whether they stand in the record.</p>
          </Notice>
        )}
        <RadioGroup
          label="Outcome"
          value={outcome.outcome}
          onChange={(value) => set({ outcome: outcomeKinds.find((one) => one === value) ?? 'not accepted' })}
          choices={outcomeKinds.map((kind) => ({ value: kind, label: outcomeWords[kind] }))}
        />
        {accepted ? (
          <TextArea
            label="What it should say"
            hint="The signed text stays as it is: an addendum says the old words and these."
            value={outcome.newWords}
            onChange={(newWords) => set({ newWords })}
            error={sent && lacks ? lacks : undefined}
          />
        ) : (
          <TextArea
            label="Their statement, in their own words"
            hint="Never put right by anybody else. It stands with the record at the size of everybody’s words."
            optional={outcome.outcome === 'not accepted'}
            value={outcome.statement}
            onChange={(statement) => set({ statement })}
            error={sent && outcome.outcome === 'opinion: statement attached' && lacks ? lacks : undefined}
          />
        )}
        <TextArea
          label={`Reason, as it is told to ${request.asker.name}`}
          optional={outcome.outcome !== 'not accepted'}
          value={outcome.reason}
          onChange={(reason) => set({ reason })}
          error={sent && outcome.outcome === 'not accepted' && lacks ? lacks : undefined}
        />
        <Select
          label="Whom the addendum is for at most"
          hint="Nobody gets it who cannot read the passage in a copy of their own."
          value={outcome.audience}
          onChange={(value) => set({ audience: addendumAudiences.find((one) => one === value) ?? 'council' })}
          choices={addendumAudiences.map((one) => ({ value: one, label: audienceNames[one] }))}
        />
        <Disclosure label="Keep it from somebody">
          <fieldset className="correction-people">
            <legend>Kept from</legend>
            {(known.data?.people ?? []).map(({ id, name }) => (
              <Checkbox
                key={id}
                isSelected={outcome.withholdFrom.includes(id)}
                onChange={(on) =>
                  set({
                    withholdFrom: on
                      ? [...outcome.withholdFrom, id]
                      : outcome.withholdFrom.filter((one) => one !== id),
                  })
                }
              >
                {name}
              </Checkbox>
            ))}
          </fieldset>
        </Disclosure>
        <div>
          <Button onPress={() => void tried.run(undefined).then(setSeen)}>See who gets what</Button>
        </div>
        {known.error ? <ProblemNotice problem={problemOf(known.error)} /> : null}
        <ProblemNotice problem={tried.problem ?? decide.problem} />
        {seen ? <Seen seen={seen} /> : null}
        <div className="ui-row">
          <Button kind="main" busy={decide.busy} busyWords="Deciding…" onPress={() => void send()}>
            Decide
          </Button>
          <Button onPress={onClose}>Not yet</Button>
        </div>
      </div>
    </Dialog>
  )
}

function Seen({ seen }: { seen: Awaited<ReturnType<typeof client.corrections.tryOutcome>> }) {
  const { readers, letter } = seen
  return (
    <section className="copy-look" aria-label="Who gets what">
      <Table
        caption="Who gets an addendum"
        rows={readers}
        rowKey={({ name, kind }) => `${kind} ${name}`}
        columns={[
          { key: 'name', heading: 'Reader', rowHeader: true, cell: ({ name }) => name },
          { key: 'gets', heading: 'Addendum', cell: ({ gets }) => (gets ? 'Yes' : 'No') },
          { key: 'why', heading: 'Why not, or what is left out', cell: ({ why }) => why },
        ]}
      />
      <CopyText copy={letter.content} />
      {letter.leftOut.length > 0 ? <LeftOutList left={letter.leftOut} /> : null}
      {letter.giveAways.length > 0 ? <GiveAways hints={letter.giveAways} name={letter.name} /> : null}
    </section>
  )
}
