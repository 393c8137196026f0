/**
 * What Chairside promises, in one plain sentence each, with the tests that try to break it. A test fails where one of them is
 * not there; the page says how it went when it was last measured. A new promise is one entry here, then `npm run guide`.
 */
import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'

/** `name`: the beginning of the test's own sentence, or of the group that it stands in. */
export type Tried = { file: string; name: string }

export type Promised = {
  says: string
  tests: readonly Tried[]
  /** Runs of `npm run torture` that try it, by their id. */
  torture?: readonly string[]
  /** Measures of `npm run bench` that are held to it, by id or by the part of it before the dot. */
  bench?: readonly string[]
}

const tried = (file: string, name: string): Tried => ({ file: `test/${file}`, name })

/** Tests of attacks count by themselves: what they tried stands in `attacks.json` under their file. */
export const promises: Readonly<Record<string, readonly Promised[]>> = {
  'Nothing is lost': [
    {
      says: 'What the page calls saved is on the disk, also when the power goes in the middle of a sentence.',
      tests: [
        tried(
          'torture/torture.test.ts',
          'loses nothing that it had acknowledged, and leaves nothing half done',
        ),
        tried(
          'e2e/nothing-lost.spec.ts',
          'a power cut in the middle of a sentence loses at most the last half second, and nothing that was called saved',
        ),
      ],
      torture: ['typing', 'compaction'],
    },
    {
      says: 'Two people who change one family at the same time lose no word: both stay, or a person is asked which holds.',
      tests: [
        tried(
          'shared/cases/merge/merge.test.ts',
          'has every word that either has typed: in the family, or in what a person decides',
        ),
        tried('e2e/one-family.spec.ts', 'two windows that change one family keep every word of both'),
      ],
    },
    {
      says: 'When the program behind the window has gone, the window says so, keeps every word, and takes more.',
      tests: [
        tried(
          'e2e/nothing-lost.spec.ts',
          'when the core has gone the window says so, keeps every word, and takes more',
        ),
      ],
    },
    {
      says: 'Two people who write in one record at the same time lose no word of each other.',
      tests: [
        tried(
          'e2e/two-windows.spec.ts',
          'two windows that write in one record at the same time read each other’s words',
        ),
      ],
    },
    {
      says: 'A record is signed whole, with everything that belongs to it, or not at all.',
      tests: [
        tried(
          'electron/store/signed.test.ts',
          'takes nothing whose hash is not its own, and then nothing is frozen',
        ),
      ],
      torture: ['signing'],
    },
    {
      says: 'A backup is whole and encrypted, and brings the records back when theirs are damaged or gone.',
      tests: [
        tried(
          'electron/records/backup-copies.test.ts',
          'gets each backup as a set, byte for byte, and says when',
        ),
        tried(
          'electron/api/safekeeping.test.ts',
          'tries the newest backup, says what is in it, is remembered, and leaves nothing behind',
        ),
        tried(
          'e2e/rescue.spec.ts',
          'a file that went bad is put right from the copy in the second folder, and nothing is thrown away',
        ),
        tried(
          'electron/workspace/backups.test.ts',
          'brings back a workspace whose records are damaged or gone',
        ),
        tried('electron/workspace/backups.test.ts', 'leaves no half-made file when the disk is full'),
      ],
      torture: ['backup', 'restore'],
    },
    {
      says: 'Damaged, foreign or newer records are refused with a sentence and left exactly as they were.',
      tests: [
        tried('electron/workspace/rescue.test.ts', 'a workspace that cannot be read'),
        tried(
          'electron/workspace/refusals.test.ts',
          'opening refuses in plain words and leaves everything as it was',
        ),
      ],
    },
    {
      says: 'A full disk keeps what was saved, and says what is safe.',
      tests: [
        tried(
          'electron/workspace/faults.test.ts',
          'keeps everything that was called saved, says until when, and saves the rest as soon as there is room',
        ),
        tried('electron/workspace/refusals.test.ts', 'a full disk while the workspace is open'),
        tried(
          'electron/workspace/refusals.test.ts',
          'leaves nothing behind when the disk is full at any step',
        ),
      ],
    },
    {
      says: 'A folder that goes away, a file that another program holds and a clock that is set back lose nothing.',
      tests: [
        tried('electron/workspace/faults.test.ts', 'a folder that goes away while people type'),
        tried('electron/workspace/faults.test.ts', 'a file that another program holds'),
        tried('electron/workspace/faults.test.ts', 'a clock that is set back'),
      ],
    },
    {
      says: 'A new version makes a backup before it changes how records are kept, and undoes a step that fails.',
      tests: [
        tried(
          'electron/workspace/schema-versions.test.ts',
          '$version ($name) opens, is brought up to date after a backup, and can be read',
        ),
        tried(
          'electron/workspace/schema-versions.test.ts',
          'is refused in plain words by an older Chairside, which changes nothing',
        ),
        tried('electron/workspace/migrate.test.ts', 'makes a backup first, then takes each step'),
        tried('electron/workspace/migrate.test.ts', 'undoes a step that fails, keeps the steps before it'),
      ],
      torture: ['migration'],
    },
    {
      says: 'A draft that was thrown away, or that stood with the wrong family, is brought back with every word.',
      tests: [
        tried(
          'electron/records/thrown-away.test.ts',
          'changes nothing that can be read: words, lists, search, actions and clocks',
        ),
        tried(
          'electron/records/move-draft.test.ts',
          'there and back changes nothing that can be read, whatever was taken out',
        ),
      ],
    },
    {
      says: 'A purge takes a record whole or leaves it whole, and leaves nothing of it in the file.',
      tests: [
        tried(
          'electron/store/retention.test.ts',
          'undo everything when the last step of a purge fails, and refuse one that is not what was looked at',
        ),
        tried('electron/store/retention.test.ts', 'is in no byte of the file, its log or the index of words'),
      ],
      torture: ['purge', 'sealed purge'],
    },
    {
      says: 'An import brings in all of a file or nothing of it.',
      tests: [
        tried(
          'electron/records/import.test.ts',
          'is refused when one of its families has changed since it was looked at',
        ),
        tried('electron/records/import.test.ts', 'puts every family back exactly, and takes new ones away'),
      ],
      torture: ['import'],
    },
  ],
  'Nobody is let in': [
    {
      says: 'Without a passphrase or the recovery code nobody reads a word of a record from the files.',
      tests: [
        tried('electron/store/canary.test.ts', 'is in no byte of an encrypted workspace, before or after'),
        tried(
          'electron/workspace/workspace.test.ts',
          'is encrypted, and its keys hold no passphrase, code or key in clear',
        ),
      ],
    },
    {
      says: 'Whatever is asked of the core, in whatever shape, is answered with a value or a refusal in words.',
      tests: [
        tried('attacks/calls.test.ts', 'every call answers every input in words'),
        tried('attacks/calls.test.ts', 'the workspace is sound afterwards, and still answers'),
      ],
    },
    {
      says: 'Guessing passphrases at the screen is slowed down, and whoever knows the right one is kept waiting a minute at most.',
      tests: [
        tried('electron/workspace/slow-down.test.ts', 'the pause after wrong passphrases'),
        tried(
          'electron/workspace/slow-down.test.ts',
          'however often it was wrong, the right passphrase opens after a minute',
        ),
      ],
    },
    {
      says: 'Every call is refused to every role that it is not for, and to somebody who has left.',
      tests: [
        tried(
          'electron/api/every-role.test.ts',
          'as a %s is refused exactly where the role does not include it',
        ),
        tried('electron/api/every-role.test.ts', 'by somebody who has left is refused, whatever it is'),
        tried('electron/api/permissions.test.ts', 'every procedure names the permission it needs'),
      ],
    },
    {
      says: 'Nobody signs in another person’s name: a signing key opens for that person’s passphrase alone.',
      tests: [
        tried(
          'electron/workspace/workspace.test.ts',
          'cannot read signing keys without an unlocked slot of that person',
        ),
      ],
    },
    {
      says: 'After the lock nothing can be read, and Chairside locks itself when nobody is there.',
      tests: [
        tried('electron/api/permissions.test.ts', 'after the lock nothing can be read'),
        tried(
          'renderer/screens.test.ts',
          'Chairside locks itself after ten minutes, and not while somebody is typing',
        ),
        tried(
          'e2e/desktop.spec.ts',
          'when the system locks its screen the window is blank and locked, and what was copied is off the clipboard',
        ),
      ],
    },
    {
      says: 'What was copied out of the window, and a password or recovery code, does not stay on the clipboard beyond need.',
      tests: [
        tried(
          'electron/desktop/clipboard.test.ts',
          'is taken off the clipboard when the screen is locked, also when it was copied just before',
        ),
        tried('electron/desktop/clipboard.test.ts', 'can be pasted for a minute and no longer'),
        tried(
          'e2e/nobody-let-in.spec.ts',
          'what was copied is off the clipboard after the lock, unless another program has put something else there',
        ),
      ],
    },
    {
      says: 'Whatever somebody without a way in puts into the folder, the records open with every word or are refused in words, and nothing beyond the folder is touched.',
      tests: [
        tried('attacks/folder.test.ts', 'whatever lies beside the records'),
        tried('attacks/folder.test.ts', 'whatever lies in the place of a backup'),
      ],
    },
    {
      says: 'Another page on this computer, or a name that points here, learns nothing from the browser door.',
      tests: [
        tried('attacks/browser-door.test.ts', 'a stolen token or secret'),
        tried('attacks/browser-door.test.ts', 'a page elsewhere'),
        tried('e2e/doors.spec.ts', 'a page of another port of this machine learns nothing'),
        tried('electron/browser/server.test.ts', 'refuses a page of another origin with 403'),
        tried('electron/browser/sessions.test.ts', 'cannot be guessed or left out'),
      ],
    },
    {
      says: 'The desktop window runs only what came with it, goes nowhere else, and reaches nothing of the computer.',
      tests: [
        tried('attacks/desktop-door.test.ts', 'the locks of the window and of the program'),
        tried('e2e/desktop.spec.ts', 'the page cannot run code that did not come with the build'),
        tried('e2e/desktop.spec.ts', 'the page cannot go elsewhere or open a second window'),
        tried('e2e/desktop.spec.ts', 'the page sees nothing of Node or Electron'),
      ],
    },
    {
      says: 'Who opened a record, a copy or a list, and who was refused, is noted; never a word of it.',
      tests: [
        tried('electron/api/readings.test.ts', 'says what it shows, or why nothing is noted'),
        tried(
          'electron/api/readings.test.ts',
          'leaves a chain that holds, without a name or a word of a record in it',
        ),
      ],
    },
    {
      says: 'A change of the audit trail is noticed: a row that was altered, removed, added or moved.',
      tests: [
        tried(
          'electron/workspace/audit-tampering.test.ts',
          'in whatever mixture of ways never has a chain that holds, unless it is the one that was written',
        ),
        tried(
          'electron/records/audit-anchors.test.ts',
          'shows, and so do the frozen files, that the chain was written anew',
        ),
        tried(
          'electron/workspace/older-copy.test.ts',
          'is noticed when it is opened, stays noted in the chain, and is told by every check',
        ),
        tried('electron/workspace/audit.test.ts', 'is not changed or shortened by mistake'),
      ],
    },
  ],
  'Signed documents hold': [
    {
      says: 'Whatever is changed, added or taken out of a signed document, the verifier does not call it genuine.',
      tests: [
        tried('electron/signing/tamper-package.test.ts', 'a file, signed %s, is refused after'),
        tried('electron/signing/tamper-signature.test.ts', 'a file, signed %s, is refused after'),
        tried('electron/signing/hostile.test.ts', 'a flipped bit anywhere in a signed file is noticed'),
      ],
    },
    {
      says: 'A file that was made to do harm is refused with a sentence or loses its harm, whichever way it comes in.',
      tests: [
        tried('attacks/files.test.ts', 'a hostile file'),
        tried(
          'electron/signing/hostile.test.ts',
          'a container that programs could read differently is refused',
        ),
        tried(
          'electron/signing/hostile.test.ts',
          'a part that unpacks to more than it says is not unpacked further',
        ),
      ],
    },
    {
      says: 'A signed record cannot be changed afterwards, by any call.',
      tests: [
        tried(
          'electron/store/signed.test.ts',
          'ends every change of the record, its draft and its statements',
        ),
      ],
    },
  ],
  'A copy holds what its reader may see': [
    {
      says: 'No copy holds a word that its reader may not read, or a trace of a gap.',
      tests: [
        tried(
          'shared/copies/leaks.property.test.ts',
          'holds every word that its reader may read and no word that they may not',
        ),
        tried(
          'shared/copies/leaks.property.test.ts',
          'is the same for everybody of the family’s side as if what they may not read had never been written',
        ),
        tried(
          'shared/copies/papers.property.test.ts',
          'holds no word that its reader may not read, no id, and nothing that could not be read',
        ),
      ],
    },
    {
      says: 'No file holds in its hidden parts what its page does not show.',
      tests: [
        tried(
          'electron/cli/cli.test.ts',
          'finds in the file’s copy what a parent’s copy must not hold, and nothing in the parent’s',
        ),
      ],
    },
    {
      says: 'A signed copy that leaves something out is not handed out before a second person has confirmed that very file.',
      tests: [
        tried(
          'electron/records/copy-checks.test.ts',
          'is not handed out until a second person has confirmed it, and says who may',
        ),
        tried(
          'electron/records/copy-checks.test.ts',
          'is confirmed as the file that was looked at, and as no other',
        ),
      ],
    },
    {
      says: 'Whatever was typed or pasted leaves in a document, table or mail as words: no script, no link, no formula.',
      tests: [
        tried('attacks/exports.test.ts', 'no cell of a CSV file is a formula, and no line is more than one'),
        tried('attacks/exports.test.ts', 'a file name holds nothing that a system reads as its own'),
      ],
    },
    {
      says: 'An e-mail goes to exactly the one address that was confirmed.',
      tests: [
        tried(
          'electron/distribution/email.test.ts',
          'parses back to exactly one recipient and no header more',
        ),
      ],
    },
  ],
  'Everybody can use it': [
    {
      says: 'Every screen passes the checks for accessibility in light and dark, and fits a window of 320 pixels.',
      tests: [
        tried(
          'renderer/screens.test.ts',
          '%s has no accessibility fault, breaks no rule of the page, and scrolls nowhere sideways when narrow',
        ),
        tried(
          'renderer/screens.test.ts',
          'a fault that is put into a page is found, so that a clean screen says something',
        ),
      ],
    },
    {
      says: 'The main work is done with the keyboard alone.',
      tests: [tried('renderer/screens.test.ts', 'with the keyboard alone')],
    },
    {
      says: 'Every document can be read by somebody who does not see it.',
      tests: [
        tried(
          'electron/documents/structure.test.ts',
          'Every document can be read by somebody who does not see it',
        ),
        tried('electron/documents/structure.test.ts', 'and no writer of documents is left out of this walk'),
      ],
    },
  ],
  'It is private': [
    {
      says: 'Nothing is sent by itself: only the council’s own mail server is ever spoken to, and only when somebody presses Send.',
      tests: [
        tried('traces/traces.test.ts', 'asks nothing of any network'),
        tried(
          'traces/network.test.ts',
          'is in the log of a real browser: our own server is nothing strange, a name elsewhere is',
        ),
        tried('guide/security.test.ts', 'names the only two places of the core that speak to a network'),
        tried('electron/desktop/policy.test.ts', 'may ask for our own files and for what is inside the page'),
      ],
    },
    {
      says: 'No word of a family is left outside the encrypted file: not beside it, not among temporary files, not for a moment.',
      tests: [
        tried('traces/traces.test.ts', 'leaves no word of the family in the workspace folder'),
        tried(
          'traces/traces.test.ts',
          'leaves no word among the temporary files, the settings and the caches',
        ),
        tried(
          'traces/traces.test.ts',
          'names nobody in a file’s name, the subject of an e-mail, a calendar or a refusal',
        ),
      ],
    },
    {
      says: 'The mail server is never spoken to over a line that others can read.',
      tests: [
        tried(
          'electron/distribution/smtp.test.ts',
          'is never spoken to in the clear: a server without TLS hears no user name, no address and no word',
        ),
      ],
    },
    {
      says: 'Every way out is known: each call that gives a file, each screen that saves, each command.',
      tests: [tried('guide/security.test.ts', 'The list of everything that leaves')],
    },
    {
      says: 'What ships is known by name, licence and content, and none of it runs a script when it is installed.',
      tests: [
        tried('supply/lock.test.ts', 'pins every package to its content, from the registry'),
        tried('supply/licences.test.ts', 'are all on the list for what ships'),
        tried('e2e/supply.spec.ts', 'what was built is what may ship'),
      ],
    },
    {
      says: 'Figures that leave the service show no number from 1 to 4, nor let one be worked out.',
      tests: [
        tried(
          'shared/measures/hiding.test.ts',
          'show no number from 1 to 4, and none that is shown tells one that is not',
        ),
      ],
    },
  ],
  'It is always fast': [
    {
      says: 'A key that is pressed is on the screen before anybody notices, also in a long record of a large service.',
      tests: [],
      bench: ['typing.paint', 'checks', 'cues'],
    },
    {
      says: 'What is typed is on the disk before anybody could wait for it.',
      tests: [],
      bench: ['typing.saved', 'store'],
    },
    {
      says: 'Today, the lists and the search are there at once, and grow no faster than the logarithm of the records.',
      tests: [],
      bench: ['today', 'search', 'case', 'record', 'reports', 'screens'],
    },
    {
      says: 'Chairside starts, unlocks and makes its documents without a wait that needs a word.',
      tests: [],
      bench: ['start', 'open', 'documents', 'demo', 'backup'],
    },
  ],
  'Two commands are enough': [
    {
      says: '`npm ci && npm start` opens Chairside, in its own window or in a browser.',
      tests: [
        tried('doors/launch.test.ts', 'goes on with Node %s'),
        tried('doors/launch.test.ts', 'says what to install on Node %s, and never crashes'),
        tried('e2e/doors.spec.ts', 'the window opens, nothing in it breaks the content security policy'),
        tried(
          'e2e/desktop.spec.ts',
          'the window opens our page, and the page talks to the core over its port',
        ),
      ],
    },
    {
      says: '`npm ci && npm test` tries all of this and ends with one line of figures; a test that did not run counts as failed.',
      tests: [tried('run.mjs', 'A test that did not run proves nothing, so it counts as one that failed.')],
    },
  ],
}

