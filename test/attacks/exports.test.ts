/**
 * What people type and what stands in any field, as it leaves in files: Word, workbooks, CSV, e-mail, calendar. Each is read
 * again by another reader; a payload may be there as words and as nothing else.
 */
import { strFromU8, unzipSync } from 'fflate'
import { ParseOption, XmlDocument } from 'libxml2-wasm'
import Papa from 'papaparse'
import PostalMime from 'postal-mime'
import { readSheet } from 'read-excel-file/universal'
import { describe, expect, it } from 'vitest'
import { emailDraft } from '../../electron/distribution/email.ts'
import * as documents from '../../electron/documents/index.ts'
import { makePack } from '../../electron/documents/packs/index.ts'
import { calendarOf } from '../../electron/records/desk-calendar.ts'
import { everyElement } from '../../electron/signing/xml.ts'
import { buildCopy, recipientsOf } from '../../shared/copies/index.ts'
import { formulaLike } from '../../shared/formula-like.ts'
import { type Minutes, minutesSchema } from '../../shared/minutes/index.ts'
import { sendingOf } from '../electron/distribution/kit.ts'
import { askFor, contentOf, yearReports } from '../electron/documents/pack-reports.ts'
import { draft, example, signed } from '../shared/copies/examples.ts'
import { payloads } from './payloads.ts'
import { tallyOf } from './tally.ts'

const tally = tallyOf(
  'Whatever is typed or pasted leaves in a document as words: no script, no link, no field, no formula, no second address.',
  import.meta.filename,
)

const fixed = /^(id|key|kind|type|date|template.*|.*Id|about|child|children|speaker|audience|.*Ref)$/

/** The same minutes with a payload in every text that the schema leaves free, and how many that were. */
function poisoned(minutes: Minutes): { minutes: Minutes; places: number } {
  const made = structuredClone(minutes)
  const names = new Set<string>()
  const gather = (value: unknown): void => {
    if (value === null || typeof value !== 'object') return
    for (const [key, one] of Object.entries(value)) {
      if (/^(id|key)$/.test(key) && typeof one === 'string') names.add(one)
      gather(one)
    }
  }
  gather(made)
  let places = 0
  const visit = (value: unknown): void => {
    if (value === null || typeof value !== 'object') return
    const within = value as Record<string, unknown>
    for (const [key, one] of Object.entries(within)) {
      if (typeof one !== 'string') visit(one)
      else if (one !== '' && !names.has(one) && !(fixed.test(key) && !Array.isArray(value))) {
        within[key] = `${one.slice(0, 20)} ${payloads[places % payloads.length]}`
        if (minutesSchema.safeParse(made).success) places += 1
        else within[key] = one
      }
    }
  }
  visit(made)
  return { minutes: made, places }
}

type Shape = { elements: Set<string>; attributes: Set<string>; codes: Set<string>; targets: Set<string> }

/** Everything in a package that does something: kinds of element and attribute, field codes, addresses. */
function shapeOf(file: Uint8Array, into?: Shape): Shape {
  const shape = into ?? { elements: new Set(), attributes: new Set(), codes: new Set(), targets: new Set() }
  for (const [name, bytes] of Object.entries(unzipSync(file))) {
    if (!/\.(xml|rels)$/.test(name)) continue
    // The parser refuses what XML cannot hold, control characters among it.
    const doc = XmlDocument.fromBuffer(bytes, {
      option: ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_NO_XXE,
    })
    for (const element of everyElement(doc.root)) {
      shape.elements.add(element.name)
      for (const { name: attribute, value } of element.attrs) {
        shape.attributes.add(attribute)
        if (attribute === 'Target' && element.attrs.some((one) => one.name === 'TargetMode'))
          shape.targets.add(value)
        if (attribute === 'instr') shape.codes.add(value)
      }
      if (element.name === 'instrText') shape.codes.add(element.content)
    }
    doc.dispose()
  }
  return shape
}

const wordsOf = (file: Uint8Array): string =>
  Object.entries(unzipSync(file))
    .filter(([name]) => name.endsWith('.xml'))
    .map(([, bytes]) => strFromU8(bytes).replace(/<[^>]*>/g, ''))
    .join('\n')

