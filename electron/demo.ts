/**
 * The main job without a window: the bundled fictional conference is recorded, blocked, answered, signed and exported
 * through the same procedures that the screens call, by the same two people.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import * as Y from 'yjs'
import answers from '../resources/examples/answers-harcastle.json' with { type: 'json' }
import conference from '../resources/examples/icpc_harcastle.json' with { type: 'json' }
import { withChanges } from '../shared/minutes/changes.ts'
import { readMinutesFile } from '../shared/minutes/file.ts'
import {
  type DraftContent,
  draftContentSchema,
  type Minutes,
  minutesToDraft,
} from '../shared/minutes/index.ts'
import { fromBase64, toBase64 } from './api/base.ts'
import { router } from './api/router.ts'
import { createCore } from './core.ts'
import { fictionalChairId, fictionalManagerId } from './fictional.ts'
import { Problem } from './problem.ts'

export type DemoResult = {
  record: { title: string; date: string; version: string; sha256: string; signedBy: string; ruleSet: string }
  /** Rules that stood in the way of signing before they were answered. */
  blockedBy: string[]
  files: { file: string; copyFor: string; sha256: string; verdict: string; says: string }[]
  milliseconds: number
}

const accounts: Record<string, string> = { 'p-nandakumar': fictionalChairId }

/** The example as this workspace's people write it: the chair of the story is the chair who is signed in. */
function asWritten(minutes: Minutes): DraftContent {
  const { format: _format, statements: _statements, ...content } = minutes
  const people = content.people.map((person) => ({
    ...person,
    accountId: accounts[person.id] ?? person.accountId,
  }))
  return draftContentSchema.parse({ ...content, people })
}

/** Empties the draft and writes it anew, as one change; gives that change. */
function rewrite(before: Uint8Array, content: DraftContent): Uint8Array {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, before)
  const start = Y.encodeStateVector(doc)
  const fresh = minutesToDraft(content)
  const names = new Set([...doc.share.keys(), ...fresh.share.keys()])
  const maps = new Set(['meeting', 'triggers', 'coreGroup', 'nextMeeting', 'layout', 'unsent'])
  doc.transact(() => {
    for (const name of names) {
      if (maps.has(name)) doc.getMap(name).clear()
      else if (name.startsWith('section:')) {
        const fragment = doc.getXmlFragment(name)
        fragment.delete(0, fragment.length)
      } else {
        const rows = doc.getArray(name)
        rows.delete(0, rows.length)
      }
    }
    minutesToDraft(content, doc)
  })
  return Y.encodeStateAsUpdate(doc, start)
}

function read(json: unknown): Minutes {
  const file = readMinutesFile(json)
  if (!file.ok) throw new Problem('damaged file', file.says)
  return file.minutes
}

/** Writes the documents into `out` and tells what happened. Problem when the folder cannot be written to. */
export async function demo(out: string): Promise<DemoResult> {
  const started = performance.now()
  const folder = await mkdtemp(join(tmpdir(), 'chairside-demo-'))
  const core = createCore({ door: 'command line', folder: join(folder, 'records') })
  try {
    await mkdir(out, { recursive: true })
    const client = createRouterClient(router, { context: { core, session: core.newSession() } })
    const { people } = await client.workspace.createFictional()
    const passphraseOf = (id: string) => people.find((person) => person.id === id)?.passphrase ?? ''

    const [example] = await client.records.list()
    if (!example) throw new Problem('unexpected', 'The fictional workspace holds no record.')
    const record = await client.records.create({
      type: 'ICPC',
      subType: 'standard',
      caseId: example.caseId,
      date: '2026-09-17',
      start: '10:00',
      place: 'Alder House',
    })
    const recordId = record.id
    const write = async (minutes: Minutes) => {
      const { update } = await client.drafts.open({ recordId })
      const change = rewrite(fromBase64(update), asWritten(minutes))
      await client.drafts.append({ recordId, window: 'demo', update: toBase64(change) })
    }

    const written = read(conference)
    await write(written)
    const before = await client.signing.readiness({ recordId })

    const changed = withChanges(written, answers)
    if (!changed.ok) throw new Problem('damaged file', changed.says)
    await write(changed.minutes)
    for (const { kind, ruleId, about, text, fields, reviewBy, byAccount } of changed.minutes.statements) {
      // Whoever speaks signs in: the core takes nobody else's word for it.
      const session = core.newSession()
      const speaker = createRouterClient(router, { context: { core, session } })
      const personId = byAccount === fictionalManagerId ? fictionalManagerId : fictionalChairId
      await speaker.workspace.unlock({ personId, passphrase: passphraseOf(personId) })
      await speaker.statements.add({ recordId, kind, ruleId, about, text, fields, reviewBy })
      await session.end()
    }

    const { version } = await client.signing.sign({
      recordId,
      passphrase: passphraseOf(fictionalChairId),
      typedName: people.find((person) => person.id === fictionalChairId)?.name ?? '',
      readToEnd: true,
    })
    // The chair signed, so the service manager is the second person who looks at each copy.
    const session = core.newSession()
    const second = createRouterClient(router, { context: { core, session } })
    await second.workspace.unlock({
      personId: fictionalManagerId,
      passphrase: passphraseOf(fictionalManagerId),
    })
    const { copies } = await second.copies.standing({ recordId })
    for (const { recipientId } of copies.filter(({ released }) => !released)) {
      const { sha256 } = await second.copies.look({ recordId, recipientId })
      await second.copies.confirm({ recordId, recipientId, sha256, note: '' })
    }
    await session.end()

    const files: DemoResult['files'] = []
    for (const recipient of await client.copies.recipients({ recordId })) {
      const made = await client.copies.document({ recordId, recipientId: recipient.id })
      const file = join(out, made.fileName)
      await writeFile(file, fromBase64(made.bytes))
      const checked = await client.verify.file({ fileName: made.fileName, bytes: made.bytes })
      files.push({
        file,
        copyFor: `${recipient.name} (${recipient.role})`,
        sha256: made.sha256,
        verdict: checked.verdict,
        says: checked.says,
      })
    }
    await writeFile(join(out, 'authority.pem'), (await client.verify.authorityCertificate()).pem)
    return {
      record: {
        title: record.title,
        date: record.date,
        version: version.version,
        sha256: version.recordHash,
        signedBy: version.signedBy,
        ruleSet: version.ruleSet,
      },
      blockedBy: [...new Set(before.blockers.map((blocker) => blocker.ruleId))],
      files,
      milliseconds: Math.round(performance.now() - started),
    }
  } finally {
    await core.close()
    await rm(folder, { recursive: true, force: true })
  }
}
