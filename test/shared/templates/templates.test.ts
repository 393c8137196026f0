import { describe, expect, it } from 'vitest'
import { emptyContent, type Minutes, toMinutes } from '../../../shared/minutes/index.ts'
import { isRequired } from '../../../shared/templates/conditions.ts'
import {
  sectionOf,
  type Template,
  templateFor,
  templateSchema,
  templates,
} from '../../../shared/templates/index.ts'
import { quorumOf } from '../../../shared/templates/quorum.ts'

/** One line for each section: key | heading | kind | required | audience. */
function outline(type: 'ICPC' | 'CIN_REVIEW' | 'SUP_CASE'): string {
  return (templateFor(type)?.sections ?? [])
    .map(({ key, heading, kind, required, audience }) =>
      [key, heading, kind, typeof required === 'string' ? required : `when ${required.when}`, audience].join(
        ' | ',
      ),
    )
    .join('\n')
}

describe('the outline of each meeting type', () => {
  it('initial child protection conference', () => {
    expect(outline('ICPC')).toBe(
      `
hdr | Meeting details | details | required | shared
kids | Children | children | required | shared
household | Household and important people | household | required | shared
attend | Attendance, apologies, reports | attendance | required | shared
confid | Confidentiality and challenge statement | statement | required | shared
exclusion | Exclusions and separate attendance | table | optional | professionals
reason | Why we are meeting | entries | required | shared
chron | History and chronology | chronology | required | shared
agencyInfo | Information from each agency | entries | required | shared
wnb | Appointments and Was Not Brought | wasNotBrought | required | shared
childVoice | Voice of each child | perChild | required | shared
familyViews | Views of parents and family | entries | required | shared
strengths | What is working well | entries | required | shared
worries | What we are worried about | entries | required | shared
protection | Protective steps considered | entries | when protective steps were needed | shared
restricted | Restricted part | entries | optional | restricted
analysis | Analysis and chair’s summary | entries | required | shared
checks | Required checks | checks | required | council
dec | Decision and category | decision | required | shared
dissent | Disagreement | dissent | when there is disagreement | professionals
plan | Outline plan | plan | required | shared
contingency | If things do not change or get worse | entries | required | shared
coreGroup | Core group members and first date | coreGroup | when a plan is made | shared
notCpp | If no plan is made: support offered instead | entries | when no plan is made | shared
next | Next dates | nextDates | required | shared
sign | Signatures | signatures | required | shared
dist | Distribution record | distribution | required | council`.trim(),
    )
  })

  it('child in need review', () => {
    expect(outline('CIN_REVIEW')).toBe(
      `
hdr | Meeting details | details | required | shared
kids | Children | children | required | shared
household | Household and important people | household | required | shared
attend | Attendance, apologies, reports | attendance | required | shared
confid | Confidentiality and challenge statement | statement | required | shared
purpose | Purpose of this review | entries | required | shared
prevMin | Accuracy of last minutes | entries | required | shared
prevAct | Actions from last time | previousActions | required | shared
progress | Progress against each goal | entries | required | shared
childVoice | Voice and lived experience | perChild | required | shared
familyViews | Views of parents and family | entries | required | shared
agencyInfo | Information from each agency | entries | required | shared
wnb | Appointments and Was Not Brought | wasNotBrought | required | shared
chron | Chronology and history | chronology | required | shared
change | What has changed, and how long has it lasted | entries | required | shared
analysis | Analysis | entries | required | shared
checks | Required checks | checks | required | council
dec | Continue, step up, step down or close | decision | required | shared
stepPlan | If stepping down | table | when the plan steps down | shared
dissent | Disagreement | dissent | when there is disagreement | professionals
plan | Plan and actions | plan | required | shared
contingency | If things do not change or get worse | entries | required | shared
mgmt | Management oversight | management | when a manager must decide | council
next | Next dates | nextDates | required | shared
sign | Signatures | signatures | required | shared`.trim(),
    )
  })

  it('individual case supervision, where nothing is shared with the family', () => {
    expect(outline('SUP_CASE')).toBe(
      `
hdr | Session details | details | required | council
prevAct | Actions from last time | previousActions | required | council
childVoice | The child: last seen, alone, what life is like now | perChild | required | council
experience | What has happened since last time | entries | required | council
reflection | Feelings, assumptions, values, what you avoid | entries | required | supervision
analysis | What sense do we make of it? Other explanations? | entries | required | council
chron | Pattern in the chronology | chronology | required | council
wnb | Missed appointments | wasNotBrought | required | council
checks | Curiosity, compliance, optimism, learning | checks | required | council
risk | Risk now, high-risk history, threshold | entries | required | council
legal | Court or pre-proceedings progress | table | when court or pre-proceedings | council
plan | Directions | plan | required | council
wellbeing | Worker’s wellbeing, workload, development | entries | optional | supervision
next | Next dates | nextDates | required | council
sign | Signatures | signatures | required | council`.trim(),
    )
  })

  it('offers the sub-types of an initial conference', () => {
    expect(templateFor('ICPC')?.subTypes).toEqual([
      'standard',
      'pre-birth',
      'transfer-in',
      'looked-after child',
      'reconvened',
    ])
  })
})

