/**
 * Who holds another view than the decision: one meaning for the check (R-ES), for the section about disagreement and
 * for the page. The decisions of the glossary (domain section 1) are read as they stand; other words loosely.
 */
import type { Decision, Minutes, View } from './minutes.ts'
import { isProfessional } from './work.ts'

/** What a decision comes to. `continues` is whatever the child has today. */
type Outcome =
  | 'plan'
  | 'child in need'
  | 'early help'
  | 'nothing further'
  | 'looked after'
  | 'conference'
  | 'strategy discussion'
  | 'joint enquiry'
  | 'enquiry'
  | 'police alone'
  | 'assessment'
  | 'continues'

const exact: [RegExp, Outcome[]][] = [
  [/^cpp (?:made|continues)\b/, ['plan']],
  [/^cpp not made: cin$|^cpp ends: cin$|^cin$/, ['child in need']],
  [/^cpp not made: early help$|^early help$|^step down: taf$/, ['early help']],
  [/^cpp not made: nfa$|^nfa$|^closed?$|^no s47: nfa$/, ['nothing further']],
  [/^cpp not made$/, ['child in need', 'early help', 'nothing further']],
  // However it ends, there is no plan any more.
  [/^cpp ends(?:: other)?$/, ['child in need', 'early help', 'nothing further', 'looked after']],
  [/^no s47: cin continues$/, ['child in need']],
  [/^no s47: assessment$/, ['assessment']],
  [/^no s47$/, ['assessment', 'child in need', 'nothing further']],
  [/^s47 joint$/, ['joint enquiry']],
  [/^s47 csc only$/, ['enquiry']],
  [/^s47$/, ['joint enquiry', 'enquiry']],
  [/^police only$/, ['police alone']],
  [/^step up: strategy discussion$/, ['strategy discussion']],
  [/^strategy\/s47$/, ['strategy discussion', 'joint enquiry', 'enquiry']],
  [/^icpc$/, ['conference']],
  [/^looked after$/, ['looked after']],
  [/^continues?$/, ['continues']],
]

const loose: [RegExp, Outcome[]][] = [
  [/\bno (?:s47|section 47)\b/, ['assessment', 'child in need', 'nothing further']],
  [/(?<!\bno )\b(?:s47|section 47)\b/, ['joint enquiry', 'enquiry']],
  [/\b(?:strategy|step up)\b/, ['strategy discussion']],
  [
    /(?<!\b(?:no|not|end|ends|ending) (?:a |the )?)\b(?:cpp\b(?! (?:not made|ends))|child protection plan\b)/,
    ['plan'],
  ],
  [/\b(?:cin\b(?! close)|child in need)\b/, ['child in need']],
  [/\b(?:taf|early help|team around)\b/, ['early help']],
  [/\b(?:nfa|no further action|close|closed|closing)\b/, ['nothing further']],
  [
    /\b(?:no|not|end|ends|ending) (?:a |the )?(?:cpp|child protection plan)\b/,
    ['child in need', 'early help', 'nothing further', 'looked after'],
  ],
  [/\b(?:continues?|carry on|go on)\b/, ['continues']],
]

const plain = (text: string): string => text.trim().toLowerCase().replaceAll(/\s+/g, ' ').replace(/\.$/, '')

/** The outcomes that words ask for; empty where they name none. */
function outcomesOf(words: string): Set<Outcome> {
  const text = plain(words)
  const found = exact.find(([pattern]) => pattern.test(text))
  if (found) return new Set(found[1])
  const named = loose.filter(([pattern]) => pattern.test(text)).flatMap(([, outcomes]) => outcomes)
  // "CPP continues", "keep CIN going": what goes on is named beside it.
  return new Set(named.length > 1 ? named.filter((one) => one !== 'continues') : named)
}

const goingOn: ReadonlySet<Outcome> = new Set(['plan', 'child in need', 'continues', 'looked after'])

function agree(wanted: Set<Outcome>, decided: Set<Outcome>): boolean {
  if (wanted.size === 0 || decided.size === 0) return true
  if ([...wanted].some((one) => decided.has(one))) return true
  // A bare "continues" agrees with every decision after which the present help goes on.
  const bare = (one: Set<Outcome>): boolean => one.size === 1 && one.has('continues')
  if (bare(wanted)) return [...decided].some((one) => goingOn.has(one))
  // A child in need review that "continues" keeps the child in need plan.
  return bare(decided) && wanted.has('child in need')
}

const categoryWord = (text: string): string =>
  /^\s*(neglect|physical|sexual|emotional)/i.exec(text)?.[1]?.toLowerCase() ?? ''

const saysSo = /\b(?:does not|doesn['’]t|do not|don['’]t|did not) agree\b|\bdisagree/i

function differs(view: Pick<View, 'view' | 'category' | 'text'>, decisions: Decision[]): boolean {
  if (saysSo.test(`${view.view} ${view.text}`)) return true
  const decided = decisions.filter((one) => one.value.trim() !== '')
  const wanted = outcomesOf(view.view)
  if (decided.some((one) => !agree(wanted, outcomesOf(one.value)))) return true
  const category = categoryWord(view.category)
  const categories = decided.map((one) => categoryWord(one.category)).filter(Boolean)
  return category !== '' && categories.some((one) => one !== category)
}

/** A view that is not the decision, and where it stands. */
export type Differing = { id: string; person: string; says: string; text: string; section: string }

/** Each agency's view on reasonable cause, in a strategy discussion, beside what was decided. */
function thresholdViews(minutes: Minutes): Differing[] {
  const values = minutes.decisions.map((one) => plain(one.value))
  const enquiry = values.some((value) => /^s47\b|^strategy\/s47$/.test(value))
  const none = values.some((value) => /^no s47\b/.test(value))
  const rows = minutes.tables.filter((table) => table.key === 'thresholdQ').flatMap((table) => table.rows)
  return rows.flatMap(({ id, cells }) => {
    const view = plain(cells.view ?? '')
    const text = cells.reason ?? ''
    const other = (view === 'yes' && none) || (view === 'no' && enquiry) || saysSo.test(text)
    if (!other) return []
    const says = view ? `reasonable cause to suspect significant harm: ${view}` : text
    return [{ id, person: cells.person ?? '', says, text, section: 'thresholdQ' }]
  })
}

/** Views of professionals that are not the decision. A family's view is recorded with the family's views. */
export function differingViews(minutes: Minutes): Differing[] {
  const views = minutes.views
    .filter((view) => differs(view, minutes.decisions))
    .map((view) => ({
      id: view.id,
      person: view.person,
      says: [view.view, view.category].filter(Boolean).join(', '),
      text: view.text,
      section: 'dec',
    }))
  return [...views, ...thresholdViews(minutes)].filter(({ person }) => {
    const known = minutes.people.find((one) => one.id === person)
    return !known || isProfessional(known)
  })
}
