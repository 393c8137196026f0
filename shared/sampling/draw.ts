/**
 * A fair draw that anybody can repeat. Every record gets a number that nobody chooses: the SHA-256 of the seed and its id.
 * Those with the lowest numbers are drawn. Each record is as likely as any other, whoever draws; the same seed over the same
 * records draws the same ones; and one record more or less changes the draw of the others by one place at most.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

/** @returns at most `count` of the ids, in the order in which they were drawn; an id that is there twice counts once */
export function drawn(seed: string, ids: readonly string[], count: number): string[] {
  return [...new Set(ids)]
    .map((id) => ({ id, number: bytesToHex(sha256(utf8ToBytes(`${seed} ${id}`))) }))
    .sort((a, b) => (a.number < b.number ? -1 : a.number > b.number ? 1 : 0))
    .slice(0, Math.max(0, count))
    .map(({ id }) => id)
}
