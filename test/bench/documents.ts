/**
 * Making and signing Word files. Beside ours, in the same run: the same words in Markdown made into a Word file by pandoc, and
 * the same bytes signed by Apache POI in a Java that is warm. Neither is part of the product; where one is missing the
 * figure says so.
 *
 * pandoc is looked for on the path. Apache POI 4 with what it needs to sign is a folder of .jar files in CHAIRSIDE_POI
 * (several folders with the path's own mark between them), and `java` 11 or newer.
 */

import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx'
import { signedImages, writeMinutes } from '../../electron/documents/index.ts'
import {
  createAuthority,
  issueIdentity,
  type SigningIdentity,
  signDocument,
  verifyDocument,
} from '../../electron/signing/index.ts'
import conference from '../../resources/examples/icpc_harcastle.json' with { type: 'json' }
import type { Block } from '../../shared/copies/copy.ts'
import {
  buildCopy,
  type Copy,
  type CopyPart,
  type Recipient,
  recipientsOf,
} from '../../shared/copies/index.ts'
import { readMinutesFile } from '../../shared/minutes/file.ts'
import type { Minutes } from '../../shared/minutes/index.ts'
import { templateFor } from '../../shared/templates/index.ts'
import type { Template } from '../../shared/templates/template.ts'
import { fortyPages } from './checks.ts'
import { atMost, type Figure, peerOf } from './figure.ts'
import { rounds, type Spread, sideBySide, spread } from './numbers.ts'

const AT = new Date('2026-11-20T14:30:00Z')
const signer = { name: 'Priya Nandakumar', role: 'Conference chair' }
const state = {
  signed: true,
  version: '1.0',
  recordHash: '3f0a9c1b22d45e66a7b8c9d0e1f2031425364758697a8b9cadbecfd0e1f20314',
  signature: { ...signer, at: AT.toISOString() },
}

/** Rounds of which nothing is counted: a runtime gets faster in its first ones. */
const WARM = 15
const PEER_WARM = 200

// ---- the same words for pandoc ----

const marks = /[\\`*_{}[\]()#+\-.!|<>~^$@"']/g
const plain = (text: string): string => text.replace(marks, '\\$&').replace(/\s+/g, ' ')

function blockLines(block: Block, indent = ''): string[] {
  if (block.type === 'paragraph') {
    const words = block.runs.map((run) => ('break' in run ? ' ' : plain(run.text)))
    return [`${indent}${words.join('')}`, '']
  }
  if (block.type !== 'list') return []
  const sign = block.ordered ? '1. ' : '- '
  return block.items.flatMap((item) =>
    item.flatMap((one, at) => blockLines(one, `${indent}${at === 0 ? sign : '   '}`)),
  )
}

function partLines(part: CopyPart, depth: number): string[] {
  switch (part.type) {
    case 'entry': {
      const lead = part.speaker ? [`**${plain(part.speaker)}:**`, ''] : []
      return [...lead, ...part.blocks.flatMap((block) => blockLines(block))]
    }
    case 'paragraph':
      return [plain(part.text), '']
    case 'facts':
      return part.facts.flatMap(({ label, value }) => [`**${plain(label)}** ${plain(value)}`, ''])
    case 'heading':
      return [
        `${'#'.repeat(Math.min(depth, 4))} ${plain(part.text)}`,
        '',
        ...part.parts.flatMap((one) => partLines(one, depth + 1)),
      ]
    case 'table': {
      const row = (cells: string[]): string => `| ${cells.map((cell) => plain(cell) || ' ').join(' | ')} |`
      const line = row(part.columns.map(() => '-')).replaceAll('\\-', '---')
      return [`**${plain(part.caption)}**`, '', row(part.columns), line, ...part.rows.map(row), '']
    }
  }
}

function markdownOf(copy: Copy): string {
  return [
    `# ${plain(copy.title)}`,
    '',
    ...partLines({ type: 'facts', facts: copy.facts }, 2),
    ...copy.summary.flatMap((part) => partLines(part, 2)),
    ...copy.sections.flatMap(({ heading, parts }) => [
      `## ${plain(heading)}`,
      '',
      ...parts.flatMap((part) => partLines(part, 3)),
    ]),
    ...copy.closing.flatMap((text) => [plain(text), '']),
  ].join('\n')
}

