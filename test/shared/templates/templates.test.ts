import { describe, expect, it } from 'vitest'
import {
  emptyContent,
  type MeetingType,
  type Minutes,
  meetingTypes,
  toMinutes,
} from '../../../shared/minutes/index.ts'
import { isRequired } from '../../../shared/templates/conditions.ts'
import {
  sectionOf,
  type Template,
  templateFor,
  templateSchema,
  templates,
} from '../../../shared/templates/index.ts'
import { quorumOf } from '../../../shared/templates/quorum.ts'

/** One line for each section: number | key | heading | kind | required | audience. */
function outline(template: Template): string {
  const lines = template.sections.map(({ key, heading, kind, required, audience }, at) =>
    [
      String(at + 1).padStart(2),
      key,
      heading,
      kind,
      typeof required === 'string' ? required : `when ${required.when}`,
      audience,
    ].join(' | '),
  )
  return [`${template.type} ${template.version}: ${template.name}`, ...lines, ''].join('\n')
}

/** Keys of each type in the order of the domain reference, sections 2.2 to 2.13. */
const keysOf: Record<MeetingType, string> = {
  ICPC: 'hdr kids household attend confid exclusion reason chron agencyInfo wnb childVoice familyViews strengths worries protection restricted analysis checks dec dissent plan contingency coreGroup notCpp next sign dist',
  RCPC: 'hdr kids household attend confid exclusion prevMin prevAct visits newEvents childVoice familyViews agencyInfo chron wnb change legal restricted analysis checks dec dissent plan contingency stepPlan next sign dist',
  CG: 'hdr kids attend confid childVoice prevAct wnb newEvents familyViews detail analysis checks tellChair dissent plan contingency next sign dist',
  STRAT:
    'hdr kids household attend allegation immediate agencyInfo chron thresholdQ crime medical police s47plan telling lado checks dec dissent plan mgmt next sign dist',
  CIN_PLAN:
    'hdr kids household attend confid purpose childVoice familyViews agencyInfo wnb chron analysis checks dec stepPlan dissent plan contingency mgmt next sign dist',
  CIN_REVIEW:
    'hdr kids household attend confid purpose prevMin prevAct progress childVoice familyViews agencyInfo wnb chron change analysis checks dec stepPlan dissent plan contingency mgmt next sign',
  CLOSE:
    'hdr kids household presenting work childVoice familyViews agencyInfo wnb chron harmGrid analysis recommendation checks dec mgmt plan tell hoS sign',
  SUP_CASE:
    'hdr prevAct childVoice experience reflection analysis chron wnb checks risk legal dissent plan wellbeing next sign',
  SUP_GROUP:
    'hdr attend roles ground prevAct dilemma experience history childVoice reflection hypotheses checks groupView dec dissent plan learning personal next sign',
  SUP_SUP:
    'hdr attend prevAct compliance sample highRisk wider overrides challenge chairing checks learningReviews wellbeing development dissent plan next sign',
  HRR: 'hdr flagged kids attend likeForLike chron gap childVoice checks smView hosDecision plan tell sign',
  LEGAL: 'hdr kids attend prevAct dates work delay told advice checks dissent plan next sign dist',
  ESC: 'hdr kids attend raisedBy safety agree stages end checks dissent plan sign dist',
  MGMT: 'hdr kids attend mgmt checks dec plan sign',
  PROF: 'hdr attend confid whyWithout agencyInfo checks dissent plan next sign dist',
}

describe('the outline of each meeting type', () => {
  it('is there for every type of the domain', () => {
    expect(templates.map(({ type }) => type).sort()).toEqual([...meetingTypes].sort())
  })

  it.each(templates)('$type has its sections in the order of the domain', (template) => {
    expect(template.sections.map(({ key }) => key).join(' ')).toBe(keysOf[template.type])
  })

  it.each(templates)('$type: a change to its outline is a difference to review', async (template) => {
    await expect(outline(template)).toMatchFileSnapshot(`golden/${template.type}.txt`)
  })

  it.each([
    'STRAT',
    'CLOSE',
    'HRR',
    'LEGAL',
    'ESC',
    'MGMT',
    'PROF',
    'SUP_CASE',
    'SUP_GROUP',
    'SUP_SUP',
  ] as const)(
    '%s shares nothing with a family: no section of its own is shared, and it makes no family copy',
    (type) => {
      const template = templateFor(type)
      expect(template?.sections.filter(({ audience }) => audience === 'shared')).toEqual([])
      expect(template?.copies).not.toContain('parent')
    },
  )

  it('asks the closure gate in a grid of its own, and keeps it out of the other checks', () => {
    const closure = templateFor('CLOSE')
    expect(
      closure?.sections.filter(({ kind }) => kind === 'checks').map(({ key, rules }) => [key, rules]),
    ).toEqual([
      ['harmGrid', ['R-CG']],
      ['checks', undefined],
    ])
  })

  it('never lets the chair write the words of the senior manager or the Head of Service', () => {
    const review = templateFor('HRR')
    expect(
      review?.sections
        .filter(({ kind }) => kind === 'management')
        .map(({ key, statements }) => [key, statements]),
    ).toEqual([
      ['smView', ['senior manager view']],
      ['hosDecision', ['head of service decision']],
    ])
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

  it('has something to record, to check and to sign', () => {
    const kinds = template.sections.map(({ kind }) => kind)
    for (const kind of ['details', 'checks', 'signatures'] as const) expect(kinds).toContain(kind)
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
    expect(templateFor('RCPC', '2019.01')).toBeUndefined()
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
        confirmedHow: '',
        confirmedOn: '',
        choice: '',
        stage: '',
        lead: '',
        due: '',
        outcome: '',
        outcomeSentOn: '',
        accepted: '',
        raisedIn: '',
      },
    ],
  })

  it('parses, finds its sections, knows what is required and works out quorum', () => {
    const section = sectionOf(madeUp, 'whyWithout')
    expect(section?.columns).toEqual([{ key: 'reason', heading: 'Reason', kind: 'text' }])
    expect(section && isRequired(section, minutes)).toBe(true)
    expect(section && isRequired(section, toMinutes(emptyContent({ type: 'PROF' })))).toBe(false)
    expect(quorumOf(minutes, madeUp.quorum).missing).toEqual(['two agencies'])
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
