/**
 * Asked when somebody leaves the record while an allegation has no response (domain 3.0, NOW). It asks once and lets
 * go: "doing it now" is enough. Saving, signing and whatever else belongs to this record are never held up.
 */
import { useCallback, useEffect, useRef, useState } from 'react'
import { urgent } from '../../../../shared/checks/index.ts'
import { useRows } from '../../../editor/draft/rows.ts'
import { Button, beforeGoing, Dialog, goTo } from '../../../ui/index.ts'
import { useRecord } from '../record-context.ts'
import { isJustSaid, sayDoingIt } from './answers.ts'

export function LeaveQuestion() {
  const { record, session, me, reading, names, showFinding } = useRecord()
  const answers = useRows(session.doc, 'answers')
  const [wanted, setWanted] = useState<string | null>(null)
  const letGo = useRef(false)
  const said = useRef(answers)
  said.current = answers
  const unanswered = useCallback(
    () => urgent(reading.get()?.findings ?? []).filter((one) => !isJustSaid(one, said.current, Date.now())),
    [reading],
  )
  const own = `/record/${record.id}`
  useEffect(() => {
    if (!session.editable) return
    return beforeGoing((place) => {
      const inside = place === own || place.startsWith(`${own}/`) || place.startsWith(`${own}?`)
      if (inside || letGo.current || unanswered().length === 0) return false
      setWanted(place)
      return true
    })
  }, [session, unanswered, own])
  if (wanted === null) return null
  const open = unanswered()
  const [first] = open
  const child = names.children.find(({ value }) => value === first?.about[0])?.label
  return (
    <Dialog
      title="Before you leave"
      role="alertdialog"
      isOpen
      onClose={() => setWanted(null)}
      actions={
        <>
          <Button
            onPress={() => {
              for (const finding of open) sayDoingIt(session.doc, finding, answers, me.id)
              letGo.current = true
              goTo(wanted)
            }}
          >
            Doing it now
          </Button>
          <Button
            kind="main"
            onPress={() => {
              setWanted(null)
              if (first) showFinding(first.id)
            }}
          >
            Stay
          </Button>
        </>
      }
    >
      <p>
        {`An allegation about ${child || 'a child'} has no response yet: has a strategy discussion been asked for?`}
      </p>
    </Dialog>
  )
}
