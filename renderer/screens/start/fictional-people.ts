/**
 * The passphrases of the fictional people, kept for this window so that its sign-in cards can show them.
 * They guard nothing: everything in that workspace is made up.
 */
export type FictionalPerson = { id: string; name: string; role: string; passphrase: string }

const KEY = 'chairside.fictional-people'

export function keepFictionalPeople(people: FictionalPerson[]): void {
  sessionStorage.setItem(KEY, JSON.stringify(people))
}

/** The people of the fictional workspace; empty when this window did not make one. */
export function fictionalPeople(): FictionalPerson[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? '[]')
    return Array.isArray(kept) ? kept.filter(isPerson) : []
  } catch {
    return []
  }
}

function isPerson(value: unknown): value is FictionalPerson {
  if (typeof value !== 'object' || value === null) return false
  const one = value as Record<string, unknown>
  return [one.id, one.name, one.role, one.passphrase].every((part) => typeof part === 'string')
}