type Measured = ReturnType<typeof spread> | { notMeasured: string }

async function pandocFigure(folder: string, markdown: string, name: string): Promise<Measured> {
  const file = join(folder, `${name}.md`)
  await writeFile(file, markdown)
  const make = () =>
    spawnSync('pandoc', ['-f', 'markdown', '-t', 'docx', '-o', join(folder, `${name}.docx`), file])
  const first = make()
  if (first.error) return { notMeasured: 'pandoc is not installed' }
  if (first.status !== 0) return { notMeasured: `pandoc ended with ${first.status}: ${first.stderr}` }
  return spread(await rounds(7, make))
}

async function poiFigure(
  folder: string,
  docx: Uint8Array,
  identity: SigningIdentity,
  count: number,
): Promise<Measured> {
  const jars = process.env.CHAIRSIDE_POI ?? ''
  if (!jars) return { notMeasured: 'Apache POI is not installed (CHAIRSIDE_POI names no folder)' }
  const files = { key: identity.privateKey, certificate: identity.certificate, docx }
  for (const [name, bytes] of Object.entries(files)) await writeFile(join(folder, name), bytes)
  const path = jars
    .split(delimiter)
    .map((one) => join(one, '*'))
    .join(delimiter)
  const done = spawnSync(
    'java',
    [
      '-cp',
      path,
      join(import.meta.dirname, 'peer/SignWithPoi.java'),
      ...Object.keys(files).map((name) => join(folder, name)),
      String(PEER_WARM),
      String(count),
    ],
    { encoding: 'utf8' },
  )
  if (done.error) return { notMeasured: 'Java is not installed' }
  if (done.status !== 0) return { notMeasured: `Apache POI could not sign: ${done.stderr.split('\n', 1)[0]}` }
  return spread(
    done.stdout
      .trim()
      .split('\n')
      .map((nanoseconds) => Number(nanoseconds) / 1e6),
  )
}

// ---- the least that the library of ours could write ----

const paragraph = (text: string): Paragraph => new Paragraph({ children: [new TextRun(text)] })

function barePart(part: CopyPart): (Paragraph | Table)[] {
  switch (part.type) {
    case 'entry':
      return part.blocks.flatMap((block) => blockLines(block).filter(Boolean).map(paragraph))
    case 'paragraph':
      return [paragraph(part.text)]
    case 'facts':
      return part.facts.map(({ label, value }) => paragraph(`${label} ${value}`))
    case 'heading':
      return [
        new Paragraph({ text: part.text, heading: HeadingLevel.HEADING_2 }),
        ...part.parts.flatMap(barePart),
      ]
    case 'table':
      return [
        new Table({
          rows: [part.columns, ...part.rows].map(
            (cells) =>
              new TableRow({ children: cells.map((cell) => new TableCell({ children: [paragraph(cell)] })) }),
          ),
        }),
      ]
  }
}

/** The same words with the `docx` library and nothing else: no letterhead, no styles, no marks, no signature. */
const bareDocument = (copy: Copy): Promise<Uint8Array> =>
  Packer.toBuffer(
    new Document({
      sections: [
        {
          children: [
            ...copy.summary.flatMap(barePart),
            ...copy.sections.flatMap(({ heading, parts }) => [
              new Paragraph({ text: heading, heading: HeadingLevel.HEADING_1 }),
              ...parts.flatMap(barePart),
            ]),
          ],
        },
      ],
    }),
  )

// ---- ours ----

type Meeting = { minutes: Minutes; template: Template }

const copyOf = ({ minutes, template }: Meeting, recipient: Recipient): Copy =>
  buildCopy(minutes, recipient, { template, state, fictional: true }).copy

const purpose = `Minutes, version 1.0, record ${state.recordHash}`

async function made(copy: Copy, identity: SigningIdentity): Promise<Uint8Array> {
  const line = { id: `{${randomUUID().toUpperCase()}}`, name: signer.name, title: signer.role }
  const docx = await writeMinutes(copy, [line])
  return signDocument(docx, identity, {
    at: AT,
    purpose,
    role: signer.role,
    line: { id: line.id, text: signer.name, ...signedImages(state.signature) },
  })
}

const missing = (id: string, says: string, { notMeasured }: { notMeasured: string }): Figure => ({
  id: `documents.${id}`,
  says,
  unit: 'ms',
  notMeasured,
})

