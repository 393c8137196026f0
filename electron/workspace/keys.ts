/**
 * `keys.json`: the slots of a workspace. Holds no secret in clear and nothing about any child; names and roles of
 * the people who may sign in are in it, because the unlock screen shows them before anything is unlocked.
 */
import fs from 'node:fs/promises'
import { z } from 'zod'
import { isNotThere, writeWhole } from './files.ts'
import {
  personSlotSchema,
  recoverySlotSchema,
  type StoredPersonSlot,
  type StoredRecoverySlot,
} from './slots.ts'
import { keysDamaged, newerWorkspace, wrongRecoveryCode } from './trouble.ts'

export const KEYS_FORMAT = 1

export const keysSchema = z.strictObject({
  product: z.literal('Chairside'),
  format: z.literal(KEYS_FORMAT),
  workspaceId: z.string().min(1),
  name: z.string(),
  fictional: z.boolean(),
  slots: z.array(z.discriminatedUnion('kind', [personSlotSchema, recoverySlotSchema])).min(1),
})
export type Keys = z.infer<typeof keysSchema>

/** Enough of the file to see that a newer version wrote it. */
const anyFormatSchema = z.looseObject({ product: z.literal('Chairside'), format: z.number() })

/**
 * The keys of a workspace; undefined when there is no such file.
 * Throws `Problem` when it is damaged or of a newer format. `newest` is the newest backup, for the words.
 */
export async function readKeys(file: string, newest?: Date): Promise<Keys | undefined> {
  let text: string
  try {
    text = await fs.readFile(file, 'utf8')
  } catch (error) {
    if (isNotThere(error)) return undefined
    throw error
  }
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    throw keysDamaged(newest, error)
  }
  const any = anyFormatSchema.safeParse(json)
  if (any.success && any.data.format > KEYS_FORMAT) throw newerWorkspace()
  const keys = keysSchema.safeParse(json)
  if (!keys.success) throw keysDamaged(newest, keys.error)
  return keys.data
}

export async function writeKeys(file: string, keys: Keys): Promise<void> {
  await writeWhole(file, `${JSON.stringify(keysSchema.parse(keys), null, 2)}\n`)
}

export function personSlots(keys: Keys): StoredPersonSlot[] {
  return keys.slots.filter((slot) => slot.kind === 'person')
}

/** The slot of the printed code. Throws `Problem` "wrong recovery code" when there is none: no code can open it. */
export function recoverySlotOf(keys: Keys): StoredRecoverySlot {
  const slot = keys.slots.find((one) => one.kind === 'recovery')
  if (!slot) throw wrongRecoveryCode()
  return slot
}

/** The same keys with this person's slot put in place of the one they had, or added at the end. */
export function withPersonSlot(keys: Keys, slot: StoredPersonSlot): Keys {
  const there = keys.slots.some((other) => other.kind === 'person' && other.personId === slot.personId)
  const slots = there
    ? keys.slots.map((other) => (other.kind === 'person' && other.personId === slot.personId ? slot : other))
    : [...keys.slots, slot]
  return { ...keys, slots }
}
