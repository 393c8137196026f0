import { describe, expect, it } from 'vitest'
import type { CheckResult } from '../../../shared/copies/index.ts'
import { answer, child, minutes, statement, tool } from '../checks/kit.ts'
import { example } from './examples.ts'
import { built, file, heading, mother, nurse, only, table, under } from './under.ts'

const record = minutes('ICPC', { children: [child('c1', 'Ada Ashby'), child('c2', 'Ben Ashby')] })
const checks = only(heading('checks'))
const bare = { title: 'Voice', ruleId: 'R-VC', about: ['c1'], state: 'open' as const, shortfalls: [] }
const lines = (texts: string[]) => texts.map((text) => ({ type: 'paragraph', text }))
const titled = (text: string, said: string[]) => ({ type: 'heading', text, parts: lines(said) })

describe('Late, and why', () => {
  const said = ['Conference: 3 days late. The chair was ill.', 'Report: 1 day late. No reason is given.']
  const late = said.map((text) => ({ about: '', text }))

  it('stands in the file, one line for each', () => {
    expect(under(record, file, checks, { late }).parts).toEqual([titled('Late, and why', said)])
    const kept = { ...file, id: 'case-record', kind: 'case record' as const }
    expect(under(record, kept, checks, { late }).parts).toEqual([titled('Late, and why', said)])
  })

  it('stands once, after the results, where a template shows single rules under a heading of their own', () => {
    const two = only(
      heading('checks', { rules: ['R-VC'] }),
      heading('checks', { heading: 'All other checks' }),
    )
    const { copy } = built(record, file, two, { late, findings: [{ title: 'Category', lines: ['Clear.'] }] })
    expect(
      copy.sections.filter((one) => one.parts.length > 0).map(({ heading, parts }) => [heading, parts]),
    ).toEqual([['All other checks', [titled('Category', ['Clear.']), titled('Late, and why', said)]]])
  })

  it.each([
    ['an agency', nurse],
    ['a parent', mother],
    ['the team, as learning', { ...nurse, id: 'learning-note', kind: 'learning note' as const }],
    ['the worker, as a personal record', { ...nurse, id: 'p-sw', kind: 'personal record' as const }],
  ])('is never in the copy for %s', (_, reader) => {
    expect(JSON.stringify(built(record, reader, checks, { late }).copy)).not.toMatch(/late|ill/)
  })

  it.each([
    ['an agency', nurse],
    ['a parent', mother],
  ])('is left out of the copy for %s with a reason, once', (_, reader) => {
    const two = only(heading('checks', { rules: ['R-VC'] }), heading('checks'))
    expect(under(record, reader, two, { late })).toEqual({
      parts: [],
      left: [{ what: said.join(' '), why: 'Reasons of lateness stay inside the council.' }],
    })
  })

  it('is not there when nothing was late', () => {
    for (const none of [{ late: [] }, {}]) {
      expect(under(record, file, checks, none).parts).toEqual([])
      expect(under(record, nurse, checks, none).left).toEqual([])
    }
  })

  it('is in no paper of the bundled conference but its file', () => {
    const { minutes: conference, template } = example('icpc_harcastle')
    const said = (reader: typeof file) => JSON.stringify(built(conference, reader, template, { late }).copy)
    expect(said(file)).toContain('The chair was ill.')
    for (const [id, kind] of [
      ['p-tolland', 'professionals'],
      ['p-dana', 'parent'],
    ] as const)
      expect(said({ id, kind, name: '', role: '' })).not.toContain('The chair was ill.')
  })
})

