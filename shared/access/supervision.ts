/**
 * Who supervises whom: one supervisor for each person, a supervisor for the supervisor, chairs included (response plan
 * 1.1: supervision of supervisors too). It opens no record to anybody; it says whose work a supervisor is shown first.
 */
import { z } from 'zod'

/** Ids of two accounts. */
export const supervisionLineSchema = z.strictObject({ person: z.string(), supervisor: z.string() })
export type SupervisionLine = z.infer<typeof supervisionLineSchema>

/** The account of this person's supervisor; empty where nobody is named. */
export const supervisorOf = (lines: readonly SupervisionLine[], person: string): string =>
  lines.find((line) => line.person === person)?.supervisor ?? ''

/** Everybody this person supervises, and everybody whom those supervise; never the person. */
export function supervisedBy(lines: readonly SupervisionLine[], supervisor: string): Set<string> {
  const below = Map.groupBy(lines, (line) => line.supervisor)
  const found = new Set<string>()
  const look = (id: string): void => {
    for (const { person } of below.get(id) ?? []) {
      if (found.has(person) || person === supervisor) continue
      found.add(person)
      look(person)
    }
  }
  look(supervisor)
  return found
}

/** Would somebody end up supervising their own supervisor? */
export const goesInCircle = (
  lines: readonly SupervisionLine[],
  person: string,
  supervisor: string,
): boolean => person === supervisor || supervisedBy(lines, person).has(supervisor)

/** The lines with this person's supervisor set, or with none where `supervisor` is empty. */
export const withSupervisor = (
  lines: readonly SupervisionLine[],
  person: string,
  supervisor: string,
): SupervisionLine[] => [
  ...lines.filter((line) => line.person !== person),
  ...(supervisor ? [{ person, supervisor }] : []),
]
