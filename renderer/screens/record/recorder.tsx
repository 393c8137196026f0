import type { Editor } from '@tiptap/core'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { type Account, can } from '../../../shared/access/access.ts'
import type { RecordMeta } from '../../../shared/api/contract.ts'
import { ruleSetOn } from '../../../shared/rule-sets/index.ts'
import { isSession } from '../../../shared/supervision/readers.ts'
import { dressed, templates as shipped, type Template } from '../../../shared/templates/index.ts'
import { queryClient } from '../../client/index.ts'
import type { Surroundings } from '../../editor/checks/messages.ts'
import { useChecks } from '../../editor/checks/use-checks.ts'
import type { DraftSession } from '../../editor/draft/draft-session.ts'
import { useFields, useRows } from '../../editor/draft/rows.ts'
import { Held } from '../../editor/held.ts'
import type { TextMark } from '../../editor/text/cue-marks.ts'
import { NameBook } from '../../editor/text/name-book.ts'
import { SuggestStore } from '../../editor/text/suggest.ts'
import { SuggestList } from '../../editor/text/suggest-list.tsx'
import { goTo, Sheet, Tabs, todayIso } from '../../ui/index.ts'
import { HoldNote } from '../retention/hold-note.tsx'
import { ActiveMark } from './active-mark.ts'
import { CasePanel } from './case-panel.tsx'
import { ChecksPanel } from './checks/checks-panel.tsx'
import { DangerBanner } from './checks/danger-banner.tsx'
import { LeaveQuestion } from './checks/leave-question.tsx'
import { CueNote, NOT_RELEVANT } from './cue-note.tsx'
import { EntryDetailsDialog } from './entry-details.tsx'
import { FindBar, type Looking } from './find-bar.tsx'
import { FurtherCommands } from './further-records.tsx'
import { GuidePanel } from './guide-panel.tsx'
import { IntoChronology } from './into-chronology.tsx'
import { type Found, followMarks } from './marks.ts'
import { leftBehind, NewerTemplate } from './newer-template.tsx'
import { Outline } from './outline.tsx'
import { goToPlace } from './places.ts'
import { type Focused, type Place, RecordContext, type RecordPage } from './record-context.ts'
import { RecordHead } from './record-head.tsx'
import { SaveLine } from './save-line.tsx'
import { isOnSharedScreen, Section } from './section.tsx'
import { useAskedPlace } from './use-asked-place.ts'
import { useDrawn } from './use-drawn.ts'
import { useNarrow } from './use-narrow.ts'
import { useRecordCommands } from './use-record-commands.ts'
import { useUndoKeys } from './use-undo-keys.ts'
import { ReadOnlyNote, UnreadNote } from './what-holds.tsx'

