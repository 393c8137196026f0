/**
 * The command line: the same core without a window, for administrators, IT and automation.
 * `main` takes the words after `chairside` and gives the exit code.
 */
import { join, resolve } from 'node:path'
import process from 'node:process'
import { Command, CommanderError, Option } from 'commander'
import manifest from '../package.json' with { type: 'json' }
import { COULD_NOT, type Exit, type Io, No, say } from './cli/io.ts'
import { sayOnly } from './last-words.ts'
import { Problem } from './problem.ts'

const standard: Io = { input: process.stdin, output: process.stdout, errors: process.stderr }

/** Runs one command. Never throws: what goes wrong is a sentence on standard error. */
export async function main(words: string[], io: Io = standard): Promise<Exit> {
  let exit: Exit = COULD_NOT
  // A reader that has seen enough (`| head`) closes its end; that is no trouble of ours.
  io.output.once('error', () => process.exit(0))
  const heard = sayOnly((sentence) => {
    say(io, sentence)
    process.exit(COULD_NOT)
  })
  const program = commands(io, (code) => {
    exit = code
  })
  try {
    await program.parseAsync(words, { from: 'user' })
    return exit
  } catch (error) {
    // Help and the version end a command early and well; wrong words were told by the parser itself.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : COULD_NOT
    if (error instanceof No) {
      say(io, error.message)
      return 1
    }
    say(io, error instanceof Problem ? error.says : 'Something unexpected happened. Nothing more was done.')
    return COULD_NOT
  } finally {
    heard()
  }
}

