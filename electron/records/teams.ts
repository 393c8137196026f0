/**
 * Which team each person who signs in belongs to: a name for each account, kept as one setting of the workspace. What is
 * counted of a record is counted for the team of whoever leads the work on the family; somebody who moves takes what they
 * lead along, so that a team's figures are those of the people in it now.
 */
import { z } from 'zod'
import { Problem } from '../problem.ts'
import type { Store } from '../store/index.ts'

const SETTING = 'teams'
const MOST = 200
const teamsSchema = z.record(z.string(), z.string())

/** Name of the team by account; whoever has none does not stand in it. */
export type Teams = z.infer<typeof teamsSchema>

type Kept = Pick<Store, 'settings'>

export const allTeams = async (store: Kept): Promise<Teams> =>
  (await store.settings.get(SETTING, teamsSchema)) ?? {}

/** The team of one account; '' without one. */
export const teamOf = async (store: Kept, account: string): Promise<string> =>
  (await allTeams(store))[account] ?? ''

const namesIn = (all: Teams): string[] =>
  [...new Set(Object.values(all))].filter(Boolean).sort((a, b) => a.localeCompare(b, 'en-GB'))

/** Every team that somebody belongs to, by name. */
export const teams = async (store: Kept): Promise<string[]> => namesIn(await allTeams(store))

/** `team` '' takes the person out of theirs. The same name in other capitals is the same team. */
export async function setTeam(
  store: Pick<Store, 'settings' | 'measures'>,
  account: string,
  team: string,
  by: string,
): Promise<void> {
  const { [account]: before = '', ...others } = await allTeams(store)
  const typed = team.trim().replaceAll(/\s+/g, ' ')
  if (typed.length > MOST)
    throw new Problem(
      'not valid',
      `The name of a team has at most ${MOST} characters.`,
      'Nothing was changed.',
      'Write a shorter name.',
    )
  const known = namesIn(others).find((one) => one.toLowerCase() === typed.toLowerCase())
  const name = known ?? typed
  if (before === name) return
  await store.settings.set(SETTING, name ? { ...others, [account]: name } : others, by)
  await store.measures.moved(account, name)
}
