/** What stands on every page: marking, whose copy it is, version, fingerprint, page number, and DRAFT until signed. */
import { Footer, Header, PageNumber, Paragraph, Tab, TabStopType, TextRun } from 'docx'
import { TextWatermark } from 'docx/watermarks'
import type { Copy } from '../../shared/copies/copy.ts'
import { font, textWidth } from './look.ts'
import { runsOf } from './text.ts'

const toTheRight = { tabStops: [{ type: TabStopType.RIGHT, position: textWidth }] }
const tab = (): TextRun => new TextRun({ children: [new Tab()] })

/** What the edges of a page and the properties of a file say. */
export type Edges = Pick<Copy, 'marking' | 'copyLine' | 'fictional'> & {
  /** DRAFT stands across every page. */
  draft: boolean
  /** At the foot of every page. */
  edition: string
  /** When it was signed or made: UTC instant, ISO 8601. */
  at: string | undefined
  /** 18 point, wider spacing. */
  large?: boolean
}

/** e.g. `Version 1.0 · 3f0a9c1b22d4`; a draft has neither. */
function editionOf(copy: Copy): string {
  if (!copy.signed) return 'Draft, not signed'
  return [copy.version, copy.recordHash.slice(0, 12)].filter(Boolean).join(' · ')
}

export const edgesOf = (copy: Copy): Edges => ({
  marking: copy.marking,
  copyLine: copy.copyLine,
  fictional: copy.fictional,
  draft: !copy.signed,
  edition: editionOf(copy),
  at: copy.signature?.at,
})

/** Of a paper that is no copy of a record: it is written when it is finished, so that no DRAFT stands across it. */
export const edgesOfPaper = ({
  marking,
  copyLine,
  fictional,
  edition,
  at,
}: Omit<Edges, 'draft' | 'large' | 'at'> & { at?: string }): Edges => ({
  marking,
  copyLine,
  fictional,
  draft: false,
  edition,
  at,
})

export function headerOf(edges: Edges): Header {
  const state = edges.draft
    ? [
        new TextWatermark({
          text: 'DRAFT',
          font,
          bold: true,
          color: 'D2D2D2',
          opacity: 0.5,
          layout: 'diagonal',
          width: 440,
        }),
      ]
    : []
  const lines = [
    ...(edges.copyLine ? [edges.copyLine] : []),
    ...(edges.fictional ? ['Fictional example: no real child, family or worker'] : []),
  ]
  return new Header({
    children: [
      new Paragraph({
        style: 'PageEdge',
        ...toTheRight,
        ...(lines.length === 0 ? { spacing: { after: 240 } } : {}),
        children: [
          ...state,
          ...runsOf(edges.marking, { bold: true }),
          tab(),
          ...runsOf(edges.draft ? 'DRAFT' : ''),
        ],
      }),
      ...lines.map(
        (text, at) =>
          new Paragraph({
            style: 'PageEdge',
            spacing: { after: at === lines.length - 1 ? 240 : 0 },
            children: runsOf(text),
          }),
      ),
    ],
  })
}

export function footerOf(edges: Edges): Footer {
  return new Footer({
    children: [
      new Paragraph({
        style: 'PageEdge',
        ...toTheRight,
        children: [
          ...runsOf(edges.edition),
          tab(),
          new TextRun({ children: ['Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] }),
        ],
      }),
    ],
  })
}
