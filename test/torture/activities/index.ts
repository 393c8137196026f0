/** Every activity by its name; each is loaded only by whoever carries it out. */
import type { Activity } from '../activity.ts'

export const activities = {
  typing: async () => (await import('./typing.ts')).typing,
  compaction: async () => (await import('./typing.ts')).compaction,
  signing: async () => (await import('./signing.ts')).signing,
  import: async () => (await import('./importing.ts')).importing,
  migration: async () => (await import('./migration.ts')).migration,
  backup: async () => (await import('./backup.ts')).backup,
  restore: async () => (await import('./restore.ts')).restore,
  purge: async () => (await import('./purge.ts')).purge,
  'sealed purge': async () => (await import('./purge.ts')).sealedPurge,
} satisfies Record<string, () => Promise<Activity>>

export type Name = keyof typeof activities
export const names = Object.keys(activities) as Name[]
export const isName = (word: string): word is Name => word in activities
