import { describe, expect, it } from 'vitest'
import {
  audienceOf,
  buildCopy,
  dateWords,
  fileLabelOf,
  hints,
  instantWords,
  mayRead,
  type Recipient,
  readerFor,
  recipientsOf,
  withoutCopy,
} from '../../../shared/copies/index.ts'
import type { Audience, Minutes } from '../../../shared/minutes/index.ts'
import { templateFor } from '../../../shared/templates/index.ts'
import { copyFor, draft, example } from './examples.ts'

const harcastle = () => example('icpc_harcastle')
const text = (id: string, meeting = harcastle()): string => JSON.stringify(copyFor(meeting, id).copy)
const person = (minutes: Minutes, id: string) => {
  const found = minutes.people.find((one) => one.id === id)
  if (!found) throw new Error(`no ${id}`)
  return found
}

describe.each(['icpc_harcastle', 'cin_review_whitlock_doyle'])('The copies of %s', (name) => {
  const meeting = example(name)
  it.each(Object.entries(meeting.copyFor))(
    'hold for %s what they must and not what they must not',
    (id, words) => {
      const said = text(id, meeting)
      expect((words.mustContain ?? []).filter((word) => !said.includes(word))).toEqual([])
      expect((words.mustNotContain ?? []).filter((word) => said.includes(word))).toEqual([])
    },
  )
})

describe('Who gets a copy', () => {
  it('is the file, social worker and team manager, each invited professional of another agency, and each parent apart', () => {
    const { minutes, template } = harcastle()
    expect(recipientsOf(minutes, template).map((one) => [one.kind, one.id])).toEqual([
      ['internal', 'internal'],
      ...['p-adebayo', 'p-iveson'].map((id) => ['worker', id]),
      ...['p-greaves', 'p-tolland', 'p-pryce', 'p-holt', 'p-quill'].map((id) => ['professionals', id]),
      ...['p-dana', 'p-lee', 'p-marcus'].map((id) => ['parent', id]),
    ])
  })

  it('leaves out a professional who was not invited and keeps one who sent apologies', () => {
    const { minutes, template } = harcastle()
    const row = minutes.attendance.find((one) => one.person === 'p-tolland')
    if (row) row.status = 'not invited'
    const ids = recipientsOf(minutes, template).map((one) => one.id)
    expect(ids).not.toContain('p-tolland')
    expect(ids).toContain('p-pryce')
  })

  it('does not give a relative a copy unless they hold parental responsibility', () => {
    const { minutes, template } = example('cin_review_whitlock_doyle')
    const ids = () => recipientsOf(minutes, template).map((one) => one.id)
    expect(ids()).not.toContain('p-raymond')
    person(minutes, 'p-raymond').parentalResponsibility = ['c-jacob']
    expect(ids()).toContain('p-raymond')
  })

  it('gives supervision a case record and a personal record for those who sat in it', () => {
    const { minutes } = harcastle()
    const template = templateFor('SUP_CASE')
    if (!template) throw new Error('no template')
    minutes.attendance = minutes.attendance.filter((row) => row.person === 'p-adebayo')
    minutes.meeting.minuteTaker = ''
    expect(recipientsOf(minutes, template).map((one) => [one.kind, one.id])).toEqual([
      ['case record', 'case-record'],
      ['personal record', 'p-nandakumar'],
      ['personal record', 'p-adebayo'],
    ])
  })

  it('counts recipients within their kind for file names, without a name', () => {
    const { minutes, template } = harcastle()
    const all = recipientsOf(minutes, template)
    expect(all.map((one) => fileLabelOf(all, one)).slice(0, 3)).toEqual(['internal', 'worker 1', 'worker 2'])
    expect(all.map((one) => fileLabelOf(all, one)).at(-1)).toBe('parent 3')
  })
})

describe('Who of the conference gets none', () => {
  it('is told by name, each with the reason', () => {
    const { minutes, template } = harcastle()
    expect(withoutCopy(minutes, template).map(({ id, why }) => [id, why])).toEqual([
      ...minutes.children.map(({ id }) => [
        id,
        expect.stringMatching(/^It is not written down what this child gets\./),
      ]),
      ['p-nandakumar', 'Works in the council and reads the record in the child’s file.'],
      ['p-felstead', 'Works in the council and reads the record in the child’s file.'],
      [
        'p-rowe',
        'An advocate gets the child’s parts only when the child agrees, and no child’s consent is recorded.',
      ],
    ])
  })
})

