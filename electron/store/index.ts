/** The tables of an open workspace, one room each. Every change is one transaction with a row of the audit chain. */
import { ulid } from 'ulid'
import type { Workspace } from '../workspace/index.ts'
import { accountsOf } from './accounts.ts'
import { auditOf } from './audit.ts'
import { casesOf } from './cases.ts'
import { copyChecksOf } from './copy-checks.ts'
import { correctionsOf } from './corrections.ts'
import { councilTemplatesOf } from './council-templates.ts'
import { countersignaturesOf } from './countersignatures.ts'
import { breath, type Clocked, Desk } from './desk.ts'
import { disagreementsOf } from './disagreements.ts'
import { distributionOf } from './distribution.ts'
import { draftsOf } from './drafts.ts'
import { factsOf } from './facts.ts'
import { importsOf } from './imports.ts'
import { learningOf } from './learning.ts'
import { lettersOf } from './letters.ts'
import { measuresOf } from './measures.ts'
import { movesOf } from './moves.ts'
import { readingsOf } from './readings.ts'
import { recordsOf } from './records.ts'
import { retentionOf } from './retention.ts'
import { ruleChangesOf } from './rule-changes.ts'
import { samplingOf } from './sampling.ts'
import { searchOf } from './search.ts'
import { settingsOf } from './settings.ts'
import { signedOf } from './signed.ts'
import { statementsOf } from './statements.ts'
import { supervisionOf } from './supervision.ts'
import { thrownAwayOf } from './thrown-away.ts'
import { touchedOf } from './touched.ts'

export type { AuditLine } from './audit.ts'
export type { CaseLine } from './cases.ts'
export type { NewCopyCheck } from './copy-checks.ts'
export type {
  BriefLine,
  KnownAddress,
  LineAsk,
  NewEvent,
  NewLine,
  NotedBy,
  StoredLine,
} from './copy-lines.ts'
export type {
  Addendum,
  CorrectionFile,
  KeptRequest,
  NewCorrectionFile,
} from './corrections.ts'
export type {
  AwaitedPlace,
  Countersignature,
  CountersignPlace,
  NewCountersignature,
  PlaceState,
} from './countersignatures.ts'
export type { DisagreementFact, DisagreementRow, KeptDisagreement } from './disagreements.ts'
export type { Draft, SavedUpdate } from './drafts.ts'
export type {
  ActionFact,
  ActionFilter,
  ActionRow,
  ClockFact,
  ClockRow,
  KnownRecord,
  Party,
  RecordFacts,
  WorkHead,
} from './facts.ts'
export type { ImportBatch, ImportChange } from './imports.ts'
export type { LessonUse, NewTheme } from './learning.ts'
export type { Letter, NewLetter } from './letters.ts'
export type { KeptMeasures, MeasureAsk, MeasureLine, MeasureSum } from './measures.ts'
export type { GoneRecord, NewPurge, PurgeLine } from './purges.ts'
export type { NewRecord } from './records.ts'
export type { Subject } from './retention-holds.ts'
export type { CaseState, RecordState, RetentionCase, RetentionRow } from './retention-states.ts'
export type { NewJudgement, StoredJudgement, StoredSample } from './sampling.ts'
export type { Due, EventReader, Found, Hit, Search, SearchAccess, SearchAsk } from './search.ts'
export type { FoundFile, Freeze, SignedFile, SignedVersion } from './signed.ts'
export type { DueRow, FamilyFacts, ReadingRow } from './supervision.ts'
export type { ThrownAway } from './thrown-away.ts'
export type { OldVersionOpening, Withdrawal } from './withdrawals.ts'
export { breath }

/** `now` and `newId` are given by tests; otherwise the clock and a ULID. All methods throw `Problem`. */
export function openStore(workspace: Workspace, options: Partial<Clocked> = {}) {
  const desk = new Desk(workspace, {
    now: options.now ?? (() => new Date()),
    newId: options.newId ?? (() => ulid()),
  })
  const { history, later, ...signed } = signedOf(desk)
  const touched = touchedOf(desk)
  return {
    /** As `Desk.written`. */
    written: () => desk.written(),
    accounts: accountsOf(desk),
    settings: settingsOf(desk),
    cases: casesOf(desk),
    records: recordsOf(desk),
    drafts: draftsOf(desk),
    statements: statementsOf(desk),
    copyChecks: copyChecksOf(desk),
    letters: lettersOf(desk),
    corrections: correctionsOf(desk),
    distribution: distributionOf(desk),
    ruleChanges: ruleChangesOf(desk),
    councilTemplates: councilTemplatesOf(desk),
    countersignatures: countersignaturesOf(desk),
    signed,
    history,
    later,
    disagreements: disagreementsOf(desk),
    search: searchOf(desk),
    facts: factsOf(desk, touched),
    touched,
    measures: measuresOf(desk),
    readings: readingsOf(desk),
    audit: auditOf(desk),
    imports: importsOf(desk),
    learning: learningOf(desk),
    retention: retentionOf(desk),
    supervision: supervisionOf(desk),
    sampling: samplingOf(desk),
    thrownAway: thrownAwayOf(desk),
    moves: movesOf(desk),
  }
}
export type Store = ReturnType<typeof openStore>
