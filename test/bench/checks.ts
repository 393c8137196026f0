/** Reading the example conference: the first time, again, and after one edited entry. */
import conference from '../../resources/examples/icpc_harcastle.json' with { type: 'json' }
import { type CheckContext, defaultSettings, evaluate } from '../../shared/checks/index.ts'
import { readMinutesFile } from '../../shared/minutes/file.ts'
import { type Minutes, textBlocks } from '../../shared/minutes/index.ts'
import { templateFor } from '../../shared/templates/index.ts'
import { rounds, spread } from './numbers.ts'

export async function checkFigures() {
  const file = readMinutesFile(conference)
  const template = templateFor('ICPC')
  if (!file.ok || !template) throw new Error('The example can be read')
  const contextOf = (minutes: Minutes): CheckContext => ({
    minutes,
    template,
    history: [],
    settings: defaultSettings,
    now: '2026-11-22T12:00:00Z',
  })
  const first = await rounds(1, () => evaluate(contextOf(file.minutes)))
  const again = await rounds(200, () => evaluate(contextOf(file.minutes)))
  const edited = await rounds(200, (round) => {
    const minutes = structuredClone(file.minutes)
    const entry = minutes.sections[2]?.entries[0]
    if (entry) entry.blocks = [...entry.blocks, ...textBlocks(`Seen again on day ${round}.`)]
    return evaluate(contextOf(minutes))
  })
  return {
    what: 'reading the example conference, ms',
    first: spread(first),
    again: spread(again),
    afterOneEdit: spread(edited),
  }
}
