/** The way back when a workspace cannot be read: before anybody has signed in, and for those who show that they may. */
import { can, type Role, roles } from '../../shared/access/access.ts'
import type { WayBack } from '../../shared/api/safekeeping.ts'
import { meetingName } from '../../shared/copies/words.ts'
import { meetingTypes } from '../../shared/minutes/index.ts'
import type { Core } from '../core.ts'
import { Problem } from '../problem.ts'
import { findWayBack, goBack, type Offer, offerFor, type Proof, type Way } from '../workspace/index.ts'
import { os, wordsOf } from './base.ts'

const api = os.rescue

/** Nobody's work is taken from under them. */
function refuseWhileOpen({ rooms }: Core): void {
  if (rooms)
    throw new Problem(
      'workspace in use',
      'The workspace is still open in a window.',
      'Nothing has been changed.',
      'Lock it there first. What was typed is saved before.',
    )
}

type Given = { personId: string; passphrase: string; recoveryCode: string; elsewhere: string; before: string }

const proofOf = ({ personId, passphrase, recoveryCode }: Given): Proof =>
  recoveryCode ? { personId, recoveryCode } : { personId, passphrase }

const askOf = (given: Given) => ({
  proof: proofOf(given),
  elsewhere: given.elsewhere.trim(),
  before: given.before,
})

function wayOf(way: Way): WayBack['way'] {
  if (way.kind === 'records stay') return { ...way, backupAt: '', place: 'here' }
  return {
    kind: 'backup',
    backupAt: way.backup.at.toISOString(),
    place: way.backup.place,
    keysFrom: way.keysFrom,
    journalAside: false,
  }
}

/** The account itself cannot be asked: it is in the file that cannot be read. The role stands with the keys. */
function seesRecords({ people }: Offer, personId: string): boolean {
  const known = people.find((person) => person.personId === personId)?.role
  const role = roles.find((one): one is Role => one === known)
  return role !== undefined && can({ role, administrator: false, active: true }, 'record.read')
}

const nameOfType = (type: string): string => {
  const known = meetingTypes.find((one) => one === type)
  return known ? meetingName(known) : ''
}

export const rescue = {
  look: api.look.handler(async ({ context: { core }, input }) => {
    const offer = await offerFor(core.folder, input.elsewhere.trim())
    return {
      folder: core.folder,
      problem: offer.problem ? wordsOf(offer.problem) : null,
      workspaceName: offer.name,
      people: offer.people.map(({ personId, name, role }) => ({ id: personId, name, role })),
      keysFrom: offer.keysFrom,
      recordsThere: offer.recordsThere,
      lastChange: offer.lastChange,
      backups: offer.backups.map(({ at, place, keysBeside }) => ({
        at: at.toISOString(),
        place,
        keysBeside,
      })),
      second: offer.second ?? null,
    }
  }),

  find: api.find.handler(async ({ context: { core }, input }) => {
    refuseWhileOpen(core)
    const { way, damaged, missing } = await findWayBack(core.folder, askOf(input))
    const listed = seesRecords(await offerFor(core.folder, input.elsewhere.trim()), input.personId)
    return {
      way: wayOf(way),
      damaged: damaged.map(({ at, place }) => ({ at: at.toISOString(), place })),
      missing: {
        ...missing,
        listed,
        lost: listed ? missing.lost.map((one) => ({ ...one, type: nameOfType(one.type) })) : [],
        otherRecords: missing.otherRecords + (listed ? 0 : missing.lost.length),
      },
    }
  }),

  putRight: api.putRight.handler(async ({ context: { core }, input }) => {
    refuseWhileOpen(core)
    const options = { ...core.opening, now: core.now }
    const { setAside, way } = await goBack(core.folder, askOf(input), input.shown, options)
    return { setAside, kind: way.kind, backupAt: wayOf(way).backupAt }
  }),
}
