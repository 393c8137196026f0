import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  defaultSettings,
  evaluate,
  missingSections,
  readMinutes,
  signingBlockers,
} from '../../shared/checks/index.ts'
import { withChanges } from '../../shared/minutes/changes.ts'
import { readMinutesFile } from '../../shared/minutes/file.ts'
import type { Minutes } from '../../shared/minutes/index.ts'
import { type Template, templateFor } from '../../shared/templates/index.ts'

const json = (path: string) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'))
const file = readMinutesFile(json('../../resources/examples/icpc_harcastle.json'))
if (!file.ok) throw new Error(file.says)
const written = file.minutes
const changes = json('../../resources/examples/answers-harcastle.json')
const expected = json('./expected/icpc_harcastle.json')
const template = templateFor('ICPC') as Template

function answered(differently: (record: Minutes) => void = () => undefined): Minutes {
  const result = withChanges(written, changes)
  if (!result.ok) throw new Error(result.says)
  differently(result.minutes)
  return result.minutes
}
/** The afternoon of the day after the conference, when the chair sits down to sign. */
const context = (minutes: Minutes) => ({
  minutes,
  template,
  history: [],
  settings: defaultSettings,
  now: '2026-09-18T14:00:00.000Z',
})
const blockers = (minutes: Minutes): string[] => [
  ...new Set(signingBlockers(evaluate(context(minutes))).map(({ ruleId }) => ruleId)),
]

describe('the fictional conference', () => {
  it('cannot be signed as it was written', () => {
    expect(new Set(blockers(written))).toEqual(new Set(expected.signOffBlockedBy))
  })

  it('can be signed once the chair and the service manager have answered', () => {
    const open = signingBlockers(evaluate(context(answered())))
    expect(open.map(({ id, shortfalls }) => [id, shortfalls])).toEqual([])
    expect(missingSections(answered(), template)).toEqual([])
  })

  const rules = [...new Set<string>(changes.rows.answers.map(({ ruleId }: { ruleId: string }) => ruleId))]
  it.each(rules.filter((rule) => expected.signOffBlockedBy.includes(rule)))(
    'is held up again by %s when its answers are taken away',
    (rule) => {
      const without = answered((record) => {
        record.answers = record.answers.filter(({ ruleId }) => ruleId !== rule)
      })
      expect(blockers(without)).toEqual([rule])
    },
  )

  it('needs the service manager herself: the chair cannot give her view of the history', () => {
    const statement = 'st-r-hh-view'
    expect(
      blockers(
        answered((record) => {
          record.statements = record.statements.filter(({ id }) => id !== statement)
        }),
      ),
    ).toEqual(['R-HH'])
    expect(
      blockers(
        answered((record) => {
          for (const one of record.statements) if (one.id === statement) one.byName = 'Priya Nandakumar'
        }),
      ),
    ).toEqual(['R-HH'])
  })

  it('needs the chair’s override where the police could not say, and the action to find out', () => {
    expect(
      blockers(
        answered((record) => {
          record.statements = record.statements.filter(({ ruleId }) => ruleId !== 'R-PP')
        }),
      ),
    ).toEqual(['R-PP'])
    expect(
      blockers(
        answered((record) => {
          record.actions = record.actions.filter(({ id }) => id !== 'a10')
        }),
      ),
    ).toEqual(['R-PP'])
  })

  it('needs each passage about a missed appointment to be looked at', () => {
    expect(
      blockers(
        answered((record) => {
          record.cueResolutions.pop()
        }),
      ),
    ).toEqual(['R-WN1'])
  })
})

describe('the words that are added', () => {
  const minutes = answered()
  const before = new Set(written.sections.flatMap(({ entries }) => entries.map(({ id }) => id)))

  it('raise no question about hopeful, vague or blaming wording: they are a model, unlike the rest', () => {
    const raised = readMinutes(context(minutes)).cues.filter(
      ({ entryId, family, quiet }) =>
        !before.has(entryId) &&
        !quiet &&
        ['OO', 'DC', 'WN', 'VO', 'VB', 'SM'].includes(family) &&
        !written.actions.some(
          ({ id, text }) => id === entryId && text === minutes.actions.find((a) => a.id === id)?.text,
        ),
    )
    expect(raised.map(({ entryId, cue, text }) => [entryId, cue, text])).toEqual([])
  })

  it('hold nothing that a copy must not contain', () => {
    const copies: { mustNotContain?: string[] }[] = Object.values(expected.copyFor)
    for (const word of new Set(copies.flatMap(({ mustNotContain = [] }) => mustNotContain))) {
      expect(JSON.stringify(changes)).not.toContain(word)
    }
  })

  it('name people of the record, and give every action one owner and a date', () => {
    const known = new Set(minutes.people.map(({ id }) => id))
    for (const { owner, due, text } of minutes.actions) {
      expect(known, text).toContain(owner)
      expect(due, text).toMatch(/^2026-\d{2}-\d{2}$/)
    }
    for (const { linkedActionIds, ruleId } of minutes.answers) {
      for (const id of linkedActionIds)
        expect(
          minutes.actions.map((action) => action.id),
          ruleId,
        ).toContain(id)
    }
    for (const { entries } of minutes.sections)
      for (const { speaker } of entries) expect(known).toContain(speaker)
  })

  it('never leave a parent as the only owner of an action', () => {
    const professionals = new Set(
      minutes.people.filter(({ role }) => role === 'professional').map(({ id }) => id),
    )
    for (const { owner, text } of minutes.actions) expect(professionals, text).toContain(owner)
  })
})
