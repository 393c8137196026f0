import { useState } from 'react'
import { Button, Dialog, IconButton } from '../../ui/index.ts'

/** Asks first: what stood here is not kept elsewhere. Signed records keep their own copy. */
export function RemoveButton({ what, onRemove }: { what: string; onRemove: () => void }) {
  const [asking, setAsking] = useState(false)
  return (
    <>
      <IconButton icon="remove" small label={`Remove ${what}`} onPress={() => setAsking(true)} />
      <Dialog
        title={`Remove ${what}?`}
        role="alertdialog"
        isOpen={asking}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button autoFocus onPress={() => setAsking(false)}>
              Keep
            </Button>
            <Button
              kind="stop"
              onPress={() => {
                setAsking(false)
                onRemove()
              }}
            >
              Remove
            </Button>
          </>
        }
      >
        <p>What is typed here is removed from the family. Records that were started or signed keep it.</p>
      </Dialog>
    </>
  )
}
