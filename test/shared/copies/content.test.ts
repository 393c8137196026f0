/** The content for other programs says what the page says, word for word, and nothing that the page does not. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { writeMinutes } from '../../../electron/documents/index.ts'
import { contentIn, createAuthority, issueIdentity, signDocument } from '../../../electron/signing/index.ts'
import {
  buildCopy,
  type Copy,
  contentOf,
  copyContentSchema,
  recipientsOf,
} from '../../../shared/copies/index.ts'
import { templates } from '../../../shared/templates/index.ts'
import { leaksIn, partsOf, textOf, xmlOf } from '../../electron/documents/leaks.ts'
import { copyFor, draft, example, signed } from './examples.ts'
import { mayReadItem, meetingFrom, seedArbitrary } from './meetings.ts'

const squeezed = (text: string) => text.replace(/\s+/g, ' ').trim().toLowerCase()

/** Everything that stands on the pages: text, header, footer, and the title of the file. */
function pageOf(file: Uint8Array): string {
  const shown = Object.keys(partsOf(file)).filter(
    (part) => /^word\/(?:document|header\d*|footer\d*)\.xml$/.test(part) || part === 'docProps/core.xml',
  )
  return squeezed(shown.map((part) => textOf(xmlOf(file, part))).join('\n'))
}

/** Words that say what something is, and the moment of signing as a clock counts it. */
const labels = new Set([
  'chairside-copy/1',
  'en-gb',
  'entry',
  'paragraph',
  'facts',
  'table',
  'heading',
  'list',
  'internal',
  'professionals',
  'parent',
  'case record',
  'personal record',
  'learning note',
  'restricted',
  'professionals only',
  'inside the council',
  'personal supervision',
])

function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(stringsOf)
  return value && typeof value === 'object' ? Object.values(value).flatMap(stringsOf) : []
}

async function saysMore(copy: Copy): Promise<string[]> {
  const file = await writeMinutes(copy)
  const page = pageOf(file)
  const content = contentIn(file)
  if (!content) throw new Error('a signed copy carries its content')
  return stringsOf(content)
    .filter((text) => text !== copy.signature?.at)
    .map(squeezed)
    .filter((text) => text !== '' && !labels.has(text) && !page.includes(text))
}

describe('the content for other programs', () => {
  it.each(['icpc_harcastle', 'cin_review_whitlock_doyle', 'group_supervision_family_l'])(
    'of %s says nothing more than the page',
    async (name) => {
      const { minutes, template } = example(name)
      for (const reader of recipientsOf(minutes, template)) {
        const { copy } = copyFor({ minutes, template }, reader.id, signed)
        expect(await saysMore(copy), reader.id).toEqual([])
      }
    },
  )

  it('of generated meetings says nothing more than the page, and nothing that its reader may not read', {
    timeout: 240_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(seedArbitrary, fc.constantFrom(...templates), async (seed, template) => {
        const { minutes, items } = meetingFrom(template, seed)
        for (const reader of recipientsOf(minutes, template).slice(-3)) {
          const { copy } = buildCopy(minutes, reader, { template, state: signed, fictional: false })
          expect(await saysMore(copy)).toEqual([])
          const barred = items.filter((item) => !mayReadItem(minutes, item, reader)).map((item) => item.word)
          expect(leaksIn(await writeMinutes(copy), [...barred, 'idmark', 'rawzq', 'originzq'])).toEqual([])
        }
      }),
      { numRuns: 12 },
    )
  })

  it('comes back through the file as it went in, in a form that is checked', async () => {
    const { copy } = copyFor(example('icpc_harcastle'), 'internal', signed)
    const content = contentIn(await writeMinutes(copy))
    expect(content).toEqual(JSON.parse(JSON.stringify(contentOf(copy))))
    expect(copyContentSchema.safeParse({ ...content, more: 1 }).success).toBe(false)
    expect(content?.sections.map(({ heading }) => heading)).toEqual(
      copy.sections.map(({ heading }) => heading),
    )
  })

  it('stands inside the signature, and is refused when it was changed', async () => {
    const authority = await createAuthority('Fictional', new Date('2026-01-01'))
    const who = { name: 'Priya Nandakumar', role: '', organisation: '', email: '' }
    const identity = await issueIdentity(authority, who, new Date('2026-01-02'), 'ec-p256')
    const { copy } = copyFor(example('icpc_harcastle'), 'p-dana', signed)
    const { verifyDocument } = await import('../../../electron/signing/index.ts')
    const { unzipSync, zipSync, strFromU8, strToU8 } = await import('fflate')
    const file = signDocument(await writeMinutes(copy), identity, { at: new Date('2026-09-18'), purpose: '' })
    expect(verifyDocument(file, { trusted: [] }).covers.join()).toContain('customXml/item1.xml')
    const parts = unzipSync(file)
    const item = 'customXml/item1.xml'
    parts[item] = strToU8(strFromU8(parts[item] ?? new Uint8Array()).replace('CPP made', 'CPP ends'))
    const report = verifyDocument(zipSync(parts), { trusted: [] })
    expect(report.state).toBe('changed')
    expect(report.problems).toEqual([
      'The content for other programs (customXml/item1.xml) was changed after signing.',
    ])
  })

  it('is not in a draft, which may still change', async () => {
    const { copy } = copyFor(example('icpc_harcastle'), 'internal', draft)
    const file = await writeMinutes(copy)
    expect(contentIn(file)).toBeNull()
    expect(Object.keys(partsOf(file)).filter((part) => part.startsWith('customXml'))).toEqual([])
  })

  it('is not read out of anything else', () => {
    expect(contentIn(new Uint8Array([1, 2, 3]))).toBeNull()
  })
})
