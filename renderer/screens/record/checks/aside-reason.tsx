/** Why words that raised a question do not count. A sign of harm asks for a reason that a manager can weigh. */
import { useState } from 'react'
import { isReasonEnough, needsFullReason, REASON_MINIMUM } from '../../../../shared/checks/index.ts'
import type { CueFamily } from '../../../../shared/cues/cue.ts'
import { Button, TextField } from '../../../ui/index.ts'

const listed = new Set<CueFamily>(['CR', 'CS'])

export function AsideReason({ family, onReason }: { family: CueFamily; onReason: (reason: string) => void }) {
  const [reason, setReason] = useState('')
  const isEnough = isReasonEnough(reason, family)
  const hint = needsFullReason(family)
    ? `In at least ${REASON_MINIMUM} characters of your own words.${listed.has(family) ? ' A team manager reads it today.' : ''}`
    : undefined
  return (
    <form
      className="cue-reason"
      onSubmit={(event) => {
        event.preventDefault()
        if (isEnough) onReason(reason.trim())
      }}
    >
      <TextField label="Why not" hint={hint} value={reason} onChange={setReason} />
      <Button small type="submit" isDisabled={!isEnough}>
        Set aside
      </Button>
    </form>
  )
}
