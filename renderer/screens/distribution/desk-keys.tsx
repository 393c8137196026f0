import { useState } from 'react'
import { Button, Dialog, Kbd } from '../../ui/index.ts'
import { stepIds, steps } from './steps.ts'

export const RECEIPT_KEYS = 'Alt+Shift+R'

const around: [keys: string[], does: string][] = [
  [['↑', '↓'], 'Go to another line'],
  [['Space'], 'Select it, or not'],
  [['Shift+↑', 'Shift+↓'], 'Select on from here'],
  [['Mod+A'], 'Select everything that is shown'],
  [['Escape'], 'Select nothing'],
  [['Enter'], 'Open the line'],
  [['→'], 'Go to the button of the line'],
]

const forSteps: [keys: string[], does: string][] = stepIds.flatMap((id) => {
  const { title, keys } = steps[id]
  return keys ? [[[keys], title]] : []
})

/** Every key of the desk. The steps are also in the palette, by name. */
export function DeskKeys() {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button kind="quiet" icon="info" onPress={() => setOpen(true)}>
        Keys
      </Button>
      <Dialog title="Keys of this desk" isOpen={isOpen} onClose={() => setOpen(false)}>
        <KeyList keys={around} />
        <h3>Steps</h3>
        <p>For the lines that are selected, or else for the one you stand on.</p>
        <KeyList keys={[...forSteps, [[RECEIPT_KEYS], 'Read a receipt']]} />
      </Dialog>
    </>
  )
}

function KeyList({ keys }: { keys: [keys: string[], does: string][] }) {
  return (
    <dl className="distribution-keys">
      {keys.map(([some, does]) => (
        <div key={does}>
          <dt>
            {some.map((one) => (
              <Kbd key={one}>{one}</Kbd>
            ))}
          </dt>
          <dd>{does}</dd>
        </div>
      ))}
    </dl>
  )
}
