/**
 * The contract in memory, for looking at screens without a core. Inputs and outputs are parsed by the contract's own
 * schemas, so a screen that sends or reads something else fails here as it would for real.
 */
import { createRouterClient, implement, ORPCError } from '@orpc/server'
import * as Y from 'yjs'
import type { Client, Link } from '../../renderer/client/index.ts'
import { type Account, can } from '../../shared/access/access.ts'
import { type SupervisionLine, withSupervisor } from '../../shared/access/supervision.ts'
import {
  type CopyCheck,
  contract,
  type PublishedTemplate,
  type WorkspaceStatus,
} from '../../shared/api/contract.ts'
import type { ProblemWords } from '../../shared/api/problem.ts'
import type { ProcedureMeta } from '../../shared/api/procedure.ts'
import { type CaseFile, noRows } from '../../shared/cases/index.ts'
import { defaultSettings, evaluate, missingSections, signingBlockers } from '../../shared/checks/index.ts'
import { recipientsOf, whySecondLook, withoutCopy } from '../../shared/copies/index.ts'
import { minutesToDraft, type Statement, toMinutes } from '../../shared/minutes/index.ts'
import { changeProblem, type RuleChange } from '../../shared/rule-sets/index.ts'
import { deriveTemplate, templateFor, templates } from '../../shared/templates/index.ts'
import { fakeAudit } from './fake-audit.ts'
import { fakeCorrections } from './fake-corrections.ts'
import { fakeCountersign } from './fake-countersign.ts'
import { fakeActions, fakeGoals, fakeToday } from './fake-desk.ts'
import { fakeDistribution } from './fake-distribution.ts'
import { fakeDisagreements } from './fake-escalations.ts'
import { fakeImports } from './fake-imports.ts'
import { fakeLearning } from './fake-learning.ts'
import { fakeMeasures } from './fake-measures.ts'
import { fakePapers } from './fake-papers.ts'
import { fakeRegisters } from './fake-registers.ts'
import { fakeRetention } from './fake-retention.ts'
import { fakeCode, fakeSafekeeping } from './fake-safekeeping.ts'
import { fakeSampling } from './fake-sampling.ts'
import { fakeSearch } from './fake-search.ts'
import { sessionHistory } from './fake-session.ts'
import { fakeSupervision } from './fake-supervision.ts'
import { fakeUndo } from './fake-undo.ts'
import { verdictFor } from './fake-verdicts.ts'
import { at, type FakeOptions, fakeWorld, organisation, passphrases } from './fake-world.ts'

function problem(words: ProblemWords): never {
  throw new ORPCError('PROBLEM', { defined: true, status: 409, message: words.happened, data: words })
}

const toBase64 = (bytes: Uint8Array) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))

/** Whoever works outside the service is refused as the core would; that a screen asked at all is a fault of the page. */
function refuseOfficer(me: Account | undefined, path: readonly string[]): void {
  if (me?.role !== 'Partnership officer') return
  let step: unknown = contract
  for (const part of path) step = (step as Record<string, unknown>)[part]
  const needed = (step as { '~orpc': { meta: Partial<ProcedureMeta> } })['~orpc'].meta.permission
  if (!needed || can(me, needed)) return
  console.error(`${path.join('.')} was asked by somebody who may not`)
  problem({ code: 'not allowed', happened: 'Your role does not include this.', safe: '', todo: '' })
}

/**
 * A client that behaves as the core would, for one window, and the same as a link for the app. `saveElsewhere` is another
 * window: it changes a family as it is stored.
 */
