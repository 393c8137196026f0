/** An event that is made of an entry of minutes: what of it may be taken over, and for whose eyes. */
import type { Audience, Entry } from '../minutes/index.ts'
import { type CaseEvent, sensitivities } from './case-file.ts'

export type Sensitivity = CaseEvent['sensitivity']

/**
 * The least that the event must be kept from: as the entry, or undefined where its words stay in supervision. What is
 * withheld from one person in the minutes is restricted here, since a chronology is not withheld name by name.
 */
export function sensitivityOf(
  audience: Audience,
  withholdFrom: Entry['withholdFrom'],
): Sensitivity | undefined {
  if (audience === 'supervision' || audience === 'learning') return undefined
  if (audience === 'restricted' || audience === 'council' || withholdFrom.length > 0) return 'restricted'
  return audience === 'professionals' ? 'professionals' : 'shared'
}

/** An event may be kept from more people than its entry, never from fewer. */
export const keepsAtLeast = (chosen: Sensitivity, least: Sensitivity): boolean =>
  sensitivities.indexOf(chosen) >= sensitivities.indexOf(least)

/** The sensitivities that may be chosen for an event of such an entry. */
export const allowedFor = (least: Sensitivity): Sensitivity[] =>
  sensitivities.filter((one) => keepsAtLeast(one, least))
