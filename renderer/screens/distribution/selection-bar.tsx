import type { Line } from '../../../shared/distribution/index.ts'
import { Button, MenuButton, sayKeys } from '../../ui/index.ts'
import { nextOfMany, type StepId, splitFor, stepIds, steps } from './steps.ts'
import { lineCount } from './words.ts'

type Props = {
  lines: readonly Line[]
  direct: boolean
  onStep: (step: StepId) => void
  onClear: () => void
}

/** What can be done with the lines that are selected. It stays in sight while the list scrolls. */
export function SelectionBar({ lines, direct, onStep, onClear }: Props) {
  const next = nextOfMany(lines, direct)
  const can = stepIds
    .filter((step) => (direct || step !== 'send') && (step !== 'wrong recipient' || lines.length === 1))
    .map((step) => ({ step, count: splitFor(step, lines).can.length }))
    .filter(({ count }) => count > 0)
  const countOf = (count: number) => (count === lines.length ? '' : `${count} of ${lines.length}`)
  return (
    <section className="distribution-bar" aria-label="Selected lines">
      <p role="status">
        <strong>{lineCount(lines.length)}</strong> selected
      </p>
      <div className="ui-row">
        {next ? (
          <Button kind="main" small onPress={() => onStep(next)}>
            {steps[next].title}
          </Button>
        ) : null}
        <MenuButton
          trigger={
            <Button small icon="more">
              Other steps
            </Button>
          }
          label="Steps for the selected lines"
          placement="top start"
          items={can.map(({ step, count }) => {
            const { title, keys } = steps[step]
            const hint = countOf(count)
            return { id: step, label: title, ...(hint && { hint }), ...(keys && { shortcut: sayKeys(keys) }) }
          })}
          onAction={(id) => {
            const found = can.find(({ step }) => step === id)
            if (found) onStep(found.step)
          }}
        />
        <Button small kind="quiet" onPress={onClear}>
          Select none
        </Button>
      </div>
    </section>
  )
}