describe('Who may read what', () => {
  const { minutes } = harcastle()
  const reader = (kind: Recipient['kind'], id: string) => readerFor(minutes, { id, kind, name: id, role: '' })
  const readers = {
    internal: reader('internal', 'internal'),
    'case record': reader('case record', 'case-record'),
    professionals: reader('professionals', 'p-tolland'),
    parent: reader('parent', 'p-lee'),
    'personal record': reader('personal record', 'p-adebayo'),
  }
  const may: [Audience, Recipient['kind'][]][] = [
    ['shared', ['internal', 'case record', 'professionals', 'parent']],
    ['professionals', ['internal', 'case record', 'professionals']],
    ['restricted', ['internal', 'case record']],
    ['council', ['internal', 'case record']],
    ['supervision', ['personal record']],
    ['learning', []],
  ]
  it.each(may)('of %s text is decided by the kind of copy', (audience, kinds) => {
    const found = Object.entries(readers).filter(([, one]) => mayRead({ audience }, one))
    expect(found.map(([kind]) => kind)).toEqual(kinds)
  })

  it('lets only the person who said it read restricted text again', () => {
    expect(mayRead({ audience: 'restricted', speaker: 'p-tolland' }, readers.professionals)).toBe(true)
    expect(mayRead({ audience: 'restricted', speaker: 'p-holt' }, readers.professionals)).toBe(false)
    expect(mayRead({ audience: 'restricted', speaker: 'p-lee' }, readers.parent)).toBe(false)
  })

  it('gives a parent what is about one of their children among others, and nothing about other children only', () => {
    expect(mayRead({ audience: 'shared', about: ['c-ellie', 'c-wren'] }, readers.parent)).toBe(true)
    expect(mayRead({ audience: 'shared', about: ['c-ellie'] }, readers.parent)).toBe(false)
    expect(mayRead({ audience: 'shared', about: ['p-dana'] }, readers.parent)).toBe(false)
    expect(mayRead({ audience: 'shared', about: ['p-lee'] }, readers.parent)).toBe(true)
    expect(mayRead({ audience: 'shared', about: ['somebody-deleted'] }, readers.parent)).toBe(false)
  })

  it('keeps everything under a restricted heading restricted, whatever an entry says', () => {
    expect(audienceOf('shared', 'restricted')).toBe('restricted')
    expect(audienceOf(undefined, 'restricted')).toBe('restricted')
    expect(audienceOf('supervision', 'restricted')).toBe('supervision')
    expect(audienceOf('council', 'supervision')).toBe('council')
  })
})

describe('A family copy', () => {
  it('does not list a former partner who is tied to another child only, nor how anybody took part', () => {
    const said = text('p-lee')
    expect(said).not.toContain('Marcus')
    expect(said).not.toContain('Joined by video')
    expect(said).not.toContain('one parent by video')
    expect(text('p-dana')).toContain('Marcus Oyelaran')
    expect(text('p-dana')).not.toContain('Joined by video')
    expect(text('p-tolland')).toContain('Joined by video 11:30 to 11:50')
  })

  it('shows a report that was kept back as it shows no report', () => {
    const { copy } = copyFor(harcastle(), 'p-dana')
    const rows = copy.sections
      .flatMap((section) => section.parts)
      .flatMap((part) => (part.type === 'table' && part.caption === 'Attendance' ? part.rows : []))
    const report = (name: string) => rows.find((row) => row[0] === name)?.at(-1)
    expect(report('Mark Tolland')).toBe('Shared 15 September 2026')
    expect(report('DC Leanne Holt')).toBe('')
    expect(report('Terry Quill')).toBe('')
  })

  it('calls nobody a risk and never says disguised compliance, which the file does', () => {
    const meeting = harcastle()
    Object.assign(person(meeting.minutes, 'p-lee'), { role: 'person who may pose a risk' })
    expect(text('p-dana', meeting)).not.toContain('pose a risk')
    expect(text('p-dana', meeting)).not.toContain('isguised compliance')
    expect(text('internal', meeting)).toContain('Disguised compliance')
    expect(text('internal', meeting)).toMatch(/person who may pose a risk/i)
  })

  it('leaves out an action with its owner and numbers the rest from one', () => {
    const meeting = harcastle()
    const [first, second] = meeting.minutes.actions
    if (!first || !second) throw new Error('no actions')
    second.withholdFrom = ['p-dana']
    meeting.minutes.people.push({
      ...person(meeting.minutes, 'p-quill'),
      id: 'p-secret',
      name: 'Sasha Undercover',
    })
    second.owner = 'p-secret'
    const { copy } = copyFor(meeting, 'p-dana')
    expect(JSON.stringify(copy)).not.toContain('Undercover')
    const table = copy.actions.find((part) => part.type === 'table')
    expect(table?.rows.map((row) => row[0])).toEqual(['1', '2', '3', '4'])
    expect(text('p-tolland', meeting)).toContain('Undercover')
  })

  it('shows a parent the action they own, whichever child it is for', () => {
    const meeting = harcastle()
    const [first] = meeting.minutes.actions
    if (!first) throw new Error('no actions')
    Object.assign(first, { child: ['c-ellie'], owner: 'p-lee', text: 'Leave the house by Friday' })
    expect(text('p-lee', meeting)).toContain('Leave the house by Friday')
    first.owner = 'p-adebayo'
    expect(text('p-lee', meeting)).not.toContain('Leave the house by Friday')
  })

  it('drops rows of a table about other children and never prints an id that belongs to nobody', () => {
    const meeting = example('cin_review_whitlock_doyle')
    person(meeting.minutes, 'p-stuart').stepParentOf = []
    meeting.minutes.tables.push({
      key: 'stepPlan',
      rows: [
        { id: 'r1', cells: { child: 'c-jacob', lead: 'p-kemp', actions: 'JACOBROW' } },
        { id: 'r2', cells: { child: 'c-mae', lead: 'p-gone-7', actions: 'MAEROW' } },
      ],
    })
    expect(text('p-stuart', meeting)).toContain('MAEROW')
    expect(text('p-stuart', meeting)).not.toContain('JACOBROW')
    expect(text('p-kerry', meeting)).toContain('JACOBROW')
    expect(text('internal', meeting)).not.toContain('p-gone-7')
  })

  it('lets the chair share a disagreement that is for professionals otherwise', () => {
    const meeting = harcastle()
    const [tolland] = meeting.minutes.dissent
    if (!tolland) throw new Error('no dissent')
    tolland.text = 'The category should be physical harm.'
    expect(text('p-dana', meeting)).not.toContain('should be physical harm')
    expect(text('p-quill', meeting)).toContain('should be physical harm')
    tolland.audience = 'shared'
    expect(text('p-dana', meeting)).toContain('should be physical harm')
  })

  it('does not print the typed title of the meeting, and no name in its file name', () => {
    const { copy } = copyFor(harcastle(), 'p-marcus')
    expect(copy.title).toBe('Initial child protection conference')
    expect(copy.fileStem).toBe('Initial conference 2026-09-17 WX-4471')
    const meeting = harcastle()
    meeting.minutes.meeting.familyRef = 'HARCASTLE-1'
    expect(copyFor(meeting, 'p-marcus').copy.fileStem).toBe('Initial conference 2026-09-17')
  })
})

