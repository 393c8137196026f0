/** The people who use Chairside in the made-up council, in the numbers that its families need. */
import type { Account, Role } from '../../shared/access/access.ts'
import { chanceOf } from './chance.ts'
import { fullNameOf } from './names.ts'

export const COUNCIL = 'Wexmoor Council (fictional)'

export type Staff = Record<
  'chairs' | 'workers' | 'managers' | 'seniors' | 'minuteTakers' | 'others',
  Account[]
>

/** About fifteen families to a worker, no more than sixty workers: the workspace is one service, not a county. */
export function staffOf(seed: number, cases: number, at: string): Staff {
  const chance = chanceOf('staff', seed)
  const names = new Set<string>()
  const person = (role: Role, administrator = false): Account => {
    let name = fullNameOf(chance)
    // Signatures of two people of one name could not be told apart.
    while (names.has(name)) name = fullNameOf(chance)
    names.add(name)
    const mail = name
      .normalize('NFD')
      .toLowerCase()
      .replaceAll(/[^a-z ]/g, '')
      .replaceAll(' ', '.')
    return {
      id: chance.ulid(at),
      name,
      role,
      organisation: COUNCIL,
      email: `${mail}@wexmoor.example`,
      administrator,
      active: true,
      createdAt: at,
    }
  }
  const many = (role: Role, count: number): Account[] => Array.from({ length: count }, () => person(role))
  const workers = Math.min(60, Math.max(2, Math.ceil(cases / 15)))
  return {
    chairs: [person('CP chair', true), ...many('CP chair', Math.ceil(workers / 12) - 1)],
    workers: many('Social worker', workers),
    managers: many('Team manager', Math.max(1, Math.ceil(workers / 7))),
    seniors: [...many('Service manager', Math.max(1, Math.ceil(workers / 24))), person('Head of Service')],
    minuteTakers: many('Minute taker', Math.max(1, Math.ceil(workers / 15))),
    others: [person('Admin officer'), person('QA lead')],
  }
}

export const everybody = (staff: Staff): Account[] => [
  ...staff.chairs,
  ...staff.workers,
  ...staff.managers,
  ...staff.seniors,
  ...staff.minuteTakers,
  ...staff.others,
]
