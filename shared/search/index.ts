export { caseItems } from './case-items.ts'
export * from './item.ts'
export { type KnownRows, recordItems } from './record-items.ts'
export { spellingsOf } from './spelling.ts'
