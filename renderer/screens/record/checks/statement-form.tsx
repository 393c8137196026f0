/**
 * Where somebody else has to speak. Only who is signed in can speak, and only as themselves: the core stamps the name
 * and refuses everybody whom the rule does not allow.
 */
import { useState } from 'react'
import { levelOf } from '../../../../shared/access/access.ts'
import type { Field, Finding } from '../../../../shared/checks/check.ts'
import { isThisPerson, levelsInWords, mayState } from '../../../../shared/checks/index.ts'
import type { Statement } from '../../../../shared/minutes/index.ts'
import { draftToMinutes, toMinutes } from '../../../../shared/minutes/index.ts'
import { client, useDoing } from '../../../client/index.ts'
import { savedOrSay } from '../../../editor/draft/open-drafts.ts'
import { useFields } from '../../../editor/draft/rows.ts'
import { Button, DateField, Notice, ProblemNotice, sayInstant, TextArea } from '../../../ui/index.ts'
import { useRecord } from '../record-context.ts'
import { isAsked, Question } from './answer-form.tsx'

type Wanted = {
  kind: Statement['kind']
  title: string
  questions: string[]
  fields: Field[]
  by: string
  /** Id of the person of the record whose words alone are asked for. */
  person?: string
}

const upper = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

function wantedOf(finding: Finding): Wanted[] {
  const wanted: Wanted[] = finding.secondPerson.map((one) => ({
    kind: one.kind,
    title: upper(one.kind),
    questions: one.questions,
    fields: one.fields,
    by: one.person?.name ?? `a ${levelsInWords(one.levels)}`,
    ...(one.person && { person: one.person.id }),
  }))
  if (finding.override.allowed && finding.state === 'open') {
    wanted.push({
      kind: 'override',
      title: 'Go ahead without an answer',
      questions: ['Why is it right to sign without this, and who will look at it again?'],
      fields: finding.override.fields ?? [],
      by: finding.override.byChair
        ? 'the person who leads this session'
        : `a ${finding.override.anyOf
            .map((group) => group.map((level) => levelsInWords([level])).join(' and '))
            .join(', or ')}`,
    })
  }
  return wanted
}

function Speak({ finding, wanted }: { finding: Finding; wanted: Wanted }) {
  const { record, me, session, statements, refresh } = useRecord()
  const [open, setOpen] = useState(false)
  // Words that are not given yet are kept in the draft like everything else that is typed.
  const unsent = useFields(session.doc, 'unsent')
  const place = `${me.id}/${finding.id}/${wanted.kind}/`
  const words = (key: string) => unsent.text(place + key)
  const setWords = (key: string, value: string) => unsent.set(place + key, value)
  const fields = Object.fromEntries(wanted.fields.map(({ key }) => [key, words(`field ${key}`)]))
  const add = useDoing(async (input: Parameters<typeof client.statements.add>[0]) => {
    await savedOrSay(session)
    return client.statements.add(input)
  })
  const who = { id: me.id, name: me.name }
  const minutes = toMinutes(draftToMinutes(session.doc), statements)
  const allowed = mayState(who, levelOf(me.role), minutes, finding, wanted.kind)
  const isOverride = wanted.kind === 'override'
  const isAnothers = wanted.person !== undefined && !isThisPerson(who, wanted.person, minutes)
  if (!allowed.ok || isAnothers) {
    return (
      <p className="statement-other">
        {isOverride ? `${upper(wanted.by)} may override this.` : `Asked of ${wanted.by}.`}{' '}
        {allowed.ok ? '' : allowed.says}
      </p>
    )
  }
  if (!open) {
    return (
      <Button small kind={isOverride ? 'quiet' : 'plain'} onPress={() => setOpen(true)}>
        {isOverride
          ? 'Go ahead without an answer…'
          : wanted.kind === 'dissent confirmed'
            ? 'Confirm what I say'
            : `Write the ${wanted.kind}`}
      </Button>
    )
  }
  return (
    <fieldset className="statement-form">
      <legend className="ui-field-label">{wanted.title}</legend>
      {wanted.questions.map((question) => (
        <p key={question}>{question}</p>
      ))}
      {wanted.fields
        .filter((field) => isAsked(field, fields))
        .map((field) => (
          <Question
            key={field.key}
            field={field}
            value={fields[field.key] ?? ''}
            onChange={(value) => setWords(`field ${field.key}`, value)}
          />
        ))}
      <TextArea
        label={isOverride ? 'Reason' : 'In your own words'}
        value={words('text')}
        onChange={(value) => setWords('text', value)}
      />
      {isOverride ? (
        <DateField
          label="Look at it again by"
          value={words('reviewBy')}
          onChange={(value) => setWords('reviewBy', value)}
        />
      ) : null}
      <ProblemNotice problem={add.problem} />
      <div className="ui-row">
        <Button
          kind="main"
          small
          busy={add.busy}
          onPress={async () => {
            const made = await add.run({
              recordId: record.id,
              kind: wanted.kind,
              ruleId: finding.ruleId,
              about: finding.about.length > 0 ? finding.about : 'all',
              text: words('text'),
              reviewBy: words('reviewBy'),
              fields: { ...fields, ...(finding.subject ? { subject: finding.subject.id } : {}) },
            })
            if (!made) return
            for (const key of Object.keys(unsent.fields)) if (key.startsWith(place)) unsent.set(key, '')
            setOpen(false)
            refresh()
          }}
        >
          {`Write it as ${me.name}`}
        </Button>
        <Button small kind="quiet" onPress={() => setOpen(false)}>
          Not now
        </Button>
      </div>
    </fieldset>
  )
}

/** What others have said on this check, and what is still asked of somebody. */
export function Statements({ finding }: { finding: Finding }) {
  const { statements, session } = useRecord()
  const said = statements.filter(
    (one) =>
      one.ruleId === finding.ruleId &&
      (one.about === 'all' ||
        finding.about.length === 0 ||
        finding.about.some((id) => one.about.includes(id))),
  )
  return (
    <div className="statements">
      {said.map((one) => (
        <Notice key={one.id} tone="info" title={`${one.byName}, ${one.role}: ${one.kind}`}>
          <p>{one.text}</p>
          <p>{sayInstant(one.at)}</p>
        </Notice>
      ))}
      {session.editable
        ? wantedOf(finding).map((wanted) => (
            <Speak key={`${wanted.kind} ${wanted.by}`} finding={finding} wanted={wanted} />
          ))
        : null}
    </div>
  )
}
