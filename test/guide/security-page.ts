/**
 * The security overview for a council's information officer. Names, numbers and policies are taken from the code that uses
 * them, so that the page cannot say something else than what runs.
 */
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { quietSwitches, windowOptions } from '../../electron/desktop/policy.ts'
import { contentSecurityPolicy } from '../../electron/page/headers.ts'
import { type Paths, pathsOf } from '../../electron/workspace/paths.ts'
import { SCRYPT_N } from '../../electron/workspace/slots.ts'
import { SHORTEST } from '../../renderer/screens/start/passphrase.ts'
import { can, type Permission, permissions, type Role, roles } from '../../shared/access/access.ts'
import { permissionWords } from '../../shared/access/words.ts'
import { readings } from '../../shared/api/readings.ts'
import { auditKinds, auditKindWords } from '../../shared/audit/words.ts'
import { readSnapshot, sayKnown } from '../supply/advisories.ts'
import { exits, permissionOf } from './exits.ts'
import { made, table } from './parts.ts'

const source = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')

type InFolder = { what: string; secret: string }

/** Every file of a workspace folder (electron/workspace/paths.ts); a new one has to be described before it compiles. */
const inFolder: Record<Exclude<keyof Paths, 'folder'>, InFolder> = {
  db: { what: 'All records, drafts, signed files, settings and the audit trail', secret: 'Encrypted' },
  wal: { what: 'What was written last, folded into the file above from time to time', secret: 'Encrypted' },
  shm: { what: 'An index of the one above, while it is open', secret: 'Page numbers, no words' },
  rollback: {
    what: 'Left by a power cut beside a backup that was put in place by hand; settled when the records are opened',
    secret: 'Encrypted',
  },
  keys: {
    what: 'Key slots: one for each person who signs in, one for the recovery code',
    secret: 'Keys sealed; names and roles of those people can be read',
  },
  backups: {
    what: 'Dated copies of records and keys; a folder for what was replaced when one was put back',
    secret: 'As the records and the keys',
  },
  marker: { what: 'Which run has the records open', secret: 'Random ids' },
  holder: { what: 'Who has the records open, since when and on which computer', secret: 'Can be read' },
  note: {
    what: 'How far the audit trail had come, to notice an older copy of the records',
    secret: 'Sealed by a key of the records',
  },
  attempts: {
    what: 'How often a wrong passphrase was tried while it was closed',
    secret: 'Can be read; no passphrase',
  },
  waits: {
    what: 'The pause after wrong passphrases: who was refused how often, and when last',
    secret: 'Can be read; no passphrase',
  },
  making: {
    what: 'A workspace that is being made; left only by a crash',
    secret: 'As the records and the keys',
  },
}

const unknown = (key: string): never => {
  throw new Error(`A workspace has a file “${key}” that test/guide/security-page.ts does not describe.`)
}

const folderTable = (): string => {
  const { folder: _folder, ...names } = pathsOf('/')
  return table(
    ['In the folder', 'What it is', 'Secret'],
    [
      ...Object.entries(names).map(([key, path]) => {
        const { what, secret } = inFolder[key as keyof typeof inFolder] ?? unknown(key)
        return [`\`${basename(path)}\``, what, secret]
      }),
      [
        '`second-folder.json`',
        'Where the second folder for backups is, and how the last copying ended; only where one is named',
        'Can be read; a path and times',
      ],
    ],
  )
}

/** Beside the folder of the workspace. */
const elsewhere = (): string =>
  table(
    ['Where', 'What it is', 'Secret'],
    [
      ['`door.json`, in the settings folder of the person', 'Which folder was opened last', 'A path'],
      [
        'Profile of the window (desktop), or of the browser that the browser door opens, in the person’s own profile',
        'How Chairside looks here, when it locks, filters of lists, the last place by id',
        'No word of a record. The browser’s own cache is told to keep nothing (`cache-control: no-store`)',
      ],
      [
        'Temporary folder of the system',
        'The fictional example, while it is tried out. Nothing of a real workspace: SQLite keeps what it sorts in memory',
        'Encrypted; made up',
      ],
      [
        'Folder of the distribution desk, where an administrator names one',
        'Packs and drafts that somebody made',
        'Not encrypted, but for protected copies',
      ],
    ],
  )

/** Memory that one try at a passphrase takes, in MB. */
const memory = (128 * SCRYPT_N * 8) / 2 ** 20