/** A figure with a peer that is not on every machine. */
function beside(id: string, says: string, value: Spread, name: string, theirs: Measured): Figure[] {
  if ('notMeasured' in theirs) return [missing(id, says, theirs)]
  return [{ id: `documents.${id}`, says, unit: 'ms', value, peer: peerOf(name, value, theirs) }]
}

function theExample() {
  const file = readMinutesFile(conference)
  const template = templateFor('ICPC')
  if (!file.ok || !template) throw new Error('The example can be read')
  const meeting = { minutes: file.minutes, template }
  const long = { minutes: fortyPages(file.minutes, 0), template }
  const recipients = recipientsOf(meeting.minutes, template)
  const [internal] = recipients
  if (!internal) throw new Error('The example has somebody who gets a copy')
  return { meeting, long, recipients, internal }
}

/** Writing forty pages, beside the bare library: no signature on either. */
export async function writingFigure(count = 15): Promise<Figure> {
  const { long, internal } = theExample()
  const took = await sideBySide(
    count,
    { ours: () => writeMinutes(copyOf(long, internal)), bare: () => bareDocument(copyOf(long, internal)) },
    3,
  )
  const value = spread(took.ours)
  return {
    id: 'documents.write',
    says: 'A Word file of 40 pages, written',
    unit: 'ms',
    value,
    peer: peerOf('the docx library, words alone', value, spread(took.bare)),
  }
}

export async function documentFigures(tell: (words: string) => void): Promise<Figure[]> {
  const { meeting, long, recipients, internal } = theExample()
  // One of each kind first, as a conference hands them out: the file, professionals, a parent each.
  const five = [...recipients].sort((a, b) => Number(a.kind === b.kind)).slice(0, 5)
  const folder = await mkdtemp(join(tmpdir(), 'chairside-bench-'))
  try {
    const authority = await createAuthority('Fictional workspace', AT)
    const who = { ...signer, organisation: 'Fictional council', email: '' }
    const identity = await issueIdentity(authority, who, AT)

    const buildAndSign = (of: Meeting) => made(copyOf(of, internal), identity)
    await rounds(WARM, () => buildAndSign(long))
    const whole = spread(await rounds(21, () => buildAndSign(long)))
    const typical = spread(await rounds(21, () => buildAndSign(meeting)))
    const pandoc = await pandocFigure(folder, markdownOf(copyOf(long, internal)), 'long')

    tell('Signing.')
    const longFile = await writeMinutes(copyOf(long, internal))
    const signLong = () => signDocument(longFile, identity, { at: AT, purpose, role: signer.role })
    await rounds(WARM, signLong)
    const signing = spread(await rounds(61, signLong))
    const poi = await poiFigure(folder, longFile, identity, 61)

    const allFive = async () => {
      for (const recipient of five) await made(copyOf(meeting, recipient), identity)
    }
    const fiveCopies = spread(await rounds(11, allFive))
    const signed = await buildAndSign(meeting)
    const verify = () => verifyDocument(signed, { trusted: [authority.certificate] })
    if (verify().state !== 'genuine') throw new Error('What was signed verifies')
    const verified = spread(await rounds(31, verify))
    return [
      await writingFigure(),
      {
        id: 'documents.signed',
        says: 'One copy of the example conference, written, signed and verified',
        unit: 'ms',
        value: typical,
        target: atMost(typical, 150),
      },
      {
        id: 'documents.five',
        says: 'Five copies of it for five recipients',
        unit: 'ms',
        value: fiveCopies,
        target: atMost(fiveCopies, 400),
      },
      {
        id: 'documents.long',
        says: 'One copy of 40 pages, written, signed and verified',
        unit: 'ms',
        value: whole,
      },
      ...beside('pandoc', 'The same beside pandoc, which signs nothing', whole, 'pandoc', pandoc),
      { id: 'documents.sign', says: 'Signing 40 pages, and verifying that', unit: 'ms', value: signing },
      ...beside(
        'poi',
        'The same beside Apache POI, which does not verify',
        signing,
        'Apache POI in a warm Java',
        poi,
      ),
      {
        id: 'documents.verify',
        says: 'Verifying a signed document',
        unit: 'ms',
        value: verified,
        target: atMost(verified, 60),
      },
    ]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
