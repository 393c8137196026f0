import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type CueContext, matchCues } from '../../../shared/cues/index.ts'
import { readMinutesFile } from '../../../shared/minutes/file.ts'
import { entryText, type Minutes } from '../../../shared/minutes/index.ts'

const json = (path: string) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'))

type Oracle = { cues: string[]; mustNotFlag: { cue: string; sentence: string }[] }

function example(name: string): { minutes: Minutes; oracle: Oracle } {
  const file = readMinutesFile(json(`../../../resources/examples/${name}.json`))
  if (!file.ok) throw new Error(file.says)
  return { minutes: file.minutes, oracle: json(`../../examples/expected/${name}.json`) }
}

const bothNames = (name: string): string[] => {
  const plain = name.replace(/ \(.*/, '')
  const first = plain.split(' ')[0] ?? ''
  return /^(?:Child|Mother|Father)$/.test(first) ? [plain] : [plain, first]
}

function contextOf(minutes: Minutes): CueContext {
  const adults = minutes.people.filter((person) => person.role !== 'professional')
  return {
    carers: adults.flatMap((person) => bothNames(person.name)),
    children: minutes.children.flatMap((child) => bothNames(child.name)),
    ownAppointments: [],
  }
}

/** Everything that was said or agreed, each with who said it. */
function texts(minutes: Minutes): { text: string; speaker?: CueContext['speaker'] }[] {
  const kind = (id: string): CueContext['speaker'] => {
    if (minutes.children.some((child) => child.id === id)) return 'child'
    return minutes.people.find((person) => person.id === id)?.role === 'professional'
      ? 'professional'
      : 'family'
  }
  return [
    ...minutes.sections.flatMap((section) =>
      section.entries.map((entry) => ({ text: entryText(entry), speaker: kind(entry.speaker) })),
    ),
    ...minutes.views.map((view) => ({ text: view.text, speaker: kind(view.person) })),
    ...minutes.actions.map((action) => ({ text: action.text })),
  ]
}

describe.each(['icpc_harcastle', 'cin_review_whitlock_doyle', 'group_supervision_family_l'])('%s', (name) => {
  const { minutes, oracle } = example(name)
  const context = contextOf(minutes)
  const found = texts(minutes).flatMap(({ text, speaker }) =>
    matchCues(text, { ...context, speaker }).map((match) => ({ ...match, of: text })),
  )

  it.each(oracle.cues)('asks the question of %s at least once', (cue) => {
    expect(found.map((match) => match.cue)).toContain(cue)
  })

  it.each(oracle.mustNotFlag)('lets "$sentence" stand without $cue', ({ cue, sentence }) => {
    const around = found.filter((match) => {
      const at = match.of.indexOf(sentence)
      return at >= 0 && match.cue === cue && match.start >= at && match.end <= at + sentence.length
    })
    expect(texts(minutes).some(({ text }) => text.includes(sentence))).toBe(true)
    expect(around).toEqual([])
    expect(matchCues(sentence).map((match) => match.cue)).not.toContain(cue)
  })

  it("never treats the children's own words as suspect", () => {
    for (const { text } of texts(minutes))
      expect(
        matchCues(text, { ...context, speaker: 'child' }).filter((match) => match.family === 'DC'),
      ).toEqual([])
  })
})
