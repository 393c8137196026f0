/// <reference lib="webworker" />
/**
 * The checks, away from the keyboard: this worker follows the draft and reads it again after each pause, so that
 * thinking about the text never holds up the typing of it.
 */
import * as Y from 'yjs'
import {
  type CheckContext,
  clocksFor,
  evaluate,
  missingReasons,
  missingSections,
  setAside,
  standInText,
  wordsIn,
} from '../../../shared/checks/index.ts'
import { makeReady, wordingIn } from '../../../shared/checks/wording.ts'
import {
  type ChronologyItem,
  draftToMinutes,
  type Minutes,
  type Statement,
  toMinutes,
} from '../../../shared/minutes/index.ts'
import { type RuleChange, ruleSetOn } from '../../../shared/rule-sets/index.ts'
import { dressed, type Template } from '../../../shared/templates/index.ts'
import { quorumOf } from '../../../shared/templates/quorum.ts'
import { sayer } from './changes.ts'
import type { ChecksReading, ToChecks } from './messages.ts'
import { writtenSections } from './written.ts'

const scope = self as unknown as DedicatedWorkerGlobalScope
const doc = new Y.Doc()
let statements: Statement[] = []
let history: Minutes[] = []
let later: Minutes[] = []
let caseEvents: ChronologyItem[] = []
let rules: RuleChange[] = []
let copyChecks: CheckContext['copyChecks']
let sent: CheckContext['sent']
let kept: Template | undefined
let timer: ReturnType<typeof setTimeout> | undefined
let round = 0
const say = sayer()

/** A pause in typing, in milliseconds: findings stand beside the text within a quarter of a second of it. */
const PAUSE = 120

function read(): void {
  if (!kept) return
  const started = performance.now()
  const content = draftToMinutes(doc)
  const minutes = toMinutes(content, statements)
  const now = new Date().toISOString()
  const { settings, clockSettings, labels } = ruleSetOn(minutes.meeting.date, rules, now)
  const template = dressed(kept, minutes.meeting.conferenceModel, labels)
  const context: CheckContext = {
    minutes,
    template,
    history,
    later,
    caseEvents,
    settings,
    clockSettings,
    now,
    ...(copyChecks ? { copyChecks } : {}),
    ...(sent ? { sent } : {}),
  }
  const clocks = clocksFor(context)
  const cues = wordingIn(context)
  const inText = standInText(cues, wordsIn(minutes))
  round += 1
  const reading: ChecksReading = {
    round,
    findings: evaluate(context),
    cues: cues.map((cue) => ({ ...cue, inText: inText.has(cue) })),
    clocks,
    missing: [...missingReasons(clocks, template), ...missingSections(minutes, template)],
    setAside: setAside(minutes),
    written: writtenSections(minutes, template),
    quorum: quorumOf(minutes, template.quorum),
    unread: content.unread.length,
    took: performance.now() - started,
  }
  scope.postMessage(say(reading))
}

function soon(): void {
  clearTimeout(timer)
  timer = setTimeout(read, PAUSE)
}

/** Hours run out while nobody types: a clock turns, or "doing it now" was said an hour ago. */
const EVERY_MINUTE = 60_000
setInterval(read, EVERY_MINUTE)

makeReady()

scope.onmessage = ({ data }: MessageEvent<ToChecks>) => {
  if (data.kind === 'surroundings') {
    statements = data.statements
    history = data.history
    later = data.later
    caseEvents = data.caseEvents
    rules = data.rules
    copyChecks = data.copyChecks
    sent = data.sent
    kept = data.template
  } else Y.applyUpdate(doc, data.update)
  soon()
}
