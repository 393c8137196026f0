/**
 * Questions about words in rows: reasons, views, disagreement, events, tables. No mark can stand in a field, so they
 * are asked and answered here.
 */
import { useMemo, useState } from 'react'
import { ulid } from 'ulid'
import type { PlacedCue } from '../../../../shared/checks/check.ts'
import type { CueResolution } from '../../../../shared/minutes/index.ts'
import { addRow } from '../../../editor/draft/rows.ts'
import { announce, Button } from '../../../ui/index.ts'
import { markOf } from '../marks.ts'
import { useReading, useRecord } from '../record-context.ts'
import { WhyAsked } from '../why-asked.tsx'
import { AsideReason } from './aside-reason.tsx'

function RowCue({ cue }: { cue: PlacedCue }) {
  const { session, me, template, goToPlace } = useRecord()
  const [isAside, setAside] = useState(false)
  const resolve = (how: CueResolution['how'], reason = '') => {
    addRow(session.doc, 'cueResolutions', {
      id: ulid(),
      entryId: cue.entryId,
      cue: cue.cue,
      words: cue.text,
      nth: cue.nth,
      how,
      reason,
      by: me.id,
      at: new Date().toISOString(),
    })
    announce('Noted')
  }
  const heading = template.sections.find(({ key }) => key === cue.section)?.heading
  return (
    <li className="row-cue">
      <button
        type="button"
        className="finding-words"
        onClick={() => goToPlace({ section: cue.section, rowId: cue.entryId })}
      >
        <q>{cue.text}</q>
      </button>
      {heading ? <span className="finding-where">{heading}</span> : null}
      <p className="cue-question">
        {cue.negated ? <strong>Said not to be so? </strong> : null}
        {cue.question}
      </p>
      {!session.editable ? null : isAside ? (
        <AsideReason family={cue.family} onReason={(reason) => resolve('not relevant', reason)} />
      ) : (
        <div className="ui-row cue-answers">
          {cue.family === 'CR' ? (
            <Button small kind="stop" onPress={() => resolve('quote kept as said')}>
              Yes, an allegation
            </Button>
          ) : (
            <>
              {cue.family === 'WN' ? null : (
                <Button small onPress={() => resolve('evidence added')}>
                  Evidence added
                </Button>
              )}
              <Button small onPress={() => resolve('quote kept as said')}>
                Kept as said
              </Button>
            </>
          )}
          <Button small kind="quiet" onPress={() => setAside(true)}>
            Not relevant…
          </Button>
        </div>
      )}
      <WhyAsked cue={cue} />
    </li>
  )
}

/** `here`: only those of this section. */
export function RowCues({ here }: { here: string | null }) {
  const all = useReading((reading) => reading?.cues)
  const open = useMemo(
    () =>
      (all ?? []).filter(
        (cue) => cue.inRow && !cue.resolved && !cue.quiet && (here === null || cue.section === here),
      ),
    [all, here],
  )
  if (open.length === 0) return null
  const title = `Words in decisions, views and tables (${open.length})`
  return (
    <details className="checks-fold">
      <summary>{title}</summary>
      <ul className="row-cues" aria-label={title}>
        {open.map((cue) => (
          <RowCue key={markOf(cue)} cue={cue} />
        ))}
      </ul>
    </details>
  )
}
