export * from './marks.ts'
export * from './request.ts'
