/**
 * The one contract between the screens and the core, whichever door people came through.
 * Every procedure names the permission it needs and whether it may run before a workspace is open;
 * inputs and outputs are parsed on both sides.
 */
import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { accountSchema, roleSchema } from '../access/access.ts'
import { supervisionLineSchema } from '../access/supervision.ts'
import { caseEventSchema, caseInputSchema, caseSchema } from '../cases/index.ts'
import { copyKinds } from '../copies/index.ts'
import {
  chronologyItemSchema,
  draftContentSchema,
  meetingTypeSchema,
  minutesSchema,
  statementSchema,
} from '../minutes/index.ts'
import { ruleChangeSchema } from '../rule-sets/index.ts'
import { councilDesignSchema } from '../templates/council.ts'
import { templateSchema } from '../templates/template.ts'
import { auditContract } from './audit.ts'
import { chronologyContract } from './chronology.ts'
import { correctionsContract } from './corrections.ts'
import { countersignContract } from './countersign.ts'
import { deskContract } from './desk.ts'
import { distributionContract } from './distribution.ts'
import { escalationsContract } from './escalations.ts'
import { importsContract } from './imports.ts'
import { learningContract } from './learning.ts'
import { letterheadContract } from './letterhead.ts'
import { measuresContract } from './measures.ts'
import { papersContract } from './papers.ts'
import { privacyContract } from './privacy.ts'
import { problemSchema } from './problem.ts'
import { needs, open, type ProcedureMeta } from './procedure.ts'
import { registersContract } from './registers.ts'
import { retentionContract } from './retention.ts'
import { rescueContract, safekeepingContract } from './safekeeping.ts'
import { samplingContract } from './sampling.ts'
import { searchContract } from './search.ts'
import { supervisionContract } from './supervision.ts'
import { undoContract } from './undo.ts'

export type { CountersignStanding } from './countersign.ts'
export type { ProcedureMeta }

/** Bytes travel as base64 so that every door carries them alike. */
export const bytesSchema = z.base64()

/** A certificate that signs for somebody. `until` is a UTC instant, ISO 8601. */
const signingIdentitySchema = z.strictObject({
  subject: z.string(),
  issuer: z.string(),
  until: z.string(),
  from: z.enum(['workspace', 'council']),
  standing: z.enum(['good', 'ends soon', 'ended']),
})

const personChoice = z.strictObject({ id: z.string(), name: z.string(), role: z.string() })

export const workspaceStatusSchema = z.strictObject({
  state: z.enum(['none', 'locked', 'open']),
  door: z.enum(['desktop', 'browser']),
  folder: z.string(),
  /** Where a new workspace would be made when nobody chooses otherwise. */
  suggestedFolder: z.string(),
  /** The bundled fictional example: said on every screen and page. */
  fictional: z.boolean(),
  workspaceName: z.string(),
  /** People who can sign in, so that one may be picked before the passphrase is typed. */
  people: z.array(personChoice),
  me: accountSchema.nullable(),
  version: z.string(),
  /** What is wrong with the file, found by the check that runs while people work. */
  damage: problemSchema.optional(),
})
export type WorkspaceStatus = z.infer<typeof workspaceStatusSchema>

export const newAccountSchema = z.strictObject({
  name: z.string().trim().min(1).max(200),
  role: roleSchema,
  organisation: z.string().trim().max(200),
  email: z.string().trim().max(254),
})

/** What an administrator may change about somebody who signs in. `supervisor`: an account's id, or ''. */
export const accountChangeSchema = newAccountSchema
  .omit({ name: true })
  .extend({ id: z.string(), administrator: z.boolean(), active: z.boolean(), supervisor: z.string() })
export type AccountChange = z.infer<typeof accountChangeSchema>

export const recordStates = ['draft', 'ready for chair', 'signed'] as const

