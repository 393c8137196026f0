import { describe, expect, it } from 'vitest'
import {
  buildCopy,
  buildPaper,
  fileLabelOf,
  type PaperKind,
  paperLabelOf,
  paperRecipients,
  recipientsOf,
} from '../../../shared/copies/index.ts'
import { draftContentSchema, type Minutes, toMinutes } from '../../../shared/minutes/index.ts'
import { templateFor } from '../../../shared/templates/index.ts'
import type { Template } from '../../../shared/templates/template.ts'
import { draft } from './examples.ts'

const template = (type: Minutes['meeting']['type']): Template => {
  const found = templateFor(type)
  if (!found) throw new Error(`no ${type}`)
  return found
}

const record = (type: Minutes['meeting']['type'], more: object = {}): Minutes =>
  toMinutes(
    draftContentSchema.parse({
      meeting: { type, date: '2026-09-17', chair: 'p-chair' },
      children: [
        { id: 'c1', name: 'Ada Ashby' },
        { id: 'c2', name: 'Bo Ashby' },
        { id: 'c3', name: 'Baby', unborn: true },
      ],
      people: [
        { id: 'p-mum', name: 'Dana Ashby', role: 'mother', of: ['c1', 'c2'], inHousehold: true },
        { id: 'p-dad', name: 'Sam Hill', role: 'father', of: ['c2'] },
        { id: 'p-chair', name: 'Priya Noor', role: 'professional', agencyGroup: 'CSC' },
        { id: 'p-hv', name: 'Siobhan Green', role: 'professional', agency: 'Community Health' },
      ],
      attendance: [{ id: 'a1', person: 'p-hv', status: 'attended' }],
      ...more,
    }),
  )

const paper = (minutes: Minutes, kind: PaperKind, id: string, own = '') => {
  const kept = template(minutes.meeting.type)
  const reader = paperRecipients(minutes, kept, kind).find((one) => one.id === id)
  if (!reader) throw new Error(`${id} has none`)
  return JSON.stringify(
    buildPaper(minutes, kind, reader, { template: kept, state: draft, fictional: false }, own).copy,
  )
}

describe('Who has a letter or a sheet', () => {
  const ids = (type: Minutes['meeting']['type'], kind: PaperKind, more = {}) =>
    paperRecipients(record(type, more), template(type), kind).map(({ id }) => id)

  it('is each parent apart, each born child and each agency for the decision of a conference', () => {
    const all = ['internal', 'p-mum', 'p-dad', 'c1', 'c2', 'p-hv']
    expect(ids('ICPC', 'decision letter')).toEqual(all)
    expect(ids('RCPC', 'decision letter')).toEqual(all)
    for (const type of ['CG', 'STRAT', 'CIN_REVIEW', 'SUP_CASE'] as const)
      expect(ids(type, 'decision letter')).toEqual([])
  })

  it('is each born child for the letter of a conference or a child in need meeting', () => {
    for (const type of ['ICPC', 'RCPC', 'CIN_PLAN', 'CIN_REVIEW'] as const)
      expect(ids(type, 'child letter')).toEqual(['c1', 'c2'])
    for (const type of ['STRAT', 'SUP_CASE', 'CLOSE'] as const) expect(ids(type, 'child letter')).toEqual([])
  })

  it('is the strategy discussion once there is an allegation', () => {
    const events = [{ id: 'e1', type: 'allegation', child: 'c1', text: 'He hit me' }]
    expect(ids('CG', 'referral sheet')).toEqual([])
    expect(ids('CG', 'referral sheet', { events })).toEqual(['internal'])
    expect(ids('SUP_SUP', 'referral sheet', { events })).toEqual([])
  })

  it('is numbered within its kind, and never named', () => {
    const readers = paperRecipients(record('ICPC'), template('ICPC'), 'decision letter')
    expect(readers.map((one) => paperLabelOf('decision letter', readers, one))).toEqual([
      'decision letter internal',
      'decision letter parent 1',
      'decision letter parent 2',
      'decision letter child 1',
      'decision letter child 2',
      'decision letter professionals 1',
    ])
  })
})

