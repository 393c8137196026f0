/**
 * The only thing that may interrupt: a child who may be in danger now (R-CR). One sentence and three choices. It stays
 * on the screen until somebody answers; "doing it now" is enough to carry on.
 */
import type { Finding } from '../../../../shared/checks/check.ts'
import { useRows } from '../../../editor/draft/rows.ts'
import { Button, Icon } from '../../../ui/index.ts'
import { useReading, useRecord } from '../record-context.ts'
import { answerTo, beginAnswer } from './answers.ts'

export function openDangers(findings: Finding[]): Finding[] {
  return findings.filter((one) => one.severity.includes('NOW') && one.state === 'open' && !one.acknowledged)
}

export function DangerBanner() {
  const { session, me, showFinding, names } = useRecord()
  const findings = useReading((reading) => reading?.findings)
  const answers = useRows(session.doc, 'answers')
  const danger = openDangers(findings ?? [])[0]
  const child = danger?.about
    .map((one) => names.children.find(({ value }) => value === one)?.label)
    .filter(Boolean)
    .join(', ')
  const words = `An allegation about ${child || 'a child'} is written here and no strategy discussion has been asked for. Is a child in danger now?`
  if (!danger || !session.editable) return null
  const acknowledge = (doing: string) => {
    const handle = answerTo(danger, answers)
    if (handle) handle.setIn('fields', 'requested', doing)
    else beginAnswer(session.doc, danger, me.id, (row) => row.set('fields/requested', doing))
  }
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
        <Button onPress={() => acknowledge('Doing it now')}>Doing it now</Button>
        <Button onPress={() => showFinding(danger.id)}>A manager will decide</Button>
      </div>
    </div>
  )
}