export const recordSchema = z.strictObject({
  id: z.string(),
  caseId: z.string(),
  type: meetingTypeSchema,
  title: z.string(),
  familyRef: z.string(),
  date: z.string(),
  state: z.enum(recordStates),
  /** e.g. `1.0`; empty until signed. */
  version: z.string(),
  signedBy: z.string(),
  signedAt: z.string(),
  createdBy: z.string(),
  createdAt: z.string(),
  changedAt: z.string(),
})
export type RecordMeta = z.infer<typeof recordSchema>

/** One passage of a manager's list of the day (domain 3.0): the words themselves, and nothing else of the record. */
const asideCountSchema = z.strictObject({
  month: z.string(),
  family: z.string(),
  cue: z.string(),
  how: z.string(),
  reason: z.string(),
  count: z.number().int(),
})

export const setAsideTodaySchema = z.strictObject({
  id: z.string(),
  recordId: z.string(),
  title: z.string(),
  familyRef: z.string(),
  heading: z.string(),
  words: z.string(),
  reason: z.string(),
  by: z.string(),
  at: z.string(),
})
export type SetAsideToday = z.infer<typeof setAsideTodaySchema>

export const signedVersionSchema = z.strictObject({
  version: z.string(),
  recordHash: z.string(),
  signedBy: z.string(),
  role: z.string(),
  signedAt: z.string(),
  signedAtLocal: z.string(),
  ruleSet: z.string(),
  appVersion: z.string(),
})

/** Why a record cannot be signed yet: open findings by rule, and headings that still need words. */
export const readinessSchema = z.strictObject({
  /** Finding ids, their rule and title, and what each still asks. */
  blockers: z.array(
    z.strictObject({
      id: z.string(),
      ruleId: z.string(),
      title: z.string(),
      about: z.array(z.string()),
      shortfalls: z.array(z.string()),
    }),
  ),
  missingSections: z.array(z.strictObject({ key: z.string(), heading: z.string(), why: z.string() })),
  /** May this person sign this type of record at all? Empty when yes. */
  notYou: z.string(),
  ready: z.boolean(),
})
export type Readiness = z.infer<typeof readinessSchema>

export const recipientSchema = z.strictObject({
  id: z.string(),
  kind: z.enum(copyKinds),
  name: z.string(),
  role: z.string(),
  /** Id of the only child that this record is about. */
  child: z.string().optional(),
})

export const leftOutSchema = z.strictObject({ where: z.string(), what: z.string(), why: z.string() })

/** A second person looked at one recipient's file and confirmed that it may leave (rule R-RS). */
export const copyCheckSchema = z.strictObject({
  id: z.string(),
  version: z.string(),
  recipientId: z.string(),
  /** Of the frozen file that was looked at, in hex. */
  sha256: z.string(),
  byAccount: z.string(),
  byName: z.string(),
  role: z.string(),
  /** UTC instant, ISO 8601. */
  at: z.string(),
  note: z.string(),
})
export type CopyCheck = z.infer<typeof copyCheckSchema>

/** How one recipient's copy stands: why a second person has to look at it, and whether one has. */
export const copyStandingSchema = z.strictObject({
  recipientId: z.string(),
  /** Empty when nobody has to look at it. */
  because: z.array(z.string()),
  checks: z.array(copyCheckSchema),
  /** May it be handed out, as far as R-RS goes? A draft may always be had, marked DRAFT. */
  released: z.boolean(),
})
export type CopyStanding = z.infer<typeof copyStandingSchema>

export const documentSchema = z.strictObject({
  fileName: z.string(),
  bytes: bytesSchema,
  sha256: z.string(),
  signed: z.boolean(),
})

