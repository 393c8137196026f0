import './learning.css'
import { type FormEvent, type ReactNode, useState } from 'react'
import { harmKinds, harmWords } from '../../../shared/checks/harms.ts'
import { rules } from '../../../shared/checks/index.ts'
import {
  ageBands,
  reviewedIn,
  type ThemeTags,
  type ThemeWords,
  themeWordsSchema,
} from '../../../shared/learning/index.ts'
import { meetingTypes } from '../../../shared/minutes/index.ts'
import { templateFor } from '../../../shared/templates/index.ts'
import { Checkbox, Disclosure, FormEnd, RadioGroup, TextArea, TextField } from '../../ui/index.ts'
import { ageWords, cueChoices } from './words.ts'

const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

/** What each tag may be. They are ticked, so that nobody has to know a code. */
const ticks: {
  [Key in Exclude<keyof ThemeTags, 'words'>]: { legend: string; choices: { value: string; label: string }[] }
} = {
  harms: {
    legend: 'The record speaks of',
    choices: harmKinds.map((value) => ({ value, label: sentence(harmWords[value]) })),
  },
  cues: { legend: 'Wording that the checks ask about', choices: cueChoices },
  rules: {
    legend: 'One of these checks found something',
    choices: rules.filter(({ id }) => id !== 'R-LE').map(({ id, title }) => ({ value: id, label: title })),
  },
  meetings: {
    legend: 'It is one of these',
    choices: meetingTypes.map((value) => ({ value, label: templateFor(value)?.name ?? value })),
  },
  ages: {
    legend: 'A child of this age is in it',
    choices: ageBands.map((value) => ({ value, label: ageWords[value] })),
  },
}

function Ticks({
  legend,
  choices,
  chosen,
  onChange,
}: {
  legend: string
  choices: { value: string; label: string }[]
  chosen: readonly string[]
  onChange: (chosen: string[]) => void
}) {
  return (
    <fieldset className="learning-ticks">
      <legend className="ui-field-label">{legend}</legend>
      {choices.map(({ value, label }) => (
        <Checkbox
          key={value}
          isSelected={chosen.includes(value)}
          onChange={(on) => onChange(on ? [...chosen, value] : chosen.filter((one) => one !== value))}
        >
          {label}
        </Checkbox>
      ))}
    </fieldset>
  )
}

const listOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
const wordsOf = (text: string): string[] =>
  text
    .split(/[,;\n]/)
    .map((word) => word.trim())
    .filter(Boolean)

export type ThemeFormProps = {
  from: ThemeWords
  /** Stands above the fields, e.g. the note that it is made of. */
  children?: ReactNode
  label: string
  doing: Parameters<typeof FormEnd>[0]['doing']
  onSave: (words: ThemeWords) => void
  onCancel: () => void
}

/** The words of a theme, and what a record has to be about for it to be offered. */
export function ThemeForm({ from, children, label, doing, onSave, onCancel }: ThemeFormProps) {
  const [words, setWords] = useState(from)
  const [questions, setQuestions] = useState(from.questions.join('\n'))
  const [ownWords, setOwnWords] = useState(from.tags.words.join(', '))
  const [faults, setFaults] = useState<Record<string, string>>({})
  const set = <Key extends keyof ThemeWords>(key: Key, value: ThemeWords[Key]) =>
    setWords((now) => ({ ...now, [key]: value }))
  const field = (key: 'title' | 'source' | 'reviewed' | 'happened' | 'change' | 'link') => ({
    value: words[key],
    onChange: (value: string) => set(key, value),
    error: faults[key],
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const parsed = themeWordsSchema.safeParse({
      ...words,
      reviewed: reviewedIn(words.reviewed),
      questions: listOf(questions),
      tags: { ...words.tags, words: wordsOf(ownWords) },
    })
    if (parsed.success) {
      setFaults({})
      onSave(parsed.data)
      return
    }
    const told: Record<string, string> = {}
    for (const { path, code, message } of parsed.error.issues) {
      const key = String(path[0] ?? '')
      told[key] ??= code === 'too_big' ? 'This is too long. Say it in fewer words.' : message
    }
    if (told.tags) told.tags = 'Each word needs at least three letters, and thirty of them are enough.'
    setFaults(told)
  }
  return (
    <form onSubmit={submit} noValidate className="ui-stack" aria-label="Theme">
      {children}
      <TextField
        label="Title"
        hint="What somebody would call it in a meeting. Answers and reports know the theme by it."
        autoComplete="off"
        {...field('title')}
      />
      <RadioGroup
        label="From"
        value={words.kind}
        onChange={(kind) => set('kind', kind === 'national' ? 'national' : 'local')}
        choices={[
          { value: 'local', label: 'A local review' },
          { value: 'national', label: 'National learning' },
        ]}
      />
      <TextField label="Which review or publication" optional autoComplete="off" {...field('source')} />
      <TextField
        label="Date of the review"
        optional
        hint="A year, a month or a day: 2019, April 2019 or 12/04/2019"
        autoComplete="off"
        {...field('reviewed')}
      />
      <TextArea
        label="What happened, in a sentence"
        optional
        hint="Nothing that tells which family or worker it was"
        {...field('happened')}
      />
      <TextArea label="What practice must change" {...field('change')} />
      <TextArea
        label="What to ask of the next family"
        optional
        hint="Each question on a line of its own"
        value={questions}
        onChange={setQuestions}
        error={faults.questions}
      />
      <TextField
        label="Where to find it"
        optional
        hint="An address or a place. It is shown, and Chairside opens nothing."
        autoComplete="off"
        {...field('link')}
      />
      <TextField
        label="Words to look for in a record"
        optional
        hint="Divided by commas. The theme is offered where one of them is the beginning of a word."
        autoComplete="off"
        value={ownWords}
        onChange={setOwnWords}
        error={faults.tags}
      />
      <Disclosure label="Offer it where…">
        <div className="ui-stack">
          {(Object.keys(ticks) as (keyof typeof ticks)[]).map((key) => (
            <Ticks
              key={key}
              legend={ticks[key].legend}
              choices={ticks[key].choices}
              chosen={words.tags[key]}
              onChange={(chosen) => set('tags', { ...words.tags, [key]: chosen } as ThemeTags)}
            />
          ))}
        </div>
      </Disclosure>
      <FormEnd doing={doing} busyWords="Saving…" onCancel={onCancel}>
        {label}
      </FormEnd>
    </form>
  )
}
