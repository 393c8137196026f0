/**
 * Every way by which words leave Chairside, who decides, and what guards them. A test holds the list against the contract (each
 * call that gives a file), against the screens (each that saves, prints or copies), and against the commands.
 */
import { getEventIteratorSchemaDetails } from '@orpc/contract'
import { traverseContractProcedures } from '@orpc/server'
import { z } from 'zod'
import { permissionWords } from '../../shared/access/words.ts'
import { contract, type ProcedureMeta } from '../../shared/api/contract.ts'

export type Exit = {
  what: string
  how: string
  decides: string
  /** Calls of the contract that give what leaves. */
  calls: readonly string[]
  /** Screens that save, print or copy it (below `renderer/`). */
  screens: readonly string[]
  /** Commands of the command line. */
  commands?: readonly string[]
}

const whoCopies = 'Whoever may make copies; a second person confirms a copy from which something was left out'

export const exits: readonly Exit[] = [
  {
    what: 'Signed copies, letters and action lists as Word files',
    how: 'Built for one reader. Signed, not encrypted: what is saved is a file like any other',
    decides: whoCopies,
    calls: ['copies.document', 'copies.actionList', 'papers.document', 'corrections.file'],
    screens: [
      'screens/copies/copies.tsx',
      'screens/copies/papers.tsx',
      'screens/corrections/files.tsx',
      'screens/record-history/record-history.tsx',
    ],
    commands: ['export', 'demo'],
  },
  {
    what: 'What the distribution desk makes: e-mail drafts, protected copies, print packs, portal folders',
    how: 'A draft is sent by a mail program. A protected copy is encrypted with AES-256 as Word does it; its password goes another way. Packs are written into the folder that an administrator has named',
    decides: whoCopies,
    calls: ['distribution.make', 'distribution.makeMany'],
    screens: ['screens/distribution/make-dialog.tsx'],
  },
  {
    what: 'E-mail through the council’s own mail server',
    how: 'Only when an administrator has set the server. TLS or STARTTLS, never in the clear; one e-mail to one address',
    decides: 'An administrator sets it; whoever may make copies presses Send',
    calls: ['distribution.sendMany', 'distribution.checkSmtp'],
    screens: [],
  },
  {
    what: 'Receipts that were kept, and the incident sheet of a copy that went astray',
    how: 'A file; not encrypted',
    decides: 'Whoever may make copies',
    calls: ['distribution.receiptFile', 'distribution.wrongRecipient'],
    screens: ['screens/distribution/history.tsx', 'screens/distribution/wrong-recipient.tsx'],
  },
  {
    what: 'A chronology, as Word file, table (CSV) or on paper',
    how: 'Built for one reader; not encrypted',
    decides: 'Whoever may read the family’s file; the Word file needs whoever may make copies',
    calls: ['chronology.document'],
    screens: [
      'screens/cases/chronology/save-document.tsx',
      'screens/cases/chronology/save-csv.tsx',
      'screens/cases/chronology/chronology-screen.tsx',
    ],
  },
  {
    what: 'A register of a family as a table (CSV)',
    how: 'Not encrypted',
    decides: 'Whoever may read the family’s file',
    calls: [],
    screens: ['screens/cases/registers/register.tsx'],
  },
  {
    what: 'Report packs and the tables of reports (Word, Excel, CSV)',
    how: 'Small numbers hidden outside the service; not encrypted',
    decides: 'Whoever may read reports',
    calls: ['measures.pack'],
    screens: ['screens/reports/pack-dialog.tsx'],
  },
  {
    what: 'Dates for a calendar program (iCalendar)',
    how: 'Family reference and kind of meeting, no name',
    decides: 'Whoever may read records',
    calls: ['desk.calendar'],
    screens: ['screens/today/today.tsx'],
  },
  {
    what: 'Certificates of a purge',
    how: 'A signed Word file without a word of what was purged',
    decides: 'Managers and administrators',
    calls: ['retention.certificate'],
    screens: ['screens/retention/certificates.tsx'],
  },
  {
    what: 'The audit trail, for an inspector',
    how: 'A list, the chain and how to check it; not encrypted. Ids and references, no word of a record',
    decides: 'Whoever may read the audit trail',
    calls: ['audit.export'],
    screens: ['screens/audit/audit.tsx'],
    commands: ['audit'],
  },
  {
    what: 'What names no family: rules, templates, themes of learning, letterhead, certificate, impact assessment, dates of a drill',
    how: 'Files of the council’s own settings',
    decides: 'Whoever may read or change them',
    calls: [
      'learning.document',
      'letterhead.look',
      'verify.authorityCertificate',
      'privacy.assessment',
      'safekeeping.drillCalendar',
    ],
    screens: [
      'screens/letterhead/letterhead.tsx',
      'screens/templates/one-template.tsx',
      'screens/rules/rules.tsx',
      'screens/learning/import-dialog.tsx',
      'screens/learning/export-dialog.tsx',
      'screens/verify/verify.tsx',
      'screens/settings/privacy-papers.tsx',
      'screens/safekeeping/drill.tsx',
    ],
    commands: ['certificate'],
  },
  {
    what: 'The recovery code, when it is made',
    how: 'On paper, shown once and kept nowhere by Chairside. Whoever has it opens the records',
    decides: 'Whoever makes the workspace, or an administrator who makes a new code',
    calls: ['workspace.create', 'safekeeping.newRecoveryCode'],
    screens: ['screens/start/code-to-keep.tsx'],
  },
  {
    what: 'Words that somebody copies from the window',
    how: 'Through the clipboard of the system, where other programs can read them. The desktop takes them off it when the screen is locked or Chairside is closed, and a password or recovery code after a minute, unless another program has put something else there',
    decides: 'Whoever reads them',
    calls: [],
    screens: [],
  },
  {
    what: 'Backups, in the folder of the workspace and in a second one that an administrator has named',
    how: 'Encrypted as the workspace is, each with its keys beside it',
    decides: 'Made every day while it is open; an administrator names the second folder',
    calls: ['workspace.backUp', 'safekeeping.setSecondFolder'],
    screens: [],
    commands: ['backup', 'restore', 'drill'],
  },
]