export const verificationSchema = z.strictObject({
  fileName: z.string(),
  verdict: z.enum(['genuine', 'changed', 'not signed', 'not readable']),
  /** The verdict as one or two plain sentences. */
  says: z.string(),
  signer: z.string(),
  role: z.string(),
  organisation: z.string(),
  /** UTC instant named in the signature, ISO 8601. */
  signedAt: z.string(),
  /** Trust is told apart from integrity: does this workspace's authority, or one given, vouch for the certificate? */
  certificate: z.strictObject({ issuer: z.string(), trusted: z.boolean(), says: z.string() }),
  /** Every signature in the file, in the order of signing. Of a changed file they are only claims. */
  signatures: z.array(
    z.strictObject({
      name: z.string(),
      role: z.string(),
      organisation: z.string(),
      purpose: z.string(),
      /** UTC instant named in the signature, ISO 8601. */
      signedAt: z.string(),
      issuer: z.string(),
      /** Sound in itself, and every part is as this person signed it. */
      holds: z.boolean(),
      trusted: z.boolean(),
      says: z.string(),
      /** Whose signature line it fills; '' without a line. */
      line: z.string(),
    }),
  ),
  /** Signature lines of the document that nobody has signed. */
  unsignedLines: z.array(z.string()),
  covers: z.array(z.string()),
  notCovered: z.array(z.string()),
  /** What is wrong, each a sentence; empty for a genuine file. */
  problems: z.array(z.string()),
  /** The record and version this file came from, when it is of this workspace. */
  record: z
    .strictObject({
      title: z.string(),
      version: z.string(),
      copyFor: z.string(),
      recordId: z.string(),
      /** What came after it, in a sentence: an addendum, or that its version was replaced. */
      since: z.string().optional(),
    })
    .nullable(),
  /** How the audit chain of this workspace stands to the row that the document names; missing where it names none. */
  audit: z
    .strictObject({ row: z.number().int(), holds: z.boolean(), says: z.string() })
    .nullable()
    .optional(),
})
export type Verification = z.infer<typeof verificationSchema>

export const publishedTemplateSchema = z.strictObject({
  template: templateSchema,
  note: z.string(),
  by: z.string(),
  /** UTC instant, ISO 8601. */
  at: z.string(),
})
export type PublishedTemplate = z.infer<typeof publishedTemplateSchema>
const templatesInUseSchema = z.partialRecord(meetingTypeSchema, z.string())

