/**
 * The question that belongs to the words under the caret: in the margin at their height, or above the foot where there
 * is no margin. It is never over the text. It can be answered with one key, later, or set aside with a reason.
 */
import { type RefObject, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { ulid } from 'ulid'
import type { PlacedCue } from '../../../shared/checks/check.ts'
import type { CueResolution } from '../../../shared/minutes/index.ts'
import { addRow, useRows } from '../../editor/draft/rows.ts'
import { useHeld } from '../../editor/held.ts'
import { announce, Button, IconButton, todayIso } from '../../ui/index.ts'
import { AsideReason } from './checks/aside-reason.tsx'
import { markOf } from './marks.ts'
import { useReading, useRecord } from './record-context.ts'
import { offerFor } from './rewording.ts'
import { WhyAsked } from './why-asked.tsx'

const SPACE = 8

/** The button that a key of the record presses. */
export const NOT_RELEVANT = 'cue-not-relevant'

/** Who is old enough to book an appointment is for the chair to say; below this age it is not asked. */
const OWN_APPOINTMENTS_FROM = 12

const markElement = (id: string): Element | null => document.querySelector(`[data-mark="${CSS.escape(id)}"]`)

/** Beside the page: at the height of the words, wherever the page is scrolled to. */
function useBeside(place: RefObject<HTMLElement | null>, id: string | null, narrow: boolean): void {
  useLayoutEffect(() => {
    const note = place.current
    if (!note || !id) return
    if (narrow) {
      // The note stands above the foot; words that it would cover come up from under it.
      const words = markElement(id)?.getBoundingClientRect()
      const covered = words ? words.bottom + SPACE * 3 - note.getBoundingClientRect().top : 0
      if (covered > 0) window.scrollBy({ top: covered, behavior: 'instant' })
      return
    }
    const stand = () => {
      const column = note.offsetParent?.getBoundingClientRect()
      const words = markElement(id)?.getBoundingClientRect()
      if (!column || !words) return
      const lowest = Math.max(SPACE, column.height - note.offsetHeight - SPACE)
      note.style.insetBlockStart = `${Math.min(Math.max(SPACE, words.top - column.top - SPACE), lowest)}px`
    }
    stand()
    const size = new ResizeObserver(stand)
    size.observe(note)
    document.addEventListener('scroll', stand, { capture: true, passive: true })
    window.addEventListener('resize', stand)
    return () => {
      size.disconnect()
      document.removeEventListener('scroll', stand, { capture: true })
      window.removeEventListener('resize', stand)
    }
  }, [place, id, narrow])
}

export function CueNote({ narrow = false }: { narrow?: boolean }) {
  const { active, session } = useRecord()
  const shown = useHeld(active, (id) => id)
  const cue = useReading((reading) =>
    shown ? reading?.cues.find((one) => !one.resolved && markOf(one) === shown) : undefined,
  )
  if (!cue || !session.editable) return null
  return <Note key={markOf(cue)} cue={cue} narrow={narrow} />
}

function Note({ cue, narrow }: { cue: PlacedCue; narrow: boolean }) {
  const { active, session, me, editors, names } = useRecord()
  const [isAside, setAside] = useState(false)
  const place = useRef<HTMLElement>(null)
  useBeside(place, markOf(cue), narrow)
  const only = Array.isArray(cue.about) && cue.about.length === 1 ? cue.about[0] : undefined
  const child = names.children.find((one) => one.value === only)
  const firstName = child?.label.split(' ')[0] ?? ''
  const offer = useMemo(() => offerFor(cue, editors, firstName), [cue, editors, firstName])

  const backToText = () => {
    for (const editor of editors.values())
      if (
        !editor.isDestroyed &&
        editor.view.dom.querySelector(`[data-entry-id="${CSS.escape(cue.entryId)}"]`)
      )
        editor.commands.focus()
  }
  const done = (words: string) => {
    announce(words)
    active.dismiss()
    backToText()
  }
  const note = (how: CueResolution['how'], why = '') =>
    addRow(session.doc, 'cueResolutions', {
      id: ulid(),
      entryId: cue.entryId,
      cue: cue.cue,
      words: cue.text,
      nth: cue.nth,
      how,
      reason: why,
      by: me.id,
      at: new Date().toISOString(),
    })
  const resolve = (how: CueResolution['how'], why?: string) => {
    note(how, why)
    done('Noted')
  }
  /** The words and what was decided about them are one step to undo, apart from what was typed before and after. */
  const use = (which: 'reworded' | 'noted') => {
    session.asOneStep(() => {
      if (offer?.use(which)) note(which === 'reworded' ? 'reworded' : 'quote kept as said')
    })
    done(which === 'reworded' ? 'The sentence was changed' : 'The note was added')
  }
  return (
    <aside
      ref={place}
      className={narrow ? 'cue-note cue-note-foot' : 'cue-note'}
      aria-label="Question about these words"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        active.dismiss()
        backToText()
      }}
    >
      <div className="cue-head">
        <p className="cue-words">
          <q>{cue.text}</q>
        </p>
        <IconButton
          small
          icon="close"
          label="Later"
          onPress={() => {
            active.dismiss()
            backToText()
          }}
        />
      </div>
      <p className="cue-question">
        {cue.negated ? <strong>Said not to be so? </strong> : null}
        {cue.question}
      </p>
      {offer && !isAside ? (
        <blockquote className="cue-offer" aria-label="Offered wording">
          {offer.reworded}
        </blockquote>
      ) : null}
      {isAside ? (
        <AsideReason family={cue.family} onReason={(reason) => resolve('not relevant', reason)} />
      ) : (
        <div className="ui-row cue-answers">
          {cue.family === 'CR' ? (
            <Button small kind="stop" onPress={() => resolve('quote kept as said')}>
              Yes, an allegation
            </Button>
          ) : null}
          {offer ? (
            <>
              <Button small onPress={() => use('reworded')}>
                Use this wording
              </Button>
              <Button small onPress={() => use('noted')}>
                Keep the agency’s words
              </Button>
            </>
          ) : null}
          {cue.family !== 'CR' && cue.family !== 'WN' ? (
            <Button small onPress={() => resolve('evidence added')}>
              Evidence added
            </Button>
          ) : null}
          {cue.family !== 'CR' ? (
            <Button small onPress={() => resolve('quote kept as said')}>
              Kept as said
            </Button>
          ) : null}
          <Button small kind="quiet" id={NOT_RELEVANT} onPress={() => setAside(true)}>
            Not relevant…
          </Button>
          {cue.family === 'WN' && only ? <OwnAppointments child={only} onDone={done} /> : null}
        </div>
      )}
      <WhyAsked cue={cue} />
    </aside>
  )
}

/** A young person who books for themselves is not brought by anybody: this wording is then no question (R-WN1). */
function OwnAppointments({ child, onDone }: { child: string; onDone: (words: string) => void }) {
  const { session } = useRecord()
  const handle = useRows(session.doc, 'children').find(({ row }) => row.id === child)
  if (!handle || handle.row.ownAppointments || handle.row.unborn) return null
  const youngest = String(Number(todayIso().slice(0, 4)) - OWN_APPOINTMENTS_FROM) + todayIso().slice(4)
  if (handle.row.dob !== '' && handle.row.dob > youngest) return null
  const name = handle.row.name.split(' ')[0] || 'This young person'
  return (
    <Button
      small
      kind="quiet"
      onPress={() => {
        handle.set('ownAppointments', true)
        onDone(`${name} makes their own appointments`)
      }}
    >
      {`${name} makes their own appointments`}
    </Button>
  )
}