describe('A copy', () => {
  it('puts decisions, actions and dates first', () => {
    const { copy } = copyFor(harcastle(), 'internal')
    const names = copy.summary.map((part) => (part.type === 'table' ? part.caption : part.type))
    expect(names).toEqual(['Decisions', 'Actions', 'facts'])
  })

  it('names what could not be read in the file only', () => {
    const meeting = harcastle()
    meeting.minutes.unread.push({ where: 'sections', value: { SECRET: 1 } })
    meeting.minutes.sections[0]?.entries[0]?.blocks.push({ type: 'unknown', raw: { SECRET: 2 } })
    expect(text('internal', meeting)).toContain('could not be read')
    expect(text('internal', meeting)).not.toContain('SECRET')
    for (const id of ['p-tolland', 'p-dana'])
      expect(text(id, meeting)).not.toMatch(/could not be read|SECRET/)
  })

  it('gives plain results of checks that come without lines, with the answers of the record', () => {
    const { minutes, template } = harcastle()
    minutes.answers.push({
      id: 'a1',
      ruleId: 'R-VC',
      about: ['c-tobias'],
      aboutReason: '',
      value: 'not yet',
      evidence: 'He will be seen alone at school on Friday.',
      sources: [{ kind: 'plan', who: 'p-adebayo', date: '2026-09-17' }],
      linkedActionIds: [],
      fields: {},
      rows: [],
      answeredBy: '',
      answeredAt: '',
      supersedes: '',
    })
    const findings = [
      { title: 'Voice', ruleId: 'R-VC', about: ['c-tobias'], state: 'answered' as const, shortfalls: [] },
    ]
    const internal = { id: 'internal', kind: 'internal' as const, name: 'File', role: '' }
    const { copy } = buildCopy(minutes, internal, { template, state: draft, fictional: false, findings })
    const said = JSON.stringify(copy.sections.find((section) => section.heading === 'Required checks'))
    expect(said).toContain('Tobias Pruett: Answered.')
    expect(said).toContain(
      'Not yet. He will be seen alone at school on Friday. Source: plan, Callum Adebayo, 17 September 2026.',
    )
  })

  it('tells its maker each thing that was left out, once, with the reason', () => {
    const { leftOut } = copyFor(harcastle(), 'p-lee')
    const about = leftOut.find((one) => one.what.includes('Tarnbrook'))
    expect(about?.where).toBe('Restricted part')
    expect(about?.why).toContain('Restricted')
    const keys = leftOut.map((one) => JSON.stringify(one))
    expect(new Set(keys).size).toBe(keys.length)
    expect(copyFor(harcastle(), 'internal').leftOut).toEqual([])
  })

  it('warns when no child of the record is marked as a parent’s', () => {
    const meeting = harcastle()
    Object.assign(person(meeting.minutes, 'p-marcus'), { of: [], parentalResponsibility: [] })
    expect(copyFor(meeting, 'p-marcus').leftOut[0]?.why).toContain(
      'No child of this record is marked as theirs',
    )
  })
})

