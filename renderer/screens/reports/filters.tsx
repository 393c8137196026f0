import type { ReportAudience } from '../../../shared/api/measures.ts'
import { periodBefore } from '../../../shared/measures/figures.ts'
import { DateField, Select } from '../../ui/index.ts'
import { countedPeriod, periodChoices, sayPeriod } from './period.ts'
import type { AskState } from './use-report-ask.ts'

export const audienceWords: Record<ReportAudience, { label: string; hint: string }> = {
  service: { label: 'Inside the service', hint: 'Every number, and the cases behind it.' },
  partnership: { label: 'Outside the service', hint: 'Numbers under 5 are hidden. No cases.' },
}

export const audienceChoices = (audiences: readonly ReportAudience[]) =>
  audiences.map((value) => ({ value, ...audienceWords[value] }))

export const teamChoices = (teams: readonly string[]) => [
  { value: '', label: 'All teams' },
  ...teams.map((team) => ({ value: team, label: team })),
]

type FiltersProps = {
  state: AskState
  teams: readonly string[]
  audiences: readonly ReportAudience[]
}

/** Which time, which team, for whose eyes. What was chosen is said with its days beneath. */
export function Filters({ state, teams, audiences }: FiltersProps) {
  const { ask, choice, own, wrong } = state
  const counted = wrong === '' ? countedPeriod(ask) : ask
  return (
    <div className="ui-stack-tight">
      <search className="ui-columns ui-no-print">
        <Select label="Period" value={choice} onChange={state.setChoice} choices={[...periodChoices]} />
        {choice === 'own' ? (
          <>
            <DateField label="From" value={own.from} onChange={state.setFrom} error={wrong || undefined} />
            <DateField label="To" value={own.to} onChange={state.setTo} />
          </>
        ) : null}
        {teams.length > 0 || ask.team !== '' ? (
          <Select label="Team" value={ask.team} onChange={state.setTeam} choices={teamChoices(teams)} />
        ) : null}
        {audiences.length > 1 ? (
          <Select
            label="For whom"
            value={ask.audience}
            onChange={state.setAudience}
            choices={audienceChoices(audiences)}
          />
        ) : null}
      </search>
      {wrong === '' ? (
        <p role="status">
          <strong>{sayPeriod(counted)}</strong>, {ask.team || 'all teams'}.{' '}
          {ask.audience === 'partnership'
            ? 'For outside the service: whole months, and numbers under 5 are hidden. '
            : ''}
          <span className="ui-quiet">Compared with {sayPeriod(periodBefore(counted.from, counted.to))}.</span>
        </p>
      ) : null}
    </div>
  )
}
