/** How a goal of the plan is said. */

/** The last status that a meeting gave; '' where none did. */
export const lastStatus = (points: readonly { status: string }[]): string =>
  points.findLast(({ status }) => status.trim() !== '')?.status ?? ''

const SHORT = 48

/** "Goal 2: Wren hears what is said", short enough for a list to choose from. */
export function goalName(words: string, index: number): string {
  const short = words.length > SHORT ? `${words.slice(0, SHORT).trimEnd()}…` : words
  return `Goal ${index + 1}${short ? `: ${short}` : ''}`
}
