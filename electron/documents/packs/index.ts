/** Packs for a board or an agency (domain section 8, G29), written from measure reports and from nothing else. */
import { safeName } from '../index.ts'
import type { Pack, PackAsk, PackContent } from './ask.ts'
import { packCsv } from './csv.ts'
import { writePack } from './document.ts'
import { sheetsOf } from './sheets.ts'
import { FICTIONAL, titleOf } from './telling.ts'
import { periodWords } from './words.ts'
import { workbookOf } from './workbook.ts'

export type { Pack, PackAsk, PackContent } from './ask.ts'

/** `Board pack 2025-04-01 to 2026-03-31.docx`; an agency's has its name. */
function fileNameOf({ kind, agency, from, to, format }: PackAsk): string {
  const what = kind === 'board' ? 'Board pack' : `Evidence pack ${agency.replaceAll(/\.+(?=\.)|^\.+/g, '')}`
  return safeName(`${what.slice(0, 80)} ${from} to ${to}`, format)
}

function workbook(ask: PackAsk, { reports, organisation, fictional, now }: PackContent): Uint8Array {
  const title = `${titleOf(ask)}, ${periodWords(ask)}`
  const whose = [organisation, ask.kind === 'agency' ? `for ${ask.agency}` : '', ask.team].filter(Boolean)
  const line = [title, ...whose, ...(fictional ? [FICTIONAL] : [])].join('. ')
  return workbookOf(sheetsOf(ask, reports), { title, line, at: now.toISOString() })
}

/** The pack as a file. The same figures, asked for at the same moment, always give the same bytes. */
export async function makePack(ask: PackAsk, content: PackContent): Promise<Pack> {
  const fileName = fileNameOf(ask)
  if (ask.format === 'csv') return { fileName, bytes: packCsv(ask, content) }
  if (ask.format === 'xlsx') return { fileName, bytes: workbook(ask, content) }
  return { fileName, bytes: await writePack(ask, content) }
}
