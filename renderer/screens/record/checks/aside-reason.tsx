/**
 * Why words that raised a question do not count: a usual reason with one key, or the writer's own words. A sign of harm
 * always asks for a reason that a manager can weigh.
 */
import { useEffect, useRef, useState } from 'react'
import { asideReasons } from '../../../../shared/checks/aside-reasons.ts'
import { isReasonEnough, needsFullReason, REASON_MINIMUM } from '../../../../shared/checks/index.ts'
import type { CueFamily } from '../../../../shared/cues/cue.ts'
import { Button, TextField } from '../../../ui/index.ts'

const listed = new Set<CueFamily>(['CR', 'CS'])

export function AsideReason({ family, onReason }: { family: CueFamily; onReason: (reason: string) => void }) {
  const [reason, setReason] = useState('')
  const place = useRef<HTMLFormElement>(null)
  const isEnough = isReasonEnough(reason, family)
  const isWeighty = needsFullReason(family)
  const hint = isWeighty
    ? `In your own words: at least two words and ${REASON_MINIMUM} characters.${listed.has(family) ? ' A team manager reads it today.' : ''}`
    : undefined
  /** In a list the question is gone a moment later, and would take the focus with it: the next one has it then. */
  const give = (why: string) => {
    onReason(why)
    const row = place.current?.closest('li')
    const next = row?.nextElementSibling ?? row?.previousElementSibling
    const tab = row?.closest('[role="tabpanel"]')?.getAttribute('aria-labelledby')
    const after = next?.querySelector('button') ?? (tab ? document.getElementById(tab) : null)
    after?.focus()
  }
  useEffect(() => {
    place.current?.querySelector<HTMLElement>('button, input')?.focus()
  }, [])
  return (
    <form
      ref={place}
      className="cue-reason"
      onSubmit={(event) => {
        event.preventDefault()
        if (isEnough) give(reason.trim())
      }}
      onKeyDown={(event) => {
        const usual = isWeighty ? undefined : asideReasons[Number(event.key) - 1]
        if (
          !usual ||
          event.target instanceof HTMLInputElement ||
          event.ctrlKey ||
          event.altKey ||
          event.metaKey
        )
          return
        event.preventDefault()
        give(usual)
      }}
    >
      {isWeighty ? null : (
        <ol className="cue-reasons" aria-label="Usual reasons">
          {asideReasons.map((usual, nth) => (
            <li key={usual}>
              <Button small kind="quiet" onPress={() => give(usual)}>
                <kbd>{nth + 1}</kbd> {usual}
              </Button>
            </li>
          ))}
        </ol>
      )}
      <TextField
        label={isWeighty ? 'Why not' : 'Or in your own words'}
        hint={hint}
        value={reason}
        onChange={setReason}
      />
      <Button small type="submit" isDisabled={!isEnough}>
        Set aside
      </Button>
    </form>
  )
}
