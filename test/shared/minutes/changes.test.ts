import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { withChanges } from '../../../shared/minutes/changes.ts'
import { readMinutesFile } from '../../../shared/minutes/file.ts'
import type { Minutes } from '../../../shared/minutes/index.ts'

const path = new URL('../../../resources/examples/icpc_harcastle.json', import.meta.url)
const file = readMinutesFile(JSON.parse(readFileSync(path, 'utf8')))
if (!file.ok) throw new Error(file.says)
const written = file.minutes

const format = 'chairside-changes/1'
function changed(changes: Record<string, unknown>): Minutes {
  const result = withChanges(written, { format, ...changes })
  if (!result.ok) throw new Error(result.says)
  return result.minutes
}
const entry = (id: string) => ({
  id,
  blocks: [{ type: 'paragraph', runs: [{ text: 'Added.' }] }],
  withholdFrom: [],
})

describe('changes laid over a record', () => {
  it('leave it as it was when there are none, and never touch the record they are laid over', () => {
    const untouched = structuredClone(written)
    expect(changed({})).toEqual(written)
    changed({
      rows: { actions: [{ id: 'a1', text: 'Changed' }] },
      sections: [{ key: 'reason', child: '', entries: [entry('x')] }],
    })
    expect(written).toEqual(untouched)
  })

  it('change only the fields that a row names, and keep rows in their order', () => {
    const actions = changed({ rows: { actions: [{ id: 'a3', due: '2026-09-25' }] } }).actions
    expect(actions.map(({ id }) => id)).toEqual(['a1', 'a2', 'a3', 'a4', 'a5'])
    expect(actions[2]).toEqual({ ...written.actions[2], due: '2026-09-25' })
  })

  it('put new rows last and take out actions that others replace', () => {
    const actions = changed({
      rows: { actions: [{ id: 'a6', text: 'New' }] },
      removedActions: ['a1'],
    }).actions
    expect(actions.map(({ id }) => id)).toEqual(['a2', 'a3', 'a4', 'a5', 'a6'])
  })

  it('add words to the end of a section, and make the section when it is not there', () => {
    const { sections } = changed({
      sections: [
        { key: 'childVoice', child: 'c-wren', entries: [entry('x')] },
        { key: 'worries', child: '', entries: [entry('y')] },
      ],
    })
    const voice = sections.find(({ key, child }) => key === 'childVoice' && child === 'c-wren')
    expect(voice?.entries.map(({ id }) => id)).toEqual(['e-childVoice-3', 'x'])
    expect(sections.at(-1)).toMatchObject({ key: 'worries', entries: [{ id: 'y', speaker: '', about: [] }] })
  })

  it('add to the dates that start clocks and keep the ones that are there', () => {
    const { meeting, nextMeeting } = changed({
      triggers: { moveNotified: '2026-09-01' },
      nextMeeting: { visits: 'weekly' },
    })
    expect(meeting.triggers).toEqual({ ...written.meeting.triggers, moveNotified: '2026-09-01' })
    expect(nextMeeting).toEqual({ ...written.nextMeeting, visits: 'weekly' })
  })
})

describe('changes that cannot be laid over', () => {
  it.each([
    ['no changes at all', null, 'This is not a file of changes that this version reads.'],
    [
      'an unknown list',
      { format, rows: { poems: [] } },
      'This is not a file of changes that this version reads: look at “rows”.',
    ],
    [
      'a field no record has',
      { format, rows: { actions: [{ id: 'a1', colour: 'red' }] } },
      'In “actions”, item 1: this version does not know “colour”.',
    ],
    [
      'a new person without a name that is text',
      { format, rows: { people: [{ id: 'p-new', name: 4 }] } },
      'In “people”, item 14, “name”: this should be text, and it is a number.',
    ],
    [
      'words withheld from a stranger',
      { format, rows: { actions: [{ id: 'a1', withholdFrom: ['p-nobody'] }] } },
      'In action “a1”, something is withheld from “p-nobody”, who is not in this file.',
    ],
  ])('%s', (_, changes, says) => {
    const result = withChanges(written, changes)
    expect(result.ok).toBe(false)
    expect(result.ok || result.says).toBe(says)
  })
})
