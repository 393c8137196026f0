/** The checks: rules, what they find in a record, and what stops signing, closing and issuing. */

export { type AsideCount, asideCounts, asidesAsCsv } from './aside-counts.ts'
export { standInText, WORDS_FOR_EACH, wordsIn } from './calm.ts'
export * from './check.ts'
export { runningIn, whatIsConfirmed } from './dissent.ts'
export { clocksFor } from './due.ts'
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
export { type EarlierItem, historyOfRecords } from './history.ts'
export {
  fieldsAsked,
  levelNames,
  levelOfRole,
  levelsInWords,
  mayOverride,
  mayState,
  type Permit,
  type Who,
  wordsLack,
} from './identity.ts'
export { lateLines, missingReasons } from './late.ts'
export { type Came, cameOf } from './missed.ts'
export { isProfessional, isThisPerson } from './people.ts'
export { isReasonEnough, needsFullReason, REASON_MINIMUM, readMinutes } from './reading.ts'
export { rules } from './rules/index.ts'
export { type Missing, missingSections } from './sections.ts'
export { readsSetAside, type SetAside, setAside } from './set-aside.ts'
export { defaultSettings } from './settings.ts'
export { type Countersigner, countersignersOf, type SignOff } from './sign-off.ts'
export { similarity } from './similar.ts'
