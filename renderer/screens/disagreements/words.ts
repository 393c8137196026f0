/** How a disagreement stands, in words. */
import type { Disagreement } from '../../../shared/api/escalations.ts'
import { type IconName, sayInstant, shortDate } from '../../ui/index.ts'

export type Mark = { words: string; tone: 'plain' | 'done' | 'warn' | 'stop'; icon?: IconName }

export function markOf(line: Disagreement): Mark {
  switch (line.state) {
    case 'ended':
      return { words: 'Ended and accepted', tone: 'done', icon: 'tick' }
    case 'noted':
      return { words: 'Noted at their wish', tone: 'plain' }
    case 'not said':
      return { words: 'Noted or escalated: not said yet', tone: 'warn', icon: 'question' }
    case 'running':
      if (line.accepted === 'yes')
        return { words: 'Accepted: waits to be confirmed and signed', tone: 'plain', icon: 'sign' }
      if (line.accepted === 'no')
        return { words: 'Not accepted: it goes to the next stage', tone: 'warn', icon: 'warn' }
      return line.late
        ? { words: 'Late: it goes to the next stage', tone: 'warn', icon: 'warn' }
        : { words: 'Running', tone: 'plain', icon: 'today' }
  }
}

/** "Disagrees about the threshold", or what may be told of it. */
export const aboutWords = ({ about, hidden }: Disagreement): string =>
  hidden
    ? 'What it is about stays with those who were there'
    : about
      ? `About ${/^(?:the|a|an|this|that|his|her|their|whether|if|how|what|who|when|where|why|\p{L}+ing)(?!\p{L})/iu.test(about) ? '' : 'the '}${about}`
      : 'About the decision'

export const dueWords = ({ due, dueAt, state }: Disagreement): string =>
  state === 'running' ? (dueAt ? sayInstant(dueAt) : shortDate(due)) : ''

/** The stage as people say it: "Stage 2: managers". */
export function stageWords({ stage }: Disagreement): string {
  const found = /^(?:stage\s*)?([1-4])\b[\s:.]*(.*)$/i.exec(stage)
  if (!found) return stage
  return found[2] ? `Stage ${found[1]}: ${found[2]}` : `Stage ${found[1]}`
}

export const acceptedWords = ({ accepted, outcome }: Disagreement): string => {
  if (accepted === 'yes') return 'Yes'
  if (accepted === 'no') return 'No'
  return outcome ? 'Not said yet' : ''
}
