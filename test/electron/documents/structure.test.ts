/** Every document that the product makes, walked through as somebody hears it who does not see it. */

import { Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow } from 'docx'
import { describe, expect, it } from 'vitest'
import * as documents from '../../../electron/documents/index.ts'
import { buildExtract, extractReaders } from '../../../shared/chronology/index.ts'
import { addressPage, coverNote, passwordSlip } from '../../../shared/copies/enclosures.ts'
import {
  buildCopy,
  buildPaper,
  type Copy,
  paperKinds,
  paperRecipients,
  recipientsOf,
} from '../../../shared/copies/index.ts'
import { themeSeeds, wordsOfSeed } from '../../../shared/learning/index.ts'
import { assessmentOf } from '../../../shared/privacy/assessment.ts'
import { certificateOf, defaultRule } from '../../../shared/retention/index.ts'
import { templates } from '../../../shared/templates/index.ts'
import { event, family, policy } from '../../shared/chronology/family.ts'
import { copyFor, draft, example, signed } from '../../shared/copies/examples.ts'
import { meetingFrom } from '../../shared/copies/meetings.ts'
import { askFor, contentOf, emptyReport, yearReports } from './pack-reports.ts'
import { structureFaults } from './structure.ts'

const lines = [
  { id: '{11111111-2222-4333-8444-555555555501}', name: 'Amara Osei', title: 'CP chair' },
  { id: '{11111111-2222-4333-8444-555555555502}', name: '', title: 'Team manager' },
]

/** Faults of the minutes, also in large print, and of the action list of a copy. */
async function faultsOf(copy: Copy): Promise<string[]> {
  const files = [
    await documents.writeMinutes(copy, copy.signature ? lines : []),
    await documents.writeMinutes(copy, [], { large: true }),
    await documents.writeActionList(copy),
  ]
  return files.flatMap(structureFaults)
}

