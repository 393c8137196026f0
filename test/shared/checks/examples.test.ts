import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import {
  closingBlockers,
  defaultSettings,
  evaluate,
  type Finding,
  readMinutes,
  signingBlockers,
} from '../../../shared/checks/index.ts'
import { readMinutesFile } from '../../../shared/minutes/file.ts'
import type { Minutes } from '../../../shared/minutes/index.ts'
import { template } from './kit.ts'

type Expected = {
  rules: string[]
  rulesNotExpected: string[]
  cues: string[]
  mustNotFlag: { cue: string; sentence: string }[]
  signOffBlockedBy: string[]
  closureBlockedBy?: string[]
}

const root = new URL('../../..', import.meta.url)
const json = (path: string): unknown => JSON.parse(readFileSync(new URL(path, root), 'utf8'))
const examples = readdirSync(new URL('test/examples/expected', root))

function record(file: string): Minutes {
  const read = readMinutesFile(json(`resources/examples/${file}`))
  if (!read.ok) throw new Error(read.says)
  return read.minutes
}

const contextOf = (minutes: Minutes) => ({
  minutes,
  template: template(minutes.meeting.type),
  history: [],
  settings: defaultSettings,
  now: `${minutes.meeting.date}T18:00:00Z`,
})

const ids = (findings: Finding[]): string[] => [...new Set(findings.map((one) => one.ruleId))].sort()

test('every fictional meeting has an oracle', () => {
  expect(examples.length).toBeGreaterThanOrEqual(3)
})

describe.each(examples)('%s', (file) => {
  const minutes = record(file)
  const expected = json(`test/examples/expected/${file}`) as Expected
  const context = contextOf(minutes)
  const findings = evaluate(context)

  test('raises each expected rule and none that is not expected', () => {
    expect(ids(findings)).toEqual(expect.arrayContaining([...expected.rules].sort()))
    expect(ids(findings).filter((id) => expected.rulesNotExpected.includes(id))).toEqual([])
  })

  test('is kept from being signed by exactly the expected rules', () => {
    expect(ids(signingBlockers(findings))).toEqual([...expected.signOffBlockedBy].sort())
  })

  const closing = expected.closureBlockedBy
  // Only a meeting that proposes a closure can be kept from it.
  if (closing)
    test('is kept from being closed by exactly the expected rules', () => {
      expect(ids(closingBlockers(findings))).toEqual([...closing].sort())
    })

  test('finds each expected cue in the record, actions included', () => {
    const found = new Set(readMinutes(context).cues.map((cue) => cue.cue))
    expect(expected.cues.filter((cue) => !found.has(cue))).toEqual([])
  })

  test('stays quiet about sentences that are not what they look like', () => {
    const texts = new Map(
      minutes.sections.flatMap((section) =>
        section.entries.map((entry) => [
          entry.id,
          entry.blocks
            .flatMap((block) => (block.type === 'paragraph' ? block.runs.map((run) => run.text) : []))
            .join(''),
        ]),
      ),
    )
    for (const { cue, sentence } of expected.mustNotFlag) {
      const wrong = readMinutes(context).cues.filter((one) => {
        const start = texts.get(one.entryId)?.indexOf(sentence) ?? -1
        return one.cue === cue && start >= 0 && one.start >= start && one.end <= start + sentence.length
      })
      expect(wrong).toEqual([])
    }
  })

  test('says for every finding why it is there, in words that point at the record', () => {
    const entries = new Map(
      minutes.sections.flatMap((section) => section.entries.map((entry) => [entry.id, entry] as const)),
    )
    const rows = [minutes.actions, minutes.decisions, minutes.views, minutes.dissent, minutes.events].flat()
    const places = new Set([...entries.keys(), ...rows.map(({ id }) => id)])
    for (const finding of findings) {
      expect(finding.why).not.toBe('')
      expect(finding.questions.length).toBeGreaterThan(0)
      expect(finding.state === 'open').toBe(finding.shortfalls.length > 0)
      for (const one of finding.evidence) {
        if (one.kind === 'words') expect(places.has(one.entryId)).toBe(true)
      }
    }
  })

  test('gives the same findings in the same order every time, with NOW first', () => {
    const again = evaluate(contextOf(structuredClone(minutes)))
    expect(again).toEqual(findings)
    const now = findings.map((one) => one.severity.includes('NOW'))
    expect(now).toEqual([...now].sort((a, b) => Number(b) - Number(a)))
    expect(new Set(findings.map((one) => one.id)).size).toBe(findings.length)
  })
})