/** Calls that carry bytes to the window and out of it again, and hand nobody a file. */
export const staysInside: Readonly<Record<string, string>> = {
  'drafts.open': 'The draft that is being written, for the editor',
  'drafts.watch': 'What a colleague types in the same draft',
}

/** Commands that write nothing of a workspace anywhere: they read files that somebody has already, or make fictional ones. */
export const quietCommands = ['cues', 'check', 'scan', 'verify', 'generate', 'serve', 'check-workspace']

/** The permissions, in words, that the calls of an exit need; '' where there is no call. */
export function permissionOf({ calls }: Exit): string {
  const words = calls.map((name) => {
    const one = name
      .split('.')
      .reduce<unknown>((part, key) => (part as Record<string, unknown>)[key], contract)
    const { permission } = (one as { '~orpc': { meta: Partial<ProcedureMeta> } })['~orpc'].meta
    return permission ? permissionWords[permission] : ''
  })
  return [...new Set(words)].join('; ')
}

type Json = { contentEncoding?: string; format?: string; [key: string]: unknown }

const hasBytes = (schema: unknown): boolean =>
  Array.isArray(schema)
    ? schema.some(hasBytes)
    : schema !== null && typeof schema === 'object'
      ? (schema as Json).contentEncoding === 'base64' ||
        (schema as Json).format === 'base64' ||
        Object.values(schema).some(hasBytes)
      : false

/** Names of every call of the contract, and of those whose answer holds bytes. */
export function callsOfTheContract(): { every: string[]; withBytes: string[] } {
  const every: string[] = []
  const withBytes: string[] = []
  traverseContractProcedures({ router: contract, path: [] }, ({ contract: one, path }) => {
    const name = path.join('.')
    every.push(name)
    const { outputSchema } = one['~orpc']
    if (!outputSchema) return
    // A stream is judged by what it brings.
    const shape = getEventIteratorSchemaDetails(outputSchema)?.yields ?? outputSchema
    const json = z.toJSONSchema(shape as z.ZodType, { io: 'output', unrepresentable: 'any' })
    if (hasBytes(json)) withBytes.push(name)
  })
  return { every, withBytes }
}
