import { templates as builtIn, deriveTemplate, versionOf } from '../../shared/templates/index.ts'
import { Problem } from '../problem.ts'
import { os, signedIn } from './base.ts'

const api = os.templates

export const templates = {
  list: api.list.handler(async ({ context }) => {
    const { rooms } = signedIn(context)
    return { published: await rooms.templates.published(), inUse: await rooms.templates.inUse() }
  }),

  publish: api.publish.handler(async ({ context, input }) => {
    const { rooms, me } = signedIn(context)
    const { design, note } = input
    const base = builtIn.find((one) => one.type === design.type && one.version === design.base)
    if (!base) {
      throw new Problem(
        'not valid',
        `This template builds on version “${design.base.slice(0, 40)}”, which this Chairside does not have.`,
        'Nothing was published.',
        'Update Chairside, or build on the version that is here.',
      )
    }
    // The next number of this council's versions, whoever published the last.
    const known = new Set(
      (await rooms.templates.published()).map(({ template }) => `${template.type} ${template.version}`),
    )
    let number = 1
    while (known.has(`${design.type} ${versionOf(design, number)}`)) number += 1
    const derived = deriveTemplate(base, design, number)
    if (derived.problems) {
      throw new Problem('not valid', derived.problems.slice(0, 5).join(' '), 'Nothing was published.')
    }
    return rooms.templates.publish(derived.template, note.trim(), me)
  }),

  use: api.use.handler(async ({ context, input }) => {
    const { rooms, me } = signedIn(context)
    await rooms.templates.use(input.type, input.version, me.id)
    return rooms.templates.inUse()
  }),
}
