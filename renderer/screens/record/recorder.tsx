import type { Editor } from '@tiptap/core'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Account } from '../../../shared/access/access.ts'
import type { RecordMeta } from '../../../shared/api/contract.ts'
import type { Audience, Minutes, Statement } from '../../../shared/minutes/index.ts'
import type { Template } from '../../../shared/templates/template.ts'
import { queryClient } from '../../client/index.ts'
import { useChecks } from '../../editor/checks/use-checks.ts'
import type { DraftSession } from '../../editor/draft/draft-session.ts'
import { useRows } from '../../editor/draft/rows.ts'
import { NameBook } from '../../editor/text/name-book.ts'
import { SuggestStore } from '../../editor/text/suggest.ts'
import { SuggestList } from '../../editor/text/suggest-list.tsx'
import { goTo, Notice, Sheet, Tabs, useCommands } from '../../ui/index.ts'
import { CasePanel } from './case-panel.tsx'
import { ChecksPanel } from './checks/checks-panel.tsx'
import { DangerBanner } from './checks/danger-banner.tsx'
import { CueNote } from './cue-note.tsx'
import { EntryDetailsDialog } from './entry-details.tsx'
import { FindBar } from './find-bar.tsx'
import { GuidePanel } from './guide-panel.tsx'
import type { Found } from './marks.ts'
import { Outline } from './outline.tsx'
import { goToPlace } from './places.ts'
import { type Place, RecordContext, type RecordPage } from './record-context.ts'
import { RecordHead } from './record-head.tsx'
import { SaveLine } from './save-line.tsx'
import { Section } from './section.tsx'
import { useNarrow } from './use-narrow.ts'

type Focused = { section: string; child: string; editor: Editor }

