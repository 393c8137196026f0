/** Did a conference take place? */
import type { Minutes } from '../../minutes/index.ts'
import { isAdjourned } from '../../templates/quorum.ts'

/**
 * False only where everything that is decided is that it was adjourned: the children wait for the conference that meets
 * again. One that went ahead without quorum, or for one child of several, was held.
 */
export function wentAhead({ decisions }: Pick<Minutes, 'decisions'>): boolean {
  const values = decisions.map(({ value }) => value).filter((value) => value.trim() !== '')
  return values.length === 0 || values.some((value) => !isAdjourned(value))
}
