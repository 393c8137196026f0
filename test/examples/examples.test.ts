import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readMinutesFile } from '../../shared/minutes/file.ts'
import { entryText, type Minutes } from '../../shared/minutes/index.ts'
import { templateFor } from '../../shared/templates/index.ts'

const json = (path: string) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'))

function example(name: string): Minutes {
  const file = readMinutesFile(json(`../../resources/examples/${name}.json`))
  if (!file.ok) throw new Error(file.says)
  return file.minutes
}
type Words = { mustContain?: string[]; mustNotContain?: string[] }
type Expected = {
  mustNotFlag: { sentence: string }[]
  copyFor?: Record<string, Words>
  outputs?: Record<string, Words>
}
const oracle = (name: string): Expected => json(`./expected/${name}.json`)
const everyWord = (minutes: Minutes): string =>
  [
    ...minutes.sections.flatMap(({ entries }) => entries.map(entryText)),
    ...minutes.children.flatMap(({ name, caseRef }) => [name, caseRef]),
    ...minutes.people.map(({ name }) => name),
    ...minutes.decisions.map(({ value }) => value),
  ].join('\n')

describe.each(['icpc_harcastle', 'cin_review_whitlock_doyle', 'group_supervision_family_l'])('%s', (name) => {
  const minutes = example(name)
  const expected = oracle(name)

  it('holds every word that a copy is searched for, so that a search that finds nothing means something', () => {
    const copies = [...Object.values(expected.copyFor ?? {}), ...Object.values(expected.outputs ?? {})]
    const words = copies.flatMap(({ mustContain = [], mustNotContain = [] }) => [
      ...mustContain,
      ...mustNotContain,
    ])
    expect(words.length).toBeGreaterThan(3)
    for (const word of words) expect(everyWord(minutes)).toContain(word)
  })

  it('holds every sentence that must not be flagged', () => {
    expect(expected.mustNotFlag.length).toBeGreaterThan(0)
    for (const { sentence } of expected.mustNotFlag) expect(everyWord(minutes)).toContain(sentence)
  })

  it('is marked as fictional, and names everyone it speaks of', () => {
    expect(minutes.meeting.authority).toContain('fictional')
    const known = new Set([...minutes.children, ...minutes.people].map(({ id }) => id))
    for (const { entries } of minutes.sections) {
      for (const entry of entries) {
        expect(known).toContain(entry.speaker)
        for (const id of entry.about) if (entry.about !== 'all') expect(known).toContain(id)
      }
    }
  })

  it('stands in sections of its template', () => {
    const template = templateFor(minutes.meeting.type, minutes.meeting.templateVersion)
    // The template of group supervision comes later; its record names no version until then.
    if (!template) return expect(minutes.meeting).toMatchObject({ type: 'SUP_GROUP', templateVersion: '' })
    const keys = template.sections.map(({ key }) => key)
    for (const section of minutes.sections) expect(keys).toContain(section.key)
  })
})

describe('the half-written conference', () => {
  const minutes = example('half-written')
  const whole = example('icpc_harcastle')

  it('has its people, history and first sections, word for word as in the whole one', () => {
    expect(minutes.children).toEqual(whole.children)
    expect(minutes.attendance).toEqual(whole.attendance)
    expect(minutes.chronology).toEqual(whole.chronology)
    expect(minutes.events).toEqual(whole.events)
    expect(new Set(minutes.sections.map(({ key }) => key))).toEqual(
      new Set(['reason', 'chron', 'agencyInfo', 'childVoice']),
    )
    for (const section of minutes.sections) expect(whole.sections).toContainEqual(section)
  })

  it('has nothing yet that comes later in the meeting', () => {
    const { decisions, views, dissent, actions, answers, cueResolutions, statements } = minutes
    for (const later of [decisions, views, dissent, actions, answers, cueResolutions, statements]) {
      expect(later).toEqual([])
    }
    expect(minutes.nextMeeting.date).toBe('')
  })

  it('is chaired by the person who signs in as the chair', () => {
    const chair = minutes.people.find(({ id }) => id === minutes.meeting.chair)
    expect(chair).toMatchObject({ name: 'Priya Nandakumar', accountId: 'demo-chair' })
  })
})
