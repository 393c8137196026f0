import conference from '../../resources/examples/icpc_harcastle.json' with { type: 'json' }
import { buildCopy, recipientsOf } from '../../shared/copies/index.ts'
import { readMinutesFile } from '../../shared/minutes/file.ts'
import { templateFor } from '../../shared/templates/index.ts'
import { writeMinutes } from '../documents/index.ts'
import { onLetterhead } from '../letterhead/index.ts'
import { Problem } from '../problem.ts'
import { draftState } from '../records/copies.ts'
import {
  fieldsOf,
  keptLetterhead,
  readOrRefuse,
  takeOffLetterhead,
  useLetterhead,
} from '../records/letterhead.ts'
import { fromBase64, os, signedIn, toBase64 } from './base.ts'

const api = os.letterhead

/** Draft minutes of the bundled fictional conference, for a parent. */
function sampleCopy(authority: string) {
  const file = readMinutesFile(conference)
  const template = file.ok ? templateFor(file.minutes.meeting.type) : undefined
  const parent =
    file.ok && template
      ? recipientsOf(file.minutes, template).find(({ kind }) => kind === 'parent')
      : undefined
  if (!file.ok || !template || !parent)
    throw new Problem('unexpected', 'The fictional example could not be read.')
  const { copy } = buildCopy(file.minutes, parent, {
    template,
    state: draftState,
    fictional: true,
    findings: [],
  })
  return authority ? { ...copy, authority } : copy
}

const shown = ({
  fileName,
  at,
  by,
  remarks,
}: {
  fileName: string
  at: string
  by: string
  remarks: string[]
}) => ({
  fileName,
  at,
  by,
  remarks,
})

export const letterhead = {
  current: api.current.handler(async ({ context }) => {
    const kept = await keptLetterhead(signedIn(context).rooms)
    return kept ? shown(kept) : null
  }),

  look: api.look.handler(async ({ context, input }) => {
    const { me } = signedIn(context)
    const read = readOrRefuse(fromBase64(input.bytes))
    const copy = sampleCopy(me.organisation)
    const bytes = onLetterhead(await writeMinutes(copy), read.letterhead, fieldsOf(copy))
    return {
      remarks: read.remarks,
      sample: { fileName: 'Letterhead sample, fictional.docx', bytes: toBase64(bytes) },
    }
  }),

  use: api.use.handler(async ({ context, input }) => {
    const { rooms, me, now } = signedIn(context)
    return shown(await useLetterhead(rooms, { ...input, bytes: fromBase64(input.bytes) }, me, now))
  }),

  takeOff: api.takeOff.handler(async ({ context }) => {
    const { rooms, me } = signedIn(context)
    await takeOffLetterhead(rooms, me)
    return null
  }),
}
