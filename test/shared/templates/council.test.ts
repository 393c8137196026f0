import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  audiencesFor,
  type CouncilDesign,
  deriveTemplate,
  designFileName,
  designOf,
  differencesBetween,
  readDesign,
  type Template,
  templateFor,
  templateSchema,
  templates,
  whyKept,
  writeDesign,
} from '../../../shared/templates/index.ts'

const icpc = templateFor('ICPC') as Template
const design = (more: Partial<CouncilDesign> = {}): CouncilDesign => ({
  ...designOf(icpc, 'Wexmoor'),
  ...more,
})
const without = (key: string) => design({ sections: design().sections.filter((one) => one.key !== key) })
const changing = (key: string, words: Partial<CouncilDesign['sections'][number]>) =>
  design({ sections: design().sections.map((one) => (one.key === key ? { ...one, ...words } : one)) })

describe('a council template', () => {
  it('that changes nothing is our template under a version of its own', () => {
    expect(deriveTemplate(icpc, design(), 3)).toEqual({ template: { ...icpc, version: '2026.11+Wexmoor.3' } })
  })

  it('may have other headings, guidance, a statement of its own, another order, and fewer optional sections', () => {
    const sections = [
      ...changing('reason', { heading: 'Why are we here?', guidance: 'Say what happened, in plain words.' })
        .sections,
    ].filter(({ key }) => key !== 'exclusion')
    const confid = sections.find(({ key }) => key === 'confid')
    if (confid) confid.statement = 'Everything said here stays here.'
    const moved = [...sections.filter(({ key }) => key !== 'worries'), { key: 'worries' }]
    const { template } = deriveTemplate(icpc, design({ sections: moved }), 1)
    expect(template?.sections.at(-1)?.key).toBe('worries')
    expect(template?.sections.find(({ key }) => key === 'reason')).toMatchObject({
      heading: 'Why are we here?',
      guidance: 'Say what happened, in plain words.',
      kind: 'entries',
      required: 'required',
      audience: 'shared',
    })
    expect(template?.sections.find(({ key }) => key === 'confid')?.statement).toBe(
      'Everything said here stays here.',
    )
    expect(template?.sections.some(({ key }) => key === 'exclusion')).toBe(false)
  })

  it('may add sections of its own, which are text and stay inside the council unless it says otherwise', () => {
    const own = { key: 'own:advocacy', heading: 'Advocacy', guidance: 'Who speaks for the child today?' }
    const { template } = deriveTemplate(icpc, design({ sections: [...design().sections, own] }), 1)
    expect(template?.sections.at(-1)).toEqual({
      ...own,
      kind: 'entries',
      required: 'optional',
      audience: 'council',
    })
  })

  it('cannot leave out what is required, what a condition asks for, or the restricted part', () => {
    for (const key of ['dec', 'checks', 'childVoice', 'dissent', 'protection', 'restricted', 'sign']) {
      const heading = icpc.sections.find((one) => one.key === key)?.heading
      expect(deriveTemplate(icpc, without(key), 1).problems?.[0], key).toMatch(`“${heading}” is missing.`)
    }
    expect(deriveTemplate(icpc, without('exclusion'), 1).problems).toBeUndefined()
  })

  it('may make an audience tighter and never wider', () => {
    expect(
      deriveTemplate(icpc, changing('reason', { audience: 'professionals' }), 1).problems,
    ).toBeUndefined()
    expect(deriveTemplate(icpc, changing('exclusion', { audience: 'shared' }), 1).problems).toEqual([
      'Section 6, “Exclusions and separate attendance”: its audience may be made tighter, never wider.',
    ])
    expect(deriveTemplate(icpc, changing('restricted', { audience: 'council' }), 1).problems).toHaveLength(1)
    expect(deriveTemplate(icpc, changing('dec', { audience: 'council' }), 1).problems).toEqual([
      'Section 19, “Decision and category”: its audience cannot be changed.',
    ])
  })

  it('names every mistake with its section', () => {
    const sections = [
      { key: 'hdr' },
      { key: 'hdr' },
      { key: 'own:x', heading: ' ', guidance: 'Short.' },
      { key: 'nothing' },
      ...design().sections.slice(1),
    ]
    expect(deriveTemplate(icpc, design({ sections, council: 'Wex moor!' }), 1).problems).toEqual([
      'Give the council a short name of letters and digits: it stands in the version.',
      'Section 2, “Meeting details”: it is here twice.',
      'Section 3, “ ”: its heading is empty.',
      'Section 4, “nothing”: there is no such section in the template it builds on.',
    ])
  })

  it('refuses words that cannot be seen and text without an end', () => {
    const hidden = changing('reason', { heading: 'Why\u202e we meet' })
    expect(deriveTemplate(icpc, hidden, 1).problems?.[0]).toMatch(
      /“Why we meet”: its heading holds a character/,
    )
    expect(deriveTemplate(icpc, changing('reason', { guidance: 'x'.repeat(601) }), 1).problems?.[0]).toMatch(
      /longer than 600 characters/,
    )
  })
})

