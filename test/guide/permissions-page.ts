/** Who may do what, as a table that a security officer can read, written from the code that decides it. */
import { traverseContractProcedures } from '@orpc/server'
import { can, type Permission, permissions, type Role, roles } from '../../shared/access/access.ts'
import { permissionWords } from '../../shared/access/words.ts'
import { contract, type ProcedureMeta } from '../../shared/api/contract.ts'
import { made, table } from './parts.ts'

const person = (role: Role, administrator = false) => ({ role, administrator, active: true })

/** `yes`, `administrators` where only those of the role may, or `no`. */
function mayDo(role: Role, permission: Permission): string {
  if (can(person(role), permission)) return 'yes'
  return can(person(role, true), permission) ? 'administrators' : 'no'
}

function procedures(): { name: string; meta: Partial<ProcedureMeta> }[] {
  const found: { name: string; meta: Partial<ProcedureMeta> }[] = []
  traverseContractProcedures({ router: contract, path: [] }, ({ contract: one, path }) => {
    found.push({ name: path.join('.'), meta: one['~orpc'].meta as Partial<ProcedureMeta> })
  })
  return found.sort((a, b) => a.name.localeCompare(b.name, 'en-GB'))
}

const roleTable = (): string =>
  table(
    ['May', ...roles],
    permissions.map((permission) => [
      permissionWords[permission],
      ...roles.map((role) => mayDo(role, permission)),
    ]),
  )

const callTable = (): string =>
  table(
    ['What', 'Calls of the screens'],
    permissions.map((permission) => [
      permissionWords[permission],
      procedures()
        .filter(({ meta }) => meta.permission === permission && !meta.beforeSignIn)
        .map(({ name }) => `\`${name}\``)
        .join(', ') || 'asked of single records',
    ]),
  )

export const permissionsPage = (): string =>
  [
    '# Who may do what',
    '',
    made,
    '',
    'Every call that a screen makes names one permission, reading included; the core looks at the role of whoever is signed in before anything else happens. A test makes every call as every role and compares it with this page.',
    '',
    '## By role',
    '',
    roleTable(),
    '',
    '## What a role alone does not open',
    '',
    '- **Supervision** is open to those who took part, to whoever wrote it, and to service managers and heads of service. Its personal part reaches no list, search, report or copy of anybody else.',
    '- **A quality lead** writes and signs supervision of supervisors, and no other record.',
    '- **Restricted entries and events** are read by those they name and by those who answer for decisions about the child.',
    '- **The second person** of a copy, a closure or an override is somebody who did not chair, write or sign the record.',
    '- **A partnership officer** is outside the service: figures with small numbers hidden, and no case at all.',
    '- **Somebody whose account is closed** can do nothing, whatever their role.',
    '',
    '## Every call, by what it needs',
    '',
    `Before anybody has signed in only these can be called: ${procedures()
      .filter(({ meta }) => meta.beforeSignIn)
      .map(({ name }) => `\`${name}\``)
      .join(', ')}.`,
    '',
    callTable(),
    '',
  ].join('\n')
