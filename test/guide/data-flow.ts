/**
 * `npm exec -c "node test/guide/data-flow.ts"`: the picture of the security overview, drawn from the same words as the page and
 * photographed by Chromium. Run by hand when the words have changed; the table under the picture says the same.
 */
import { writeFileSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { chromiumOptions } from '../chromium.ts'

type Box = {
  x: number
  y: number
  w: number
  h: number
  title: string
  lines: string[]
  kind?: 'safe' | 'out'
}

const inside: Box[] = [
  {
    x: 40,
    y: 90,
    w: 270,
    h: 96,
    title: 'Window',
    lines: ['Shows one page. No network,', 'no device, no other address'],
  },
  {
    x: 40,
    y: 250,
    w: 270,
    h: 96,
    title: 'Core',
    lines: ['Asks for each call: who are you,', 'and may you?'],
  },
  {
    x: 40,
    y: 410,
    w: 270,
    h: 120,
    title: 'Folder of the workspace',
    lines: [
      'Records and backups: encrypted',
      'Key slots: opened by a passphrase',
      'or the printed recovery code',
    ],
    kind: 'safe',
  },
]

const outside: Box[] = [
  {
    x: 560,
    y: 60,
    w: 300,
    h: 70,
    title: 'Files that somebody saves',
    lines: ['Signed copies, reports, calendar'],
    kind: 'out',
  },
  {
    x: 560,
    y: 150,
    w: 300,
    h: 70,
    title: 'Mail program',
    lines: ['Opens a draft; somebody sends it'],
    kind: 'out',
  },
  {
    x: 560,
    y: 240,
    w: 300,
    h: 70,
    title: 'The council’s mail server',
    lines: ['Only when set; encrypted line'],
    kind: 'out',
  },
  {
    x: 560,
    y: 330,
    w: 300,
    h: 70,
    title: 'Printer and portal folder',
    lines: ['Packs for post and for upload'],
    kind: 'out',
  },
  {
    x: 560,
    y: 420,
    w: 300,
    h: 98,
    title: 'Second folder for backups',
    lines: ['Encrypted copies, on a drive', 'or share of the council'],
    kind: 'safe',
  },
]

const box = ({ x, y, w, h, title, lines, kind }: Box): string => {
  const fill = kind === 'safe' ? '#e3edf7' : kind === 'out' ? '#f7f1e3' : '#ffffff'
  const dash = kind === 'out' ? ' stroke-dasharray="7 4"' : ''
  return `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="8" fill="${fill}" stroke="#2b3440" stroke-width="1.8"${dash}/>
<text x="${x + 16}" y="${y + 29}" font-weight="700">${title}</text>
${lines.map((line, at) => `<text x="${x + 16}" y="${y + 53 + at * 22}" font-size="15">${line}</text>`).join('')}`
}

const arrow = (x1: number, y1: number, x2: number, y2: number, both = false): string =>
  `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke="#2b3440" stroke-width="2" marker-end="url(#a)"${both ? ' marker-start="url(#a)"' : ''}/>`

export function drawing(): string {
  const gate = ['Nothing leaves before', 'somebody decides that it does']
  return `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="590" font-family="Atkinson Hyperlegible Next, Arial, DejaVu Sans, sans-serif" font-size="17" fill="#1d242c">
<defs><marker id="a" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto-start-reverse"><path d="M0 0L10 5L0 10z" fill="#2b3440"/></marker></defs>
<rect width="900" height="590" fill="#fff"/>
<rect x="16" y="36" width="322" height="520" rx="10" fill="#f5f6f8" stroke="#5b6672"/>
<text x="32" y="66" font-weight="700">One computer of the council</text>
${inside.map(box).join('\n')}
${arrow(175, 188, 175, 248, true)}
<text x="190" y="224" font-size="15">one typed contract</text>
${arrow(175, 348, 175, 408, true)}
<rect x="420" y="60" width="62" height="340" rx="8" fill="#fff" stroke="#2b3440" stroke-width="1.8"/>
<text font-size="15" text-anchor="middle" transform="translate(446 230) rotate(-90)">${gate[0]}</text>
<text font-size="15" text-anchor="middle" transform="translate(468 230) rotate(-90)">${gate[1]}</text>
${arrow(312, 298, 418, 230)}
${[95, 185, 275, 365].map((y) => arrow(484, y, 558, y)).join('')}
${arrow(312, 475, 558, 475)}
${outside.map(box).join('\n')}
<text x="354" y="505" font-size="15">with each backup, if named</text>
<text x="330" y="580" font-size="15">Solid and blue: encrypted by Chairside. Dashed and yellow: outside its protection.</text>
</svg>`
}

if (import.meta.main) {
  const browser = await chromium.launch(chromiumOptions())
  try {
    const page = await browser.newPage({ viewport: { width: 900, height: 590 } })
    await page.setContent(`<body style="margin:0">${drawing()}</body>`)
    const picture = await page.screenshot({ type: 'png' })
    writeFileSync(new URL('../../resources/guide/images/data-flow.png', import.meta.url), picture)
    process.stdout.write(`data-flow.png: ${picture.length} bytes\n`)
  } finally {
    await browser.close()
  }
}
