/** One heading of the page: its guidance, its text, and whatever rows belong to it. */
import { memo, useCallback, useId, useMemo, useState } from 'react'
import { isSession } from '../../../shared/supervision/readers.ts'
import type { TemplateSection } from '../../../shared/templates/template.ts'
import { useRows } from '../../editor/draft/rows.ts'
import { useHeld } from '../../editor/held.ts'
import type { EntryDetails } from '../../editor/text/name-book.ts'
import { SectionEditor } from '../../editor/text/section-editor.tsx'
import { AudienceMark, Button } from '../../ui/index.ts'
import { addAction, pageCommands } from './page-commands.ts'
import { ActionsFromLastTime, Plan } from './parts/actions.tsx'
import { CoreGroup, Decisions, NextDates } from './parts/decisions.tsx'
import { Details } from './parts/details.tsx'
import { Disagreement } from './parts/disagreement.tsx'
import { Chronology, WasNotBrought } from './parts/events.tsx'
import { ChecksSummary, Distribution, Oversight, Signatures } from './parts/filled.tsx'
import { FromFigures, isFilledFromFigures } from './parts/from-figures.tsx'
import { LikeForLike } from './parts/like-for-like.tsx'
import { OwnTable } from './parts/own-table.tsx'
import { AttendanceList, Children, Household } from './parts/people.tsx'
import { Stages } from './parts/stages.tsx'
import { useReading, useRecord } from './record-context.ts'
import { Hypotheses } from './supervision/hypotheses.tsx'
import { SessionTimer } from './supervision/session-timer.tsx'
import { TellingWords } from './supervision/telling-words.tsx'

/** Sections that are rows or filled by the product; the others hold text, and text may stand in any of them. */
const withoutText = new Set([
  'details',
  'children',
  'household',
  'attendance',
  'checks',
  'signatures',
  'distribution',
  'statement',
  'coreGroup',
  'nextDates',
  'previousActions',
  'table',
  'plan',
  'dissent',
])

/** Entered once and seldom looked at again: folded, so that the page stays a page. */
const folded = new Set(['children', 'household', 'attendance'])

/** Rows that may hold an address, a reason for absence or what a professional said in confidence. */
const notOnSharedScreen = new Set([
  'details',
  'children',
  'household',
  'attendance',
  'chronology',
  'wasNotBrought',
  'checks',
  'signatures',
  'distribution',
  'management',
])

/** What the family may see of the page: headings of theirs under which something can stand. */
export const isOnSharedScreen = ({ audience, kind }: TemplateSection): boolean =>
  audience === 'shared' && !(withoutText.has(kind) && notOnSharedScreen.has(kind))

/** Tables of which the page knows more than their columns. */
function TableSection({ section }: { section: TemplateSection }) {
  const { record } = useRecord()
  if (record.type === 'ESC' && section.key === 'stages') return <Stages section={section} />
  if (record.type === 'HRR' && section.key === 'likeForLike') return <LikeForLike section={section} />
  if (record.type === 'SUP_GROUP' && section.key === 'hypotheses') return <Hypotheses section={section} />
  if (isFilledFromFigures(record.type, section.key)) return <FromFigures section={section} />
  return <OwnTable section={section} />
}

function Structured({ section }: { section: TemplateSection }) {
  const { sharedScreen } = useRecord()
  if (sharedScreen && notOnSharedScreen.has(section.kind)) return null
  switch (section.kind) {
    case 'details':
      return <Details />
    case 'children':
      return <Children />
    case 'household':
      return <Household />
    case 'attendance':
      return <AttendanceList />
    case 'wasNotBrought':
      return <WasNotBrought />
    case 'chronology':
      return <Chronology />
    case 'decision':
      return <Decisions />
    case 'dissent':
      return <Disagreement />
    case 'plan':
      return <Plan />
    case 'previousActions':
      return <ActionsFromLastTime />
    case 'coreGroup':
      return <CoreGroup />
    case 'nextDates':
      return <NextDates />
    case 'table':
      return <TableSection section={section} />
    case 'checks':
      return <ChecksSummary section={section} />
    case 'management':
      return <Oversight section={section} />
    case 'signatures':
      return <Signatures />
    case 'distribution':
      return <Distribution />
    default:
      return null
  }
}

