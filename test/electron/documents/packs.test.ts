/** The packs that go to a board or an agency: what they say, what they keep back, and that other programs can open them. */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import fc from 'fast-check'
import Papa from 'papaparse'
import { readSheet } from 'read-excel-file/universal'
import { describe, expect, it } from 'vitest'
import { makePack } from '../../../electron/documents/packs/index.ts'
import type { MeasureReport } from '../../../shared/api/measures.ts'
import { measureIds, recommendations } from '../../../shared/measures/index.ts'
import { allText, partsOf, textOf, xmlOf } from './leaks.ts'
import { askFor, contentOf, emptyReport, figure, outside, yearReports } from './pack-reports.ts'

const office = ['soffice', 'libreoffice'].find((name) => spawnSync(name, ['--version']).status === 0)
const AGENCY = 'Wexmoor Hospitals'

/** A sheet of a workbook as its rows. */
const sheetOf = (file: Uint8Array, name: string) => readSheet(new Blob([Buffer.from(file)]), name)

const fileOf = async (ask: Parameters<typeof askFor>[0], content: Parameters<typeof contentOf>[0] = {}) =>
  (await makePack(askFor(ask), contentOf(content))).bytes

const headingsOf = (file: Uint8Array): string[] =>
  [
    ...xmlOf(file, 'word/document.xml').matchAll(
      /<w:p>(?:(?!<\/w:p>).)*w:val="Heading\d"(?:(?!<\/w:p>).)*<\/w:p>/gs,
    ),
  ].map(([paragraph]) => textOf(paragraph).trim())

/** Rows of the tables, each cell as text. */
const rowsOf = (file: Uint8Array): string[][] =>
  [...xmlOf(file, 'word/document.xml').matchAll(/<w:tr>.*?<\/w:tr>/gs)].map(([row]) =>
    [...row.matchAll(/<w:tc>.*?<\/w:tc>/gs)].map(([cell]) => textOf(cell).trim()),
  )

const only = (reports: MeasureReport[], ...ids: string[]): MeasureReport[] =>
  reports.filter(({ id }) => ids.includes(id))
const changed = (id: string, more: Partial<MeasureReport>): MeasureReport[] =>
  yearReports('service').map((report) => (report.id === id ? { ...report, ...more } : report))

