/** One-minute cards: which there are, and beside which rules each belongs. Their texts are fetched when one is opened. */
import contents from '../../../resources/cards/contents.json' with { type: 'json' }

const texts = import.meta.glob<string>('../../../resources/cards/*.md', { query: '?raw', import: 'default' })

export type Card = { id: string; title: string; rules: string[]; read: () => Promise<string> }

export const cards: readonly Card[] = contents.flatMap(({ file, title, rules }) => {
  const read = texts[`../../../resources/cards/${file}`]
  return read ? [{ id: file.replace(/\.md$/, ''), title, rules, read }] : []
})

export const cardOf = (ruleId: string): Card | undefined => cards.find(({ rules }) => rules.includes(ruleId))
