export * from './draft.ts'
export * from './minutes.ts'
export * from './text.ts'
export * from './vocabulary.ts'
