/** `certificate`: the workspace authority's certificate as PEM, so that IT can trust it on the council's computers. */
import { writeFile } from 'node:fs/promises'
import { authorityOf } from '../people.ts'
import { Problem } from '../problem.ts'
import { describeCertificate, pem } from '../signing/index.ts'
import { DONE, type Exit, type Io, print, say } from './io.ts'
import { type WorkspaceOptions, withWorkspace } from './workspace.ts'

export async function certificate(io: Io, options: WorkspaceOptions & { out: string }): Promise<Exit> {
  const der = await withWorkspace(
    io,
    options,
    async (rooms) => (await authorityOf(rooms, new Date())).certificate,
  )
  try {
    await writeFile(options.out, pem(der))
  } catch (cause) {
    throw new Problem('no permission on folder', `This file could not be written: ${options.out}`, '', '', {
      cause,
    })
  }
  const { name, from, until } = describeCertificate(der)
  print(io, { file: options.out, authority: name, from, until })
  say(
    io,
    `The certificate of ${name} was written to ${options.out}. Word trusts its signers once Windows trusts it.`,
  )
  return DONE
}
