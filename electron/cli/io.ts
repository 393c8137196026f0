/**
 * What every command shares: JSON on standard output, sentences on standard error, and an exit code.
 * 0: done, or the answer is yes. 1: the answer is no. 2: it could not be done.
 */
import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { readMinutesFile } from '../../shared/minutes/file.ts'
import { Problem } from '../problem.ts'

export type Exit = 0 | 1 | 2
export const DONE = 0
export const ANSWER_IS_NO = 1
export const COULD_NOT = 2

export type Io = { input: Readable & { isTTY?: boolean }; output: Writable; errors: Writable }

/** Writes one value as indented JSON. */
export function print(io: Io, value: unknown): void {
  io.output.write(`${JSON.stringify(value, null, 2)}\n`)
}

/** Writes one value as one line, and waits while the reader is slower than we are. */
export async function printLine(io: Io, value: unknown): Promise<void> {
  if (io.output.write(`${JSON.stringify(value)}\n`)) return
  await new Promise((resolve) => io.output.once('drain', resolve))
}

export function say(io: Io, sentence: string): void {
  io.errors.write(`${sentence}\n`)
}

/** The answer is no: a sentence, and exit code 1. */
export class No extends Error {}

/** A file's bytes. Problem `not found` with the name as it was given. */
export async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    return new Uint8Array(await readFile(file))
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code
    const why =
      code === 'ENOENT'
        ? 'There is no such file'
        : code === 'EISDIR'
          ? 'This is a folder, not a file'
          : code === 'EACCES' || code === 'EPERM'
            ? 'This file may not be read'
            : 'This file could not be read'
    throw new Problem('not found', `${why}: ${file}`, '', '', { cause })
  }
}

/** A minutes file, with what else it says. Throws `No` with a sentence when it is something else. */
export async function minutesFileOf(file: string) {
  const text = new TextDecoder().decode(await bytesOf(file))
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw new No('This is not a minutes file: it is not JSON.')
  }
  const read = readMinutesFile(json)
  if (!read.ok) throw new No(read.says)
  return read
}

/** Every line of a stream that has something on it, with its number from 1. */
export async function* linesOf(input: Readable): AsyncGenerator<{ number: number; text: string }> {
  let number = 0
  for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1
    if (text.trim() !== '') yield { number, text }
  }
}

/**
 * A secret from a file (its first line), or from the first line of standard input for `-`. Never from the command
 * line, where other people of the machine could see it.
 */
export async function secretFrom(io: Io, file: string): Promise<string> {
  if (file !== '-') return firstLine(new TextDecoder().decode(await bytesOf(file)))
  for await (const line of createInterface({ input: io.input })) return line
  return ''
}

const firstLine = (text: string): string => text.split(/\r?\n/, 1)[0] ?? ''
