/**
 * Backups in two folders, the drill that shows they can be put back, the recovery code, and the way back when a workspace
 * can no longer be read. What runs before anybody has signed in tells times and folders, and nothing of any family; what is
 * told of families afterwards is references, kinds of record and dates.
 */
import { z } from 'zod'
import { problemSchema } from './problem.ts'
import { needs, open } from './procedure.ts'

const countsSchema = z.strictObject({ records: z.number(), families: z.number(), signed: z.number() })

/** What a restore drill found. Instants are UTC. `now`: what the workspace held at the time. */
export const drillSchema = z.strictObject({
  at: z.string(),
  by: z.string(),
  from: z.enum(['here', 'second folder']),
  backupAt: z.string(),
  ok: z.boolean(),
  problems: z.array(z.string()),
  seconds: z.number(),
  found: countsSchema,
  now: countsSchema,
  /** Rows of the audit chain that the workspace has and the backup has not. */
  changesSince: z.number(),
  document: z.enum(['genuine', 'not genuine', 'none']),
})
export type Drill = z.infer<typeof drillSchema>

export const safekeepingSchema = z.strictObject({
  /** Backups in the workspace's own folder, and when the newest was made; '' for none. */
  backups: z.number(),
  newest: z.string(),
  /** '' when the council has not chosen one. Instants are UTC, '' for never and for "all is well". */
  second: z.strictObject({
    folder: z.string(),
    copiedAt: z.string(),
    backup: z.string(),
    failingSince: z.string(),
    says: z.string(),
  }),
  /** Folders that were the second one before and may still hold copies. */
  former: z.array(z.string()),
  drill: drillSchema.nullable(),
  /** When the recovery code that holds now was last tried; '' for never. */
  codeTriedAt: z.string(),
  /** Files that were set aside when something was put right; `at` also names them. */
  setAside: z.array(z.strictObject({ at: z.string(), folder: z.string() })),
})
export type Safekeeping = z.infer<typeof safekeepingSchema>

const done = z.strictObject({ done: z.literal(true) })

export const safekeepingContract = {
  standing: needs('people.manage').output(safekeepingSchema),
  /** '' for no second folder any more. The newest backup is copied there at once. */
  setSecondFolder: needs('people.manage')
    .input(z.strictObject({ folder: z.string().max(1000) }))
    .output(safekeepingSchema),
  /** The copies in a folder that is no longer used are destroyed, or it will never come back. */
  forgetFolder: needs('people.manage')
    .input(z.strictObject({ folder: z.string().max(1000) }))
    .output(safekeepingSchema),
  drill: needs('people.manage')
    .input(z.strictObject({ passphrase: z.string(), from: z.enum(['here', 'second folder']) }))
    .output(drillSchema),
  /** A yearly entry for a calendar (iCalendar, base64). It names nobody. */
  drillCalendar: needs('people.manage').output(z.strictObject({ fileName: z.string(), bytes: z.base64() })),
  /** The code as it was read from its paper: does it open the keys as they stand on the disk? */
  tryRecoveryCode: needs('people.manage')
    .input(z.strictObject({ recoveryCode: z.string().max(200) }))
    .output(done),
  /** A new code that does not count before it was typed back. Asks for the passphrase again. */
  newRecoveryCode: needs('people.manage')
    .input(z.strictObject({ passphrase: z.string() }))
    .output(z.strictObject({ recoveryCode: z.string() })),
  confirmRecoveryCode: needs('people.manage')
    .input(z.strictObject({ recoveryCode: z.string().max(200) }))
    .output(done),
  /** Throws away what was set aside at this instant. */
  removeSetAside: needs('people.manage')
    .input(z.strictObject({ at: z.string() }))
    .output(safekeepingSchema),
}

const backupPlaceSchema = z.enum(['here', 'second folder', 'given folder'])

/** What there is to go on with, as far as it can be seen without a key. */
export const rescueOfferSchema = z.strictObject({
  folder: z.string(),
  problem: problemSchema.nullable(),
  workspaceName: z.string(),
  people: z.array(z.strictObject({ id: z.string(), name: z.string(), role: z.string() })),
  keysFrom: z.enum(['today', 'backup', 'nowhere']),
  recordsThere: z.boolean(),
  /** UTC instant of the last change on the disk; '' when there is nothing. */
  lastChange: z.string(),
  /** Newest first. */
  backups: z.array(z.strictObject({ at: z.string(), place: backupPlaceSchema, keysBeside: z.boolean() })),
  second: z.strictObject({ folder: z.string(), reachable: z.boolean() }).nullable(),
})
export type RescueOffer = z.infer<typeof rescueOfferSchema>

/** How somebody shows that they may. One of the two is given, the other is ''. */
const proofShape = {
  personId: z.string(),
  passphrase: z.string(),
  recoveryCode: z.string().max(200),
  /** Another folder to look for backups in, '' for none. */
  elsewhere: z.string().max(1000),
  /** Only backups from before this UTC instant; '' for the newest good one. */
  before: z.string(),
}

const waySchema = z.strictObject({
  kind: z.enum(['records stay', 'backup']),
  /** '' where the records stay. */
  backupAt: z.string(),
  place: backupPlaceSchema,
  keysFrom: z.enum(['today', 'backup']),
  journalAside: z.boolean(),
})

export const wayBackSchema = z.strictObject({
  way: waySchema,
  /** Newer backups that turned out to be damaged. */
  damaged: z.array(z.strictObject({ at: z.string(), place: backupPlaceSchema })),
  missing: z.strictObject({
    from: z.string(),
    until: z.string(),
    readable: z.enum(['all', 'part', 'none']),
    changes: z.number(),
    lost: z.array(
      z.strictObject({
        what: z.enum(['record', 'family']),
        isNew: z.boolean(),
        familyRef: z.string(),
        /** The name of the kind of record, and its date; '' for a family. */
        type: z.string(),
        date: z.string(),
        at: z.string(),
      }),
    ),
    otherRecords: z.number(),
    purges: z.number(),
    /** The list is for people who work with records; everybody else is told how much it is. */
    listed: z.boolean(),
  }),
})
export type WayBack = z.infer<typeof wayBackSchema>

export const rescueContract = {
  look: open.input(z.strictObject({ elsewhere: z.string().max(1000) })).output(rescueOfferSchema),
  /** Reads whatever it offers to the last page. Changes nothing. */
  find: open.input(z.strictObject(proofShape)).output(wayBackSchema),
  /** Goes the way that was shown, or refuses. `setAside`: where the replaced files are; '' when there are none. */
  putRight: open
    .input(
      z.strictObject({
        ...proofShape,
        shown: waySchema.pick({ kind: true, backupAt: true, place: true }),
      }),
    )
    .output(z.strictObject({ setAside: z.string(), kind: waySchema.shape.kind, backupAt: z.string() })),
}