describe('The result of a check', () => {
  const results = (findings: CheckResult[], more = {}) =>
    under(minutes('ICPC', { children: record.children, ...more }), file, checks, { findings }).parts
  const said = (finding: CheckResult, more = {}) => results([finding], more)

  it.each([
    [
      'open with what is missing',
      { ...bare, shortfalls: ['Say who saw her', 'Say when'] },
      'Ada Ashby: Still open. Say who saw her. Say when.',
    ],
    [
      'open, and has its full stop already',
      { ...bare, shortfalls: ['Say when.'] },
      'Ada Ashby: Still open. Say when.',
    ],
    ['a question', { ...bare, shortfalls: ['Who saw her?'] }, 'Ada Ashby: Still open. Who saw her?'],
    ['open and no more is known', { title: 'Voice', about: ['c1'], state: 'open' }, 'Ada Ashby: Still open.'],
    [
      'set aside, whatever was missing',
      { ...bare, state: 'overridden', shortfalls: ['Say when'] },
      'Ada Ashby: Set aside with a reason.',
    ],
    [
      'about two children',
      { ...bare, about: ['c1', 'c2'], state: 'answered' },
      'Ada Ashby and Ben Ashby: Answered.',
    ],
    ['about nobody', { title: 'Voice', state: 'answered' }, 'Answered.'],
    ['about a child and has no state', { title: 'Voice', about: ['c1'] }, 'Ada Ashby.'],
  ] as [string, CheckResult, string][])('is one line when it is %s', (_, finding, line) => {
    expect(said(finding)).toEqual([titled('Voice', [line])])
  })

  it('is taken as it comes when it has lines of its own, and gathered under its title', () => {
    const own = { ...bare, lines: ['One line'] }
    expect(results([own, { title: 'Category', lines: [] }, { ...bare, lines: ['Another'] }])).toEqual([
      titled('Voice', ['One line', 'Another']),
      titled('Category', []),
    ])
  })

  it.each([
    [
      'with its value, words and sources',
      {},
      'Yes. Seen alone at school. Source: visit, Callum Reid, 10 September 2026; Red book.',
    ],
    ['without sources', { sources: [] }, 'Yes. Seen alone at school.'],
    ['without words', { evidence: ' ', sources: [] }, 'Yes.'],
    [
      'with words that end in a full stop',
      { evidence: ' Seen. ', value: '', sources: [{ kind: 'visit', who: '', date: '' }] },
      'Seen. Source: visit.',
    ],
    [
      'with words that end in a question',
      { evidence: 'Was she?', value: '', sources: [{ kind: 'visit', who: '', date: '' }] },
      'Was she? Source: visit.',
    ],
  ])('has each answer %s', (_, more, line) => {
    const sources = [
      { kind: 'visit', who: 'p-sw', date: '2026-09-10' },
      { kind: '', who: '', date: '' },
      { kind: 'Red book', who: '', date: '' },
    ]
    const answers = [answer('R-VC', { evidence: 'Seen alone at school', sources, ...more } as object)]
    const done = { ...bare, state: 'answered' as const }
    expect(said(done, { answers })).toEqual([titled('Voice', ['Ada Ashby: Answered.', line])])
  })

  it('has only the answers to its own rule, about its own child, that no other answer replaced', () => {
    const of = (id: string, more: object) =>
      answer('R-VC', { id, evidence: id, value: '', sources: [], ...more })
    const answers = [
      of('Old', {}),
      of('New', { supersedes: 'Old' }),
      of('Other rule', { ruleId: 'R-CT' }),
      of('Other child', { about: ['c2'] }),
      of('Both children', { about: ['c2', 'c1'] }),
      of('Everybody', { about: 'all' }),
    ]
    const done = { ...bare, state: 'answered' as const }
    expect(said(done, { answers })).toEqual([
      titled('Voice', ['Ada Ashby: Answered.', 'New.', 'Both children.', 'Everybody.']),
    ])
    expect(said({ ...done, about: [] }, { answers })).toEqual([
      titled('Voice', ['Answered.', 'New.', 'Other child.', 'Both children.', 'Everybody.']),
    ])
  })

  it('is left out of every other copy with a reason', () => {
    const findings = [
      { title: 'Voice', lines: ['One.', 'Two.'] },
      { title: 'Category', lines: ['Three.'] },
    ]
    for (const reader of [nurse, mother])
      expect(under(record, reader, checks, { findings })).toEqual({
        parts: [],
        left: [
          {
            what: 'Voice: One.: Two. Category: Three.',
            why: 'Results of the checks stay inside the council.',
          },
        ],
      })
  })

  it('stands under the heading that asks for its rule, and under no other', () => {
    const findings = [
      { title: 'Voice', ruleId: 'R-VC', lines: ['Heard.'] },
      { title: 'Category', ruleId: 'R-CT', lines: ['Clear.'] },
      { title: 'Older result', lines: ['Kept.'] },
    ]
    const two = only(
      heading('checks', { rules: ['R-VC'] }),
      heading('entries', { heading: 'Between' }),
      heading('checks', { heading: 'All other checks' }),
    )
    const { copy } = built(minutes('ICPC', { tools: [tool({ name: 'Scale' })] }), file, two, { findings })
    expect(copy.sections.map(({ heading, parts }) => [heading, parts])).toEqual([
      ['Here', [titled('Voice', ['Heard.'])]],
      [
        'All other checks',
        [
          titled('Category', ['Clear.']),
          titled('Older result', ['Kept.']),
          table('Assessment tools', ['Tool'], [['Scale']]),
        ],
      ],
    ])
  })
})