describe('A letter to a child', () => {
  const decisions = (value: string) => ({ decisions: [{ id: 'd1', child: 'c1', value, reason: 'longword' }] })

  it.each([
    ['CPP made', 'You now have a child protection plan.'],
    ['CPP ends: CIN', 'Your child protection plan ends. You have a child in need plan instead.'],
    ['something of our own', 'The decision is: something of our own.'],
  ])('tells %s in plain words, without the reasons written for adults', (value, says) => {
    const text = paper(record('ICPC', decisions(value)), 'child letter', 'c1')
    expect(text).toContain(says)
    expect(text).not.toContain('longword')
  })

  it('leaves out what is withheld from somebody at home, who may see it lying there', () => {
    const entry = (withholdFrom: string[]) => ({
      sections: [
        {
          key: 'childVoice',
          child: 'c2',
          entries: [
            {
              id: 'e',
              about: ['c2'],
              withholdFrom,
              blocks: [{ type: 'paragraph', runs: [{ text: 'bosaid' }] }],
            },
          ],
        },
      ],
    })
    expect(paper(record('ICPC', entry([])), 'child letter', 'c2')).toContain('bosaid')
    for (const id of ['c2', 'p-mum', 'p-dad'])
      expect(paper(record('ICPC', entry([id])), 'child letter', 'c2')).not.toContain('bosaid')
  })

  it('has the chair’s own words, and no heading for them where there are none', () => {
    expect(paper(record('ICPC'), 'child letter', 'c1', 'Dear Ada\n\nwell done')).toContain('well done')
    expect(paper(record('ICPC'), 'child letter', 'c1')).not.toContain('From Priya')
  })
})

describe('A referral sheet', () => {
  it('has the first words, what keeps the child safe and the evidence, and says what is not known yet', () => {
    const events = [{ id: 'e1', type: 'allegation', child: 'c1', text: 'He hit me', toldTo: 'her teacher' }]
    const answers = [
      { id: 'r1', ruleId: 'R-CR', about: ['c1'], fields: { danger: 'Yes', dangerAction: 'with her aunt' } },
    ]
    const text = paper(record('CG', { events, answers }), 'referral sheet', 'internal')
    for (const words of ['He hit me', 'her teacher', 'with her aunt', 'Priya Noor', 'Ada Ashby'])
      expect(text).toContain(words)
    expect(text.match(/Nothing is written down about this yet/g)).toHaveLength(1)
  })
})

describe('A strategy discussion about several children', () => {
  const minutes = record('STRAT', {
    decisions: [
      { id: 'd1', child: 'c1', value: 'S47 joint', reason: 'adareason' },
      { id: 'd2', child: 'c2', value: 'S47 joint', reason: 'boreason' },
    ],
    chronology: [
      { id: 'h1', about: ['c1', 'c2'], text: 'bothrow' },
      { id: 'h2', about: ['c2'], text: 'borow' },
      { id: 'h3', about: [], text: 'sharedrow' },
    ],
    events: [{ id: 'e1', type: 'allegation', child: 'c2', text: 'boalleged' }],
  })
  const kept = template('STRAT')
  const all = recipientsOf(minutes, kept)
  const own = all.filter(({ child }) => child !== undefined)

  it('makes one record for each child’s file, numbered and not named', () => {
    expect(own.map(({ child }) => child)).toEqual(['c1', 'c2', 'c3'])
    expect(own.map((one) => fileLabelOf(all, one))).toEqual(['child 1', 'child 2', 'child 3'])
    expect(recipientsOf({ ...minutes, children: minutes.children.slice(0, 1) }, kept).length).toBe(
      all.length - 3,
    )
  })

  it('repeats what is shared and leaves out the other children’s parts', () => {
    const [ada] = own
    if (!ada) throw new Error('no record')
    const { copy, leftOut } = buildCopy(minutes, ada, { template: kept, state: draft, fictional: false })
    const text = JSON.stringify(copy)
    for (const words of ['adareason', 'bothrow', 'sharedrow']) expect(text).toContain(words)
    for (const words of ['boreason', 'borow', 'boalleged']) expect(text).not.toContain(words)
    expect(leftOut.map(({ why }) => why)).toContain('Only about another child.')
  })

  it('tells in each child’s record what was late for that child and for all, and not for another', () => {
    const [ada] = own
    if (!ada) throw new Error('no record')
    const [first, second] = minutes.children
    const late = [
      { about: first?.id ?? '', text: 'Visit: adalate' },
      { about: second?.id ?? '', text: 'Visit: bolate' },
      { about: '', text: 'Record: alllate' },
    ]
    const policy = { template: kept, state: draft, fictional: false, late }
    const text = JSON.stringify(buildCopy(minutes, ada, policy).copy)
    expect(text).toContain('adalate')
    expect(text).toContain('alllate')
    expect(text).not.toContain('bolate')
  })
})