function Text({ section, child = '', label }: { section: TemplateSection; child?: string; label: string }) {
  const page = useRecord()
  const { session, record, template, nameBook, suggest, editors, focused, active, openDetails } = page
  const place = `${section.key}:${child}`
  const { audience } = section
  const commands = useMemo(
    () => () => pageCommands(session.doc, template, audience),
    [session, template, audience],
  )
  const options = useMemo(
    () => ({
      names: nameBook,
      recordId: record.id,
      recordTitle: `${template.name}, ${record.date}`,
      onDetails: openDetails,
      onAction: (text: string, details: EntryDetails) => addAction(session.doc, text, details, audience),
    }),
    [nameBook, record.id, record.date, template, session, openDetails, audience],
  )
  const onEditor = useCallback(
    (editor: Parameters<NonNullable<Parameters<typeof SectionEditor>[0]['onEditor']>>[0]) => {
      if (editor) editors.set(place, editor)
      else editors.delete(place)
    },
    [editors, place],
  )
  return (
    <SectionEditor
      session={session}
      section={section.key}
      child={child}
      label={label}
      audience={audience}
      options={options}
      suggest={suggest}
      commands={commands}
      marks={page.marks}
      onCaret={active.onCaret}
      onPointer={active.onPointer}
      onFocus={(editor) => {
        const now = focused.get()
        if (now?.editor !== editor) focused.set({ section: section.key, child, editor })
      }}
      onEditor={onEditor}
    />
  )
}

function PerChild({ section }: { section: TemplateSection }) {
  const { session } = useRecord()
  const children = useRows(session.doc, 'children')
  if (children.length === 0)
    return <p className="row-empty">Add the children first: each has a part of their own here.</p>
  return children.map(({ row }) => (
    <div key={row.id} className="child-part">
      <h3>{row.name || 'Child without a name yet'}</h3>
      <Text section={section} child={row.id} label={`${section.heading}: ${row.name || 'child'}`} />
    </div>
  ))
}

/** Questions about wording that are only counted here: one press shows them in the text, another puts them away. */
function WordingCount({ section }: { section: string }) {
  const { opened } = useRecord()
  const isOpen = useHeld(opened, (sections) => sections.has(section))
  const waiting = useReading(
    (reading) =>
      reading?.cues.filter((cue) => cue.section === section && !cue.resolved && !cue.inText && !cue.inRow)
        .length ?? 0,
  )
  if (waiting === 0) return null
  return (
    <p className="record-wording">
      <Button
        small
        kind="quiet"
        aria-expanded={isOpen}
        onPress={() => {
          const next = new Set(opened.get())
          if (isOpen) next.delete(section)
          else next.add(section)
          opened.set(next)
        }}
      >
        {isOpen ? 'Show fewer marks' : `${waiting} more ${waiting === 1 ? 'wording' : 'wordings'} to look at`}
      </Button>
    </p>
  )
}

/** Open while something is missing when the page opens; after that it is whoever writes that opens and closes it. */
function Fold({ name, missing, section }: { name: string; missing: boolean; section: TemplateSection }) {
  const [open, setOpen] = useState(missing)
  return (
    <details className="part-more" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{`${open ? 'Hide' : 'Show'} ${name.toLowerCase()}`}</summary>
      <Structured section={section} />
    </details>
  )
}

/** Memoised: the page is drawn again when names or the screen change, not for every word. */
export const Section = memo(function Section({ section }: { section: TemplateSection }) {
  const { sharedScreen, session, record } = useRecord()
  const headingId = useId()
  const known = useReading((reading) => reading !== null)
  const missing = useReading((reading) => reading?.missing.some((one) => one.key === section.key) ?? false)
  const folds = folded.has(section.kind)
  return (
    <section
      className="record-section"
      aria-labelledby={headingId}
      data-section={section.key}
      data-reads={isSession(record.type) ? section.audience : undefined}
      tabIndex={-1}
    >
      <div className="record-section-head">
        <h2 id={headingId}>{section.heading}</h2>
        {sharedScreen ? null : <AudienceMark audience={section.audience} />}
        {missing && session.editable && !sharedScreen ? (
          <span className="record-missing">still needed</span>
        ) : null}
      </div>
      {section.guidance && session.editable && !sharedScreen ? (
        <p className="record-guidance">{section.guidance}</p>
      ) : null}
      {sharedScreen ? null : <WordingCount section={section.key} />}
      {record.type === 'SUP_GROUP' && section.key === 'experience' && session.editable && !sharedScreen ? (
        <SessionTimer />
      ) : null}
      {section.kind === 'statement' ? <p className="record-statement">{section.statement}</p> : null}
      {section.kind === 'perChild' ? <PerChild section={section} /> : null}
      {section.kind !== 'perChild' && !withoutText.has(section.kind) ? (
        <Text section={section} label={section.heading} />
      ) : null}
      {section.audience === 'learning' && !sharedScreen ? <TellingWords /> : null}
      {folds && !sharedScreen && known ? (
        <Fold name={section.heading} missing={missing} section={section} />
      ) : null}
      {folds ? null : <Structured section={section} />}
      {section.kind === 'signatures' && isSession(record.type) ? (
        <Text section={section} label="Comment of whoever signs" />
      ) : null}
    </section>
  )
})
