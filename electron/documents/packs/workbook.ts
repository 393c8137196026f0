/**
 * A workbook (SpreadsheetML) with figures as numbers and text as text. No cell is a formula: what looks like one is marked
 * as quoted, so that a spreadsheet keeps it as text also when somebody edits it.
 */
import { strToU8 } from 'fflate'
import { formulaLike } from '../../../shared/formula-like.ts'
import { writeZip } from '../../zip.ts'
import { escaped, legal } from '../text.ts'
import type { Cell, Sheet } from './sheets.ts'

export type WorkbookEdges = {
  title: string
  /** In the first row of every sheet and at the head of every page. */
  line: string
  /** UTC instant. */
  at: string
}

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const relations = 'http://schemas.openxmlformats.org/package/2006/relationships'
const types = 'http://schemas.openxmlformats.org/package/2006/content-types'
const kind = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const coreKind = 'application/vnd.openxmlformats-package.core-properties+xml'

/** Places in `cellXfs`. */
const look = { plain: 0, line: 1, head: 2, text: 3, quoted: 4, percent: 5, month: 6 }

const font = (more: string): string =>
  `<font>${more}<sz val="10"/><name val="Arial"/><family val="2"/></font>`
const top = '<alignment vertical="top" wrapText="1"/>'
const format = (id: number): string =>
  `<xf numFmtId="${id}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"/></xf>`

const styles = [
  `${DECLARATION}<styleSheet xmlns="${main}">`,
  '<numFmts count="1"><numFmt numFmtId="164" formatCode="mmm yyyy"/></numFmts>',
  `<fonts count="2">${font('')}${font('<b/>')}</fonts>`,
  '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFF0F0F0"/><bgColor indexed="64"/></patternFill></fill></fills>',
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>',
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
  '<cellXfs count="7">',
  format(0),
  '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>',
  `<xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1" applyAlignment="1">${top}</xf>`,
  `<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1">${top}</xf>`,
  `<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyAlignment="1">${top}</xf>`,
  format(9),
  format(164),
  '</cellXfs>',
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
  '</styleSheet>',
].join('')

/** `A`, `Z`, `AA`. */
export function letters(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26))
  return column < 26 ? letter : letters(Math.floor(column / 26) - 1) + letter
}

/** The first of a month as a spreadsheet counts days: from the end of 1899. */
const dayOf = (month: string): number => Math.round(Date.parse(`${month}-01T00:00:00Z`) / 86_400_000) + 25_569

function textXml(at: string, text: string, style: number): string {
  return `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(legal(text))}</t></is></c>`
}

function cellXml(cell: Cell, at: string): string {
  if (cell === null) return ''
  if (typeof cell === 'string') return textXml(at, cell, formulaLike.test(cell) ? look.quoted : look.text)
  if (typeof cell === 'number') return `<c r="${at}" s="${look.plain}"><v>${cell}</v></c>`
  if ('percent' in cell) return `<c r="${at}" s="${look.percent}"><v>${cell.percent / 100}</v></c>`
  return `<c r="${at}" s="${look.month}"><v>${dayOf(cell.month)}</v></c>`
}

const rowXml = (number: number, cells: string[]): string => `<row r="${number}">${cells.join('')}</row>`

/** `&` begins a code in the head of a page. */
const pageHead = (line: string): string => escaped(legal(line.replaceAll('&', '&&')))

const HEAD_ROW = 2

