/** All cue lists in one place (domain 3.2). The version is kept with what a list found, so that it can be told later. */
import type { CueFamily } from './cue.ts'
import type { CueDefinition, CueList } from './definition.ts'
import { cr } from './families/cr.ts'
import { cs } from './families/cs.ts'
import { dc } from './families/dc.ts'
import { es } from './families/es.ts'
import { hh } from './families/hh.ts'
import { lp } from './families/lp.ts'
import { ng } from './families/ng.ts'
import { oo } from './families/oo.ts'
import { pp } from './families/pp.ts'
import { sm } from './families/sm.ts'
import { sr } from './families/sr.ts'
import { vb } from './families/vb.ts'
import { vo } from './families/vo.ts'
import { wn } from './families/wn.ts'

/** Change it with every change to a list. */
export const cueListVersion = '2026-11-29'

export const cueLists: readonly CueList[] = [oo, dc, sr, wn, cr, ng, cs, hh, es, pp, lp, vo, vb, sm]

const byId = new Map(cueLists.flatMap((list) => list.cues.map((cue) => [cue.id, cue] as const)))
const general = new Map(
  cueLists.flatMap((list) => (list.general ? [[list.family, list.general] as const] : [])),
)

/** The question of a family where none of its patterns stands in the sentence. */
export const generalQuestion = (family: CueFamily): { id: string; question: string } =>
  general.get(family) ?? { id: `${family}-00`, question: '' }

/** The definition of a cue, e.g. of `OO-01`. */
export function cueDefinition(id: string): CueDefinition | undefined {
  return byId.get(id)
}
