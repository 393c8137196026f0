/**
 * The only thing that may interrupt: a child who may be in danger now (R-CR). One sentence and three choices. It stays
 * on the screen until somebody answers; "doing it now" is enough to carry on for an hour (local), and after that the
 * banner is back without that choice.
 */
import { urgent } from '../../../../shared/checks/index.ts'
import { useRows } from '../../../editor/draft/rows.ts'
import { Button, Icon } from '../../../ui/index.ts'
import { useReading, useRecord } from '../record-context.ts'
import { isDoing, sayDoingIt } from './answers.ts'

export function DangerBanner() {
  const { session, me, showFinding, names } = useRecord()
  const findings = useReading((reading) => reading?.findings)
  const answers = useRows(session.doc, 'answers')
  const danger = urgent(findings ?? [])[0]
  const child = danger?.about
    .map((one) => names.children.find(({ value }) => value === one)?.label)
    .filter(Boolean)
    .join(', ')
  if (!danger || !session.editable) return null
  const doing = isDoing(danger, answers)
  const words = doing
    ? `“Doing it now” was said about ${child || 'a child'}, and no request for a strategy discussion is written down yet. Is a child in danger now?`
    : `An allegation about ${child || 'a child'} is written here and no strategy discussion has been asked for. Is a child in danger now?`
  return (
    // An alert is spoken when it comes; saying it once more would only be noise.
    <div className="danger" role="alert">
      <Icon name="stop" />
      <p>
        {words} <strong>If so, call 999.</strong>
      </p>
      <div className="ui-row">
        <Button kind="stop" onPress={() => showFinding(danger.id)}>
          Record the request
        </Button>
        {doing ? null : (
          <Button onPress={() => sayDoingIt(session.doc, danger, answers, me.id)}>Doing it now</Button>
        )}
        <Button onPress={() => showFinding(danger.id)}>A manager will decide</Button>
      </div>
    </div>
  )
}
