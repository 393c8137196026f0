/** What the screens have read from the core, and how it is kept fresh. */
import { hashKey, MutationCache, QueryCache, QueryClient, useMutation, useQuery } from '@tanstack/react-query'
import type { ProblemWords } from '../../shared/api/problem.ts'
import { api } from './client.ts'
import { problemOf } from './problem.ts'

export { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'

/** The workspace may have been locked in another window: ask again who is signed in here. */
function onError(error: unknown) {
  if (problemOf(error).code === 'locked')
    void queryClient.invalidateQueries({ queryKey: api.workspace.status.key() })
}

export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError }),
  mutationCache: new MutationCache({ onError }),
  defaultOptions: {
    // The core is on this machine: being offline is normal, and trying again by itself hides a fault.
    queries: { networkMode: 'always', retry: false, staleTime: 1000 },
    mutations: { networkMode: 'always', retry: false },
  },
})

/** The file is checked while people work: how soon they hear of damage, in milliseconds. */
const HEAR_OF_DAMAGE = 60_000

/** Who is signed in, which workspace, which door, and whether anything is wrong with it. */
export const useStatus = () =>
  useQuery({ ...api.workspace.status.queryOptions(), refetchInterval: HEAR_OF_DAMAGE })

const statusHash = hashKey(api.workspace.status.queryKey())

/** Everything read so far is for the person who was signed in: somebody else starts afresh. */
export async function startAfresh(): Promise<void> {
  queryClient.removeQueries({ predicate: (query) => query.queryHash !== statusHash })
  await queryClient.invalidateQueries({ queryKey: api.workspace.status.key() })
}

export type Doing<Input, Output> = {
  run: (input: Input) => Promise<Output | undefined>
  busy: boolean
  problem: ProblemWords | null
  clear: () => void
}

/**
 * One thing that a button does: `run` resolves with the answer, or with undefined when it failed and `problem` says
 * why. Afterwards everything on the screen is read again, because most changes show in several places.
 */
export function useDoing<Input, Output>(call: (input: Input) => Promise<Output>): Doing<Input, Output> {
  const mutation = useMutation({
    mutationFn: call,
    onSuccess: () => queryClient.invalidateQueries(),
  })
  return {
    run: (input) => mutation.mutateAsync(input).catch(() => undefined),
    busy: mutation.isPending,
    problem: mutation.error ? problemOf(mutation.error) : null,
    clear: mutation.reset,
  }
}