export function Recorder({
  record,
  template,
  session,
  me,
  surroundings,
}: {
  record: RecordMeta
  versions: unknown[]
  template: Template
  session: DraftSession
  me: Account
  surroundings: { statements: Statement[]; history: Minutes[] } | undefined
}) {
  const reading = useChecks(session, surroundings)
  const people = useRows(session.doc, 'people')
  const children = useRows(session.doc, 'children')
  const [nameBook] = useState(() => new NameBook())
  const [suggest] = useState(() => new SuggestStore())
  const [editors] = useState(() => new Map<string, Editor>())
  const [activeMark, setActiveMark] = useState<string | null>(null)
  const [focused, setFocusedState] = useState<Focused | null>(null)
  const [audience, setAudience] = useState<Audience | null>(null)
  const [details, setDetails] = useState(false)
  const [finding, setFinding] = useState(false)
  const [found, setFound] = useState<Found[]>([])
  const [sharedScreen, setSharedScreen] = useState(false)
  const [panel, setPanel] = useState('checks')
  const [sheet, setSheet] = useState<'outline' | 'panel' | null>(null)
  const narrow = useNarrow()
  const pageRef = useRef<HTMLDivElement>(null)

  const names = useMemo(
    () => ({
      people: people.map(({ row }) => ({
        value: row.id,
        label: row.name || 'No name yet',
        hint: row.role === 'professional' ? [row.jobTitle, row.agency].filter(Boolean).join(', ') : row.role,
      })),
      children: children.map(({ row }) => ({ value: row.id, label: row.name || 'No name yet' })),
    }),
    [people, children],
  )
  useEffect(() => {
    nameBook.set([
      ...names.people.map((one, index) => ({
        id: one.value,
        name: one.label,
        detail: one.hint,
        kind: people[index]?.row.role === 'professional' ? ('professional' as const) : ('family' as const),
      })),
      ...names.children.map((one) => ({
        id: one.value,
        name: one.label,
        detail: 'child',
        kind: 'child' as const,
      })),
    ])
  }, [names, nameBook, people])

  const setFocused = useCallback(
    (place: Focused | null) => {
      setFocusedState(place)
      const own = template.sections.find((section) => section.key === place?.section)?.audience ?? null
      const set = place?.editor.getAttributes('entry').audience as Audience | null | undefined
      setAudience(set ?? own)
    },
    [template],
  )
  const go = useCallback(
    (place: Place) => {
      setSheet(null)
      // The sheet gives its focus back before the page takes it.
      requestAnimationFrame(() => pageRef.current && goToPlace(pageRef.current, editors, place))
    },
    [editors],
  )
  const showFinding = useCallback(
    (id: string) => {
      setPanel('checks')
      setSheet('panel')
      goTo(`/record/${record.id}?finding=${encodeURIComponent(id)}`, { replace: true })
    },
    [record.id],
  )
  const openDetails = useCallback(() => setDetails(true), [])
  const refresh = useCallback(() => void queryClient.invalidateQueries(), [])

  const undo = useCallback(() => session.undo.undo(), [session])
  const redo = useCallback(() => session.undo.redo(), [session])
  useEffect(() => {
    // One history for text and fields: the browser's own undo of a field would know only that field.
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || !session.editable) return
      const key = event.key.toLowerCase()
      if (key !== 'z' && key !== 'y') return
      if (event.target instanceof HTMLElement && event.target.closest('[role="dialog"], .find-bar')) return
      event.preventDefault()
      event.stopPropagation()
      if (key === 'y' || event.shiftKey) redo()
      else undo()
    }
    window.addEventListener('keydown', onKey, true)
    return () => window.removeEventListener('keydown', onKey, true)
  }, [undo, redo, session])

  const answerCue = () => document.querySelector<HTMLElement>('.cue-note button')?.focus()
  useCommands([
    {
      id: 'record.find',
      title: 'Find in this record',
      group: 'This record',
      keys: 'Mod+F',
      run: () => setFinding(true),
    },
    { id: 'record.undo', title: 'Undo', group: 'This record', run: undo },
    { id: 'record.redo', title: 'Redo', group: 'This record', run: redo },
    {
      id: 'record.shared',
      title: sharedScreen ? 'Leave the shared screen' : 'Shared screen',
      group: 'This record',
      keys: 'F11',
      keywords: 'large family room',
      run: () => setSharedScreen((on) => !on),
    },
    {
      id: 'record.cue',
      title: 'Answer the question at the caret',
      group: 'This record',
      keys: 'F4',
      run: answerCue,
    },
    {
      id: 'record.checks',
      title: 'Go to the checks',
      group: 'This record',
      keys: 'F6',
      run: () => {
        setPanel('checks')
        if (narrow) setSheet('panel')
        else document.querySelector<HTMLElement>('.record-panel [role="tab"]')?.focus()
      },
    },
    {
      id: 'record.details',
      title: 'Entry: who, about whom, for whom',
      group: 'This record',
      keywords: 'speaker child source audience restricted',
      run: () => focused && setDetails(true),
    },
    {
      id: 'record.copies',
      title: 'Copies and documents',
      group: 'This record',
      run: () => goTo(`/record/${record.id}/copies`),
    },
    { id: 'record.sign', title: 'Sign', group: 'This record', run: () => goTo(`/record/${record.id}/sign`) },
    ...template.sections.map((section) => ({
      id: `go.${section.key}`,
      title: section.heading,
      group: 'Headings',
      run: () => go({ section: section.key }),
    })),
  ])

  const page: RecordPage = {
    record,
    template,
    session,
    me,
    names,
    nameBook,
    suggest,
    reading,
    statements: surroundings?.statements ?? [],
    sharedScreen,
    activeMark,
    setActiveMark,
    editors,
    setFocused,
    openDetails,
    found,
    goToPlace: go,
    showFinding,
    refresh,
  }
  const outline = <Outline onGo={() => setSheet(null)} />
  const beside = (
    <Tabs
      label="Beside the page"
      selected={panel}
      onSelect={setPanel}
      items={[
        { id: 'checks', label: 'Checks', content: <ChecksPanel /> },
        { id: 'case', label: 'Case', content: <CasePanel /> },
        { id: 'guide', label: 'Guide', content: <GuidePanel /> },
      ]}
    />
  )
  const shown = sharedScreen
    ? template.sections.filter((section) => section.audience === 'shared')
    : template.sections
  return (
    <RecordContext value={page}>
      <div className={`recorder${sharedScreen ? ' recorder-shared' : ''}`} ref={pageRef}>
        <RecordHead
          narrow={narrow}
          onOutline={() => setSheet('outline')}
          onPanel={() => setSheet('panel')}
          onShared={() => setSharedScreen((on) => !on)}
          onFind={() => setFinding(true)}
        />
        {finding ? (
          <FindBar
            onFound={setFound}
            onClose={() => {
              setFinding(false)
              setFound([])
              focused?.editor.commands.focus()
            }}
          />
        ) : null}
        {sharedScreen ? null : <DangerBanner />}
        <div className="recorder-columns">
          {narrow || sharedScreen ? null : <div className="record-outline">{outline}</div>}
          <div className="record-page">
            {reading && reading.unread > 0 ? (
              <Notice tone="warn" title="A part of this draft could not be read.">
                <p>
                  It is kept as it is. Everything else can be written and signed once a newer Chairside has
                  read it.
                </p>
              </Notice>
            ) : null}
            {shown.map((section) => (
              <Section key={section.key} section={section} />
            ))}
          </div>
          {sharedScreen ? null : <CueNote />}
          {narrow || sharedScreen ? null : <div className="record-panel">{beside}</div>}
        </div>
        <SaveLine session={session} audience={focused ? audience : null} />
        <SuggestList store={suggest} />
        {details && focused ? (
          <EntryDetailsDialog
            editor={focused.editor}
            section={focused.section}
            onClose={() => {
              setDetails(false)
              setFocused(focused)
              requestAnimationFrame(() => focused.editor.commands.focus())
            }}
          />
        ) : null}
        {narrow ? (
          <>
            <Sheet title="Headings" side="left" isOpen={sheet === 'outline'} onClose={() => setSheet(null)}>
              {outline}
            </Sheet>
            <Sheet title="Beside the page" isOpen={sheet === 'panel'} onClose={() => setSheet(null)}>
              {beside}
            </Sheet>
          </>
        ) : null}
      </div>
    </RecordContext>
  )
}