/** Each command loads its rooms when it is called, so that a light one stays quick. */
function commands(io: Io, ended: (exit: Exit) => void): Command {
  const program = new Command('chairside')
    .description('Minutes of child protection meetings: checks, copies, signatures and safe-keeping.')
    .version(manifest.version)
    .exitOverride()
    .configureOutput({ writeOut: (text) => io.output.write(text), writeErr: (text) => io.errors.write(text) })
    .showHelpAfterError('Use --help to see what there is.')
  const workspace = (command: Command) =>
    command
      .option('--person <id or name>', 'who opens the workspace')
      .option('--passphrase-file <file>', 'file with the passphrase; - for standard input')
  const folder = (command: Command) => command.requiredOption('--workspace <dir>', 'folder of the workspace')
  const now = () => new Option('--now <moment>', 'read checks and clocks as on this date or instant')

  program
    .command('cues [file]')
    .description('wording that raises a question, for JSON lines {id, section?, text}')
    .option('--counted', 'also wording that is not asked about and only counted beside its heading')
    .action(async (file, options) => ended(await (await import('./cli/cues.ts')).cues(io, file, options)))
  program
    .command('check <file>')
    .description('findings, clocks and blockers of a minutes file')
    .option('--history <files...>', 'earlier signed minutes of the same family')
    .addOption(now())
    .action(async (file, options) => ended(await (await import('./cli/check.ts')).check(io, file, options)))
  program
    .command('export <file>')
    .description('copies of a minutes file as DOCX')
    .requiredOption('--copy <kind>', 'internal, professionals, family, case-record or personal-record')
    .option('--recipient <id>', 'one recipient; all of the kind when left out')
    .requiredOption('--out <dir>', 'folder for the files')
    .option('--sign <p12>', 'certificate file that signs them')
    .option('--password-file <file>', 'file with the password of the certificate file; - for standard input')
    .addOption(now())
    .action(async (file, options) =>
      ended(await (await import('./cli/export.ts')).exportCopies(io, file, options)),
    )
  program
    .command('scan <files...>')
    .description('do produced files hold words that must not be in them, anywhere, visible or not')
    .option('--not <words...>', 'words or phrases, each in quotation marks')
    .option(
      '--not-file <file>',
      'file with one word or phrase on each line; - for one line of standard input',
    )
    .option('--anywhere', 'also inside of longer words')
    .action(async (files, options) => ended(await (await import('./cli/scan.ts')).scan(io, files, options)))
  workspace(program.command('verify <file>'))
    .description('is a document signed, by whom, when, and was it changed')
    .option('--ca <files...>', 'certificates of authorities to trust')
    .option('--workspace <dir>', 'also say which record and version of this workspace it is')
    .option('--content <file>', 'write the content of a genuine copy there, as JSON for a case system')
    .action(async (file, options) => ended(await (await import('./cli/verify.ts')).verify(io, file, options)))
  program
    .command('demo')
    .description('records, answers, signs and exports a fictional conference, and says what it made')
    .requiredOption('--out <dir>', 'folder for the documents')
    .action(async ({ out }) => ended(await (await import('./cli/demo.ts')).demo(io, out)))
  folder(program.command('generate'))
    .description('a workspace of made-up families of the size of a whole service, for trying and measuring')
    .option('--cases <number>', 'how many families', '5000')
    .option('--records <number>', 'how many records, all together', '20000')
    .option('--seed <number>', 'the same number makes the same families', '1')
    .option('--passphrase <words>', 'that opens it; made up and printed when left out')
    .addOption(now())
    .action(async (options) => ended(await (await import('./cli/generate.ts')).generate(io, options)))
  program
    .command('serve')
    .description('the browser door: prints the address of one window')
    .option('--workspace <dir>', 'folder of the workspace')
    .option('--window', 'open a window of a browser on this machine instead')
    .action(async (options) => ended(await serve(io, options)))
  workspace(folder(program.command('certificate')))
    .description('the certificate of the workspace that vouches for its signers, for IT to trust')
    .requiredOption('--out <file>', 'file for the certificate (PEM)')
    .action(async (options) => ended(await (await import('./cli/certificate.ts')).certificate(io, options)))
  workspace(folder(program.command('backup')))
    .description('a checked copy of a workspace')
    .action(async (options) => ended(await (await import('./cli/workspace.ts')).backup(io, options)))
  workspace(folder(program.command('restore')))
    .description('put a backup back')
    .option('--backup <name>', 'which one; the newest when left out')
    .option('--from <dir>', 'look for backups in this folder too, such as a second folder')
    .option('--recovery-code-file <file>', 'file with the recovery code, instead of a passphrase')
    .option('--list', 'only list the backups')
    .action(async (options) => ended(await (await import('./cli/workspace.ts')).restore(io, options)))
  workspace(folder(program.command('drill')))
    .description('restore drill: tries the newest backup in a temporary folder, and keeps the answer')
    .option('--second-folder', 'the newest backup of the second folder instead')
    .action(async (options) => ended(await (await import('./cli/workspace.ts')).drill(io, options)))
  workspace(program.command('audit'))
    .description('who did what: takes the audit trail out, or checks a file of it')
    .option('--workspace <dir>', 'folder of the workspace')
    .option('--out <file>', 'file for it: .jsonl for checking, .csv for reading, .zip for both')
    .option('--from <date>', 'first day, e.g. 2026-11-01')
    .option('--to <date>', 'last day')
    .option('--check <file>', 'check a file that was taken out; needs no workspace')
    .action(async (options) => ended(await (await import('./cli/audit.ts')).audit(io, options)))
  workspace(folder(program.command('check-workspace')))
    .description('integrity of a workspace and of its audit chain')
    .option('--documents', 'also read what the signed documents in it say about the audit chain')
    .action(async (options) => ended(await (await import('./cli/workspace.ts')).checkWorkspace(io, options)))
  return program
}

async function serve(io: Io, options: { workspace?: string; window?: boolean }): Promise<Exit> {
  const { openBrowserDoor } = await import('./browser.ts')
  return openBrowserDoor({
    screens: join(import.meta.dirname, '../out/renderer'),
    folder: options.workspace && resolve(options.workspace),
    window: options.window === true,
    address: (address) => {
      io.output.write(`${JSON.stringify({ address })}\n`)
      say(io, 'Open the address in a browser on this machine, within two minutes. It is good once.')
    },
    say: (sentence) => say(io, sentence),
  })
}
