/**
 * How a document looks: one face that every word processor has, black on white, one grey for what is beside the text.
 * Lengths are in twentieths of a point (dxa) unless they say otherwise; font sizes in half points.
 */
import { AlignmentType, BorderStyle, type IPropertiesOptions, LevelFormat, LineRuleType } from 'docx'

export const font = 'Arial'
export const ink = '1A1A1A'
export const quiet = '595959'
export const line = 'A6A6A6'
export const head = 'F0F0F0'
export const restrictedInk = '7A1F1F'

/** A4 portrait with margins of 2 cm. */
export const page = { width: 11906, height: 16838, margin: 1134 }
export const textWidth = page.width - 2 * page.margin

/** Where the values of facts start. */
export const factIndent = 2835

export const bullets = 'bullets'
export const numbers = 'numbers'
const levels = [0, 1, 2, 3, 4, 5, 6, 7, 8]

const indentOf = (level: number) => ({ paragraph: { indent: { left: 425 * (level + 1), hanging: 425 } } })

export const numbering: NonNullable<IPropertiesOptions['numbering']> = {
  config: [
    {
      reference: bullets,
      levels: levels.map((level) => ({
        level,
        format: LevelFormat.BULLET,
        text: level % 2 === 0 ? '•' : '–',
        alignment: AlignmentType.LEFT,
        style: indentOf(level),
      })),
    },
    {
      reference: numbers,
      levels: levels.map((level) => ({
        level,
        format: level % 2 === 0 ? LevelFormat.DECIMAL : LevelFormat.LOWER_LETTER,
        text: `%${level + 1}.`,
        alignment: AlignmentType.LEFT,
        style: indentOf(level),
      })),
    },
  ],
}

/** The level is said besides the style: LibreOffice makes a heading of a tagged PDF from it alone. */
const heading = (level: number, size: number, before: number, after: number) => ({
  run: { font, size, bold: true, color: ink },
  paragraph: { spacing: { before, after }, keepNext: true, keepLines: true, outlineLevel: level - 1 },
})

/** In 240ths of a line. Said in full: without its rule LibreOffice takes it for a fixed height, and large letters overlap. */
const lines = (line: number) => ({ line, lineRule: LineRuleType.AUTO })

const small = { font, size: 17, color: quiet }

export const styles: NonNullable<IPropertiesOptions['styles']> = {
  default: {
    document: {
      run: {
        font,
        size: 21,
        color: ink,
        language: { value: 'en-GB', eastAsia: 'en-GB', bidirectional: 'en-GB' },
      },
      paragraph: { spacing: { ...lines(276), after: 120 } },
    },
    title: {
      run: { font, size: 36, bold: true, color: ink },
      paragraph: { spacing: { before: 0, after: 80 }, keepNext: true, keepLines: true },
    },
    heading1: heading(1, 26, 360, 120),
    heading2: heading(2, 22, 220, 80),
    heading3: heading(3, 21, 160, 60),
    heading4: heading(4, 21, 120, 60),
  },
  paragraphStyles: [
    {
      id: 'Authority',
      name: 'Authority',
      basedOn: 'Normal',
      next: 'Title',
      run: { font, size: 21, color: quiet },
      paragraph: { spacing: { after: 140 }, keepNext: true },
    },
    {
      id: 'CopyLine',
      name: 'Copy Line',
      basedOn: 'Normal',
      run: { font, size: 23, color: ink },
      paragraph: { spacing: { after: 200 } },
    },
    {
      id: 'Fact',
      name: 'Fact',
      basedOn: 'Normal',
      paragraph: { spacing: { after: 40 }, indent: { left: factIndent, hanging: factIndent } },
    },
    {
      id: 'TableCaption',
      name: 'Table Caption',
      basedOn: 'Normal',
      run: { font, size: 21, bold: true, color: ink },
      paragraph: { spacing: { before: 160, after: 80 }, keepNext: true, keepLines: true },
    },
    {
      id: 'TableText',
      name: 'Table Text',
      basedOn: 'Normal',
      run: { font, size: 18, color: ink },
      paragraph: { spacing: { ...lines(250), after: 0 } },
    },
    {
      id: 'Marking',
      name: 'Marking',
      basedOn: 'Normal',
      run: { font, size: 19, bold: true, color: quiet },
      paragraph: { spacing: { after: 100 }, keepNext: true },
    },
    {
      id: 'Restricted',
      name: 'Restricted',
      basedOn: 'Normal',
      paragraph: {
        indent: { left: 227 },
        // A hatched bar, so that restricted text is known by its shape as well as by its word.
        border: { left: { style: BorderStyle.DASH_DOT_STROKED, size: 24, space: 8, color: restrictedInk } },
      },
    },
    {
      id: 'RestrictedMarking',
      name: 'Restricted Marking',
      basedOn: 'Restricted',
      run: { font, size: 19, bold: true, color: restrictedInk },
      paragraph: { spacing: { after: 100 }, keepNext: true },
    },
    {
      id: 'Picture',
      name: 'Picture',
      basedOn: 'Normal',
      paragraph: { spacing: { before: 60, after: 160, ...lines(240) } },
    },
    {
      id: 'PictureText',
      name: 'Picture Text',
      basedOn: 'Normal',
      run: { font, size: 16, color: ink },
      paragraph: { spacing: { before: 0, after: 0, ...lines(240) } },
    },
    {
      id: 'PageEdge',
      name: 'Page Edge',
      basedOn: 'Normal',
      run: small,
      paragraph: { spacing: { after: 0 } },
    },
    {
      id: 'Fingerprint',
      name: 'Fingerprint',
      basedOn: 'Normal',
      run: { font, size: 17, color: ink },
      paragraph: { spacing: { after: 60 }, keepLines: true },
    },
  ],
}
