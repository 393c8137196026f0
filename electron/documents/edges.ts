/** What stands on every page: marking, whose copy it is, version, fingerprint, page number, and DRAFT until signed. */
import { Footer, Header, PageNumber, Paragraph, Tab, TabStopType, TextRun } from 'docx'
import { TextWatermark } from 'docx/watermarks'
import type { Copy } from '../../shared/copies/copy.ts'
import { font, textWidth } from './look.ts'
import { runsOf } from './text.ts'

const toTheRight = { tabStops: [{ type: TabStopType.RIGHT, position: textWidth }] }
const tab = (): TextRun => new TextRun({ children: [new Tab()] })

/** e.g. `Version 1.0 · 3f0a9c1b22d4`; a draft has neither. */
export function editionOf(copy: Copy): string {
  if (!copy.signed) return 'Draft, not signed'
  return [copy.version, copy.recordHash.slice(0, 12)].filter(Boolean).join(' · ')
}

export function headerOf(copy: Copy): Header {
  const state = copy.signed
    ? []
    : [
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
  const lines = [
    copy.copyLine,
    ...(copy.fictional ? ['Fictional example: no real child, family or worker'] : []),
  ]
  return new Header({
    children: [
      new Paragraph({
        style: 'PageEdge',
        ...toTheRight,
        children: [
          ...state,
          ...runsOf(copy.marking, { bold: true }),
          tab(),
          ...runsOf(copy.signed ? '' : 'DRAFT'),
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

export function footerOf(copy: Copy): Footer {
  return new Footer({
    children: [
      new Paragraph({
        style: 'PageEdge',
        ...toTheRight,
        children: [
          ...runsOf(editionOf(copy)),
          tab(),
          new TextRun({ children: ['Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] }),
        ],
      }),
    ],
  })
}
