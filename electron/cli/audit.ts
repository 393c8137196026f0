/** `audit`: takes the audit trail out of a workspace, or checks a file of it, which needs no workspace. */
import { writeFile } from 'node:fs/promises'
import { can } from '../../shared/access/access.ts'
import { Problem } from '../problem.ts'
import { type AuditFiles, auditFiles, auditZip, checkAuditFile } from '../records/audit-export.ts'
import { ANSWER_IS_NO, bytesOf, DONE, type Exit, type Io, No, print, say } from './io.ts'
import { type WorkspaceOptions, withWorkspace } from './workspace.ts'

export type AuditOptions = Partial<WorkspaceOptions> & {
  out?: string
  from?: string
  to?: string
  check?: string
}

const DATE = /^\d{4}-\d\d-\d\d$/

export async function audit(io: Io, options: AuditOptions): Promise<Exit> {
  if (options.check) return check(io, options.check)
  const { workspace, out, from = '', to = '' } = options
  if (!workspace || !out) throw new Problem('not valid', 'Give --workspace and --out, or a file to --check.')
  for (const date of [from, to])
    if (date && (!DATE.test(date) || Number.isNaN(Date.parse(date))))
      throw new Problem('not valid', `This is not a date: ${date}. Write it as 2026-11-22.`)
  const files = await withWorkspace(io, { ...options, workspace }, async (rooms, personId) => {
    const me = await rooms.store.accounts.get(personId)
    if (!can(me, 'audit.read')) {
      rooms.store.readings.note({ by: me.id, action: 'refused', subject: 'audit.export' })
      throw new No(`The role of ${me.name}, ${me.role}, does not include the audit trail.`)
    }
    return auditFiles(rooms, me, { from, to }, new Date())
  })
  try {
    await writeFile(out, formed(files, out), { mode: 0o600 })
  } catch (cause) {
    throw new Problem('no permission on folder', `This file could not be written: ${out}`, '', '', { cause })
  }
  const { people: _people, ...cover } = files.cover
  print(io, { file: out, ...cover })
  say(io, `Rows ${cover.first} to ${cover.last} of the audit trail were written to ${out}.`)
  return DONE
}

/** By its ending: a list for people, the chain, or both with the page that says how to check it. */
function formed(files: AuditFiles, out: string): string | Uint8Array {
  if (out.toLowerCase().endsWith('.zip')) return auditZip(files)
  return out.toLowerCase().endsWith('.csv') ? files.csv : files.lines
}

async function check(io: Io, file: string): Promise<Exit> {
  const { cover, ...verdict } = checkAuditFile(new TextDecoder().decode(await bytesOf(file)))
  const { people: _people, ...told } = cover ?? { people: {} }
  print(io, { ...verdict, ...told })
  say(
    io,
    verdict.ok
      ? `The chain in this file holds: ${verdict.rows} rows${verdict.withheld > 0 ? `, of which ${verdict.withheld} say only that they are withheld` : ''}.`
      : `The chain in this file does not hold. ${verdict.problem}`,
  )
  return verdict.ok ? DONE : ANSWER_IS_NO
}
