/**
 * What each procedure shows of a record, a family or a person, for the audit chain. One page, so that nobody has to look
 * through the core to know what is noted; the core's base writes it for whatever is called, so that no procedure can forget.
 * A procedure that is not here is noted under its own name, and a test fails.
 */

/** Actions of rows that tell of reading. What they mean in plain words: shared/audit/words.ts. */
export const readActions = [
  'record read',
  'family read',
  'copy read',
  'document taken',
  'list read',
  'searched',
  'report read',
  'report pack taken',
  'sample read',
  'purge certificate taken',
  'audit trail read',
  'refused',
] as const
export type ReadAction = (typeof readActions)[number]

export type Reading =
  /** `of`: the fields of the input with the ids of what was read, the record's or the family's first. */
  | { read: ReadAction; of: readonly string[] }
  /** A list of many; `list` names it. It is noted once an hour, since a list that stands open asks again and again. */
  | { list: string }
  /** Noted with the number of answers, never with the words. */
  | { search: true }
  /** Shows nothing that was not known, or writes a row of its own: why nothing more is noted. */
  | { none: string }

const record = (...more: string[]): Reading => ({ read: 'record read', of: ['recordId', ...more] })
const family = (field = 'caseId'): Reading => ({ read: 'family read', of: [field] })
const copy = (...of: string[]): Reading => ({ read: 'copy read', of })
const taken = (...of: string[]): Reading => ({ read: 'document taken', of })
const list = (name: string): Reading => ({ list: name })
const none = (why: string): Reading => ({ none: why })

/** It is a change, and a change has its row in its own transaction. */
const changes = none('It writes a row of its own.')
const settings = none('It shows settings of the council, and nobody’s record.')
const own = none('It shows what is this person’s own.')
const entry = none('It is the way in or out, which writes rows of its own.')
const ownFile = none('It shows what this person’s own file says, and nothing that is kept here.')

