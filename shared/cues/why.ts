/** "Why am I seeing this?", in plain language, for one cue. */
import type { CueMatch } from './cue.ts'
import { cueLists } from './lists.ts'

const quoted = (words: string): string => `“${words}”`

function listedWords(words: readonly string[]): string {
  const all = words.map(quoted)
  const last = all.at(-1) ?? ''
  return all.length < 2 ? last : `${all.slice(0, -1).join(', ')} and ${last}`
}

/** From so many in a hundred a question is nearly always, or mostly, right. */
const NEARLY_ALWAYS = 85
const MOSTLY = 60

function howSure(chance: number): string {
  if (chance >= NEARLY_ALWAYS) return 'Careful readers nearly always ask about wording like this.'
  if (chance >= MOSTLY) return 'Careful readers mostly ask about wording like this.'
  return 'Careful readers sometimes ask about wording like this.'
}

/** What kind of wording it is. */
export const cueName = (cue: Pick<CueMatch, 'family'>): string =>
  cueLists.find((list) => list.family === cue.family)?.name ?? cue.family

/** Sentences that say what raised the cue: the kind of wording, the words that weighed most, and how sure it is. */
export function whyAsked(cue: Pick<CueMatch, 'family' | 'cue' | 'text' | 'learned'>): string[] {
  const { learned } = cue
  if (!learned) return [`${quoted(cue.text)} is on the list “${cueName(cue)}” (${cue.cue}).`]
  const says = [
    learned.because.length > 0
      ? `${cueName(cue)}: ${listedWords(learned.because)} weighed most in this sentence.`
      : `${cueName(cue)}: it is how the sentence is built that weighed most.`,
  ]
  const [listed] = learned.patterns
  if (listed) says.push(`${quoted(cue.text)} is also on the list of such wording (${listed}).`)
  says.push(`${howSure(learned.chance)} It was learned from example sentences and can be wrong.`)
  return says
}