describe('Whether the meeting was quorate', () => {
  const said = (id: string, meeting = harcastle()): unknown[] => {
    const found: unknown[] = []
    JSON.stringify(copyFor(meeting, id).copy, (_key, value) => {
      if (value?.label === 'Quorum') found.push(value.value)
      return value
    })
    return found
  }
  /** Only the chair and one other agency came. */
  const inquorate = () => {
    const meeting = harcastle()
    for (const row of meeting.minutes.attendance)
      if (!['p-nandakumar', 'p-tolland'].includes(row.person)) row.status = 'apologies'
    return meeting
  }

  it('stands beside the attendance, once, in the file and in the professionals’ copies', () => {
    const says = 'Quorate: Children’s Social Care and four other agencies took part.'
    expect(said('internal')).toEqual([says])
    expect(said('p-tolland')).toEqual([says])
    const missing =
      'Not quorate. Missing: Children’s Social Care, besides the chair and the minute taker; one more agency with direct contact with the family.'
    expect(said('internal', inquorate())).toEqual([missing])
    expect(said('p-tolland', inquorate())).toEqual([missing])
  })

  it('is said to a parent in words that name no agency', () => {
    expect(said('p-lee')).toEqual(['The meeting was quorate.'])
    expect(said('p-lee', inquorate())).toEqual(['The chair went ahead without quorum.'])
    const adjourned = inquorate()
    for (const one of adjourned.minutes.decisions) one.value = 'adjourned: inquorate'
    expect(said('p-dana', adjourned)).toEqual(['The meeting was adjourned because it was not quorate.'])
  })

  it('is not said where the template sets no quorum', () => {
    const meeting = harcastle()
    const { quorum: _quorum, ...template } = meeting.template
    expect(said('internal', { ...meeting, template })).toEqual([])
  })

  it('stands under the meeting’s details where a record has no attendance of its own', () => {
    const meeting = harcastle()
    const template = templateFor('CLOSE')
    if (!template) throw new Error('no template')
    expect(said('internal', { ...meeting, template })).toEqual([
      'Not quorate. Missing: a manager who is not the author, in their own words.',
    ])
  })
})

describe('Hints', () => {
  const hintsOf = (id: string, meeting = harcastle()) => {
    const recipient = recipientsOf(meeting.minutes, meeting.template).find((one) => one.id === id)
    if (!recipient) throw new Error('no recipient')
    return hints(meeting.minutes, recipient, meeting.template)
  }

  it('find a place of a restricted passage that stands in a shared one', () => {
    const found = hintsOf('p-lee').find((one) => one.what === '14 Larch Court')
    expect(found?.where).toContain('Why we are meeting')
    expect(found?.why).toContain('Restricted part')
  })

  it('find an employer that was hidden and is told in a shared entry, and the person who hides', () => {
    const meeting = harcastle()
    person(meeting.minutes, 'p-marcus').employer = 'Keld Joinery'
    const entry = meeting.minutes.sections.find((section) => section.key === 'strengths')?.entries[0]
    entry?.blocks.push({
      type: 'paragraph',
      runs: [{ text: 'He fetched her from Keld Joinery with Marcus.' }],
    })
    const found = hintsOf('p-lee', meeting)
    expect(found.map((one) => one.what)).toEqual(expect.arrayContaining(['Keld Joinery', 'Marcus Oyelaran']))
  })

  it('do not ask about names of the record, months or ordinary words', () => {
    const words = hintsOf('p-lee').map((one) => one.what)
    for (const word of ['Ellie', 'Lee', 'September', 'The', 'Neglect', '2026'])
      expect(words).not.toContain(word)
  })

  it('ask nothing of the file, which leaves nothing out', () => {
    expect(hintsOf('internal')).toEqual([])
  })
})

describe('Dates', () => {
  it('are said in words, and left as typed when they are none', () => {
    expect(dateWords('2026-09-07')).toBe('7 September 2026')
    expect(dateWords('2026-09-07T10:30')).toBe('7 September 2026, 10:30')
    expect(dateWords('ongoing')).toBe('ongoing')
    expect(dateWords('2026-13-01')).toBe('2026-13-01')
  })
  it('of an instant are those of a clock in England, in summer and winter', () => {
    expect(instantWords('2026-09-18T12:31:07Z')).toBe('18 September 2026, 13:31')
    expect(instantWords('2026-11-22T12:31:07Z')).toBe('22 November 2026, 12:31')
    expect(instantWords('soon')).toBe('soon')
  })
})