describe('Every document can be read by somebody who does not see it', () => {
  it.each(templates.map((template) => [template.type, template] as const))(
    'minutes and action list of %s, for every kind of copy, as draft and signed',
    { timeout: 120_000 },
    async (_, template) => {
      const kinds = new Set<string>()
      for (const seed of [1, 7, 42]) {
        const { minutes } = meetingFrom(template, seed)
        for (const recipient of recipientsOf(minutes, template)) {
          if (kinds.has(`${seed} ${recipient.kind}`)) continue
          kinds.add(`${seed} ${recipient.kind}`)
          for (const state of [draft, signed]) {
            const { copy } = buildCopy(minutes, recipient, { template, state, fictional: state === draft })
            expect(await faultsOf(copy), `${recipient.kind}, meeting ${seed}`).toEqual([])
          }
        }
      }
      expect(kinds.size).toBeGreaterThan(0)
    },
  )

  it.each(['icpc_harcastle', 'cin_review_whitlock_doyle'])(
    'minutes and action list of the example %s for everybody in it',
    { timeout: 60_000 },
    async (name) => {
      const meeting = example(name)
      for (const { id } of recipientsOf(meeting.minutes, meeting.template))
        for (const state of [draft, signed])
          expect(await faultsOf(copyFor(meeting, id, state).copy), id).toEqual([])
    },
  )

  it('a chronology extract for every reader, with its picture', async () => {
    const file = family([
      event('a', { date: '2011-05-03', category: 'Health', text: 'Born.', about: ['c-ellie'] }),
      event('b', {
        date: '2017',
        category: 'Neglect',
        text: 'Found alone.',
        meaning: 'Harm.',
        about: ['c-ellie'],
      }),
      event('c', { date: '2020', text: 'Told by a neighbour.', sensitivity: 'restricted' }),
    ])
    for (const reader of extractReaders(file)) {
      const { extract } = buildExtract(file, reader, policy)
      expect(structureFaults(await documents.writeChronology(extract)), reader.id).toEqual([])
    }
    const nothing = family()
    for (const reader of extractReaders(nothing)) {
      const { extract } = buildExtract(nothing, reader, policy)
      expect(structureFaults(await documents.writeChronology(extract)), reader.id).toEqual([])
    }
  })

  it.each(paperKinds)(
    '%s for everybody who gets one, as draft and signed, also in large print',
    async (paper) => {
      const { minutes, template } = example('icpc_harcastle')
      for (const reader of paperRecipients(minutes, template, paper))
        for (const state of [draft, signed]) {
          const { copy } = buildPaper(minutes, paper, reader, { template, state, fictional: true })
          for (const large of [false, true]) {
            const file = await documents.writePaper(copy, copy.signature ? lines : [], { large })
            expect(structureFaults(file), reader.id).toEqual([])
          }
        }
    },
  )

  it('what goes with a copy: address page, cover note and password slip', async () => {
    const facts = {
      authority: 'Wexmoor Council',
      item: 'decision letter',
      reference: 'WX-4471',
      mark: 'D-7KQ2-M9PD',
      version: '1.0',
      sha256: 'a'.repeat(64),
      reader: 'Dana Ashby',
      contact: { name: 'Tom Okoro', email: 'tom.okoro@wexmoor.example', phone: '' },
      fictional: true,
    }
    const address = ['Dana Ashby', '8 Weir Row', 'Wexmoor', 'WX1 2AB']
    for (const page of [
      addressPage(facts, address),
      coverNote(facts),
      passwordSlip(facts, 'batu-kemi-ruza-pidu-huni-gawi'),
    ])
      expect(structureFaults(await documents.writeEnclosure(page)), page.kind).toEqual([])
  })

  it('a board pack and the evidence pack of an agency, for partners and inside, with much, little and nothing in them', {
    timeout: 60_000,
  }, async () => {
    for (const audience of ['service', 'partnership'] as const)
      for (const kind of ['board', 'agency'] as const) {
        const reports = yearReports(audience)
        const ask = askFor({ audience, kind, agency: kind === 'agency' ? 'Wexmoor Hospitals' : '' })
        for (const some of [reports, reports.slice(0, 2), reports.map(emptyReport), []]) {
          const file = await documents.writePack(ask, contentOf({ reports: some }))
          expect(structureFaults(file), `${kind}, ${audience}, ${some.length}`).toEqual([])
        }
      }
  })

  it('a certificate of destruction', async () => {
    const hash = 'a'.repeat(64)
    const made = certificateOf(
      {
        records: [
          {
            recordId: 'r',
            caseId: 'c',
            type: 'ICPC',
            familyRef: 'WX-4471',
            date: '2026-09-17',
            version: '1.0',
            reference: 'LCS 4471',
            transferredOn: '2026-09-20',
            words: 1200,
            going: [{ what: 'signed files', count: 2, bytes: 1_240_000 }],
            versions: [{ version: '1.0', sha256: hash, signedAt: '', role: '', ruleSet: '', appVersion: '' }],
            files: [{ kind: 'parent', version: '1.0', sha256: hash }],
            proof: 3,
            carried: 2,
            chronologyEvents: 1,
            open: [{ kind: 'action', count: 1 }],
          },
        ],
        cases: [],
        backups: [{ madeAt: '2026-10-16T18:00:00.000Z', until: '2027-04-16' }],
        hash,
      },
      {
        id: '01ABC',
        at: '2026-10-18T10:00:00Z',
        name: 'Morag Ell',
        role: 'Service manager',
        authority: 'Wexmoor Council',
        fictional: false,
        rule: defaultRule,
      },
    )
    const [line] = lines
    if (!line) throw new Error('there is a line to sign on')
    expect(structureFaults(await documents.writeCertificate(made, line))).toEqual([])
  })

  it('the themes of the library, for a newsletter', async () => {
    const themes = themeSeeds.slice(0, 4).map((seed, at) => ({
      theme: {
        ...wordsOfSeed(seed),
        id: seed.id,
        version: 1,
        standing: 'in use' as const,
        byName: 'Chairside',
        at: '2026-10-18T10:00:00Z',
      },
      used: at === 0 ? 'fewer than 5' : String(at * 7),
    }))
    const { bytes } = await documents.writeLearning({
      themes,
      from: '2026-07-01',
      to: '2026-09-30',
      authority: 'Wexmoor Council',
      fictional: true,
      at: '2026-10-18T10:00:00Z',
    })
    expect(structureFaults(bytes)).toEqual([])
  })

  it('the start of an impact assessment, with and without what a workspace is set to', async () => {
    const facts = {
      authority: 'Wexmoor Council',
      version: '0.1.0',
      retention: { afterTransferDays: 60, supervisionDays: 400 },
      mailServer: 'smtp.wexmoor.example',
      people: [{ role: 'CP chair' as const, count: 3 }],
    }
    for (const sections of [assessmentOf(), assessmentOf(facts)]) {
      const { bytes } = await documents.writeAssessment({
        sections,
        authority: 'Wexmoor Council',
        fictional: true,
        at: '2026-10-18T10:00:00Z',
      })
      expect(structureFaults(bytes)).toEqual([])
    }
  })

  it('and no writer of documents is left out of this walk', () => {
    const writers = Object.keys(documents).filter((name) => name.startsWith('write'))
    expect(writers.sort()).toEqual([
      'writeActionList',
      'writeAssessment',
      'writeCertificate',
      'writeChronology',
      'writeEnclosure',
      // Walked where an incident is written down (records/distribution.test.ts).
      'writeIncident',
      'writeLearning',
      'writeMinutes',
      'writePack',
      'writePaper',
    ])
  })
})

/** A document as somebody might write it who looks at the page alone. */
async function careless(): Promise<Uint8Array> {
  const cell = (text: string) => new TableCell({ children: [new Paragraph(text)] })
  const made = new Document({
    sections: [
      {
        children: [
          new Paragraph({ heading: HeadingLevel.HEADING_1, text: 'First' }),
          new Paragraph({ heading: HeadingLevel.HEADING_3, text: 'Too deep' }),
          new Paragraph(''),
          new Paragraph('• a point'),
          new Paragraph('far    apart'),
          new Table({
            rows: [
              new TableRow({ children: [cell('Who'), cell('')] }),
              new TableRow({ children: [cell('A')] }),
            ],
          }),
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(made))
}

describe('The walk itself', () => {
  it('finds each fault in a document that only looks right', async () => {
    const said = (await structureFaults(await careless())).join('\n')
    expect(said).toContain('The heading “Too deep” of level 3 follows one of level 1.')
    expect(said).toContain('The document has 0 titles.')
    expect(said).toContain('The text has an empty paragraph after “Too deep”.')
    expect(said).toContain('“• a point” is a list to the eye alone.')
    expect(said).toContain('The text makes room with spaces in “far    apart”.')
    expect(said).toContain('The table “Who” has no header row.')
    expect(said).toContain('The table “Who” has rows of different lengths.')
    expect(said).toContain('The table “Who” has neither a caption nor a heading above it.')
    expect(said).toContain('The text has no language.')
    expect(said).toContain('The file has no title.')
  })
})
