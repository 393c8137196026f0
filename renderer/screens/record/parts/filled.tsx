/** Sections that fill themselves: results of the checks, a manager's words, signatures, distribution. */
import { fieldsInWords } from '../../../../shared/minutes/index.ts'
import type { TemplateSection } from '../../../../shared/templates/template.ts'
import { Facts, isIsoDate, LinkButton, Notice, StateMark, sayDate, sayInstant } from '../../../ui/index.ts'
import { useReading, useRecord } from '../record-context.ts'

export function ChecksSummary({ section }: { section: TemplateSection }) {
  const { template } = useRecord()
  const findings = useReading((reading) => reading?.findings)
  if (!findings) return null
  const elsewhere = new Set(section.rules ? [] : template.sections.flatMap((one) => one.rules ?? []))
  const must = findings.filter(
    (one) =>
      one.severity.some((severity) => severity !== 'PROMPT') &&
      (section.rules ? section.rules.includes(one.ruleId) : !elsewhere.has(one.ruleId)),
  )
  const open = must.filter((one) => one.state === 'open')
  return (
    <p className="row-empty">
      {must.length === 0
        ? 'No check has to be answered yet.'
        : `${must.length - open.length} of ${must.length} required checks are answered. They stand in the panel beside the page, and the internal copy prints them.`}
    </p>
  )
}

export function Oversight({ section }: { section: TemplateSection }) {
  const { statements, template } = useRecord()
  const elsewhere = new Set(
    section.statements ? [] : template.sections.flatMap((one) => one.statements ?? []),
  )
  const said = statements.filter((one) =>
    section.statements
      ? section.statements.includes(one.kind)
      : one.kind !== 'override' && !elsewhere.has(one.kind),
  )
  if (said.length === 0) {
    return (
      <p className="row-empty">A manager who signs in themselves writes here, from the panel of checks.</p>
    )
  }
  return said.map((one) => (
    <Notice key={one.id} tone="info" title={`${one.byName}, ${one.role}`}>
      <p>{one.text}</p>
      <Facts
        facts={fieldsInWords(one).map(([label, value]) => ({
          label,
          value: isIsoDate(value) ? sayDate(value) : value,
        }))}
      />
      <p>{sayInstant(one.at)}</p>
      {one.kind === 'head of service decision' ? <Locked /> : null}
    </Notice>
  ))
}

function Locked() {
  return (
    <div className="ui-row">
      <StateMark tone="done" icon="lock">
        Final and locked
      </StateMark>
      <span>Only a new decision of the Head of Service, with new information, replaces it.</span>
    </div>
  )
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