describe('The board pack', () => {
  it('says its period, for whom it is, from which workspace and when it was made, and that only signed records count', async () => {
    const said = allText(await fileOf({ team: 'North' }))
    expect(said).toContain('1 October 2025 to 30 September 2026')
    expect(said).toContain('For the safeguarding partners and the improvement board')
    expect(said).toContain('5 October 2026, 10:30, from the workspace Wexmoor safeguarding')
    expect(said).toContain('Signed records. What is not signed is not counted.')
    expect(said).toContain('Wexmoor Council')
    expect(said).toContain('North')
  })

  it('has every measure once, each with what is counted, and quality right behind supervision in time', async () => {
    const file = await fileOf({})
    const ids = headingsOf(file).flatMap((heading) => /^G\d+/.exec(heading)?.[0] ?? [])
    expect(ids.toSorted()).toEqual([...measureIds].toSorted())
    expect(ids[ids.indexOf('G5') + 1]).toBe('G7')
    const said = allText(file)
    for (const { numerator, denominator } of yearReports()) {
      expect(said).toContain(denominator)
      expect(said).toContain(numerator)
    }
  })

  it('has a row for each recommendation of the plan, with what is done, the figure and the way it went', async () => {
    const reports = changed('G17', { total: figure(80, 72), before: figure(100, 70) })
    const rows = rowsOf(await fileOf({ audience: 'service' }, { reports }))
    const numbers = rows.flatMap(([first = '']) => (/^\d+\.\d$/.test(first) ? [first] : []))
    expect(numbers).toEqual(recommendations.map(({ number }) => number))
    const crime = rows.find(([first]) => first === '3.2')
    expect(crime?.[2]).toContain('police reference')
    expect(crime?.[3]).toBe('G17 Crime to strategy discussion: 72 of 80 (90%). Up 20 points from 70%: better')
  })

  it('begins with what moved and with the marks that are missed; G7 is read beside G5', async () => {
    const reports = changed('G5', { total: figure(200, 170), before: figure(200, 120) }).map((report) =>
      report.id === 'G21' ? { ...report, total: figure(100, 40), before: figure(100, 10) } : report,
    )
    const file = await fileOf({ audience: 'service' }, { reports })
    const rows = rowsOf(file)
    const marks = rows.slice(rows.findIndex(([, , third]) => third === 'Mark') + 1).slice(0, 2)
    expect(marks.map(([first]) => first)).toEqual(['G5 Case supervision on time', 'G7 Reflective quality'])
    expect(marks[0]).toContain('90% or more')
    expect(rows).toContainEqual(['G21 WNB wording', '40 of 100 (40%)', 'Up 30 points from 10%: worse'])
    expect(rows).toContainEqual([
      'G5 Case supervision on time',
      '170 of 200 (85%)',
      'Up 25 points from 60%: better',
    ])
  })

  it('calls nothing better or worse that one case could have moved', async () => {
    const reports = changed('G23', { total: figure(6, 6), before: figure(6, 3) })
    const said = allText(await fileOf({ audience: 'service' }, { reports }))
    expect(said).toContain('Up 50 points from 50%: too few to say')
    expect(rowsOf(await fileOf({ audience: 'service' }, { reports }))).not.toContainEqual([
      'G23 Police powers considered',
      '6 of 6 (100%)',
      'Up 50 points from 50%: better',
    ])
  })

  it('gives the timescales of the DfE return by kind of meeting and month', async () => {
    const file = await fileOf({ audience: 'service' }, { reports: yearReports('service') })
    expect(headingsOf(file)).toContain('Timescales, as the DfE return counts them')
    const said = allText(file)
    expect(said).toContain('within 15 working days of the strategy discussion')
    expect(said).toContain('G28 by kinds of meeting and month, in per cent')
  })

  it('says of a measure without anything counted that nothing was, and draws nothing', async () => {
    const reports = only(yearReports(), 'G1', 'G5').map(emptyReport)
    const file = await fileOf({}, { reports })
    expect(allText(file)).toContain('Nothing was counted for G1, G5.')
    expect(xmlOf(file, 'word/document.xml')).not.toContain('<w:drawing>')
    expect(allText(file)).not.toContain('by month')
  })

  it('is a file also when no measure is given', async () => {
    expect(allText(await fileOf({}, { reports: [] }))).toContain('This pack has 0 measures.')
  })

  it('tells for each picture, in words, the numbers that it shows', async () => {
    const [report] = only(yearReports('service'), 'G5')
    if (!report) throw new Error('G5 is a measure')
    const months = report.months.map((month, at) => ({
      ...month,
      ...(at === 2 ? figure(0, 0) : figure(50, 41)),
    }))
    const main = xmlOf(
      await fileOf({ audience: 'service' }, { reports: [{ ...report, months }] }),
      'word/document.xml',
    )
    const [, said] = /<wp:docPr[^>]*descr="([^"]*)"/.exec(main) ?? []
    expect(said).toContain('October 2025 82%')
    expect(said).toContain('December 2025 nothing counted')
    expect(said).toContain('The mark is 90%.')
  })
})

describe('The evidence pack of an agency', () => {
  it('is addressed to it and puts first what the audits ask for', async () => {
    const reports = only(yearReports('partnership'), 'G1', 'G4', 'G13', 'G27', 'G28')
    const file = await fileOf({ kind: 'agency', agency: AGENCY }, { reports })
    const said = allText(file)
    expect(said).toContain(`For ${AGENCY} and the safeguarding partners`)
    expect(xmlOf(file, 'word/header1.xml')).toContain(AGENCY)
    const rows = rowsOf(file)
    const numbers = rows.flatMap(([first = '']) => (/^\d+\.\d$/.test(first) ? [first] : []))
    expect(numbers).toEqual(['3.1', '5.1', '1.4', '1.1', '5.2'])
    const measures = headingsOf(file).filter((heading) => /^G\d/.test(heading))
    expect(measures[0]).toMatch(/^G4 /)
  })

  it('says that supervision in time may not be read alone where its quality is not among the figures', async () => {
    const said = allText(
      await fileOf({ kind: 'agency', agency: AGENCY }, { reports: only(yearReports(), 'G5') }),
    )
    expect(said).toContain('must be read beside its quality (G7), which is not part of this pack')
  })
})

