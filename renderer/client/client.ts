/** The core as seen from the screens: one typed client, whichever door people came through. */
import { type ClientContext, type ClientLink, createORPCClient } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import { createTanstackQueryUtils } from '@orpc/tanstack-query'
import type { Contract } from '../../shared/api/contract.ts'
import { setConnection } from './connection.ts'
import { browserDoor, desktopDoor, isDesktop, type Link } from './doors.ts'
import { ConnectionLost } from './problem.ts'

export type Client = ContractRouterClient<Contract>

let link: Promise<Link> | undefined

/** Opens the way to the core once; later calls give the same. Rejects with ConnectionLost. */
export function connect(): Promise<Link> {
  link ??= (isDesktop(window) ? desktopDoor(window) : browserDoor(window)).catch((error: unknown) => {
    if (error instanceof ConnectionLost) setConnection({ state: 'lost', words: error.words })
    throw error
  })
  return link
}

/** Uses another way to the core: a fake one in tests. */
export function connectWith(other: Link): void {
  link = Promise.resolve(other)
  setConnection({ state: 'open' })
}

const whenConnected: ClientLink<ClientContext> = {
  call: async (path, input, options) => (await connect()).call(path, input, options),
}

/** Calls wait until the door is open. Failures are told by `problemOf`. */
export const client: Client = createORPCClient(whenConnected)

/** Query keys and options for every procedure: `useQuery(api.cases.list.queryOptions())`. */
export const api = createTanstackQueryUtils(client)