async function filesOf(
  minutes: Minutes,
  template: ReturnType<typeof example>['template'],
): Promise<Uint8Array[]> {
  const files: Uint8Array[] = []
  for (const recipient of recipientsOf(minutes, template).slice(0, 3))
    for (const state of [draft, signed]) {
      const { copy } = buildCopy(minutes, recipient, { template, state, fictional: true })
      const lines = copy.signature
        ? [
            {
              id: '{11111111-2222-4333-8444-555555555501}',
              name: payloads[0] ?? '',
              title: payloads[22] ?? '',
            },
          ]
        : []
      files.push(await documents.writeMinutes(copy, lines), await documents.writeActionList(copy))
    }
  return files
}

describe('Word documents', () => {
  it.each(['icpc_harcastle', 'cin_review_whitlock_doyle', 'group_supervision_family_l'])(
    'of %s with a payload in every field have the parts, fields and links that they have without, and no other',
    { timeout: 120_000 },
    async (name) => {
      const { minutes, template } = example(name)
      const clean: Shape = {
        elements: new Set(),
        attributes: new Set(),
        codes: new Set(),
        targets: new Set(),
      }
      for (const file of await filesOf(minutes, template)) shapeOf(file, clean)
      const bad = poisoned(minutes)
      expect(bad.places).toBeGreaterThan(60)
      const files = await filesOf(bad.minutes, template)
      await tally.attempt(() => {
        for (const file of files) {
          const shape = shapeOf(file)
          const more = (kind: keyof Shape) => [...shape[kind]].filter((one) => !clean[kind].has(one))
          // A line break in a field is a line break on paper.
          expect(more('elements').filter((one) => one !== 'br' && one !== 'tab')).toEqual([])
          expect(more('attributes').filter((one) => one !== 'space')).toEqual([])
          expect(more('codes')).toEqual([])
          expect(more('targets')).toEqual([])
        }
      }, bad.places)
      // The words themselves are there: nothing of a record is lost because it looks dangerous.
      expect(files.map(wordsOf).join('\n')).toContain('&lt;script&gt;window.hit=1')
    },
  )

  it('a file name holds nothing that a system reads as its own', async () => {
    for (const payload of payloads)
      await tally.attempt(() => {
        const safe = documents.safeName(`minutes ${payload}`)
        expect(safe).not.toMatch(/[<>:"/\\|?*\p{Cc}\p{Cf}]|\.\.|[. ]$/u)
        expect(safe.endsWith('.docx')).toBe(true)
        expect(Buffer.byteLength(safe)).toBeLessThan(256)
      })
  })
})

describe('workbooks and CSV', () => {
  const reports = yearReports('partnership').map((report, n) => ({
    ...report,
    groups: report.groups.map((group, at) => ({
      ...group,
      group: payloads[(n * 7 + at) % payloads.length] ?? '',
    })),
    by: payloads[n % payloads.length] ?? '',
    how: payloads[(n + 3) % payloads.length] ?? '',
  }))
  const places = reports.reduce((sum, { groups }) => sum + groups.length + 2, 0)
  const content = contentOf({ reports, organisation: payloads[28] ?? '', workspaceName: payloads[29] ?? '' })

  it('no cell of a CSV file is a formula, and no line is more than one', () =>
    tally.attempt(async () => {
      const { bytes } = await makePack(askFor({ format: 'csv', team: payloads[28] ?? '' }), content)
      const { data, errors } = Papa.parse<string[]>(strFromU8(bytes).replace(/^\ufeff/, ''), {
        skipEmptyLines: true,
      })
      expect(errors).toEqual([])
      const widths = new Set(data.map(({ length }) => length))
      expect(widths.size).toBe(1)
      for (const cell of data.flat())
        if (!/^-?\d+(\.\d+)?$/.test(cell)) expect(formulaLike.test(cell), cell).toBe(false)
    }, places))

  it('no cell of a workbook is a formula, and what looks like one is marked as words', () =>
    tally.attempt(async () => {
      const { bytes } = await makePack(askFor({ format: 'xlsx', team: payloads[28] ?? '' }), content)
      const parts = unzipSync(bytes)
      for (const [name, part] of Object.entries(parts)) {
        const text = strFromU8(part)
        expect(text, name).not.toMatch(/<f[ >/]|<ddeLink|<hyperlink|externalLink|TargetMode="External"/)
        XmlDocument.fromBuffer(part).dispose()
        for (const [, style = '', words = ''] of text.matchAll(
          /<c r="[A-Z]+\d+" (?:s="(\d+)" )?t="inlineStr"><is><t[^>]*>([^<]*)</g,
        ))
          if (formulaLike.test(words)) expect(style, words).toBe('4')
      }
      for (const sheet of ['Measures', 'Groups'])
        expect(
          (await readSheet(new Blob([Buffer.from(bytes)]), sheet).catch(() => [[]])).length,
        ).toBeGreaterThan(0)
    }, places))

  it('signs that some spreadsheets read as a formula are seen as one', async () => {
    for (const cell of [
      '=1',
      ' =1',
      '\t=1',
      '\r=1',
      '\n+1',
      '-1',
      '@a',
      '\uff1d1',
      '\uff0b1',
      '\uff0d1',
      '\uff201',
      '\u200b=1',
      '\ufeff=1',
      '\u202e=1',
      '\u0000=1',
    ])
      await tally.attempt(() => expect(formulaLike.test(cell), JSON.stringify(cell)).toBe(true))
    for (const cell of ['a=1', '1-2', 'x@example.org', '']) expect(formulaLike.test(cell)).toBe(false)
  })
})

describe('e-mails', () => {
  const known = new Set([
    'to',
    'from',
    'reply-to',
    'subject',
    'message-id',
    'x-unsent',
    'sensitivity',
    'mime-version',
    'content-type',
    'disposition-notification-to',
    'return-receipt-to',
    'content-transfer-encoding',
  ])
  it.each(payloads.map((payload) => [payload]))(
    'with %j in every field have one reader and no header of its own',
    (payload) =>
      tally.attempt(async () => {
        const sending = await sendingOf({
          reference: payload,
          authority: payload,
          recipient: { name: payload, role: payload },
          contact: { name: payload, email: 'conferences@wexcombe.example', phone: payload },
          file: { fileName: `${payload}.docx`, bytes: new Uint8Array([80, 75, 3, 4]) },
        })
        const { bytes, fileName } = await emailDraft(sending, {
          to: { name: payload, address: 'lee@example.net' },
          from: '',
          attempt: 1,
          receipts: true,
        })
        expect(fileName).toMatch(/^e-mail D-[\w-]+\.eml$/)
        const mail = await PostalMime.parse(bytes)
        expect(mail.to?.map(({ address }) => address)).toEqual(['lee@example.net'])
        expect(mail.bcc ?? []).toEqual([])
        expect(mail.cc ?? []).toEqual([])
        expect(mail.headers.map(({ key }) => key).filter((key) => !known.has(key))).toEqual([])
        expect(mail.html).toBeUndefined()
        expect(mail.attachments).toHaveLength(1)
        expect(mail.attachments[0]?.filename).not.toMatch(/[<>:"/\\|?*\p{Cc}\p{Cf}]/u)
      }, 6),
  )

  it.each(
    [
      'a@b.example\r\nBcc: c@d.example',
      'a@b.example, c@d.example',
      'a@b.example;c@d.example',
      '"x" <a@b.example>',
      'a@b.example\u0000',
      'a@\u202eb.example',
      'a@b.example?bcc=c@d.example',
      'a@b.example\n',
      '<script>@b.example',
      'a@[127.0.0.1]',
      'a@127.0.0.1',
      '@b.example',
      'a@@b.example',
    ].filter((one) => one.trim() === one),
  )('are not made for the address %j', (address) =>
    tally.attempt(async () => {
      const made = emailDraft(await sendingOf(), {
        to: { name: 'x', address },
        from: '',
        attempt: 1,
        receipts: false,
      })
      await expect(made).rejects.toThrow(/./)
    }),
  )
})

describe('calendars', () => {
  it('have one entry for each date, and no line that a payload has made', async () => {
    for (const payload of payloads)
      await tally.attempt(() => {
        const item = { id: payload, due: '2026-10-08', dueAt: '', dated: payload, familyRef: payload }
        const text = calendarOf([item] as never, new Date('2026-10-01T08:00:00Z'))
        const lines = text.replace(/\r\n[ \t]/g, '').split('\r\n')
        const begun = lines.filter((line) => /^BEGIN:/i.test(line))
        expect(begun).toEqual(['BEGIN:VCALENDAR', 'BEGIN:VEVENT'])
        expect(lines.filter((line) => /^(ATTACH|ATTENDEE|ORGANIZER|URL|X-ALT-DESC|BCC)/i.test(line))).toEqual(
          [],
        )
        expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
      })
  })
})
