/** The goals of a plan in copies: who reads which, by which number, and what stood there before. */
import { describe, expect, it } from 'vitest'
import { buildCopy, type CopyPart, type Recipient, whySecondLook } from '../../../shared/copies/index.ts'
import {
  draftContentSchema,
  type MeetingType,
  type Minutes,
  toMinutes,
} from '../../../shared/minutes/index.ts'
import { templateFor } from '../../../shared/templates/index.ts'

const templateOf = (type: MeetingType) => {
  const template = templateFor(type)
  if (!template) throw new Error(`no ${type}`)
  return template
}

const record = (rest: object, type: MeetingType = 'CG'): Minutes =>
  toMinutes(
    draftContentSchema.parse({
      meeting: { type, date: '2026-09-17' },
      children: [
        { id: 'c-wren', name: 'Wren Ashby' },
        { id: 'c-cole', name: 'Cole Pruett' },
      ],
      people: [
        { id: 'p-mum', name: 'Dana Ashby', role: 'mother', of: ['c-wren', 'c-cole'], inHousehold: true },
        { id: 'p-lee', name: 'Lee Pruett', role: 'father', of: ['c-cole'], inHousehold: true },
        { id: 'p-hv', name: 'Siobhan Greaves', role: 'professional', agency: 'Community Health' },
      ],
      ...rest,
    }),
  )

const file: Recipient = { id: 'internal', kind: 'internal', name: 'Child’s file', role: '' }
const mum: Recipient = { id: 'p-mum', kind: 'parent', name: 'Dana Ashby', role: 'mother' }
const lee: Recipient = { id: 'p-lee', kind: 'parent', name: 'Lee Pruett', role: 'father' }
const nurse: Recipient = { id: 'p-hv', kind: 'professionals', name: 'Siobhan Greaves', role: '' }

const copyOf = (minutes: Minutes, reader: Recipient) =>
  buildCopy(minutes, reader, {
    template: templateOf(minutes.meeting.type),
    state: { signed: false, version: '', recordHash: '' },
    fictional: false,
  }).copy
const partsOf = (minutes: Minutes, reader: Recipient): CopyPart[] =>
  copyOf(minutes, reader).sections.flatMap(({ parts }) => parts)
const goalsIn = (minutes: Minutes, reader: Recipient) =>
  partsOf(minutes, reader).flatMap((part) =>
    part.type === 'heading' && part.text.includes('Goal') ? [[part.text, part.parts[0]] as const] : [],
  )
const tableIn = (minutes: Minutes, reader: Recipient, caption: string) =>
  partsOf(minutes, reader).find((part) => part.type === 'table' && part.caption === caption) as
    | Extract<CopyPart, { type: 'table' }>
    | undefined
const column = (table: Extract<CopyPart, { type: 'table' }> | undefined, heading: string) =>
  table?.rows.map((row) => row[table.columns.indexOf(heading)])

const wren = {
  id: 'g-wren',
  children: ['c-wren'],
  worry: 'Wren does not hear',
  goal: 'Wren hears at nursery',
  baseline: 'Two tests missed',
  indicators: 'She turns when called, seen by her key worker',
  targetDate: '2026-10-01',
  contingency: 'If no test by 1 October, the chair calls us together',
}
const cole = { id: 'g-cole', children: ['c-cole'], goal: 'Cole is collected on time', status: 'green' }
const act = (id: string, goalId: string, more: object = {}) => ({
  id,
  text: `Do ${id}`,
  owner: 'p-hv',
  due: '2026-10-01',
  goalId,
  ...more,
})

