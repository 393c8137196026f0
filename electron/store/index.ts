/** The tables of an open workspace, one room each. Every change is one transaction with a row of the audit chain. */
import { ulid } from 'ulid'
import type { Workspace } from '../workspace/index.ts'
import { accountsOf } from './accounts.ts'
import { casesOf } from './cases.ts'
import { copyChecksOf } from './copy-checks.ts'
import { councilTemplatesOf } from './council-templates.ts'
import { type Clocked, Desk } from './desk.ts'
import { draftsOf } from './drafts.ts'
import { factsOf } from './facts.ts'
import { importsOf } from './imports.ts'
import { recordsOf } from './records.ts'
import { ruleChangesOf } from './rule-changes.ts'
import { searchOf } from './search.ts'
import { settingsOf } from './settings.ts'
import { signedOf } from './signed.ts'
import { statementsOf } from './statements.ts'

export type { CaseLine } from './cases.ts'
export type { NewCopyCheck } from './copy-checks.ts'
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
} from './facts.ts'
export type { ImportBatch, ImportChange } from './imports.ts'
export type { NewRecord } from './records.ts'
export type { Due, Found, Hit, Search, SearchAccess, SearchAsk } from './search.ts'
export type { FoundFile, Freeze, SignedFile, SignedVersion } from './signed.ts'

/** `now` and `newId` are given by tests; otherwise the clock and a ULID. All methods throw `Problem`. */
export function openStore(workspace: Workspace, options: Partial<Clocked> = {}) {
  const desk = new Desk(workspace, {
    now: options.now ?? (() => new Date()),
    newId: options.newId ?? (() => ulid()),
  })
  const { history, ...signed } = signedOf(desk)
  return {
    accounts: accountsOf(desk),
    settings: settingsOf(desk),
    cases: casesOf(desk),
    records: recordsOf(desk),
    drafts: draftsOf(desk),
    statements: statementsOf(desk),
    copyChecks: copyChecksOf(desk),
    ruleChanges: ruleChangesOf(desk),
    councilTemplates: councilTemplatesOf(desk),
    signed,
    history,
    search: searchOf(desk),
    facts: factsOf(desk),
    imports: importsOf(desk),
  }
}
export type Store = ReturnType<typeof openStore>