const words = fc.string({ maxLength: 30 })
const anySection = (template: Template) =>
  fc.record(
    {
      key: fc.oneof(
        fc.constantFrom(...template.sections.map(({ key }) => key)),
        fc.constantFrom('own:a', 'own:b', '__proto__', 'constructor', ''),
      ),
      heading: words,
      guidance: words,
      audience: fc.constantFrom('shared' as const, 'professionals' as const, 'council' as const),
      required: fc.constantFrom('required' as const, 'optional' as const),
    },
    { requiredKeys: ['key'] },
  )

describe.each(templates)('whatever a council makes of $type', (template) => {
  it('it still has every section that a check reads, of the same kind, and shows nothing to more people', () => {
    fc.assert(
      fc.property(fc.array(anySection(template), { maxLength: 12 }), fc.boolean(), (edits, whole) => {
        const sections = whole
          ? [...designOf(template).sections.map((one) => edits.find(({ key }) => key === one.key) ?? one)]
          : edits
        const derived = deriveTemplate(template, { ...designOf(template, 'Wexmoor'), sections }, 1)
        if (derived.problems) {
          expect(derived.problems.length).toBeGreaterThan(0)
          return
        }
        expect(templateSchema.safeParse(derived.template).success).toBe(true)
        for (const section of template.sections) {
          const theirs = derived.template.sections.find(({ key }) => key === section.key)
          if (whyKept(section)) expect(theirs).toBeDefined()
          if (!theirs) continue
          expect([theirs.kind, theirs.required, theirs.columns, theirs.rules]).toEqual([
            section.kind,
            section.required,
            section.columns,
            section.rules,
          ])
          expect([section.audience, ...audiencesFor(section)]).toContain(theirs.audience)
        }
      }),
      { numRuns: 40 },
    )
  })
})

describe('the file of a council template', () => {
  it('comes back as it was written', () => {
    expect(readDesign(writeDesign(design()))).toEqual({ design: design() })
    expect(designFileName(design())).toBe('icpc Wexmoor.chairside-template.json')
  })

  it('is refused with a sentence that names what is wrong in it', () => {
    const problem = (text: string) => readDesign(text).problem
    expect(problem('{"format":')).toMatch(/damaged, or it is not a template/)
    expect(problem('[]')).toMatch(/not a template/)
    expect(problem('{"format":"chairside-template/2"}')).toMatch(/newer Chairside/)
    expect(problem(`"${'x'.repeat(1_000_001)}"`)).toMatch(/too large/)
    expect(problem(JSON.stringify({ ...design(), sections: [{ key: 4 }] }))).toBe(
      'The template is not whole: the key of section 1 is missing or is not what it has to be. Nothing was imported.',
    )
    expect(problem(JSON.stringify({ ...design(), sections: [{ key: 'hdr', kind: 'poem' }] }))).toBe(
      'The template is not whole: section 1 holds something unknown (“kind”). Nothing was imported.',
    )
    expect(problem(JSON.stringify({ ...design(), type: 'PARTY' }))).toMatch(/“type” is missing or is not/)
    expect(problem(writeDesign(design()).replace('{', '{"__proto__":{"polluted":1},'))).toMatch(
      /unknown|not whole/,
    )
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })

  it('never brings the reader down, whatever it holds', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.json().map((json) => `{"format":"chairside-template/1","x":${json}}`),
        ),
        (text) => {
          const read = readDesign(text)
          expect(read.design === undefined).toBe(typeof read.problem === 'string')
        },
      ),
    )
  })
})

describe('what a newer version changes', () => {
  it('is said in short sentences, and what was written under an old heading is kept', () => {
    const newer: Template = {
      ...icpc,
      sections: [
        ...icpc.sections
          .filter(({ key }) => key !== 'exclusion')
          .map((one) => (one.key === 'reason' ? { ...one, heading: 'Why are we here?' } : one))
          .map((one) => (one.key === 'worries' ? { ...one, guidance: 'Other words for this.' } : one)),
        {
          key: 'own:x',
          heading: 'Advocacy',
          kind: 'entries',
          required: 'optional',
          audience: 'council',
          guidance: 'g',
        },
      ],
    }
    expect(differencesBetween(icpc, newer)).toEqual([
      '“Why we are meeting” is now “Why are we here?”.',
      '“What we are worried about” has other guidance.',
      'New: “Advocacy”.',
      'No longer asked for: “Exclusions and separate attendance”. What was written there is kept.',
    ])
    expect(differencesBetween(icpc, icpc)).toEqual([])
    expect(differencesBetween(icpc, { ...icpc, sections: icpc.sections.toReversed() })).toEqual([
      'The order of the sections has changed.',
    ])
  })
})