export const readings: Readonly<Record<string, Reading>> = {
  'workspace.status': entry,
  'workspace.chooseFolder': entry,
  'workspace.useFolder': entry,
  'workspace.create': entry,
  'workspace.createFictional': entry,
  'workspace.unlock': entry,
  'workspace.recover': entry,
  'workspace.lock': entry,
  'workspace.backUp': changes,

  'people.list': none('It names colleagues, as the sign-in does.'),
  'people.supervision': none('It names colleagues and who supervises whom.'),
  'people.change': changes,
  'people.add': changes,
  'people.changePassphrase': changes,
  'people.signingIdentity': own,
  'people.renewCertificate': changes,
  'people.useCertificate': changes,

  'cases.list': list('families'),
  'cases.get': family('id'),
  'cases.create': changes,
  'cases.save': changes,
  'cases.addEvent': changes,

  'records.list': list('records'),
  'records.get': { read: 'record read', of: ['id'] },
  'records.create': changes,
  'records.setState': changes,
  'records.minutes': { read: 'record read', of: ['id'] },
  'records.setAsideToday': list('wording set aside'),
  'records.search': { search: true },

  'drafts.open': record(),
  'drafts.append': changes,
  'drafts.watch': record(),
  'drafts.content': record(),
  'drafts.surroundings': record(),

  'statements.add': changes,

  'signing.readiness': record(),
  'signing.sign': changes,
  'signing.countersignatures': record(),
  'signing.textToCountersign': record(),
  'signing.countersign': changes,
  'signing.confirm': changes,

  'copies.recipients': record(),
  'copies.without': record(),
  'copies.standing': record(),
  'copies.look': copy('recordId', 'recipientId'),
  'copies.confirm': changes,
  'copies.document': taken('recordId', 'recipientId'),
  'copies.actionList': taken('recordId'),

  'papers.list': record(),
  'papers.read': copy('recordId', 'paper', 'recipientId'),
  'papers.document': taken('recordId', 'paper', 'recipientId'),
  'papers.sign': changes,
  'papers.confirm': changes,

  'rescue.look': entry,
  'rescue.find': entry,
  'rescue.putRight': entry,

  'safekeeping.standing': settings,
  'safekeeping.setSecondFolder': changes,
  'safekeeping.forgetFolder': changes,
  'safekeeping.drill': changes,
  'safekeeping.drillCalendar': settings,
  'safekeeping.tryRecoveryCode': changes,
  'safekeeping.newRecoveryCode': none('It makes a code that does not count before it is confirmed.'),
  'safekeeping.confirmRecoveryCode': changes,
  'safekeeping.removeSetAside': changes,

  'undo.standing': record(),
  'undo.throwAway': changes,
  'undo.bringBack': changes,
  'undo.thrownAway': list('drafts that were thrown away'),
  'undo.deleteForGood': changes,
  'undo.setDays': changes,
  'undo.tryMove': record('caseId'),
  'undo.move': changes,
  'undo.moveBack': changes,

  'privacy.assessment': none('It says how Chairside works, and nothing of a record.'),

  'corrections.standing': record(),
  'corrections.passages': record(),
  'corrections.ask': changes,
  'corrections.tryOutcome': record(),
  'corrections.decide': changes,
  'corrections.toSign': record(),
  'corrections.sign': changes,
  'corrections.look': copy('recordId', 'fileId'),
  'corrections.confirm': changes,
  'corrections.file': taken('recordId', 'fileId'),
  'corrections.markable': record(),
  'corrections.tryMarks': record(),
  'corrections.withdraw': changes,
  'corrections.confirmWithdrawal': changes,
  'corrections.dropWithdrawal': changes,
  'corrections.replacement': record(),
  'corrections.replace': changes,
  'corrections.openOld': changes,
  'corrections.history': record(),

  'distribution.queue': list('distribution'),
  'distribution.ofRecord': record(),
  'distribution.line': copy('id'),
  'distribution.setAddress': changes,
  'distribution.giveTo': changes,
  'distribution.setException': changes,
  'distribution.whyLate': changes,
  'distribution.make': taken('lineId'),
  'distribution.makeMany': taken('lineIds'),
  'distribution.sendMany': taken('lineIds'),
  'distribution.markSent': changes,
  'distribution.addProof': changes,
  'distribution.note': changes,
  'distribution.receiptFile': taken('lineId', 'eventId'),
  'distribution.readReceipt': ownFile,
  'distribution.wrongRecipient': changes,
  'distribution.settings': settings,
  'distribution.changeSettings': changes,
  'distribution.checkSmtp': settings,

  'rules.changes': settings,
  'rules.change': changes,
  'rules.asideCounts': none('It counts over all records and names none.'),
  'templates.list': settings,
  'templates.publish': changes,
  'templates.use': changes,
  'letterhead.current': settings,
  'letterhead.look': ownFile,
  'letterhead.use': changes,
  'letterhead.takeOff': changes,

  'registers.of': family(),
  'registers.audit': list('registers'),
  'chronology.document': changes,

  'imports.read': ownFile,
  'imports.preview': list('families, to compare an import'),
  'imports.apply': changes,
  'imports.list': none('It names the imports, and nobody of a family.'),
  'imports.undo': changes,

  'desk.today': list('today'),
  'desk.actions': list('actions'),
  'desk.goals': family(),
  'desk.calendar': list('calendar'),

  'escalations.list': family(),
  'escalations.of': record(),
  'escalations.open': changes,
  'escalations.openReview': changes,
  'escalations.openNote': changes,
  'escalations.history': family(),

  'search.find': { search: true },
  'search.children': list('children'),
  'search.saved': own,
  'search.save': changes,
  'search.forget': changes,

  'measures.list': { read: 'report read', of: [] },
  'measures.one': { read: 'report read', of: ['id'] },
  'measures.cases': { read: 'report read', of: ['id'] },
  'measures.progress': none('It counts measures, and shows no figure.'),
  'measures.pack': { read: 'report pack taken', of: ['kind', 'format'] },

  'sampling.list': none('It names the samples, and no record.'),
  'sampling.count': none('It counts, and names no record.'),
  'sampling.draw': changes,
  'sampling.one': { read: 'sample read', of: ['id'] },
  'sampling.judge': changes,
  'sampling.settle': changes,

  'supervision.plan': list('supervision plan'),
  'supervision.dues': list('supervision due'),
  'supervision.setPerson': changes,
  'supervision.setAway': changes,
  'supervision.removeAway': changes,
  'supervision.say': changes,
  'supervision.book': changes,
  'supervision.teamPicture': record(),

  'retention.overview': list('retention'),
  'retention.gone': list('records that have moved to the child’s file'),
  'retention.holds': { read: 'record read', of: ['id'] },
  'retention.confirmTransfer': changes,
  'retention.withdrawTransfer': changes,
  'retention.hold': changes,
  'retention.liftHold': changes,
  'retention.changeRule': changes,
  'retention.dryRun': list('what could be purged'),
  'retention.purge': changes,
  'retention.certificate': { read: 'purge certificate taken', of: ['purgeId'] },

  'learning.list': none('The library of learning names nobody.'),
  'learning.one': none('The library of learning names nobody.'),
  'learning.add': changes,
  'learning.change': changes,
  'learning.notes': list('learning notes'),
  'learning.preview': ownFile,
  'learning.importThemes': changes,
  'learning.named': none('The library of learning names nobody.'),
  'learning.document': none('The library of learning names nobody.'),

  'verify.file': ownFile,
  'verify.authorityCertificate': settings,

  'audit.list': { read: 'audit trail read', of: ['about'] },
  'audit.mine': own,
  'audit.people': none('It names colleagues, as the sign-in does.'),
  'audit.check': { read: 'audit trail read', of: [] },
  'audit.export': changes,
}

/** Ids of this product and of records: no spaces, so that nobody's words can come in by this way. */
const ID = /^[\w.:-]{1,64}$/

/** The ids in an input, as a row names them: separated by spaces, at most twenty. */
export function idsIn(input: unknown, fields: readonly string[]): string {
  if (input === null || typeof input !== 'object') return ''
  const values = fields.flatMap((field) => (input as Record<string, unknown>)[field] ?? [])
  return values
    .filter((value): value is string => typeof value === 'string' && ID.test(value))
    .slice(0, 20)
    .join(' ')
}

/** How many answers a search gave, whatever its answer looks like: an array, or groups of hits. */
export function answersIn(output: unknown): number {
  if (Array.isArray(output)) return output.length
  const { groups } = (output ?? {}) as { groups?: { count?: number; hits?: unknown[] }[] }
  return (groups ?? []).reduce((sum, { count, hits }) => sum + (count ?? hits?.length ?? 0), 0)
}
