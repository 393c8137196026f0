/** One heading of the page: its guidance, its text, and whatever rows belong to it. */
import { useCallback, useId, useMemo } from 'react'
import type { TemplateSection } from '../../../shared/templates/template.ts'
import { addRow, useRows } from '../../editor/draft/rows.ts'
import type { EntryDetails } from '../../editor/text/name-book.ts'
import { SectionEditor } from '../../editor/text/section-editor.tsx'
import { AudienceMark, announce } from '../../ui/index.ts'
import { marksFor } from './marks.ts'
import { pageCommands } from './page-commands.ts'
import { ActionsFromLastTime, Plan } from './parts/actions.tsx'
import { CoreGroup, Decisions, Disagreement, NextDates } from './parts/decisions.tsx'
import { Details } from './parts/details.tsx'
import { Chronology, WasNotBrought } from './parts/events.tsx'
import { ChecksSummary, Distribution, Oversight, Signatures } from './parts/filled.tsx'
import { OwnTable } from './parts/own-table.tsx'
import { AttendanceList, Children, Household } from './parts/people.tsx'
import { useRecord } from './record-context.ts'

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
])

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
      return <OwnTable section={section} />
    case 'checks':
      return <ChecksSummary />
    case 'management':
      return <Oversight />
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
  const { session, record, template, nameBook, suggest, editors } = page
  const place = `${section.key}:${child}`
  const { setFocused, setActiveMark, openDetails } = page
  const commands = useMemo(() => () => pageCommands(session.doc, template), [session, template])
  const options = useMemo(
    () => ({
      names: nameBook,
      recordId: record.id,
      recordTitle: `${template.name}, ${record.date}`,
      onDetails: openDetails,
      onAction: (text: string, details: EntryDetails) => {
        addRow(session.doc, 'actions', {
          text,
          child: Array.isArray(details.about) ? details.about : 'all',
          owner: '',
        })
        announce('Added to the actions')
      },
    }),
    [nameBook, record.id, record.date, template, session, openDetails],
  )
  const onEditor = useCallback(
    (editor: Parameters<NonNullable<Parameters<typeof SectionEditor>[0]['onEditor']>>[0]) => {
      if (editor) editors.set(place, editor)
      else editors.delete(place)
    },
    [editors, place],
  )
  const marks = useMemo(
    () => marksFor(page.reading, page.found, page.activeMark),
    [page.reading, page.found, page.activeMark],
  )
  return (
    <SectionEditor
      session={session}
      section={section.key}
      child={child}
      label={label}
      audience={section.audience}
      options={options}
      suggest={suggest}
      commands={commands}
      marks={marks}
      onCaret={setActiveMark}
      onFocus={(editor) => setFocused({ section: section.key, child, editor })}
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
      <h4>{row.name || 'Child without a name yet'}</h4>
      <Text section={section} child={row.id} label={`${section.heading}: ${row.name || 'child'}`} />
    </div>
  ))
}

export function Section({ section }: { section: TemplateSection }) {
  const { reading } = useRecord()
  const headingId = useId()
  const missing = reading?.missing.some((one) => one.key === section.key)
  return (
    <section className="record-section" aria-labelledby={headingId} data-section={section.key} tabIndex={-1}>
      <div className="record-section-head">
        <h3 id={headingId}>{section.heading}</h3>
        <AudienceMark audience={section.audience} />
        {missing ? <span className="record-missing">still needed</span> : null}
      </div>
      {section.guidance ? <p className="record-guidance">{section.guidance}</p> : null}
      {section.kind === 'statement' ? <p className="record-statement">{section.statement}</p> : null}
      {section.kind === 'perChild' ? <PerChild section={section} /> : null}
      {section.kind !== 'perChild' && !withoutText.has(section.kind) ? (
        <Text section={section} label={section.heading} />
      ) : null}
      {folded.has(section.kind) ? (
        <details className="part-more" open={missing}>
          <summary>{`Show ${section.heading.toLowerCase()}`}</summary>
          <Structured section={section} />
        </details>
      ) : (
        <Structured section={section} />
      )}
    </section>
  )
}
