/** Entries as parts of a copy: only the words and their style go over, nothing else of the record. */
import type { Block, Child, Entry, Run } from '../minutes/index.ts'
import { blocksText, entryText } from '../minutes/index.ts'
import type { TemplateSection } from '../templates/template.ts'
import type { CopyPart } from './copy.ts'
import { audienceOf } from './reader.ts'
import { markingOf, partsOf, type Sheet } from './sheet.ts'
import { dateWords, listWords, sourceWords } from './words.ts'

const unreadable = 'A part of this entry could not be read. It is kept in the record.'

function runOf(run: Run): Run {
  return {
    text: run.text,
    ...(run.bold ? { bold: true as const } : {}),
    ...(run.italic ? { italic: true as const } : {}),
    ...(run.break ? { break: true as const } : {}),
  }
}

/** Blocks with their words and style only. What this version cannot read is named in the internal copy, nowhere else. */
export function blocksOf(blocks: Block[], internal: boolean): Block[] {
  return blocks.flatMap((block): Block[] => {
    if (block.type === 'paragraph') {
      const runs = block.runs.filter((run) => run.break || run.text !== '').map(runOf)
      return blocksText([{ type: 'paragraph', runs }]).trim() === '' ? [] : [{ type: 'paragraph', runs }]
    }
    if (block.type === 'list') {
      const items = block.items.map((item) => blocksOf(item, internal)).filter((item) => item.length > 0)
      return items.length === 0 ? [] : [{ type: 'list', ordered: block.ordered, items }]
    }
    return internal ? [{ type: 'paragraph', runs: [{ text: unreadable, italic: true }] }] : []
  })
}

/** Whom an entry is about: under a child's heading, "all" or nothing said means that child. */
export function aboutOf(entry: Entry, child: string): 'all' | string[] {
  if (child === '') return entry.about
  return entry.about === 'all' || entry.about.length === 0 ? [child] : entry.about
}

function sourceOf(sheet: Sheet, entry: Entry): string | undefined {
  // "Third party" tells a parent that somebody spoke, which the shared words may have been careful not to say.
  if (sheet.family && entry.source === 'third party') return undefined
  return entry.source && sourceWords[entry.source]
}

/** The entries of one heading that this recipient may read. */
export function entryParts(sheet: Sheet, section: TemplateSection, entries: Entry[], child = ''): CopyPart[] {
  return entries.flatMap((entry): CopyPart[] => {
    const blocks = blocksOf(entry.blocks, sheet.internal)
    const text = entryText(entry)
    const audience = audienceOf(entry.audience, section.audience)
    const about = aboutOf(entry, child)
    const speaker = sheet.reader.anonymous ? '' : sheet.called(entry.speaker)
    const subject = { audience, withholdFrom: entry.withholdFrom, about, speaker: entry.speaker }
    const said = speaker && text.trim() ? `${speaker}: ${text}` : text
    if (!sheet.allows(subject, section.heading, said) || blocks.length === 0) return []
    if (entry.origin && !sheet.internal) {
      sheet.pasted.push({
        where: section.heading,
        what: text.slice(0, 120),
        why: 'This passage stands in the copy and was pasted from another record. Does it belong here?',
      })
    }
    const children = child === '' && !sheet.reader.anonymous ? listWords(sheet.childWords(about)) : ''
    const source = sheet.reader.anonymous ? undefined : sourceOf(sheet, entry)
    const marking = audience === section.audience ? undefined : markingOf(sheet, audience)
    return [
      {
        type: 'entry',
        ...(speaker ? { speaker } : {}),
        ...(children ? { about: children } : {}),
        ...(source ? { source } : {}),
        ...(marking ? { marking } : {}),
        blocks,
      },
    ]
  })
}

/** Everything typed under one heading; a part for each child where the record has one. */
export function typedParts(sheet: Sheet, section: TemplateSection): CopyPart[] {
  const written = sheet.minutes.sections.filter((one) => one.key === section.key)
  const known = new Set(sheet.minutes.children.map((child) => child.id))
  const whole = written.filter((one) => !known.has(one.child))
  const perChild = sheet.minutes.children.flatMap((child) => {
    const theirs = written.filter((one) => one.child === child.id)
    const parts = theirs.flatMap((one) => entryParts(sheet, section, one.entries, child.id))
    const seen = section.key === 'childVoice' ? seenParts(sheet, section, child) : []
    if (parts.length + seen.length === 0) return []
    return [{ type: 'heading' as const, text: child.name || 'Child', parts: [...seen, ...parts] }]
  })
  return [...whole.flatMap((one) => entryParts(sheet, section, one.entries, one.child)), ...perChild]
}

/** When the child was seen, by whom and whether alone. Where, and why not alone, stay out of family copies. */
function seenParts(sheet: Sheet, section: TemplateSection, child: Child): CopyPart[] {
  const says = child.seen.map((seen) =>
    [
      dateWords(seen.date),
      sheet.name(seen.by) && `by ${sheet.name(seen.by)}`,
      seen.alone === 'yes' ? 'alone' : seen.alone === 'no' ? 'not alone' : '',
      !sheet.family && seen.where && `at ${seen.where.replace(/^at /, '')}`,
      !sheet.family && seen.whyNotAlone,
    ]
      .filter(Boolean)
      .join(', '),
  )
  const lines = says.filter(Boolean)
  if (lines.length === 0) return []
  const subject = { audience: section.audience, about: [child.id] }
  if (!sheet.allows(subject, section.heading, `${child.name} seen ${lines.join('; ')}`)) return []
  return partsOf({ type: 'facts', facts: [{ label: 'Seen', value: lines.join('; ') }] })
}
