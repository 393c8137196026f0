/** What is asked of every report: period, team and audience, remembered on this machine and the same on every screen. */
import { type Account, can } from '../../../shared/access/access.ts'
import { type ReportAsk, type ReportAudience, reportAudiences } from '../../../shared/api/measures.ts'
import { todayIso, useRemembered } from '../../ui/index.ts'
import { isPeriodChoice, type PeriodChoice, periodOf, whyNotPeriod } from './period.ts'

export type AskState = {
  choice: PeriodChoice
  setChoice: (choice: string) => void
  own: { from: string; to: string }
  setFrom: (day: string) => void
  setTo: (day: string) => void
  setTeam: (team: string) => void
  setAudience: (audience: string) => void
  /** Why nothing can be asked; '' when it can. */
  wrong: string
  ask: ReportAsk
}

/** Whoever may see single cases works in the service; the others never ask as if they did. */
export const worksInService = (me: Account): boolean => can(me, 'case.read')

const isAudience = (value: string): value is ReportAudience => reportAudiences.some((one) => one === value)

function audienceFor(me: Account, remembered: string): ReportAudience {
  if (!worksInService(me)) return 'partnership'
  return isAudience(remembered) ? remembered : 'service'
}

export function useReportAsk(me: Account): AskState {
  const today = todayIso()
  const [remembered, setChoice] = useRemembered<string>('reports.period', 'last quarter')
  const choice: PeriodChoice = isPeriodChoice(remembered) ? remembered : 'last quarter'
  const [from, setFrom] = useRemembered<string>('reports.from', '')
  const [to, setTo] = useRemembered<string>('reports.to', '')
  const [team, setTeam] = useRemembered<string>('reports.team', '')
  const [audience, setAudience] = useRemembered<string>('reports.audience', 'service')
  const own = { from, to }
  const period = periodOf(choice, own, today)
  return {
    choice,
    setChoice: (next) => {
      // Own dates begin with those that were shown.
      if (next === 'own' && whyNotPeriod(own) !== '') {
        setFrom(period.from)
        setTo(period.to)
      }
      setChoice(next)
    },
    own,
    setFrom,
    setTo,
    setTeam,
    setAudience,
    wrong: whyNotPeriod(period),
    ask: { ...period, team, audience: audienceFor(me, audience) },
  }
}
