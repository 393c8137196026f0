/**
 * The question that belongs to the words under the caret, beside the text and never over it. It can be answered with
 * one key, later, or set aside with a reason.
 */
import { useEffect, useRef, useState } from 'react'
import { ulid } from 'ulid'
import type { PlacedCue } from '../../../shared/checks/check.ts'
import type { CueResolution } from '../../../shared/minutes/index.ts'
import { addRow } from '../../editor/draft/rows.ts'
import { announce, Button, TextField } from '../../ui/index.ts'
import { useRecord } from './record-context.ts'

/** Names the mark of a cue: the same words in the same place keep their mark from reading to reading. */
export const markOf = (cue: PlacedCue): string => `${cue.entryId}|${cue.cue}|${cue.nth}|${cue.text}`

const questionOf = (cue: PlacedCue): string =>
  cue.negated ? `Said not to be so? ${cue.question}` : cue.question

export function CueNote() {
  const { reading, activeMark, setActiveMark, session, me, editors } = useRecord()
  const [reason, setReason] = useState<string | null>(null)
  const place = useRef<HTMLElement>(null)
  const cue = reading?.cues.find((one) => !one.resolved && markOf(one) === activeMark)
  const id = cue ? markOf(cue) : null
  // biome-ignore lint/correctness/useExhaustiveDependencies: another cue starts without a reason
  useEffect(() => setReason(null), [id])

  if (!cue || !session.editable) return null
  const resolve = (how: CueResolution['how'], why = '') => {
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
    announce('Noted')
    setActiveMark(null)
    backToText()
  }
  const backToText = () => {
    for (const editor of editors.values())
      if (!editor.isDestroyed && editor.view.dom.querySelector(`[data-entry-id="${cue.entryId}"]`))
        editor.commands.focus()
  }
  const isAllegation = cue.family === 'CR'
  return (
    <aside
      ref={place}
      className="cue-note"
      aria-label="Question about these words"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        setActiveMark(null)
        backToText()
      }}
    >
      <p className="cue-words">
        <q>{cue.text}</q>
      </p>
      <p className="cue-question">{questionOf(cue)}</p>
      {reason === null ? (
        <div className="ui-row">
          {isAllegation ? (
            <Button small kind="stop" onPress={() => resolve('quote kept as said')}>
              Yes, an allegation
            </Button>
          ) : (
            <>
              <Button small onPress={() => resolve('evidence added')}>
                Evidence added
              </Button>
              <Button small onPress={() => resolve('quote kept as said')}>
                Kept as said
              </Button>
            </>
          )}
          <Button small kind="quiet" onPress={() => setReason('')}>
            Not relevant…
          </Button>
        </div>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            if (reason.trim().length >= 3) resolve('not relevant', reason.trim())
          }}
        >
          <TextField autoFocus label="Why not" value={reason} onChange={setReason} />
          <Button small type="submit" isDisabled={reason.trim().length < 3}>
            Set aside
          </Button>
        </form>
      )}
    </aside>
  )
}