const root = new URL('../../', import.meta.url)

/** Why a named test does not stand for its promise; '' when it does. */
export function missing({ file, name }: Tried): string {
  const at = new URL(file, root)
  if (!existsSync(at)) return `${file} is not there.`
  if (name === '') return `${file}: no test is named.`
  const text = readFileSync(at, 'utf8').replaceAll("\\'", "'")
  return text.includes(name) ? '' : `${file} has no “${name}”.`
}

// ---- how it went when it was last measured ----

const tortureSchema = z.array(
  z.looseObject({
    id: z.string(),
    promise: z.string(),
    tried: z.number(),
    checked: z.number().optional(),
    lost: z.number(),
    seconds: z.number().optional(),
    at: z.string(),
  }),
)
const attacksSchema = z.array(
  z.looseObject({ promise: z.string(), tried: z.number(), lost: z.number(), test: z.string() }),
)
const spreadSchema = z.looseObject({ median: z.number(), p95: z.number() })
const benchSchema = z.looseObject({
  day: z.string(),
  machine: z.looseObject({
    processor: z.string(),
    cores: z.number(),
    memoryGB: z.number(),
    system: z.string(),
  }),
  figures: z.array(
    z.looseObject({
      id: z.string(),
      says: z.string(),
      unit: z.string(),
      value: spreadSchema.optional(),
      growth: z.number().optional(),
      target: z.looseObject({ says: z.string(), met: z.boolean() }).optional(),
      notMeasured: z.string().optional(),
    }),
  ),
})

export type Figures = {
  torture: z.infer<typeof tortureSchema>
  attacks: z.infer<typeof attacksSchema>
  bench: z.infer<typeof benchSchema> | undefined
}

/** The figures that were kept (resources/guide/figures). A file that is not there was not measured; one that cannot be read is a fault. */
export function readFigures(folder = new URL('resources/guide/figures/', root)): Figures {
  const read = <T>(name: string, schema: z.ZodType<T>): T | undefined => {
    const file = new URL(name, folder)
    return existsSync(file) ? schema.parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined
  }
  return {
    torture: read('torture.json', z.looseObject({ promises: tortureSchema }))?.promises ?? [],
    attacks: read('attacks.json', attacksSchema) ?? [],
    bench: read('bench.json', benchSchema),
  }
}

export const NOT_MEASURED = 'not measured yet'