describe('Numbers that are hidden', () => {
  const counts = fc
    .tuple(fc.integer({ min: 0, max: 60 }), fc.double({ min: 0, max: 1, noNaN: true }))
    .map(([counted, share]) => figure(counted, Math.round(counted * share)))

  it('are said in words, and neither drawn nor worked out again, whatever they are', {
    timeout: 120_000,
  }, async () => {
    const [report] = only(yearReports('service'), 'G6')
    if (!report) throw new Error('G6 is a measure')
    await fc.assert(
      fc.asyncProperty(fc.array(counts, { minLength: 12, maxLength: 12 }), counts, async (figures, total) => {
        const months = report.months.map(({ month }, at) => ({ month, ...outside(figures[at] ?? total) }))
        const reports = [{ ...report, total: outside(total), before: outside(total), months }]
        const rows = rowsOf(await fileOf({}, { reports }))
        const line = (name: string): string[] => rows.find(([first]) => first === name)?.slice(1) ?? []
        if (total.counted === 0) return
        for (const [at, month] of months.entries()) {
          if (line('Counted').length === 0) continue
          expect(line('Counted')[at]).toBe(month.counted === null ? 'fewer than 5' : String(month.counted))
          if (month.hidden) expect(line('Per cent')[at]).toBe('not shown')
          if (month.hidden) expect(line('Of these')[at]).toMatch(/^(not shown|fewer than 5)$/)
        }
      }),
      { numRuns: 40 },
    )
  })

  it('are explained on the last page', async () => {
    expect(allText(await fileOf({}))).toContain('A number from 1 to 4 is said as “fewer than 5”')
    const inside = allText(await fileOf({ audience: 'service' }, { reports: yearReports('service') }))
    expect(inside).toContain('Small numbers are shown in full, because this pack stays inside the council.')
    expect(inside).toContain('Confidential: inside the council')
  })
})

describe('A fictional workspace', () => {
  it.each(['docx', 'xlsx', 'csv'] as const)('says so on every page of its %s', async (format) => {
    const made = await fileOf({ format })
    const real = await fileOf({ format }, { fictional: false })
    const FICTIONAL = 'Fictional example: no real child, family or worker'
    if (format === 'csv') {
      const rows = Papa.parse<string[]>(new TextDecoder().decode(made), { skipEmptyLines: true }).data
      expect(rows.slice(1).every((row) => row.at(-1) === FICTIONAL)).toBe(true)
      expect(new TextDecoder().decode(real)).not.toContain('Fictional')
      return
    }
    const pages = Object.keys(partsOf(made)).filter((part) => /header1|worksheets\/sheet/.test(part))
    expect(pages.length).toBe(format === 'docx' ? 1 : 4)
    for (const page of pages) {
      expect(xmlOf(made, page)).toContain(FICTIONAL)
      expect(xmlOf(real, page)).not.toContain('Fictional')
    }
  })
})

const hostile = '=HYPERLINK("http://example.test","x")'
const withHostile = (): MeasureReport[] =>
  only(yearReports('partnership'), 'G3', 'G10').map((report) => ({
    ...report,
    groups: report.groups.map((group, at) => (at === 0 ? { ...group, group: hostile } : group)),
  }))

