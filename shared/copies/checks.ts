/** Results of the checks and the words of second persons: for the child's file, and nowhere else. */
import { type Answer, fieldsInWords } from '../minutes/index.ts'
import type { TemplateSection } from '../templates/template.ts'
import type { CopyPart } from './copy.ts'
import { mayRead } from './reader.ts'
import { type CheckResult, factsOf, partsOf, type Sheet, tableOf } from './sheet.ts'
import { dateWords, instantWords, listWords, nameOrWords, sentenceCase } from './words.ts'

const stateWords = { open: 'Still open', answered: 'Answered', overridden: 'Set aside with a reason' }

/** For a result that comes without its own lines: for whom, how it stands, and what was answered or is missing. */
function linesOf(sheet: Sheet, result: CheckResult): string[] {
  if (result.lines) return result.lines
  const about = result.about ?? []
  const who = listWords(about.map((id) => sheet.name(id)))
  const state = result.state ? stateWords[result.state] : ''
  const missing = result.state === 'open' ? (result.shortfalls ?? []) : []
  const head = [[who, state].filter(Boolean).join(': '), ...missing].filter(Boolean).join('. ')
  const replaced = new Set(sheet.minutes.answers.map((answer) => answer.supersedes))
  const answers = sheet.minutes.answers.filter(
    (answer) =>
      answer.ruleId === result.ruleId &&
      !replaced.has(answer.id) &&
      mayRead({ audience: 'council', about: answer.about }, sheet.reader) &&
      (answer.about === 'all' || about.length === 0 || answer.about.some((id) => about.includes(id))),
  )
  const full = (line: string): string => (/[.!?]$/.test(line) ? line : `${line}.`)
  return [head, ...answers.map((answer) => answerWords(sheet, answer))].filter(Boolean).map(full)
}

function answerWords(sheet: Sheet, answer: Answer): string {
  const sources = answer.sources.map((source) =>
    [source.kind, nameOrWords(sheet.minutes, source.who), dateWords(source.date)].filter(Boolean).join(', '),
  )
  const from = sources.filter(Boolean).join('; ')
  return [sentenceCase(answer.value), answer.evidence.trim(), from && `Source: ${from}`]
    .filter(Boolean)
    .join('. ')
    .replace(/([.!?])\. /g, '$1 ')
}

/** Answers to the rules in plain results. They are worked out by the checks and come in with the policy. */
export function checkParts(sheet: Sheet, section: TemplateSection): CopyPart[] {
  const elsewhere = new Set(sheet.template.sections.flatMap((one) => one.rules ?? []))
  const mine = sheet.findings.filter(({ ruleId = '' }) =>
    section.rules ? section.rules.includes(ruleId) : !elsewhere.has(ruleId),
  )
  const results = mine.map((one) => [one.title, ...linesOf(sheet, one)].join(': ')).join(' ')
  if (!sheet.internal) {
    sheet.leave(section.heading, results, 'Results of the checks stay inside the council.')
    if (!section.rules)
      sheet.leave(
        section.heading,
        sheet.late.map(({ text }) => text).join(' '),
        'Reasons of lateness stay inside the council.',
      )
    return []
  }
  const told = mine.filter((one) =>
    sheet.allows({ audience: 'council', about: one.about ?? [] }, section.heading, one.title),
  )
  const titles = [...new Set(told.map((one) => one.title))]
  const found = titles.map((title): CopyPart => {
    const lines = told.filter((one) => one.title === title).flatMap((one) => linesOf(sheet, one))
    return { type: 'heading', text: title, parts: lines.map((text) => ({ type: 'paragraph', text })) }
  })
  if (section.rules) return found
  const tools = tableOf(
    'Assessment tools',
    ['Tool', 'Status', 'Date', 'By', 'Summary'],
    sheet.minutes.tools.map((tool) => [
      [sentenceCase(tool.type), tool.name].filter(Boolean).join(': '),
      sentenceCase(tool.status),
      dateWords(tool.date),
      nameOrWords(sheet.minutes, tool.completedBy),
      tool.summary,
    ]),
  )
  const lines = sheet.late.filter(({ about, text }) =>
    sheet.allows({ audience: 'council', about: about ? [about] : [] }, section.heading, text),
  )
  const late: CopyPart[] = lines.length
    ? [
        {
          type: 'heading',
          text: 'Late, and why',
          parts: lines.map(({ text }) => ({ type: 'paragraph', text })),
        },
      ]
    : []
  const hasPlace = sheet.template.sections.some((one) => one.kind === 'management' && !one.statements)
  return [...found, ...late, ...partsOf(tools), ...(hasPlace ? [] : managementParts(sheet, section))]
}

/** Words of a second person, who wrote them signed in as themselves: in the child's file, with who and when. */
export function managementParts(sheet: Sheet, section: TemplateSection): CopyPart[] {
  const elsewhere = new Set(sheet.template.sections.flatMap((one) => one.statements ?? []))
  const said = sheet.minutes.statements.filter(
    (one) =>
      one.text.trim() !== '' &&
      (!sheet.internal ||
        sheet.allows({ audience: 'council', about: one.about }, section.heading, one.text)) &&
      (section.statements ? section.statements.includes(one.kind) : !elsewhere.has(one.kind)),
  )
  return said.flatMap((one): CopyPart[] => {
    const who = `${one.byName} (${one.role})`
    if (!sheet.internal) {
      sheet.leave(section.heading, `${who}: ${one.text}`, "Managers' reasoning stays inside the council.")
      return []
    }
    const fields = fieldsInWords(one).map(([label, value]): [string, string] => [label, dateWords(value)])
    return partsOf(
      {
        type: 'entry',
        speaker: who,
        source: `${one.kind}, ${instantWords(one.at)}`,
        blocks: [{ type: 'paragraph', runs: [{ text: one.text }] }],
      },
      factsOf(fields),
    )
  })
}
