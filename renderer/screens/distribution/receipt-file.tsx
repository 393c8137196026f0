import { useRef } from 'react'
import { DropZone } from 'react-aria-components'
import type { ProblemWords } from '../../../shared/api/problem.ts'
import { toBase64 } from '../../client/index.ts'
import { Button } from '../../ui/index.ts'

export type Receipt = { fileName: string; bytes: string }

/** A mail, a page or a picture of one. */
export const receiptEndings = '.eml,.msg,.pdf,.png,.jpg,.jpeg,.tif,.tiff,.heic,.webp,.txt'

/** What the core keeps at most. */
export const LARGEST_RECEIPT = 10 * 1024 * 1024

export const receiptTooLarge: ProblemWords = {
  code: 'not valid',
  happened: 'This file is larger than 10 MB and was not read.',
  safe: 'Nothing was noted.',
  todo: 'Choose the receipt itself: the message, or a scan of the page with the signature.',
}

export const readReceiptFile = async (file: File): Promise<Receipt> => ({
  fileName: file.name,
  bytes: toBase64(new Uint8Array(await file.arrayBuffer())),
})

type Props = {
  receipt: Receipt | null
  onFile: (file: File) => void
  onRemove: () => void
}

/** One receipt, chosen or dropped. It is kept encrypted with the line. */
export function ReceiptFile({ receipt, onFile, onRemove }: Props) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <DropZone
      className="distribution-drop"
      aria-label="Drop the receipt here"
      getDropOperation={() => 'copy'}
      onDrop={(event) => {
        const dropped = event.items.find((item) => item.kind === 'file')
        if (dropped) void dropped.getFile().then(onFile)
      }}
    >
      <p role="status">
        {receipt ? (
          <>
            Attached: <strong>{receipt.fileName}</strong>
          </>
        ) : (
          'Drop the receipt here, or choose it. It is kept encrypted with the line.'
        )}
      </p>
      <input
        ref={input}
        type="file"
        hidden
        accept={receiptEndings}
        data-testid="proof-file"
        onChange={(event) => {
          const file = event.target.files?.[0]
          if (file) onFile(file)
          event.target.value = ''
        }}
      />
      <div className="ui-row">
        <Button small icon="file" onPress={() => input.current?.click()}>
          {receipt ? 'Choose another file' : 'Choose a file'}
        </Button>
        {receipt ? (
          <Button small kind="quiet" onPress={onRemove}>
            Take it off
          </Button>
        ) : null}
      </div>
    </DropZone>
  )
}