describe('The workbook', () => {
  it('has figures as numbers, hidden ones as words, and a sheet that says how they are worked out', async () => {
    const file = await fileOf({ format: 'xlsx' })
    const measures = await sheetOf(file, 'Measures')
    const head = measures[1]?.map(String) ?? []
    const at = (name: string): number => head.indexOf(name)
    const given = new Map(yearReports('partnership').map((report) => [report.id as string, report]))
    for (const row of measures.slice(2)) {
      const report = given.get(String(row[0]))
      expect(row[at('Counted')]).toBe(report?.total.counted ?? 'fewer than 5')
      if (report?.total.percent != null) expect(row[at('Per cent')]).toBeCloseTo(report.total.percent / 100)
    }
    const months = await sheetOf(file, 'Months')
    expect(months.some((row) => row[4] === 'fewer than 5')).toBe(true)
    expect(months.find((row) => row[0] === 'G1')?.[3]).toEqual(new Date('2025-10-01T00:00:00Z'))
    const how = await sheetOf(file, 'How they are worked out')
    expect(how.find((row) => row[0] === 'G1')?.[4]).toContain('Saved query: measure-g1.')
    expect((await sheetOf(file, 'Groups')).length).toBeGreaterThan(20)
  })

  it('holds no formula: what looks like one is quoted text', async () => {
    const file = await fileOf({ format: 'xlsx' }, { reports: withHostile() })
    const sheets = Object.keys(partsOf(file)).filter((part) => /worksheets\/sheet/.test(part))
    for (const sheet of sheets) expect(xmlOf(file, sheet)).not.toMatch(/<f[ >]/)
    expect(xmlOf(file, 'xl/worksheets/sheet3.xml')).toMatch(
      /s="4" t="inlineStr"><is><t xml:space="preserve">=HYPER/,
    )
    expect(xmlOf(file, 'xl/styles.xml')).toContain('quotePrefix="1"')
  })

  it.runIf(office)('opens in LibreOffice with the same numbers', { timeout: 120_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'chairside-pack-'))
    try {
      writeFileSync(join(folder, 'pack.xlsx'), await fileOf({ format: 'xlsx' }, { reports: withHostile() }))
      const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`
      const every = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1'
      execFileSync(
        office ?? '',
        [profile, '--headless', '--convert-to', every, '--outdir', folder, join(folder, 'pack.xlsx')],
        {
          stdio: 'ignore',
        },
      )
      const rows = Papa.parse<string[]>(readFileSync(join(folder, 'pack-Groups.csv'), 'utf8')).data
      expect(rows[0]?.[0]).toContain('Safeguarding board pack')
      const [first] = only(yearReports('partnership'), 'G3')
      const row = rows.find(([id]) => id === 'G3')
      expect(row?.[3]).toBe(hostile)
      expect(Number(row?.[4])).toBe(first?.groups[0]?.counted)
      expect(row?.[6]).toBe(`${first?.groups[0]?.percent}%`)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})

describe('The CSV file', () => {
  it('opens as UTF-8 with its mark, ends its lines as spreadsheets do, and runs nothing', async () => {
    const file = await fileOf({ format: 'csv' }, { reports: withHostile(), fictional: false })
    expect([...file.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const text = new TextDecoder().decode(file)
    expect(text.match(/(?<!\r)\n/)).toBeNull()
    expect(text.endsWith('\r\n')).toBe(true)
    const rows = Papa.parse<string[]>(text, { skipEmptyLines: true }).data
    expect(new Set(rows.map((row) => row.length)).size).toBe(1)
    expect(rows.some((row) => row.some((cell) => cell === hostile))).toBe(false)
    expect(rows.some((row) => row.some((cell) => cell === `'${hostile}`))).toBe(true)
    expect(rows.some((row) => row.includes('fewer than 5'))).toBe(true)
  })
})

describe('The file of a pack', () => {
  it('is named by what it is and its period, legal on every system', async () => {
    const name = async (ask: Parameters<typeof askFor>[0]) =>
      (await makePack(askFor({ format: 'csv', ...ask }), contentOf())).fileName
    expect(await name({})).toBe('Board pack 2025-10-01 to 2026-09-30.csv')
    expect(await name({ format: 'xlsx' })).toBe('Board pack 2025-10-01 to 2026-09-30.xlsx')
    const long = await name({ kind: 'agency', agency: `../Trust: "A/B" ${'of the county '.repeat(20)}` })
    expect(long).toMatch(/^Evidence pack [\p{L}\p{N} ._-]+ 2025-10-01 to 2026-09-30\.csv$/u)
    expect(long).not.toContain('..')
  })

  it.each(['docx', 'xlsx', 'csv'] as const)('is the same each time (%s)', async (format) => {
    expect(await fileOf({ format })).toEqual(await fileOf({ format }))
  })
})