export function Recorder({
  record,
  session,
  me,
  surroundings,
}: {
  record: RecordMeta
  session: DraftSession
  me: Account
  surroundings: Surroundings
}) {
  const { text: aboutMeeting, set: setMeeting } = useFields(session.doc, 'meeting')
  const model = aboutMeeting('conferenceModel')
  const date = aboutMeeting('date')
  const version = aboutMeeting('templateVersion')
  const { newer } = surroundings
  const named = newer?.version === version ? newer : surroundings.template
  const around = useMemo(() => ({ ...surroundings, template: named }), [surroundings, named])
  const reading = useChecks(session, around)
  const template: Template = useMemo(() => {
    const { labels } = ruleSetOn(date, around.rules, todayIso())
    const worn = dressed(around.template, model, labels)
    const known = [surroundings.template, ...shipped.filter(({ type }) => type === worn.type)]
    return { ...worn, sections: [...worn.sections, ...leftBehind(session.doc, worn, known)] }
  }, [around, surroundings, session, model, date])
  const people = useRows(session.doc, 'people')
  const children = useRows(session.doc, 'children')
  const [held] = useState(() => ({
    nameBook: new NameBook(),
    suggest: new SuggestStore(),
    editors: new Map<string, Editor>(),
    active: new ActiveMark(null),
    marks: new Held<TextMark[]>([]),
    found: new Held<Found[]>([]),
    opened: new Held<ReadonlySet<string>>(new Set()),
    focused: new Held<Focused | null>(null),
  }))
  const { nameBook, suggest, editors, active, marks, found, focused, opened } = held
  const [details, setDetails] = useState<Focused | null>(null)
  const [forChronology, setForChronology] = useState<{ place: Focused | null } | null>(null)
  const [finding, setFinding] = useState<Looking | null>(null)
  const [sharedScreen, setSharedScreen] = useState(false)
  // In a session about a family the child comes first, unless the address asks for one of the questions.
  const [panel, setPanel] = useState(() =>
    isSession(record.type) && record.caseId !== '' && !/[?&]finding=/.test(location.hash) ? 'case' : 'checks',
  )
  const [sheet, setSheet] = useState<'outline' | 'panel' | null>(null)
  const narrow = useNarrow()
  const pageRef = useRef<HTMLDivElement>(null)
  useDrawn(pageRef, reading)

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
  useEffect(() => followMarks(marks, reading, found, active, opened), [marks, reading, found, active, opened])

  const go = useCallback(
    (place: Place) => {
      setSheet(null)
      // Words that the panel leads to are marked, also where their section only counts them.
      const at =
        place.entryId && reading.get()?.cues.find(({ entryId }) => entryId === place.entryId)?.section
      if (at && !opened.get().has(at)) opened.set(new Set([...opened.get(), at]))
      // The sheet gives its focus back before the page takes it.
      requestAnimationFrame(() => {
        // Whoever asks for the words wants their question too, also one that was put away.
        if (pageRef.current)
          goToPlace(pageRef.current, editors, place, (editor) => void active.showAt(editor))
      })
    },
    [editors, active, opened, reading],
  )
  const showFinding = useCallback(
    (id: string) => {
      setPanel('checks')
      setSheet('panel')
      goTo(`/record/${record.id}?finding=${encodeURIComponent(id)}`, { replace: true })
    },
    [record.id],
  )
  const openDetails = useCallback(() => setDetails(focused.get()), [focused])
  const refresh = useCallback(() => void queryClient.invalidateQueries(), [])
  const toggleShared = useCallback(() => setSharedScreen((on) => !on), [])
  const backToText = useCallback(() => {
    const editor = focused.get()?.editor
    if (editor && !editor.isDestroyed) editor.commands.focus()
  }, [focused])
  const closeFind = useCallback(() => {
    setFinding(null)
    found.set([])
    backToText()
  }, [found, backToText])

  const find = useCallback(() => setFinding({ words: '', entryId: '' }), [])
  useAskedPlace({ recordId: record.id, session, template, go, find: setFinding })
  useUndoKeys(session)
  useRecordCommands({
    template,
    session,
    recordId: record.id,
    sharedScreen,
    toggleShared,
    find,
    openDetails,
    ...(can(me, 'case.write') ? { intoChronology: () => setForChronology({ place: focused.get() }) } : {}),
    go,
    answerCue: () => {
      const editor = focused.get()?.editor
      if (editor && !active.get() && !active.showAt(editor)) return
      requestAnimationFrame(() => document.querySelector<HTMLElement>('.cue-note button')?.focus())
    },
    setCueAside: () => {
      const editor = focused.get()?.editor
      if (editor && !active.get() && !active.showAt(editor)) return
      requestAnimationFrame(() => document.getElementById(NOT_RELEVANT)?.click())
    },
    showChecks: () => {
      setPanel('checks')
      if (narrow) setSheet('panel')
      else document.querySelector<HTMLElement>('.record-panel [role="tab"]')?.focus()
    },
  })
  useEffect(() => {
    // Heard on the way down: a text answers Escape itself by doing nothing. What is open over the page comes first.
    const onEscape = ({ key, target }: KeyboardEvent) => {
      if (key !== 'Escape' || document.querySelector('.suggest')) return
      if (target instanceof Element && target.closest('[role="dialog"], .ui-popover, .find-bar, .cue-note'))
        return
      // On the shared screen no question is shown, so there is nothing else to put away first.
      if (sharedScreen) setSharedScreen(false)
      else if (active.get()) active.dismiss()
    }
    window.addEventListener('keydown', onEscape, true)
    return () => window.removeEventListener('keydown', onEscape, true)
  }, [active, sharedScreen])

  const statements = surroundings.statements
  const page = useMemo<RecordPage>(
    () => ({
      ...held,
      record,
      template,
      session,
      me,
      names,
      reading,
      statements,
      sharedScreen,
      openDetails,
      goToPlace: go,
      showFinding,
      refresh,
    }),
    [
      held,
      record,
      template,
      session,
      me,
      names,
      reading,
      statements,
      sharedScreen,
      openDetails,
      go,
      showFinding,
      refresh,
    ],
  )
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
  const shown = sharedScreen ? template.sections.filter(isOnSharedScreen) : template.sections
  return (
    <RecordContext value={page}>
      <div className={`recorder${sharedScreen ? ' recorder-shared' : ''}`} ref={pageRef}>
        <RecordHead
          narrow={narrow}
          onOutline={() => setSheet('outline')}
          onPanel={() => setSheet('panel')}
          onShared={toggleShared}
          onFind={find}
        />
        {finding ? <FindBar first={finding} onClose={closeFind} /> : null}
        {sharedScreen ? null : <DangerBanner />}
        <div className="recorder-columns">
          {narrow || sharedScreen ? null : <div className="record-outline">{outline}</div>}
          <div className="record-page">
            {sharedScreen ? null : <HoldNote kind="record" id={record.id} />}
            {sharedScreen ? null : <ReadOnlyNote />}
            {sharedScreen ? null : <UnreadNote />}
            {sharedScreen || !newer ? null : (
              <NewerTemplate
                from={named}
                to={newer}
                onUse={() => setMeeting('templateVersion', newer.version)}
              />
            )}
            {shown.map((section) => (
              <Section key={section.key} section={section} />
            ))}
          </div>
          {narrow || sharedScreen ? null : (
            // Whoever works in the panel has left the words: their question does not stand in the way.
            <div className="record-panel" onFocusCapture={active.dismiss}>
              {beside}
            </div>
          )}
          {sharedScreen || narrow ? null : <CueNote />}
        </div>
        <div className="record-foot">
          {narrow && !sharedScreen ? <CueNote narrow /> : null}
          <SaveLine session={session} />
        </div>
        <FurtherCommands />
        <SuggestList store={suggest} />
        <LeaveQuestion />
        {details ? (
          <EntryDetailsDialog
            editor={details.editor}
            section={details.section}
            onClose={() => {
              setDetails(null)
              requestAnimationFrame(backToText)
            }}
          />
        ) : null}
        {forChronology ? (
          <IntoChronology
            place={forChronology.place}
            onClose={() => {
              setForChronology(null)
              requestAnimationFrame(backToText)
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
