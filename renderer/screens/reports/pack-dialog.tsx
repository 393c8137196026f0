import { type FormEvent, useState } from 'react'
import {
  packFormats,
  type packKinds,
  type ReportAudience,
  reportAudiences,
} from '../../../shared/api/measures.ts'
import { client, fromBase64, saveFile, useDoing } from '../../client/index.ts'
import {
  announce,
  ComboBox,
  DateField,
  Dialog,
  FormEnd,
  Notice,
  RadioGroup,
  Select,
  todayIso,
} from '../../ui/index.ts'
import { audienceChoices, teamChoices } from './filters.tsx'
import { isPeriodChoice, periodChoices, periodOf, sayPeriod, whyNotPeriod } from './period.ts'
import type { AskState } from './use-report-ask.ts'

export type PackKind = (typeof packKinds)[number]
type Format = (typeof packFormats)[number]

const titles: Record<PackKind, string> = {
  board: 'Make the board pack',
  agency: 'Evidence pack for one agency',
}

const formats: Record<Format, { label: string; hint: string }> = {
  docx: { label: 'Word document', hint: 'To read and to hand out, with its pictures.' },
  xlsx: { label: 'Excel workbook', hint: 'Every figure in tables, to work on with.' },
  csv: { label: 'CSV', hint: 'Every figure in one plain table, for other programs.' },
}

type PackProps = {
  kind: PackKind
  state: AskState
  teams: readonly string[]
  agencies: readonly string[]
  audiences: readonly ReportAudience[]
  onClose: () => void
}

/** Asks for which time, for whom and as what file. A pack leaves the service, so small numbers are hidden unless one says otherwise. */
export function PackDialog({ kind, state, teams, agencies, audiences, onClose }: PackProps) {
  const [choice, setChoice] = useState<string>(state.choice)
  const [own, setOwn] = useState({ from: state.ask.from, to: state.ask.to })
  const [team, setTeam] = useState(state.ask.team)
  const [audience, setAudience] = useState<ReportAudience>('partnership')
  const [agency, setAgency] = useState('')
  const [format, setFormat] = useState<Format>('docx')
  const [sent, setSent] = useState(false)
  const period = periodOf(isPeriodChoice(choice) ? choice : 'own', own, todayIso())
  const wrong = whyNotPeriod(period)
  const noAgency = kind === 'agency' && !agencies.includes(agency)
  const making = useDoing(async () => {
    const file = await client.measures.pack({
      ...period,
      team,
      audience,
      kind,
      agency: kind === 'agency' ? agency : '',
      format,
    })
    saveFile(file.fileName, fromBase64(file.bytes))
    announce(`Saved ${file.fileName}`)
    return file.fileName
  })
  const send = async (event: FormEvent) => {
    event.preventDefault()
    setSent(true)
    if (wrong !== '' || noAgency) return
    if (await making.run(undefined)) onClose()
  }
  const title = titles[kind]
  if (kind === 'agency' && agencies.length === 0)
    return (
      <Dialog title={title} isOpen onClose={onClose}>
        <Notice title="No agency has been counted yet">
          <p>Agencies stand here once they are invited to a meeting whose minutes are signed.</p>
        </Notice>
      </Dialog>
    )
  return (
    <Dialog title={title} isOpen onClose={onClose}>
      <form className="ui-stack" onSubmit={(event) => void send(event)} noValidate>
        {kind === 'agency' ? (
          <>
            <p>What the records say of this agency, for its own Section 11 or Section 175 audit.</p>
            <ComboBox
              label="Agency"
              value={agency}
              onChange={setAgency}
              choices={agencies.map((value) => ({ value, label: value }))}
              error={sent && noAgency ? 'Choose an agency.' : undefined}
            />
          </>
        ) : (
          <p>Every measure beside the recommendations of the response plan, for the partnership’s board.</p>
        )}
        <Select
          label="Period"
          value={choice}
          onChange={setChoice}
          choices={[...periodChoices]}
          hint={wrong === '' ? sayPeriod(period) : undefined}
        />
        {choice === 'own' ? (
          <div className="ui-columns">
            <DateField
              label="From"
              value={own.from}
              onChange={(from) => setOwn({ ...own, from })}
              error={wrong || undefined}
            />
            <DateField label="To" value={own.to} onChange={(to) => setOwn({ ...own, to })} />
          </div>
        ) : null}
        {teams.length > 0 ? (
          <Select label="Team" value={team} onChange={setTeam} choices={teamChoices(teams)} />
        ) : null}
        {audiences.length > 1 ? (
          <RadioGroup
            label="For whom"
            value={audience}
            onChange={(next) => setAudience(reportAudiences.find((one) => one === next) ?? 'partnership')}
            choices={audienceChoices(audiences.toReversed()).map((one) =>
              one.value === 'service'
                ? { ...one, hint: 'Small numbers too: somebody may be recognised. Keep it inside.' }
                : { ...one, hint: 'Numbers under 5 are hidden.' },
            )}
          />
        ) : (
          <p className="ui-quiet">Numbers under 5 are hidden in it.</p>
        )}
        <RadioGroup
          label="As"
          value={format}
          onChange={(next) => setFormat(packFormats.find((one) => one === next) ?? 'docx')}
          choices={packFormats.map((value) => ({ value, ...formats[value] }))}
        />
        <FormEnd doing={making} busyWords="Making it…" onCancel={onClose}>
          Save the file
        </FormEnd>
      </form>
    </Dialog>
  )
}
