/** The checks: rules, what they find in a record, and what stops signing, closing and issuing. */

export { standInText, WORDS_FOR_EACH, wordsIn } from './calm.ts'
export * from './check.ts'
export {
  closingBlockers,
  evaluate,
  evaluateReading,
  issuingBlockers,
  ruleById,
  signingBlockers,
  urgent,
} from './evaluate.ts'
export { generalFields, generalTest } from './general.ts'
export {
  levelNames,
  levelOfRole,
  levelsInWords,
  mayOverride,
  mayState,
  type Permit,
  type Who,
} from './identity.ts'
export { isThisPerson } from './people.ts'
export { readMinutes } from './reading.ts'
export { rules } from './rules/index.ts'
export { type Missing, missingSections } from './sections.ts'
export { defaultSettings } from './settings.ts'
export { similarity } from './similar.ts'
