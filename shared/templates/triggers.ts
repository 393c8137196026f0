/** Which trigger dates the details of a meeting ask for now: a calm form asks what the stage makes a question. */
import type { Template } from './template.ts'

type Trigger = Template['triggers'][number]

/** Those that apply, and those that hold a value already: nothing that was written is ever hidden. */
export function triggersAsked(
  triggers: readonly Trigger[],
  values: Readonly<Record<string, string | undefined>>,
): Trigger[] {
  const heldIn = (key: string): string => (values[key] ?? '').trim()
  return triggers.filter(({ key, when }) => {
    if (!when || heldIn(key) !== '') return true
    const now = heldIn(when.trigger)
    return now !== '' && (when.is?.includes(now) ?? true)
  })
}
