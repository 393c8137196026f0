/** How hard a passphrase is to guess, in words. The word lists are large, so they are fetched when first needed. */
import { useEffect, useState } from 'react'

export type Strength = { level: 'weak' | 'fair' | 'strong'; says: string }

/** Shorter ones are refused by the core. */
export const SHORTEST = 12

type Checker = { check: (text: string, own: string[]) => { guessesLog10: number } }
let checker: Promise<Checker> | undefined

async function loadChecker(): Promise<Checker> {
  const [{ ZxcvbnFactory }, common, english] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-en'),
  ])
  return new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...english.dictionary },
    graphs: common.adjacencyGraphs,
  })
}

/**
 * The records stay encrypted for years and a thief may try offline, so "strong" starts at ten to the fourteenth guesses.
 * @param own words that an attacker would try first: name, organisation, e-mail.
 */
export async function strengthOf(passphrase: string, own: string[]): Promise<Strength> {
  const length = [...passphrase.normalize('NFKC')].length
  if (length < SHORTEST) {
    const missing = SHORTEST - length
    return {
      level: 'weak',
      says: `Too short: ${missing} more ${missing === 1 ? 'character' : 'characters'}.`,
    }
  }
  checker ??= loadChecker()
  const words = own.flatMap((text) => text.split(/[\s@.]+/)).filter((text) => text.length > 2)
  // Long text takes long to weigh and is strong anyway, unless it repeats itself: the first hundred characters tell.
  const { guessesLog10 } = (await checker).check(passphrase.slice(0, 100), words)
  if (guessesLog10 < 9)
    return { level: 'weak', says: 'Easy to guess. Four words that do not belong together make a good one.' }
  if (guessesLog10 < 14) return { level: 'fair', says: 'Fair. One more unusual word makes it strong.' }
  return { level: 'strong', says: 'Strong.' }
}

/** The strength of what is typed, a moment after typing stops; null while nothing is typed. */
export function useStrength(passphrase: string, own: string[]): Strength | null {
  const [strength, setStrength] = useState<Strength | null>(null)
  const words = own.join('\n')
  useEffect(() => {
    if (passphrase === '') {
      setStrength(null)
      return
    }
    let wanted = true
    const timer = setTimeout(() => {
      strengthOf(passphrase, words.split('\n'))
        .then((found) => wanted && setStrength(found))
        .catch(() => wanted && setStrength(null))
    }, 150)
    return () => {
      wanted = false
      clearTimeout(timer)
    }
  }, [passphrase, words])
  return strength
}