describe.each(templates)('$name', (template) => {
  it('tells the writer of every section what belongs there, in a few sentences', () => {
    for (const { guidance, heading } of template.sections) {
      expect(guidance.length, heading).toBeGreaterThan(20)
      expect(guidance.length, heading).toBeLessThan(400)
      expect(guidance, heading).toMatch(/[.?]$/)
      expect(guidance, heading).not.toMatch(/!|\bLOCAL\b|\bSG\b/)
    }
  })

  it('has each section once, columns for every table and words for every statement', () => {
    const keys = template.sections.map(({ key }) => key)
    expect(new Set(keys).size).toBe(keys.length)
    for (const section of template.sections) {
      expect(section.kind === 'table', section.key).toBe((section.columns ?? []).length > 0)
      expect(section.kind === 'statement', section.key).toBe((section.statement ?? '') !== '')
    }
  })

  it('has something to record, to check, to sign and to come back to', () => {
    const kinds = template.sections.map(({ kind }) => kind)
    for (const kind of ['details', 'perChild', 'checks', 'plan', 'nextDates', 'signatures'] as const) {
      expect(kinds).toContain(kind)
    }
  })
})

describe('the statement read out at the start', () => {
  const words = sectionOf(
    templateFor('ICPC') ?? ({ sections: [] } as unknown as Template),
    'confid',
  )?.statement

  it('says that it is confidential, who must agree to a copy, that anyone may disagree, and who may record', () => {
    expect(words).toMatch(/confidential/)
    expect(words).toMatch(/without the agreement of the chair/)
    expect(words).toMatch(/may disagree/)
    expect(words).toMatch(/written down/)
    expect(words).toMatch(/record this meeting/)
  })
})

describe('finding a template', () => {
  it('gives the newest version when none is named, and the named one for a record that has it', () => {
    expect(templateFor('ICPC')).toBe(templateFor('ICPC', ''))
    expect(templateFor('ICPC', '2026.11')?.version).toBe('2026.11')
  })

  it('has nothing for a version or a type that does not exist yet', () => {
    expect(templateFor('ICPC', '1999.01')).toBeUndefined()
    expect(templateFor('LEGAL')).toBeUndefined()
  })
})

describe('another meeting type needs data and nothing else', () => {
  const madeUp: Template = templateSchema.parse({
    type: 'PROF',
    version: 'made up',
    name: 'Professionals’ meeting',
    shortName: 'Professionals',
    purpose: 'Agencies meet without the family.',
    area: 'meetings',
    subTypes: [],
    chairTitle: 'Lead',
    signs: ['Lead'],
    triggers: [],
    decisionType: 'none',
    decisions: [],
    copies: ['internal'],
    quorum: { csc: false, independentChair: false, otherAgencies: 2, family: false, source: 'LOCAL' },
    sections: [
      {
        key: 'whyWithout',
        heading: 'Why the family is not here',
        kind: 'table',
        required: { when: 'there is disagreement' },
        audience: 'professionals',
        guidance: 'The reason, and when they will be told.',
        columns: [{ key: 'reason', heading: 'Reason' }],
      },
    ],
  })
  const minutes: Minutes = toMinutes({
    ...emptyContent({ type: 'PROF' }),
    dissent: [
      {
        id: 'd',
        person: 'p',
        about: 'x',
        text: '',
        ownWords: '',
        choice: '',
        stage: '',
        lead: '',
        due: '',
        outcome: '',
        accepted: '',
      },
    ],
  })

  it('parses, finds its sections, knows what is required and works out quorum', () => {
    const section = sectionOf(madeUp, 'whyWithout')
    expect(section?.columns).toEqual([{ key: 'reason', heading: 'Reason', kind: 'text' }])
    expect(section && isRequired(section, minutes)).toBe(true)
    expect(section && isRequired(section, toMinutes(emptyContent({ type: 'PROF' })))).toBe(false)
    expect(quorumOf(minutes, madeUp.quorum).missing).toEqual([
      'two agencies with direct contact with the family',
    ])
  })

  it('is refused when it asks for a kind or a condition that does not exist', () => {
    const [section] = madeUp.sections
    expect(templateSchema.safeParse({ ...madeUp, sections: [{ ...section, kind: 'poem' }] }).success).toBe(
      false,
    )
    expect(
      templateSchema.safeParse({ ...madeUp, sections: [{ ...section, required: { when: 'it rains' } }] })
        .success,
    ).toBe(false)
  })
})
