/** What every procedure of the contract begins with: the permission it needs, and trouble told in plain words. */
import { oc } from '@orpc/contract'
import type { Permission } from '../access/access.ts'
import { problemSchema } from './problem.ts'

export type ProcedureMeta = {
  permission: Permission
  /** May be called while no workspace is open or nobody is signed in. */
  beforeSignIn?: boolean
}

const base = oc.$meta<Partial<ProcedureMeta>>({}).errors({ PROBLEM: { status: 409, data: problemSchema } })

/** A procedure for people whose role has this permission. */
export const needs = (permission: Permission) => base.meta({ permission })

/** A procedure of the way in. */
export const open = base.meta({ permission: 'workspace.open', beforeSignIn: true })
