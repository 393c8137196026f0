import { createRouterClient } from '@orpc/server'
import { router } from '../../../electron/api/router.ts'
import { createCore } from '../../../electron/core.ts'
import { noDecisions } from '../../../shared/cases/import/index.ts'
import { type Activity, afterwards, passphrase } from '../activity.ts'

const BATCHES = 6
const FAMILIES = 15
const me = { name: 'Ruth Iveson', role: 'Team manager' as const, organisation: 'Wexmoor Council', email: '' }

function windowOf(folder: string) {
  const core = createCore({ door: 'browser', folder, scryptN: 2 ** 4 })
  return createRouterClient(router, { context: { core, session: core.newSession() } })
}

/** Every third family is there from the batch before and gets another child; the others are new. */
const familyOf = (batch: number, n: number): string =>
  n % 3 === 0 && batch > 0 ? `WX-${batch - 1}-${n + 1}` : `WX-${batch}-${n}`
const forenames =
  'Amara Bilal Chloe Dmitri Esme Farah Gethin Hugo Isla Jonah Kezia Liam Maryam Noah Orla'.split(' ')
const surnames = ['Marsh', 'Okonkwo', 'Dragomir', 'Pemberton', 'Whitlock', 'Yilmaz']
const childOf = (batch: number, n: number): string => `${forenames[n]} ${surnames[batch]}`

function fileOf(batch: number): string {
  const rows = Array.from({ length: FAMILIES }, (_, n) => {
    const [forename, surname] = childOf(batch, n).split(' ')
    const day = `${String(1 + n).padStart(2, '0')}/0${1 + batch}/20${10 + ((n * 7 + batch) % 9)}`
    return `L${batch}-${n};${surname};${forename};${day};${familyOf(batch, n)};Elm School`
  })
  return Buffer.from(['LCS ID;Surname;Forename;DOB;Family ID;School', ...rows].join('\n')).toString('base64')
}

export const importing: Activity = {
  promise:
    'An import from the case system that is cut off has done everything or nothing; one that was reported is there.',

  async prepare(folder) {
    const client = windowOf(folder)
    await client.workspace.create({ folder, me, passphrase })
    await client.workspace.lock()
  },

  async work(folder, tell) {
    const client = windowOf(folder)
    const [first] = (await client.workspace.status()).people
    await client.workspace.unlock({ personId: first?.id ?? '', passphrase })
    for (let batch = 0; batch < BATCHES; batch++) {
      const bytes = fileOf(batch)
      const { kind, mappings } = await client.imports.read({ bytes })
      const request = { bytes, kind, mapping: mappings[kind], decisions: noDecisions }
      const { hash } = await client.imports.preview(request)
      const { id } = await client.imports.apply({ ...request, hash })
      tell(`imported ${batch}`)
      // The last of a row of three is taken back at once.
      if (batch % 3 === 2) {
        await client.imports.undo({ id })
        tell(`undone ${batch}`)
      }
    }
  },

  async check(folder, told) {
    return afterwards(folder, told.length, async ({ store }) => {
      const children = new Set((await store.cases.list()).flatMap((file) => file.children))
      const batches = (await store.imports.list()).reverse()
      const lost: string[] = []
      for (let batch = 0; batch < BATCHES; batch++) {
        const there = Array.from({ length: FAMILIES }, (_, n) => childOf(batch, n)).filter((name) =>
          children.has(name),
        )
        const kept = batches[batch]
        const stands = kept !== undefined && kept.undoneAt === ''
        if (there.length !== (stands ? FAMILIES : 0))
          lost.push(
            `Half an import: ${there.length} of ${FAMILIES} of import ${batch}, which ${stands ? 'stands' : 'does not stand'}`,
          )
        if (told.includes(`imported ${batch}`) && !kept) lost.push(`Reported and gone: import ${batch}`)
        if (told.includes(`undone ${batch}`) && stands)
          lost.push(`Taken back and still there: import ${batch}`)
        if (stands && kept.counts.added + kept.counts.changed !== FAMILIES)
          lost.push(`Import ${batch} counts ${kept.counts.added} and ${kept.counts.changed}`)
      }
      return lost
    })
  },
}