function sheetXml({ columns, rows }: Sheet, { line }: WorkbookEdges): string {
  const last = letters(columns.length - 1)
  const widths = columns.map(
    ({ width }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  )
  const body = rows.map((cells, at) => {
    const row = HEAD_ROW + 1 + at
    return rowXml(
      row,
      cells.map((cell, column) => cellXml(cell, `${letters(column)}${row}`)),
    )
  })
  return [
    `${DECLARATION}<worksheet xmlns="${main}">`,
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
    `<sheetViews><sheetView workbookViewId="0"><pane xSplit="2" ySplit="${HEAD_ROW}" topLeftCell="C${HEAD_ROW + 1}" activePane="bottomRight" state="frozen"/></sheetView></sheetViews>`,
    `<cols>${widths.join('')}</cols>`,
    '<sheetData>',
    rowXml(1, [textXml('A1', line, look.line)]),
    rowXml(
      HEAD_ROW,
      columns.map(({ name }, at) => textXml(`${letters(at)}${HEAD_ROW}`, name, look.head)),
    ),
    ...body,
    '</sheetData>',
    `<autoFilter ref="A${HEAD_ROW}:${last}${HEAD_ROW + rows.length}"/>`,
    '<pageMargins left="0.5" right="0.5" top="0.8" bottom="0.6" header="0.3" footer="0.3"/>',
    '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>',
    `<headerFooter><oddHeader>&amp;L${pageHead(line)}</oddHeader><oddFooter>&amp;L&amp;A&amp;RPage &amp;P of &amp;N</oddFooter></headerFooter>`,
    '</worksheet>',
  ].join('')
}

function workbookXml(sheets: readonly Sheet[]): string {
  const listed = sheets.map(
    ({ name }, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  )
  const repeated = sheets.map(({ name, columns, rows }, at) => {
    const place = `'${escaped(name)}'!`
    const filter = `${place}$A$${HEAD_ROW}:$${letters(columns.length - 1)}$${HEAD_ROW + rows.length}`
    return [
      `<definedName name="_xlnm._FilterDatabase" localSheetId="${at}" hidden="1">${filter}</definedName>`,
      `<definedName name="_xlnm.Print_Titles" localSheetId="${at}">${place}$1:$${HEAD_ROW}</definedName>`,
    ].join('')
  })
  return `${DECLARATION}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${listed.join('')}</sheets><definedNames>${repeated.join('')}</definedNames></workbook>`
}

const relation = (id: string, type: string, target: string): string =>
  `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`

const core = ({ title, at }: WorkbookEdges): string =>
  `${DECLARATION}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escaped(legal(title))}</dc:title><dc:creator>Chairside</dc:creator><dc:language>en-GB</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">${at}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${at}</dcterms:modified></cp:coreProperties>`

/** The same sheets always give the same bytes. */
export function workbookOf(sheets: readonly Sheet[], edges: WorkbookEdges): Uint8Array {
  const override = (part: string, type: string): string =>
    `<Override PartName="/${part}" ContentType="${type}"/>`
  const sheetPart = (at: number): string => `xl/worksheets/sheet${at + 1}.xml`
  const parts: [name: string, xml: string][] = [
    [
      '[Content_Types].xml',
      [
        `${DECLARATION}<Types xmlns="${types}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>`,
        override('docProps/core.xml', coreKind),
        override('xl/workbook.xml', `${kind}.sheet.main+xml`),
        override('xl/styles.xml', `${kind}.styles+xml`),
        ...sheets.map((_, at) => override(sheetPart(at), `${kind}.worksheet+xml`)),
        '</Types>',
      ].join(''),
    ],
    [
      '_rels/.rels',
      `${DECLARATION}<Relationships xmlns="${relations}">${relation('rId1', `${office}/officeDocument`, 'xl/workbook.xml')}${relation('rId2', 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties', 'docProps/core.xml')}</Relationships>`,
    ],
    ['docProps/core.xml', core(edges)],
    ['xl/workbook.xml', workbookXml(sheets)],
    [
      'xl/_rels/workbook.xml.rels',
      `${DECLARATION}<Relationships xmlns="${relations}">${sheets.map((_, at) => relation(`rId${at + 1}`, `${office}/worksheet`, `worksheets/sheet${at + 1}.xml`)).join('')}${relation(`rId${sheets.length + 1}`, `${office}/styles`, 'styles.xml')}</Relationships>`,
    ],
    ['xl/styles.xml', styles],
    ...sheets.map((sheet, at): [string, string] => [sheetPart(at), sheetXml(sheet, edges)]),
  ]
  return writeZip(parts.map(([name, xml]) => ({ name, data: strToU8(xml) })))
}
