/** The council's own letterhead: read from any Word file, and put under the documents that Chairside makes. */

export { type Letterhead, letterheadSchema, type PaperFields, placeholders } from './letterhead.ts'
export { onLetterhead } from './paper.ts'
export { NotALetterhead, readLetterhead } from './read.ts'