describe('Assessment tools', () => {
  it('stand in the file with who used them and when', () => {
    const used = tool({
      type: 'neglect tool',
      name: 'Graded care profile',
      status: 'completed',
      date: '2026-09-01',
      completedBy: 'p-hv',
      summary: 'Grade 4.',
    })
    const none = tool({ id: 't2', type: 'risk checklist', status: 'not used' })
    expect(under(minutes('ICPC', { tools: [used, none] }), file, checks).parts).toEqual([
      table(
        'Assessment tools',
        ['Tool', 'Status', 'Date', 'By', 'Summary'],
        [
          ['Neglect tool: Graded care profile', 'Completed', '1 September 2026', 'Siobhan Green', 'Grade 4.'],
          ['Risk checklist', 'Not used', '', '', ''],
        ],
      ),
    ])
  })
})

describe('Words of a manager', () => {
  const oversight = statement('management oversight', 'R-MO', 'Team manager', { text: 'I agree.' })
  const override = statement('override', 'R-VC', 'CP chair', { text: 'Seen on Monday.' })
  const blank = statement('override', 'R-VC', 'CP chair', { text: '  ' })
  const spoken = minutes('ICPC', { statements: [oversight, blank, override] })
  const part = (who: string, kind: string, text: string) => ({
    type: 'entry',
    speaker: who,
    source: `${kind}, 17 September 2026, 16:00`,
    blocks: [{ type: 'paragraph', runs: [{ text }] }],
  })
  const agreed = part('Ruth Ives (Team manager)', 'management oversight', 'I agree.')
  const setAside = part('Priya Noor (CP chair)', 'override', 'Seen on Monday.')

  it('stand in the file under the heading that asks for them, and the rest under the one that asks for none', () => {
    const two = only(
      heading('management', { statements: ['management oversight'] }),
      heading('management', { heading: 'All other words' }),
    )
    const { copy } = built(spoken, file, two)
    expect(copy.sections.map(({ parts }) => parts)).toEqual([[agreed], [setAside]])
  })

  it('follow the checks where the template has no heading for all of them', () => {
    expect(under(spoken, file, checks).parts).toEqual([agreed, setAside])
    const single = heading('management', { heading: 'Oversight', statements: ['management oversight'] })
    expect(under(spoken, file, only(heading('checks'), single)).parts).toEqual([setAside])
    const every = heading('management', { heading: 'All words' })
    expect(under(spoken, file, only(heading('checks'), every)).parts).toEqual([])
  })

  it('are left out of every other copy with a reason', () => {
    for (const reader of [nurse, mother])
      expect(under(spoken, reader, only(heading('management')))).toEqual({
        parts: [],
        left: [
          {
            what: 'Ruth Ives (Team manager): I agree.',
            why: "Managers' reasoning stays inside the council.",
          },
          {
            what: 'Priya Noor (CP chair): Seen on Monday.',
            why: "Managers' reasoning stays inside the council.",
          },
        ],
      })
  })
})