const keysTable = (): string =>
  table(
    ['Key', 'How it is made', 'What protects it', 'When it is lost'],
    [
      [
        'Workspace key',
        'Random, 256 bits. The file is encrypted with it page by page (SQLCipher 4: AES-256, a checksum with a key on every page)',
        'Sealed with AES-256-GCM in every slot',
        'Each slot holds it: one is enough',
      ],
      [
        'A person’s slot',
        `Passphrase of at least ${SHORTEST} characters, stretched by scrypt (N = ${SCRYPT_N}, r = 8, p = 1: ${memory} MB for each try)`,
        'Bound to this workspace, slot, person and purpose. Older slots are stretched harder at the next unlock',
        'An administrator gives a new slot, or the recovery code opens the workspace. The signing key in it is lost',
      ],
      [
        'Recovery code',
        '130 random bits on paper, 28 characters of which two notice a slip',
        'Stretched as a passphrase is. Opens the records and signs for nobody',
        'A new one can be made while somebody can sign in. Without any passphrase and without it nobody can open the records',
      ],
      [
        'A person’s signing key',
        'RSA with 2048 bits, certificate for three years by the workspace’s own authority; or a certificate of the council',
        'In the person’s locker: opened by their passphrase only, asked for at each signature',
        'A new one is made; the old certificate counts for nothing dated later. What was signed stays good',
      ],
      [
        'Authority of the workspace',
        'RSA with 2048 bits, twenty years',
        'In the encrypted records. Whoever has the workspace key has it too',
        'Goes with the records',
      ],
      [
        'Password of the mail server',
        'Given by the council',
        'In the encrypted records; shown to nobody',
        'Typed again',
      ],
    ],
  )

const lockWords = (): string =>
  [...source('renderer/screens/shell/idle.ts').matchAll(/label: 'After ([^']+)'/g)]
    .map(([, words]) => words)
    .join(', ')
    .replace(/, ([^,]+)$/, ' or $1')

const mayBy = (permission: Permission): string => {
  const holds = (role: Role, administrator: boolean) => can({ role, administrator, active: true }, permission)
  const plain = roles.filter((role) => holds(role, false))
  if (plain.length === roles.length) return 'Everybody'
  const only = roles.filter((role) => holds(role, true) && !holds(role, false))
  return [plain.join(', '), only.length > 0 ? `${plain.length ? 'and ' : ''}administrators` : '']
    .filter(Boolean)
    .join(', ')
}

const noted = (): string => {
  const listed = Object.values(readings).filter((one) => !('none' in one)).length
  return `${listed} calls that show something of a record or a family leave a row when somebody makes them; each change leaves a row in the same transaction as the change.`
}

const codeList = (text: string): string =>
  text
    .split('; ')
    .map((one) => `- \`${one}\``)
    .join('\n')

const fuses = (): string[][] =>
  [
    ...(/electronFuses:\n((?: {2}.+\n)+)/.exec(source('electron-builder.yml'))?.[1] ?? '').matchAll(
      /^ {2}(\w+): (\w+)$/gm,
    ),
  ].map(([, name = '', state = '']) => [`\`${name}\``, state === 'true' ? 'on' : 'off'])

const yesNo = (value: unknown): string => (value === true ? 'on' : 'off')

function windowTable(): string {
  const { webPreferences = {} } = windowOptions('preload')
  const wanted = [
    'sandbox',
    'contextIsolation',
    'webSecurity',
    'nodeIntegration',
    'webviewTag',
    'allowRunningInsecureContent',
    'devTools',
    'spellcheck',
  ] as const
  return table(
    ['Of the window', 'Is'],
    [...wanted.map((name) => [`\`${name}\``, yesNo(webPreferences[name])]), ...fuses()],
  )
}

const unprotected: [string, string][] = [
  [
    'A running computer that is not locked',
    'Whoever sits down at it is you. Chairside locks itself after a while; lock it yourself when you go.',
  ],
  [
    'Somebody with a passphrase or the recovery code',
    'They can open everything that the person could, and with the workspace key everything at all.',
  ],
  [
    'An administrator of the computer, a key logger, a program that reads memory',
    'While the workspace is open its key is in memory. No program can guard against the system it runs on.',
  ],
  [
    'A photograph of the screen',
    'The shared-screen view hides what the family may not read; it cannot hide the rest from a camera.',
  ],
  [
    'Word, a PDF reader, a mail program',
    'Once a copy is opened elsewhere that program keeps temporary files, lists of recent files and drafts of its own.',
  ],
  [
    'What is copied while it is on the clipboard',
    'Other programs can read it, and Windows may keep a history of it or pass it to other devices. The council can switch both off (policies AllowClipboardHistory and AllowCrossDeviceClipboard). In a browser Chairside takes off the clipboard only what was copied in a window that nobody has left since.',
  ],
  [
    'A copy after it was given out',
    'Whoever has it can pass it on. The password of a protected copy protects it on its way.',
  ],
  [
    'A colleague whose role opens a case that is none of their work',
    'They are not stopped. What they opened is noted.',
  ],
  [
    'Somebody who rewrites the whole audit trail with the workspace key',
    'Signed documents, backups and a note beside the records give it away when they are compared; nothing prevents it.',
  ],
  [
    'The browser door on a computer that others share',
    'Other programs of the same person can read what the browser holds in memory. The desktop app is the better choice.',
  ],
  [
    'A disk that fails',
    'The backup beside the records fails with it. Name a second folder, and let the council back that up.',
  ],
  ['A lost patch', 'Chairside does not update itself and looks for no update. Whoever installs it has to.'],
]

