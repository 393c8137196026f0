/** The guide's pages, bundled with the screens: help must not need a network or an open workspace. */
import contents from '../../../resources/guide/contents.json' with { type: 'json' }

const texts = import.meta.glob<string>('../../../resources/guide/*.md', {
  query: '?raw',
  import: 'default',
  eager: true,
})
const images = import.meta.glob<string>('../../../resources/guide/images/*', {
  query: '?url',
  import: 'default',
  eager: true,
})

export type GuidePage = { id: string; title: string; text: string }

export const guidePages: GuidePage[] = contents.flatMap(({ file, title }) => {
  const text = texts[`../../../resources/guide/${file}`]
  return text === undefined ? [] : [{ id: file.replace(/\.md$/, ''), title, text }]
})

/** The built address of an image that a page names, or undefined when there is none. */
export const imageAddress = (source: string): string | undefined =>
  images[`../../../resources/guide/${source.replace(/^\.\//, '')}`]
