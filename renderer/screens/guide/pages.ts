/** The guide's pages, bundled with the screens: help must not need a network or an open workspace. */
import cards from '../../../resources/cards/contents.json' with { type: 'json' }
import contents from '../../../resources/guide/contents.json' with { type: 'json' }

const texts = import.meta.glob<string>('../../../resources/guide/*.md', {
  query: '?raw',
  import: 'default',
  eager: true,
})
const cardTexts = import.meta.glob<string>('../../../resources/cards/*.md', {
  query: '?raw',
  import: 'default',
  eager: true,
})
const images = import.meta.glob<string>('../../../resources/guide/images/*', {
  query: '?url',
  import: 'default',
  eager: true,
})

/** `card`: a one-minute card, listed apart. */
export type GuidePage = { id: string; title: string; text: string; card: boolean }

const page = (file: string, title: string, text: string | undefined, card: boolean): GuidePage[] =>
  text === undefined ? [] : [{ id: file.replace(/\.md$/, ''), title, text, card }]

export const guidePages: GuidePage[] = [
  ...contents.flatMap(({ file, title }) =>
    page(file, title, texts[`../../../resources/guide/${file}`], false),
  ),
  ...cards.flatMap(({ file, title }) =>
    page(file, title, cardTexts[`../../../resources/cards/${file}`], true),
  ),
]

/** The built address of an image that a page names, or undefined when there is none. */
export const imageAddress = (source: string): string | undefined =>
  images[`../../../resources/guide/${source.replace(/^\.\//, '')}`]
