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
import { loadavg, tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
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
import { rounds, spread } from './numbers.ts'

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
  if (first.error) return { notMeasured: 'pandoc is not on this machine.' }
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
  if (!jars) return { notMeasured: 'CHAIRSIDE_POI does not say where the .jar files of Apache POI are.' }
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
  if (done.error) return { notMeasured: 'Java is not on this machine.' }
  if (done.status !== 0) return { notMeasured: `Apache POI could not sign: ${done.stderr.split('\n', 1)[0]}` }
  return spread(
    done.stdout
      .trim()
      .split('\n')
      .map((nanoseconds) => Number(nanoseconds) / 1e6),
  )
}

/** How many times as long the other takes. */
const timesFaster = (ours: Measured, theirs: Measured): number | undefined =>
  'median' in ours && 'median' in theirs ? Math.round((theirs.median / ours.median) * 10) / 10 : undefined

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

/** A short record: the first entry of each section until two pages are full. */
function twoPages({ minutes, template }: Meeting): Meeting {
  const sections = minutes.sections.map((section) => ({ ...section, entries: section.entries.slice(0, 1) }))
  const few = { ...minutes, sections: sections.slice(0, 4), actions: minutes.actions.slice(0, 3) }
  return { minutes: { ...few, decisions: [], attendance: minutes.attendance.slice(0, 4) }, template }
}

async function countOf(
  what: Uint8Array[],
  identity: SigningIdentity,
): Promise<Measured & { perSecond: number }> {
  const sign = (round: number) =>
    signDocument(what[round % what.length] ?? new Uint8Array(), identity, {
      at: AT,
      purpose,
      role: signer.role,
    })
  await rounds(WARM * 5, sign)
  const took = await rounds(1000, sign)
  const seconds = took.reduce((sum, one) => sum + one, 0) / 1000
  return { ...spread(took), perSecond: Math.round(1000 / seconds) }
}

export async function documentFigures() {
  const file = readMinutesFile(conference)
  const template = templateFor('ICPC')
  if (!file.ok || !template) throw new Error('The example can be read')
  const meeting = { minutes: file.minutes, template }
  const long = { minutes: fortyPages(file.minutes, 0), template }
  const recipients = recipientsOf(meeting.minutes, template)
  const [internal] = recipients
  if (!internal) throw new Error('The example has somebody who gets a copy')
  // One of each kind first, as a conference hands them out: the file, professionals, a parent each.
  const five = [...recipients].sort((a, b) => Number(a.kind === b.kind)).slice(0, 5)

  const folder = await mkdtemp(join(tmpdir(), 'chairside-bench-'))
  try {
    const authority = await createAuthority('Fictional workspace', AT)
    const who = { ...signer, organisation: 'Fictional council', email: '' }
    const identity = await issueIdentity(authority, who, AT)

    const buildAndSign = () => made(copyOf(long, internal), identity)
    const [firstOfAll = 0] = await rounds(1, buildAndSign)
    await rounds(WARM, buildAndSign)
    const longRecord = spread(await rounds(21, buildAndSign))
    const pandoc = await pandocFigure(folder, markdownOf(copyOf(long, internal)), 'long')
    const pandocStart = await pandocFigure(folder, 'Nothing.\n', 'nothing')

    const longFile = await writeMinutes(copyOf(long, internal))
    const signLong = () => signDocument(longFile, identity, { at: AT, purpose, role: signer.role })
    await rounds(WARM, signLong)
    const signing = spread(await rounds(101, signLong))
    const poi = await poiFigure(folder, longFile, identity, 101)

    const allFive = async () => {
      for (const recipient of five) await made(copyOf(meeting, recipient), identity)
    }
    await rounds(3, allFive)
    const fiveCopies = spread(await rounds(21, allFive))

    const short = await writeMinutes(copyOf(twoPages(meeting), internal))
    const many = await countOf([short], identity)
    const poiMany = await poiFigure(folder, short, identity, 500)

    const proof = verifyDocument(await buildAndSign(), { trusted: [authority.certificate] })
    return {
      what: 'Word files, ms; ours checks every signature with its own verifier before handing it out, the peers do not',
      loadOfTheMachine: loadavg().map((one) => Math.round(one * 10) / 10),
      buildAndSignFortyPages: longRecord,
      theFirstTime: Math.round(firstOfAll),
      peerPandocBuildsTheSame: pandoc,
      peerPandocBuildsOneWord: pandocStart,
      timesFasterThanPandoc: timesFaster(longRecord, pandoc),
      signFortyPages: signing,
      peerPoiSignsTheSame: poi,
      timesFasterThanPoi: timesFaster(signing, poi),
      fiveCopiesOfAConference: fiveCopies,
      signTwoPagesThousandTimes: many,
      peerPoiSignsTheTwoPages: poiMany,
      timesFasterThanPoiOnTwoPages: timesFaster(many, poiMany),
      bytesOfFortyPages: longFile.length,
      verdict: proof.state,
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