export const securityPage = (): string =>
  [
    '# Security overview',
    '',
    made,
    '',
    'For a council’s information officer. What is said here in names and numbers is read from the program itself. What each promise rests on, and how it was last tried, stands under [Promises](promises.md); the start of an assessment under Article 35 under [Impact assessment](impact-assessment.md).',
    '',
    '## In one picture',
    '',
    '![One computer of the council: a window without network talks to the core, the core keeps an encrypted folder. Files, e-mail drafts, the mail server, the printer and portal folders come after a person’s decision and lie outside Chairside’s protection; backups go encrypted into a second folder](images/data-flow.png)',
    '',
    'The window shows the page and knows nothing; the core decides. Where the browser door is used, the window is a browser on the same computer: the core answers on `127.0.0.1` only, on a port by chance, to a window that brought a launch token which is good once and for two minutes.',
    '',
    '## What leaves, and who decides',
    '',
    'There is no other way out: a test compares this table with every call that gives a file, every screen that saves, prints or copies, and every command.',
    '',
    table(
      ['What', 'How it is protected', 'Who decides', 'Permission of the calls'],
      exits.map((exit) => [exit.what, exit.how, exit.decides, permissionOf(exit)]),
    ),
    '',
    'Nothing else is sent: no account, no statistics, no crash report, no look for updates, no word list. The window’s own requests go to its own page (see below); Chromium’s own traffic is switched off.',
    '',
    '## Keys',
    '',
    keysTable(),
    '',
    '**If every passphrase and the recovery code are lost, the records cannot be opened by anybody**, neither by the council nor by the makers of Chairside. The product says so when the code is made. Losing one passphrase never means losing records.',
    '',
    '## What is stored where',
    '',
    folderTable(),
    '',
    'Files are made readable for their owner only; on Windows the folder’s own permissions say who may. What is deleted is overwritten in the file (`secure_delete`), and a purge follows the backups that may still hold it.',
    '',
    elsewhere(),
    '',
    '## Who may do what',
    '',
    table(
      ['Permission', 'Roles'],
      permissions.map((permission) => [permissionWords[permission], mayBy(permission)]),
    ),
    '',
    'Every call and what it needs: [Who may do what](who-may-do-what.md). Restricted entries, supervision and personal records are asked about one by one besides.',
    '',
    '## Lock',
    '',
    `Chairside locks itself when nobody has touched mouse or keyboard for a while: ${lockWords()}, as each person chooses. When the last window is locked or closed the workspace is closed and its key is forgotten. A passphrase is asked for again at each signature and each change of a passphrase.`,
    '',
    '## What is noted',
    '',
    noted(),
    '',
    ...auditKinds.map((kind) => `- ${auditKindWords[kind]}`),
    '',
    'A row says who, when, what and about which record by its id; never a word of a record, never what was searched for. Each row carries the hash of the row before. There is no other log: the program writes no log file.',
    '',
    '## The window',
    '',
    'Policy of every page (Content Security Policy):',
    '',
    codeList(contentSecurityPolicy('…')),
    '',
    windowTable(),
    '',
    `Switched off in Chromium: ${quietSwitches.map(([name]) => `\`${name}\``).join(', ')}.`,
    '',
    'The window may go to its own page only, opens no second window and hands no link to another program. It may put text on the clipboard and has no other permission: no camera, microphone, place, notification or device.',
    '',
    '## Updates',
    '',
    'Chairside does not update itself: the council installs each version as it does with other programs. Before a new version changes how records are kept it makes a backup. An older version refuses records of a newer one and leaves them as they are.',
    '',
    '## What it is built with',
    '',
    `The packages, with their licences: [Licences](licences.md). A bill of materials for machines (CycloneDX) is made with \`npm run sbom\`. ${sayKnown(readSnapshot())} Each package is pinned to its content by a hash, and none may run a script when it is installed.`,
    '',
    '## What Chairside does not protect against',
    '',
    table(['What', 'Why, and what helps'], unprotected),
    '',
  ].join('\n')