describe('the goals of a plan', () => {
  it('stand each under its number, with the worry, what will be seen and what happens if not', () => {
    expect(goalsIn(record({ goals: [wren] }), file)).toEqual([
      [
        'Goal 1',
        {
          type: 'facts',
          facts: [
            { label: 'The goal', value: 'Wren hears at nursery' },
            { label: 'For', value: 'Wren Ashby' },
            { label: 'The worry', value: 'Wren does not hear' },
            { label: 'At the start', value: 'Two tests missed' },
            {
              label: 'What will be seen',
              value: 'She turns when called, seen by her key worker',
            },
            { label: 'By when', value: '1 October 2026' },
            { label: 'If not', value: 'If no test by 1 October, the chair calls us together' },
          ],
        },
      ],
    ])
  })

  it('say where they stand in words, never by a colour alone', () => {
    const said = JSON.stringify(goalsIn(record({ goals: [cole] }), file))
    expect(said).toContain('Green: on track')
  })

  it('about the other parent’s child only are in no copy of this parent, and leave no gap in the numbers', () => {
    const minutes = record({ goals: [wren, cole] })
    expect(goalsIn(minutes, mum).map(([text]) => text)).toEqual(['Goal 1', 'Goal 2'])
    expect(goalsIn(minutes, lee).map(([text]) => text)).toEqual(['Goal 1'])
    expect(JSON.stringify(copyOf(minutes, lee))).not.toMatch(/Wren|hear|nursery/)
  })

  it('are told by their number to whoever gets the action, and by nothing to who may not read the goal', () => {
    const actions = [act('a1', 'g-wren', { owner: 'p-lee' }), act('a2', 'g-cole')]
    const minutes = record({ goals: [wren, cole], actions })
    expect(column(tableIn(minutes, mum, 'Actions'), 'Goal no.')).toEqual(['1', '2'])
    // Lee owns the first action and gets it, whichever child it is for; the goal stays with its readers.
    expect(column(tableIn(minutes, lee, 'Actions'), 'Action')).toEqual(['Do a1', 'Do a2'])
    expect(column(tableIn(minutes, lee, 'Actions'), 'Goal no.')).toEqual(['', '1'])
  })

  it('that are held tighter stay with those readers and are marked for them', () => {
    const minutes = record({ goals: [{ ...wren, audience: 'professionals' }] })
    expect(goalsIn(minutes, mum)).toEqual([])
    expect(goalsIn(minutes, nurse).map(([text]) => text)).toEqual(['Professionals only: Goal 1'])
    expect(whySecondLook(minutes, mum, templateOf('CG'))).toContain(
      'A goal is left out that others may read.',
    )
    expect(whySecondLook(minutes, nurse, templateOf('CG'))).toEqual([])
  })

  it('that are withheld from one parent are named when the other’s copy is looked at', () => {
    const minutes = record({ goals: [{ ...cole, withholdFrom: ['p-lee'] }] })
    expect(goalsIn(minutes, lee)).toEqual([])
    expect(whySecondLook(minutes, lee, templateOf('CG'))).toContain('Something is withheld from Lee Pruett.')
    expect(whySecondLook(minutes, mum, templateOf('CG'))).toContain(
      'It holds text that is withheld from Lee Pruett.',
    )
  })
})

describe('goals that were carried', () => {
  const carried = {
    ...wren,
    raisedIn: '2026-06-01',
    status: 'amber',
    evidence: 'Tested on 10 September',
    effectOnChild: 'Joins in at circle time',
    past: [{ date: '2026-06-01', meeting: 'ICPC', status: 'red', scale: '' }],
  }
  const caption = 'Progress on the plan, goal by goal'

  it('stand goal by goal: before, now, evidence and effect', () => {
    expect(tableIn(record({ goals: [carried] }, 'RCPC'), mum, caption)).toMatchObject({
      columns: ['Goal no.', 'Goal', 'Before', 'Now', 'Evidence', 'Effect on the child'],
      rows: [
        [
          '1',
          'Wren hears at nursery',
          'Red: not done or not working (1 June 2026)',
          'Amber: late or partly done',
          'Tested on 10 September',
          'Joins in at circle time',
        ],
      ],
    })
  })

  it('stand with the plan where the meeting has no part about last time', () => {
    const minutes = record({ goals: [carried] }, 'ICPC')
    expect(templateOf('ICPC').sections.some(({ kind }) => kind === 'previousActions')).toBe(false)
    expect(tableIn(minutes, file, caption)?.rows).toHaveLength(1)
  })

  it('show the words that this meeting changed, struck through, in the child’s file and nowhere else', () => {
    const earlier = [{ goal: 'Wren is tested', targetDate: '2026-08-01', reason: 'Home was left out' }]
    const minutes = record({ goals: [{ ...carried, earlier }] })
    expect(tableIn(minutes, file, caption)?.before?.[0]?.[1]).toBe('Wren is tested')
    expect(JSON.stringify(goalsIn(minutes, file))).toContain('1 October 2026 (before: 1 August 2026)')
    for (const reader of [mum, nurse])
      expect(JSON.stringify(copyOf(minutes, reader))).not.toMatch(/is tested|August 2026|left out/)
  })
})

describe('an action that was decided again', () => {
  const again = act('a1', '', {
    raisedIn: '2026-06-01',
    due: '2026-10-01',
    earlier: [{ text: 'Ring the clinic', owner: 'p-mum', due: '2026-08-01', reason: '' }],
  })

  it('shows its earlier words, owner and date in the child’s file only', () => {
    const minutes = record({ previousActions: [again] })
    expect(tableIn(minutes, file, 'Actions from last time')?.before?.[0]?.slice(0, 4)).toEqual([
      '',
      'Ring the clinic',
      'Dana Ashby',
      '1 August 2026',
    ])
    for (const reader of [mum, nurse]) {
      expect(tableIn(minutes, reader, 'Actions from last time')).toMatchObject({ rows: [expect.anything()] })
      expect(JSON.stringify(copyOf(minutes, reader))).not.toMatch(/Ring the clinic|August/)
    }
  })

  it('shows nothing of a change that an earlier meeting made', () => {
    const earlier = [{ text: 'Ring the clinic', changedIn: '2026-08-01' }]
    const minutes = record({ previousActions: [{ ...again, earlier }] })
    expect(tableIn(minutes, file, 'Actions from last time')?.before).toBeUndefined()
  })
})
