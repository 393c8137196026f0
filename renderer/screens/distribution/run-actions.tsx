import { Button, type IconName } from '../../ui/index.ts'
import type { Run } from './use-run.ts'

type Props = {
  run: Run
  /** Words of the button that begins it. */
  begin: string
  icon: IconName
  /** How many lines are left, and whether some of them have failed before. */
  left: number
  again: boolean
  isDisabled: boolean
  onBegin: () => void
  onClose: () => void
}

/** Begin, stop, go on, done: one button that changes its words, so that the keyboard never loses its place. */
export function RunActions({ run, begin, icon, left, again, isDisabled, onBegin, onClose }: Props) {
  const going = run.state === 'running' || run.state === 'stopping'
  const begun = run.state !== 'ready'
  const rest = left > 0 && !going
  return (
    <>
      {rest ? <Button onPress={onClose}>{begun ? 'Close' : 'Cancel'}</Button> : null}
      <Button
        key="main"
        kind={going ? 'stop' : 'main'}
        icon={going ? 'stop' : rest ? icon : 'tick'}
        busy={run.state === 'stopping'}
        busyWords="Stopping…"
        isDisabled={rest && isDisabled}
        onPress={going ? run.stop : rest ? onBegin : onClose}
      >
        {going ? 'Stop' : !rest ? 'Done' : !begun ? begin : again ? 'Try these again' : 'Go on with the rest'}
      </Button>
    </>
  )
}