export const contract = {
  workspace: {
    status: open.output(workspaceStatusSchema),
    /** Native folder dialog on the desktop; null where the door has none or nobody chose. */
    chooseFolder: open.output(z.string().nullable()),
    /** Look at another folder: opens nothing, tells what is there. */
    useFolder: open.input(z.strictObject({ folder: z.string().min(1) })).output(workspaceStatusSchema),
    create: open
      .input(
        z.strictObject({ folder: z.string().min(1), me: newAccountSchema, passphrase: z.string().min(1) }),
      )
      .output(z.strictObject({ recoveryCode: z.string() })),
    createFictional: open.output(
      z.strictObject({ people: z.array(personChoice.extend({ passphrase: z.string() })) }),
    ),
    unlock: open
      .input(z.strictObject({ personId: z.string(), passphrase: z.string() }))
      .output(accountSchema),
    /** Opens with the printed code and gives this person a new passphrase and a new signing key. */
    recover: open
      .input(
        z.strictObject({ recoveryCode: z.string(), personId: z.string(), newPassphrase: z.string().min(1) }),
      )
      .output(accountSchema),
    /** `everywhere`: the other windows of this person as well, after a moment in which each may lock by itself. */
    lock: open
      .input(z.strictObject({ everywhere: z.boolean() }).optional())
      .output(z.strictObject({ locked: z.literal(true) })),
    backUp: needs('people.manage').output(z.strictObject({ file: z.string(), at: z.string() })),
  },
  rescue: rescueContract,
  safekeeping: safekeepingContract,
  people: {
    list: needs('case.read').output(z.array(accountSchema)),
    /** Who supervises whom. */
    supervision: needs('case.read').output(z.array(supervisionLineSchema)),
    change: needs('people.manage').input(accountChangeSchema).output(accountSchema),
    add: needs('people.manage')
      .input(
        z.strictObject({
          person: newAccountSchema,
          administrator: z.boolean(),
          passphrase: z.string().min(1),
        }),
      )
      .output(accountSchema),
    changePassphrase: needs('self.manage')
      .input(z.strictObject({ current: z.string(), next: z.string().min(1) }))
      .output(z.strictObject({ changed: z.literal(true) })),
    signingIdentity: needs('self.manage').output(signingIdentitySchema),
    /** A new key and a new certificate of the workspace; what the earlier one signed stays verifiable. */
    renewCertificate: needs('self.manage')
      .input(z.strictObject({ passphrase: z.string() }))
      .output(signingIdentitySchema),
    /** Use a certificate of the council (PKCS#12) instead of the workspace's own. */
    useCertificate: needs('self.manage')
      .input(z.strictObject({ bytes: bytesSchema, filePassword: z.string(), passphrase: z.string() }))
      .output(signingIdentitySchema.extend({ from: z.literal('council') })),
  },
  cases: {
    list: needs('case.read').output(
      z.array(
        z.strictObject({
          id: z.string(),
          familyRef: z.string(),
          children: z.array(z.string()),
          records: z.number(),
          changedAt: z.string(),
        }),
      ),
    ),
    /** `reader`: whose words it is read for; a window in which somebody else is signed in now is refused. */
    get: needs('case.read')
      .input(z.strictObject({ id: z.string(), reader: z.string().optional() }))
      .output(caseSchema),
    create: needs('case.write').input(caseInputSchema).output(caseSchema),
    /**
     * `changedAt` is that of the version that was changed: another one is refused, so that nothing is overwritten. `typedBy`
     * as in `drafts.append`.
     */
    save: needs('case.write')
      .input(caseSchema.omit({ createdAt: true }).extend({ typedBy: z.string().optional() }))
      .output(caseSchema),
    /** One more event of the chronology, of an entry of minutes or by itself; the rest of the family stays as it is. */
    addEvent: needs('case.write')
      .input(
        z.strictObject({ caseId: z.string(), event: caseEventSchema.omit({ id: true, importId: true }) }),
      )
      .output(caseSchema),
  },
  records: {
    /** Those of one family, or of all: tens of thousands in a large service. */
    list: needs('record.read')
      .input(z.strictObject({ caseId: z.string().optional() }).optional())
      .output(z.array(recordSchema)),
    get: needs('record.read')
      .input(z.strictObject({ id: z.string() }))
      .output(
        z.strictObject({
          record: recordSchema,
          versions: z.array(signedVersionSchema),
          statements: z.array(statementSchema),
        }),
      ),
    create: needs('record.write')
      .input(
        z.strictObject({
          type: meetingTypeSchema,
          subType: z.string(),
          caseId: z.string(),
          date: z.string(),
          start: z.string(),
          place: z.string(),
          /** Of a session: its reflective cycle. Left out: what the council has set. */
          conferenceModel: z.string().optional(),
          /** Of a session: the account of whoever is supervised. */
          supervised: z.string().optional(),
        }),
      )
      .output(recordSchema),
    setState: needs('record.write')
      .input(z.strictObject({ id: z.string(), state: z.enum(['draft', 'ready for chair']) }))
      .output(recordSchema),
    /** The frozen record of a signed version. */
    minutes: needs('record.read')
      .input(z.strictObject({ id: z.string() }))
      .output(minutesSchema),
    /** What was called not relevant today although it sounded like an offence or abuse: for managers only. */
    setAsideToday: needs('record.read').output(z.array(setAsideTodaySchema)),
    search: needs('record.read')
      .input(z.strictObject({ text: z.string() }))
      .output(z.array(z.strictObject({ recordId: z.string(), title: z.string(), excerpt: z.string() }))),
  },
  drafts: {
    /** The whole draft as one Yjs update, and the sequence number it stands at. */
    open: needs('record.read')
      .input(z.strictObject({ recordId: z.string() }))
      .output(
        z.strictObject({ update: bytesSchema, seq: z.number(), savedAt: z.string(), editable: z.boolean() }),
      ),
    /**
     * Answers only when the update is on disk. `typedBy`: account of whoever typed it, for a window in which somebody else
     * may have signed in meanwhile: words never go down under another name (`other person`).
     */
    append: needs('record.write')
      .input(
        z.strictObject({
          recordId: z.string(),
          window: z.string(),
          update: bytesSchema,
          typedBy: z.string().optional(),
        }),
      )
      .output(z.strictObject({ seq: z.number(), savedAt: z.string() })),
    /** Updates of other windows and people, as they are saved. */
    watch: needs('record.read')
      .input(z.strictObject({ recordId: z.string(), window: z.string(), after: z.number() }))
      .output(eventIterator(z.strictObject({ seq: z.number(), update: bytesSchema, by: z.string() }))),
    content: needs('record.read')
      .input(z.strictObject({ recordId: z.string() }))
      .output(draftContentSchema),
    /** What the checks know beside the draft: statements, signed history of the family, the council's own rules. */
    surroundings: needs('record.read')
      .input(z.strictObject({ recordId: z.string() }))
      .output(
        z.strictObject({
          statements: z.array(statementSchema),
          history: z.array(minutesSchema),
          /** Signed escalation records and high-risk history reviews that came after it. */
          later: z.array(minutesSchema),
          /** Events of the case file that professionals only may read: the checks read them beside the record. */
          caseEvents: z.array(chronologyItemSchema),
          rules: z.array(ruleChangeSchema),
          /** The one that the record names, before a model or the council's words dress it. */
          template: templateSchema,
          /** The version that new records of this type begin with, where it is another one; null for a signed record. */
          newer: templateSchema.nullable(),
          /** Of a signed record: whose copies a second person has to confirm, and whose have been (R-RS). */
          copyChecks: z
            .strictObject({ needed: z.array(z.string()), confirmed: z.array(z.string()) })
            .optional(),
          /** ISO dates on which the minutes and the decisions had been sent to everybody who must have them. */
          sent: z
            .strictObject({
              issuedOn: z.string().optional(),
              decisionsSentOn: z.string().optional(),
              explained: z.boolean().optional(),
              decisionsExplained: z.boolean().optional(),
            })
            .optional(),
        }),
      ),
  },
  statements: {
    /** The core stamps who, role and when; it refuses people whom the rule does not allow. */
    add: needs('statement.write')
      .input(
        statementSchema
          .pick({ kind: true, ruleId: true, about: true, text: true, fields: true, reviewBy: true })
          .extend({ recordId: z.string() }),
      )
      .output(statementSchema),
  },
  signing: {
    readiness: needs('record.read')
      .input(z.strictObject({ recordId: z.string() }))
      .output(readinessSchema),
    sign: needs('record.sign')
      .input(
        z.strictObject({
          recordId: z.string(),
          passphrase: z.string(),
          typedName: z.string(),
          readToEnd: z.literal(true),
          /** Number of the last change in the text that was read; signing is refused when there are later ones. */
          seq: z.number().optional(),
        }),
      )
      .output(z.strictObject({ record: recordSchema, version: signedVersionSchema })),
    ...countersignContract,
  },
  copies: {
    recipients: needs('record.read')
      .input(z.strictObject({ recordId: z.string() }))
      .output(z.array(recipientSchema)),
    /** Everybody named in the record who gets no copy of their own, with the sentence that says why. */
    without: needs('record.read')
      .input(z.strictObject({ recordId: z.string() }))
      .output(
        z.array(z.strictObject({ id: z.string(), name: z.string(), role: z.string(), why: z.string() })),
      ),
    /** Every copy of the record, and why this person cannot be the second one who confirms them; empty when they can. */
    standing: needs('copy.make')
      .input(z.strictObject({ recordId: z.string() }))
      .output(z.strictObject({ notYou: z.string(), copies: z.array(copyStandingSchema) })),
    /** What one copy leaves out, what in it could still give that away, and the file that is confirmed ('' for a draft). */
    look: needs('copy.make')
      .input(z.strictObject({ recordId: z.string(), recipientId: z.string() }))
      .output(
        z.strictObject({
          leftOut: z.array(leftOutSchema),
          giveAways: z.array(leftOutSchema),
          sha256: z.string(),
        }),
      ),
    /** The core stamps who, role and when; it refuses whoever signed, led or wrote the record. */
    confirm: needs('copy.make')
      .input(
        z.strictObject({
          recordId: z.string(),
          recipientId: z.string(),
          sha256: z.string(),
          note: z.string().trim().max(500),
        }),
      )
      .output(copyCheckSchema),
    /**
     * A signed record gives the signed file that was frozen with it, refused while a second person has still to confirm
     * that file (R-RS); a draft gives an unsigned one marked DRAFT.
     */
    document: needs('copy.make')
      .input(
        z.strictObject({
          recordId: z.string(),
          recipientId: z.string(),
          /** In large print; the signed file itself is as it was frozen, so this one carries no digital signature. */
          large: z.boolean().optional(),
        }),
      )
      .output(documentSchema),
    /** The action list is never held back: it may be had from any draft. */
    actionList: needs('copy.make')
      .input(z.strictObject({ recordId: z.string() }))
      .output(documentSchema),
  },
  papers: papersContract,
  privacy: privacyContract,
  corrections: correctionsContract,
  distribution: distributionContract,
  rules: {
    /** Every local change ever recorded, oldest first; `ruleSetOn` tells what holds on a date. */
    changes: needs('case.read').output(z.array(ruleChangeSchema)),
    /** Never edits an earlier change: it is followed by this one from its date on. */
    change: needs('people.manage')
      .input(ruleChangeSchema.pick({ key: true, value: true, from: true, reason: true }))
      .output(ruleChangeSchema),
    /** What was done about questions on wording, counted over all records: no words, names or references. */
    asideCounts: needs('people.manage').output(z.array(asideCountSchema)),
  },
  templates: {
    /** Every version the council has published, and which one new records of a type begin with. */
    list: needs('case.read').output(
      z.strictObject({ published: z.array(publishedTemplateSchema), inUse: templatesInUseSchema }),
    ),
    /** Makes the next version of the design; refused, with a sentence for each problem, when a check could not read it. */
    publish: needs('people.manage')
      .input(z.strictObject({ design: councilDesignSchema, note: z.string().max(500) }))
      .output(publishedTemplateSchema),
    /** Which version new records begin with; records that are there keep theirs. */
    use: needs('people.manage')
      .input(z.strictObject({ type: meetingTypeSchema, version: z.string() }))
      .output(templatesInUseSchema),
  },
  letterhead: letterheadContract,
  registers: registersContract,
  chronology: chronologyContract,
  imports: importsContract,
  desk: deskContract,
  escalations: escalationsContract,
  search: searchContract,
  measures: measuresContract,
  sampling: samplingContract,
  supervision: supervisionContract,
  retention: retentionContract,
  learning: learningContract,
  undo: undoContract,
  audit: auditContract,
  verify: {
    file: needs('document.verify')
      .input(z.strictObject({ fileName: z.string(), bytes: bytesSchema }))
      .output(verificationSchema),
    /** The workspace authority's certificate (PEM), for IT to trust. */
    authorityCertificate: needs('document.verify').output(
      z.strictObject({ pem: z.string(), fileName: z.string() }),
    ),
  },
}
export type Contract = typeof contract
