/** Sections that fill themselves: results of the checks, a manager's words, signatures, distribution. */
import { LinkButton, Notice, sayInstant } from '../../../ui/index.ts'
import { useReading, useRecord } from '../record-context.ts'

export function ChecksSummary() {
  const findings = useReading((reading) => reading?.findings)
  if (!findings) return null
  const must = findings.filter((one) => one.severity.some((severity) => severity !== 'PROMPT'))
  const open = must.filter((one) => one.state === 'open')
  return (
    <p className="row-empty">
      {must.length === 0
        ? 'No check has to be answered yet.'
        : `${must.length - open.length} of ${must.length} required checks are answered. They stand in the panel beside the page, and the internal copy prints them.`}
    </p>
  )
}

export function Oversight() {
  const { statements } = useRecord()
  const said = statements.filter((one) => one.kind !== 'override')
  if (said.length === 0) {
    return (
      <p className="row-empty">A manager who signs in themselves writes here, from the panel of checks.</p>
    )
  }
  return said.map((one) => (
    <Notice key={one.id} tone="info" title={`${one.byName}, ${one.role}`}>
      <p>{one.text}</p>
      <p>{sayInstant(one.at)}</p>
    </Notice>
  ))
}

export function Signatures() {
  const { record, template } = useRecord()
  return record.state === 'signed' ? (
    <p>{`Signed by ${record.signedBy}, ${sayInstant(record.signedAt)}, version ${record.version}.`}</p>
  ) : (
    <p className="row-empty">{`To be signed by: ${template.signs.join(', ')}.`}</p>
  )
}

export function Distribution() {
  const { record } = useRecord()
  return (
    <p className="row-empty">
      <LinkButton small href={`/record/${record.id}/copies`}>
        {record.state === 'signed' ? 'Copies of this record' : 'See who will get which copy'}
      </LinkButton>
    </p>
  )
}
