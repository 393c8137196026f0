export { buildCopy, type CopyPolicy, hints, readingOf } from './build.ts'
export {
  COPY_FORMAT,
  COPY_NAMESPACE,
  type CopyContent,
  contentOf,
  copyContentSchema,
} from './content.ts'
export type * from './copy.ts'
export { copyKinds, paperKinds } from './copy.ts'
export {
  type AddendumMade,
  askerAsReader,
  buildAddendum,
  buildOutcomeLetter,
  type Decided,
} from './corrections.ts'
export {
  addressPage,
  contactWords,
  coverNote,
  type Enclosure,
  type EnclosureFacts,
  howToCheck,
  passwordSlip,
} from './enclosures.ts'
export { buildPaper, paperLabelOf, paperRecipients } from './papers.ts'
export { type PartPlayed, partPlayed } from './part-played.ts'
export { type Passage, quoteStanding, readsQuote, timesIn, wholePassages } from './quoting.ts'
export { audienceOf, mayName, mayRead, type Reader, readerFor, type Subject, whyNot } from './reader.ts'
export {
  fileLabelOf,
  isCouncil,
  recipientsOf,
  type WithoutCopy,
  whyNoCopy,
  withoutCopy,
} from './recipients.ts'
export { whySecondLook } from './second-look.ts'
export type { CheckResult } from './sheet.ts'
export { dateWords, instantWords } from './words.ts'
