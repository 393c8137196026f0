/**
 * The certificate of destruction: what was purged, by whom, by which rule, what stays, and until when which backup may still
 * hold it. Built from the plan that was confirmed and from nothing else, so that no name can be in it.
 */
import { type CopyPart, dateWords, instantWords } from '../copies/index.ts'
import { meetingName } from '../copies/words.ts'
import { daysFor, type RetentionRule } from './due.ts'
import {
  type Going,
  keeps,
  type PlannedCase,
  type PlannedRecord,
  type PurgePlan,
  sizeWords,
  totalsOf,
} from './plan.ts'
import { openSentence } from './words.ts'

export type Certificate = {
  title: string
  authority: string
  copyLine: string
  marking: string
  fictional: boolean
  /** e.g. `Certificate 01J…`. */
  edition: string
  /** UTC instant, ISO 8601. */
  at: string
  facts: { label: string; value: string }[]
  sections: { heading: string; parts: CopyPart[] }[]
  signature: { name: string; role: string; at: string }
  fileStem: string
}

export type Purging = {
  id: string
  /** UTC instant, ISO 8601. */
  at: string
  name: string
  role: string
  authority: string
  fictional: boolean
  rule: RetentionRule
}

const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`

const goingWords = (going: readonly Going[]): string =>
  going
    .filter((one) => one.count > 0)
    .map((one) => `${one.what}: ${one.count}`)
    .join(', ')

const bytesOf = (going: readonly Going[]): number => going.reduce((sum, one) => sum + one.bytes, 0)

const nameOf = ({ type, date }: PlannedRecord): string => `${meetingName(type)}, ${dateWords(date)}`

function recordParts(records: readonly PlannedRecord[]): CopyPart[] {
  return records.map((record) => ({
    type: 'heading',
    text: `${record.familyRef || 'No family'}: ${nameOf(record)}`,
    parts: [
      {
        type: 'facts',
        facts: [
          { label: 'Version', value: record.version },
          {
            label: 'In the child’s file',
            value: `${record.reference}, confirmed for ${dateWords(record.transferredOn)}`,
          },
          {
            label: 'Purged',
            value: `${count(record.words, 'word', 'words')}; ${goingWords(record.going)}; ${sizeWords(bytesOf(record.going))} in all`,
          },
          ...(record.carried > 0
            ? [
                {
                  label: 'Kept of its history',
                  value: `${count(record.carried, 'event', 'events')} added to the family’s chronology`,
                },
              ]
            : []),
          ...(record.proof > 0
            ? [
                {
                  label: 'Proof of distribution',
                  value: `${count(record.proof, 'entry stays', 'entries stay')}`,
                },
              ]
            : []),
          ...(record.open.length > 0
            ? [{ label: 'Known to be open', value: openSentence(record.open) }]
            : []),
        ],
      },
      {
        type: 'table',
        caption: 'Fingerprints',
        columns: ['What', 'Version', 'Fingerprint (SHA-256)'],
        rows: [
          ...record.versions.map((one) => ['Signed text', one.version, one.sha256]),
          ...record.files.map((one) => [`File: ${one.kind}`, one.version, one.sha256]),
        ],
      },
    ],
  }))
}

function caseParts(cases: readonly PlannedCase[]): CopyPart[] {
  return cases.map((one) => ({
    type: 'heading',
    text: `${one.familyRef}: the family’s file`,
    parts: [
      {
        type: 'facts',
        facts: [
          {
            label: 'In the child’s file',
            value: `${one.reference}, confirmed for ${dateWords(one.transferredOn)}`,
          },
          {
            label: 'Purged',
            value: `${count(one.words, 'word', 'words')}; ${goingWords(one.going)}; ${sizeWords(bytesOf(one.going))} in all`,
          },
          { label: 'Fingerprint (SHA-256)', value: one.sha256 },
        ],
      },
    ],
  }))
}

function ruleWords(plan: PurgePlan, rule: RetentionRule): string[] {
  const days = (type: PlannedRecord['type'] | '') =>
    daysFor({ kind: type === '' ? 'case' : 'record', type }, rule)
  const supervision = plan.records.some(({ type }) => days(type) !== rule.afterTransferDays)
  return [
    `The council’s own period: purged from this device ${count(rule.afterTransferDays, 'day', 'days')} after it was confirmed that the record is in the child’s file.`,
    ...(supervision && rule.supervisionDays !== null
      ? [`For supervision: ${count(rule.supervisionDays, 'day', 'days')} after its own transfer.`]
      : []),
    'None of it was on legal hold. A person confirmed this purge; nothing is purged by itself.',
  ]
}

const backupParts = ({ backups }: PurgePlan): CopyPart[] => [
  {
    type: 'paragraph',
    text: 'Backups are encrypted. Chairside notes when the last of them that may hold this has gone, and shows it beside this certificate. Copies that were handed out, and files that were saved outside Chairside, are not covered.',
  },
  backups.length === 0
    ? { type: 'paragraph', text: 'No backup of this workspace held it.' }
    : {
        type: 'table',
        caption: 'Backups that may still hold it',
        columns: ['Backup made', 'Deleted by'],
        rows: backups.map(({ madeAt, until }) => [instantWords(madeAt), dateWords(until)]),
      },
]

export function certificateOf(plan: PurgePlan, by: Purging): Certificate {
  const sums = totalsOf(plan)
  const day = by.at.slice(0, 10)
  const what = [
    sums.records > 0 ? count(sums.records, 'record', 'records') : '',
    sums.cases > 0 ? count(sums.cases, 'family’s file', 'families’ files') : '',
  ].filter(Boolean)
  const paragraphs = (texts: readonly string[]): CopyPart[] =>
    texts.map((text) => ({ type: 'paragraph', text }))
  return {
    title: 'Certificate of destruction',
    authority: by.authority,
    copyLine: 'For the council’s own files. It holds no names of children or family.',
    marking: 'Confidential: inside the council',
    fictional: by.fictional,
    edition: `Certificate ${by.id}`,
    at: by.at,
    facts: [
      {
        label: 'Purged',
        value: `${what.join(' and ')}; ${count(sums.words, 'word', 'words')}, ${count(sums.files, 'signed file', 'signed files')}, ${sizeWords(sums.bytes)}`,
      },
      { label: 'When', value: instantWords(by.at) },
      { label: 'By', value: `${by.name}, ${by.role}` },
      { label: 'Certificate', value: by.id },
    ],
    sections: [
      { heading: 'By which rule', parts: paragraphs(ruleWords(plan, by.rule)) },
      ...(plan.records.length > 0 ? [{ heading: 'Records', parts: recordParts(plan.records) }] : []),
      ...(plan.cases.length > 0 ? [{ heading: 'Families', parts: caseParts(plan.cases) }] : []),
      { heading: 'What stays', parts: paragraphs(keeps) },
      { heading: 'Backups', parts: backupParts(plan) },
    ],
    signature: { name: by.name, role: by.role, at: by.at },
    fileStem: `Certificate of destruction ${day} ${by.id}`,
  }
}