export function fakeClient(options: FakeOptions = {}): {
  client: Client
  link: Link
  saveElsewhere: (id: string, change: (file: CaseFile) => Partial<CaseFile>) => void
} {
  const { fictional = false, ready = false } = options
  const { account, people, content, cases, records, record } = fakeWorld(options)
  let me = (options.state ?? 'open') === 'open' ? people[0] : undefined
  let made = (options.state ?? 'open') !== 'none'
  let isFictional = fictional
  let folder = '/home/priya/Chairside'

  const statements: Statement[] = []
  const copyChecks: CopyCheck[] = []

  const status = (): WorkspaceStatus => ({
    state: !made ? 'none' : me ? 'open' : 'locked',
    door: options.door ?? 'browser',
    folder,
    suggestedFolder: folder,
    fictional: isFictional,
    workspaceName: organisation,
    people: made ? people.map(({ id, name, role }) => ({ id, name, role })) : [],
    me: me ?? null,
    version: '0.1.0',
    ...(options.damaged && {
      damage: {
        code: 'damaged workspace',
        happened: 'The daily check of this workspace found a part of its file that cannot be read.',
        safe: 'What you write is still saved, and no backup has been replaced.',
        todo: 'Tell your IT team today.',
      },
    }),
  })
  let supervision: SupervisionLine[] = []
  const find = <Item extends { id: string }>(items: Item[], id: string, what: string): Item =>
    items.find((item) => item.id === id) ??
    problem({ code: 'not found', happened: `That ${what} is not in this workspace.`, safe: '', todo: '' })
  const signedIn = (): Account =>
    me ??
    problem({
      code: 'locked',
      happened: 'Chairside is locked.',
      safe: 'Nothing is lost.',
      todo: 'Sign in to go on.',
    })
  const refuseOthers = (writer: string | undefined): void => {
    if (writer === undefined || writer === signedIn().id) return
    problem({ code: 'other person', happened: 'Somebody else typed these words.', safe: '', todo: '' })
  }
  const storeCase = (id: string, change: Partial<CaseFile>): CaseFile => {
    const before = find(cases, id, 'family')
    const saved = { ...before, ...change, changedAt: new Date().toISOString() }
    cases.splice(cases.indexOf(before), 1, saved)
    return saved
  }
  const minutes = () => toMinutes(content, statements)
  const template = () =>
    templateFor(content.meeting.type) ??
    problem({ code: 'not found', happened: 'No template.', safe: '', todo: '' })
  const document = (fileName: string) => ({
    fileName,
    // A test that looks at pages puts a document there that the product has made.
    bytes:
      (globalThis as { madeDocument?: string }).madeDocument ??
      toBase64(new TextEncoder().encode(`A stand-in for ${fileName}`)),
    sha256: '0'.repeat(64),
    signed: false,
  })
  const unlock = (personId: string, passphrase: string) => {
    const person = find(people, personId, 'person')
    if (passphrases[personId] !== passphrase)
      problem({
        code: 'wrong passphrase',
        happened: 'That passphrase does not open this workspace.',
        safe: '',
        todo: 'Check Caps Lock, or use your recovery code.',
      })
    me = person
    return person
  }

  const ruleChanges: RuleChange[] = []
  let letterhead: { fileName: string; at: string; by: string; remarks: string[] } | null = null
  const published: PublishedTemplate[] = []
  const inUse: Record<string, string> = {}
  const os = implement(contract)
  const { safekeeping, rescue } = fakeSafekeeping(options, people, problem)
  const router = os.router({
    safekeeping,
    rescue,
    workspace: {
      status: os.workspace.status.handler(status),
      chooseFolder: os.workspace.chooseFolder.handler(() => '/home/priya/Documents/Chairside'),
      useFolder: os.workspace.useFolder.handler(({ input }) => {
        folder = input.folder
        return status()
      }),
      create: os.workspace.create.handler(({ input }) => {
        const first = account('demo-chair', input.me.name, input.me.role, true)
        people.splice(0, people.length, first)
        passphrases[first.id] = input.passphrase
        made = true
        me = first
        return { recoveryCode: fakeCode }
      }),
      createFictional: os.workspace.createFictional.handler(() => {
        made = true
        isFictional = true
        me = people[0]
        return {
          people: people.map(({ id, name, role }) => ({ id, name, role, passphrase: passphrases[id] ?? '' })),
        }
      }),
      unlock: os.workspace.unlock.handler(({ input }) => unlock(input.personId, input.passphrase)),
      recover: os.workspace.recover.handler(({ input }) => {
        passphrases[input.personId] = input.newPassphrase
        return unlock(input.personId, input.newPassphrase)
      }),
      lock: os.workspace.lock.handler(() => {
        me = undefined
        return { locked: true as const }
      }),
      backUp: os.workspace.backUp.handler(() => ({ file: 'backups/2026-09-17 11-31.db', at })),
    },
    people: {
      list: os.people.list.handler(() => people),
      supervision: os.people.supervision.handler(() => supervision),
      change: os.people.change.handler(({ input: { supervisor, ...fields } }) => {
        const person = find(people, fields.id, 'person')
        Object.assign(person, fields)
        supervision = withSupervisor(supervision, fields.id, supervisor)
        return person
      }),
      add: os.people.add.handler(({ input }) => {
        const added = {
          ...account(`person-${people.length}`, input.person.name, input.person.role, input.administrator),
          ...input.person,
        }
        people.push(added)
        passphrases[added.id] = input.passphrase
        return added
      }),
      changePassphrase: os.people.changePassphrase.handler(({ input }) => {
        unlock(signedIn().id, input.current)
        passphrases[signedIn().id] = input.next
        return { changed: true as const }
      }),
      signingIdentity: os.people.signingIdentity.handler(() => ({
        subject: `${signedIn().name}, ${organisation}`,
        issuer: `${organisation} Chairside authority`,
        until: '2026-10-30T00:00:00Z',
        from: 'workspace' as const,
        standing: 'ends soon' as const,
      })),
      renewCertificate: os.people.renewCertificate.handler(({ input }) => {
        unlock(signedIn().id, input.passphrase)
        return {
          subject: `${signedIn().name}, ${organisation}`,
          issuer: `${organisation} Chairside authority`,
          until: '2029-09-17T00:00:00Z',
          from: 'workspace' as const,
          standing: 'good' as const,
        }
      }),
      useCertificate: os.people.useCertificate.handler(() => ({
        subject: signedIn().name,
        issuer: 'Wexmoor Council CA',
        until: '2029-09-17T00:00:00Z',
        from: 'council' as const,
        standing: 'good' as const,
      })),
    },
    cases: {
      list: os.cases.list.handler(() =>
        cases.map((one) => ({
          id: one.id,
          familyRef: one.familyRef,
          children: one.children.map((child) => child.name),
          records: records.filter((other) => other.caseId === one.id).length,
          changedAt: one.changedAt,
        })),
      ),
      get: os.cases.get.handler(({ input }) => {
        refuseOthers(input.reader)
        return find(cases, input.id, 'family')
      }),
      create: os.cases.create.handler(({ input }) => {
        const added = {
          id: `case-${cases.length + 1}`,
          ...input,
          createdAt: at,
          changedAt: new Date().toISOString(),
        }
        cases.push(added)
        return added
      }),
      save: os.cases.save.handler(({ input }) => {
        const { typedBy, ...file } = input
        refuseOthers(typedBy)
        if (find(cases, input.id, 'family').changedAt !== input.changedAt)
          problem({
            code: 'conflict',
            happened: 'Somebody else has changed this family meanwhile.',
            safe: '',
            todo: '',
          })
        return storeCase(input.id, file)
      }),
      addEvent: os.cases.addEvent.handler(({ input }) => {
        const family = find(cases, input.caseId, 'family')
        const event = { ...input.event, id: `event-${family.chronology.length + 1}`, importId: '' }
        const saved = {
          ...family,
          chronology: [...family.chronology, event],
          changedAt: new Date().toISOString(),
        }
        cases.splice(cases.indexOf(family), 1, saved)
        return saved
      }),
    },
    records: {
      list: os.records.list.handler(() => records),
      setAsideToday: os.records.setAsideToday.handler(() => []),
      get: os.records.get.handler(({ input }) => {
        const found = find(records, input.id, 'record')
        return {
          record: found,
          versions:
            found.state === 'signed'
              ? [
                  {
                    version: '1.0',
                    recordHash: 'a3f1'.repeat(16),
                    signedBy: found.signedBy,
                    role: 'Child protection chair',
                    signedAt: found.signedAt,
                    signedAtLocal: '',
                    ruleSet: '2026-09',
                    appVersion: '0.1.0',
                  },
                ]
              : [],
          statements,
        }
      }),
      create: os.records.create.handler(({ input }) => {
        const { familyRef } = find(cases, input.caseId, 'family')
        const added = record({
          id: `record-${records.length + 1}`,
          caseId: input.caseId,
          type: input.type,
          date: input.date,
          familyRef,
        })
        records.push(added)
        return added
      }),
      setState: os.records.setState.handler(({ input }) =>
        Object.assign(find(records, input.id, 'record'), { state: input.state }),
      ),
      minutes: os.records.minutes.handler(minutes),
      search: os.records.search.handler(({ input }) =>
        records.slice(0, 1).map((one) => ({
          recordId: one.id,
          title: 'Initial conference',
          excerpt: `… a passage with ${input.text} in it …`,
        })),
      ),
    },
    drafts: {
      open: os.drafts.open.handler(() => ({
        update: toBase64(Y.encodeStateAsUpdate(minutesToDraft(content))),
        seq: 1,
        savedAt: at,
        editable: true,
      })),
      append: os.drafts.append.handler(() => ({ seq: 2, savedAt: new Date().toISOString() })),
      watch: os.drafts.watch.handler(async function* ({ signal }) {
        await new Promise((resolve) => signal?.addEventListener('abort', resolve))
        yield* []
      }),
      content: os.drafts.content.handler(() => content),
      surroundings: os.drafts.surroundings.handler(() => ({
        statements,
        history: options.session ? sessionHistory(options.session) : [],
        later: [],
        caseEvents: [],
        rules: ruleChanges,
        template: template(),
        newer: null,
      })),
    },
    statements: {
      add: os.statements.add.handler(({ input }) => {
        const { recordId: _record, ...rest } = input
        const added = {
          id: `statement-${statements.length}`,
          ...rest,
          byAccount: signedIn().id,
          byName: signedIn().name,
          role: signedIn().role,
          at,
        }
        statements.push(added)
        return added
      }),
    },
    signing: {
      ...fakeCountersign(
        at,
        () => signedIn().name,
        () => [minutes(), template()],
      ),
      readiness: os.signing.readiness.handler(() => {
        if (ready) return { blockers: [], missingSections: [], notYou: '', ready: true }
        const findings = evaluate({
          minutes: minutes(),
          template: template(),
          history: [],
          settings: defaultSettings,
          now: at,
        })
        const blockers = signingBlockers(findings).map(({ id, ruleId, title, about, shortfalls }) => ({
          id,
          ruleId,
          title,
          about,
          shortfalls,
        }))
        return { blockers, missingSections: missingSections(minutes(), template()), notYou: '', ready: false }
      }),
      sign: os.signing.sign.handler(({ input }) => {
        unlock(signedIn().id, input.passphrase)
        if (input.typedName !== signedIn().name)
          problem({
            code: 'not valid',
            happened: 'The name you typed is not the name you are signed in with.',
            safe: 'Nothing was signed.',
            todo: `Type ${signedIn().name}.`,
          })
        const signed = Object.assign(find(records, input.recordId, 'record'), {
          state: 'signed' as const,
          version: '1.0',
          signedBy: signedIn().name,
          signedAt: '2026-09-17T11:31:00Z',
        })
        return {
          record: signed,
          version: {
            version: '1.0',
            recordHash: 'a3f1'.repeat(16),
            signedBy: signed.signedBy,
            role: 'Child protection chair',
            signedAt: signed.signedAt,
            signedAtLocal: '',
            ruleSet: '2026-09',
            appVersion: '0.1.0',
          },
        }
      }),
    },
    copies: {
      recipients: os.copies.recipients.handler(() => recipientsOf(minutes(), template())),
      without: os.copies.without.handler(() => withoutCopy(minutes(), template())),
      standing: os.copies.standing.handler(({ input }) => {
        const { state, signedBy } = find(records, input.recordId, 'record')
        const signer = state === 'signed' && signedBy === signedIn().name
        return {
          notYou:
            state !== 'signed'
              ? 'Copies are confirmed once the record is signed.'
              : signer
                ? 'You signed this record, so somebody else has to look at its copies and confirm them.'
                : '',
          copies: recipientsOf(minutes(), template()).map((recipient) => {
            const because = whySecondLook(minutes(), recipient, template())
            const checks = copyChecks.filter((one) => one.recipientId === recipient.id)
            const released = state !== 'signed' || because.length === 0 || checks.length > 0
            return { recipientId: recipient.id, because, checks, released }
          }),
        }
      }),
      look: os.copies.look.handler(() => ({
        leftOut: [
          {
            where: 'Information from agencies',
            what: 'An entry that begins “Officers hold information…”',
            why: 'It is restricted.',
          },
          { where: 'Attendance', what: 'How each person attended', why: 'It is for professionals only.' },
        ],
        giveAways: [
          {
            where: '“Plan and actions”',
            what: 'Larch Court',
            why: 'These words also stand in a passage left out of “Restricted information”. Could they lead to it?',
          },
        ],
        sha256: '0'.repeat(64),
      })),
      confirm: os.copies.confirm.handler(({ input }) => {
        const { id, name, role } = signedIn()
        const { recipientId, sha256, note } = input
        const by = { byAccount: id, byName: name, role }
        const made = {
          id: `check-${copyChecks.length}`,
          version: '1.0',
          recipientId,
          sha256,
          ...by,
          at,
          note,
        }
        copyChecks.push(made)
        return made
      }),
      document: os.copies.document.handler(({ input }) =>
        document(`Initial conference ${input.recipientId}.docx`),
      ),
      actionList: os.copies.actionList.handler(() => document('Initial conference actions.docx')),
    },
    distribution: fakeDistribution(options, signedIn),
    privacy: {
      assessment: os.privacy.assessment.handler(() => ({
        fileName: 'Data protection impact assessment 2026-10-02.docx',
        bytes: toBase64(new TextEncoder().encode('A stand-in for the assessment')),
      })),
    },
    papers: fakePapers({ minutes, template, signer: signedIn, document }),
    corrections: fakeCorrections({
      minutes,
      template,
      signer: signedIn,
      document,
      empty: options.ready ?? false,
    }),
    escalations: {
      list: os.escalations.list.handler(() => ({ lines: fakeDisagreements(), behind: false })),
      of: os.escalations.of.handler(() => ({
        rows: content.dissent.map(({ id }) => ({ row: id, escalation: null, began: null })),
        review: null,
      })),
      open: os.escalations.open.handler(() => ({ recordId: 'record-1', made: true })),
      openReview: os.escalations.openReview.handler(() => ({ recordId: 'record-1', made: true })),
      openNote: os.escalations.openNote.handler(() => ({ recordId: 'record-2', made: true })),
      history: os.escalations.history.handler(() => ({ reviews: [], decision: null })),
    },
    desk: {
      today: os.desk.today.handler(() => fakeToday(records)),
      actions: os.desk.actions.handler(({ input }) => ({
        lines: fakeActions(records).filter(
          ({ settled, mine, what }) =>
            (input.state === 'all' || settled === (input.state === 'settled')) &&
            (input.whose === 'all' || mine) &&
            what.toLowerCase().includes(input.text.toLowerCase()),
        ),
        more: false,
        behind: false,
      })),
      goals: os.desk.goals.handler(({ input }) =>
        fakeGoals(records.filter(({ caseId }) => caseId === input.caseId)),
      ),
      calendar: os.desk.calendar.handler(() => ({
        fileName: 'Chairside due dates.ics',
        bytes: toBase64(new TextEncoder().encode('BEGIN:VCALENDAR\r\nEND:VCALENDAR')),
      })),
    },
    rules: {
      changes: os.rules.changes.handler(() => ruleChanges),
      change: os.rules.change.handler(({ input }) => {
        const wrong = changeProblem(input, new Date().toISOString().slice(0, 10))
        if (wrong) problem({ code: 'not valid', happened: wrong, safe: '', todo: '' })
        const made = { ...input, id: `rule-${ruleChanges.length}`, by: signedIn().name, at }
        ruleChanges.push(made)
        return made
      }),
      asideCounts: os.rules.asideCounts.handler(() => [
        { month: '2026-11', family: 'OO', cue: 'OO-01', how: 'not relevant', reason: 'own words', count: 2 },
      ]),
    },
    letterhead: {
      current: os.letterhead.current.handler(() => letterhead),
      look: os.letterhead.look.handler(({ input }) =>
        /macro/.test(input.fileName)
          ? problem({ code: 'not valid', happened: 'This file holds macros.', safe: '', todo: '' })
          : { remarks: ['Comments are not taken.'], sample: { fileName: 'Sample.docx', bytes: input.bytes } },
      ),
      use: os.letterhead.use.handler(({ input }) => {
        letterhead = { fileName: input.fileName, at, by: 'Priya Noor', remarks: ['Comments are not taken.'] }
        return letterhead
      }),
      takeOff: os.letterhead.takeOff.handler(() => {
        letterhead = null
        return null
      }),
    },
    templates: {
      list: os.templates.list.handler(() => ({ published, inUse })),
      publish: os.templates.publish.handler(({ input }) => {
        const base = templates.find((one) => one.type === input.design.type) ?? template()
        const derived = deriveTemplate(base, input.design, published.length + 1)
        if (derived.problems) {
          return problem({ code: 'not valid', happened: derived.problems.join(' '), safe: '', todo: '' })
        }
        const made = { template: derived.template, note: input.note, by: signedIn().name, at }
        published.push(made)
        return made
      }),
      use: os.templates.use.handler(({ input }) => {
        inUse[input.type] = input.version
        return inUse
      }),
    },
    chronology: {
      document: os.chronology.document.handler(({ input }) => ({
        fileName: `Chronology WX-4471 2026-09-17 ${input.readerId}.docx`,
        bytes:
          (globalThis as { madeDocument?: string }).madeDocument ?? btoa('made for '.concat(input.readerId)),
        sha256: '',
      })),
    },
    registers: {
      of: os.registers.of.handler(({ input }) =>
        fakeRegisters(find(cases, input.caseId, 'family'), minutes()),
      ),
      audit: os.registers.audit.handler(({ input }) => ({
        ...noRows(),
        ...(cases[0] && { [input.kind]: fakeRegisters(cases[0], minutes())[input.kind] }),
      })),
    },
    search: fakeSearch(),
    supervision: fakeSupervision(options, people),
    measures: fakeMeasures(options, signedIn),
    sampling: fakeSampling({ records, me: signedIn, options }),
    audit: fakeAudit({ records, people, options }),
    learning: fakeLearning({ records, me: signedIn, options }),
    retention: fakeRetention({
      records,
      cases,
      me: signedIn,
      long: options.long ?? false,
      document: (fileName) => {
        const { signed: _signed, ...made } = document(fileName)
        return made
      },
    }),
    undo: fakeUndo({ records, cases, me: signedIn, long: options.long ?? false, at }),
    imports: fakeImports(cases, 'Priya Nandakumar', at),
    verify: {
      file: os.verify.file.handler(({ input }) => verdictFor(input.fileName)),
      authorityCertificate: os.verify.authorityCertificate.handler(() => ({
        pem: '-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n',
        fileName: 'Wexmoor Council authority.pem',
      })),
    },
  })

  const client: Client = createRouterClient(router)
  const link: Link = {
    call: async (path, input, callOptions) => {
      refuseOfficer(me, path)
      let step: unknown = client
      for (const part of path) step = (step as Record<string, unknown>)[part]
      return (step as (input: unknown, options: unknown) => Promise<unknown>)(input, {
        signal: callOptions.signal,
      })
    },
  }
  return { client, link, saveElsewhere: (id, change) => storeCase(id, change(find(cases, id, 'family'))) }
}
