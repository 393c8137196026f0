/**
 * What was carried keeps its words until somebody says that they decide it again. Then the old ones stand struck through
 * beside the new ones, here and in the child's file, and can be taken back.
 */
import { changedHere } from '../../../../shared/minutes/index.ts'
import type { RowHandle } from '../../../editor/draft/rows.ts'
import { Button, TextField } from '../../../ui/index.ts'
import { useRecord } from '../record-context.ts'

type Earlier = { reason: string; changedIn: string }
type Carried<E extends Earlier> = { raisedIn: string; earlier: E[] }

export function DecidedAgain<E extends Earlier, R extends Carried<E>>({
  handle,
  words,
  ask,
  said,
}: {
  handle: RowHandle<R> | undefined
  /** The words of the row as they stand, to be kept. */
  words: (row: R) => E
  ask: string
  /** The earlier words, to be shown. */
  said: (earlier: E) => string
}) {
  const { session, sharedScreen } = useRecord()
  if (!handle || sharedScreen) return null
  const { row } = handle
  const before = changedHere<E>(row)
  const setEarlier = (earlier: E[]) => handle.set('earlier', earlier as R['earlier'])
  if (!before)
    return session.editable ? (
      <div>
        <Button small kind="quiet" onPress={() => setEarlier([...row.earlier, words(row)])}>
          {ask}
        </Button>
      </div>
    ) : null
  const takeBack = () => {
    const { reason: _reason, changedIn: _changedIn, ...old } = before
    for (const [key, value] of Object.entries(old))
      handle.set(key as keyof R & string, value as R[keyof R & string])
    setEarlier(row.earlier.slice(0, -1))
  }
  return (
    <div className="row-again">
      <p className="row-note">
        Before: <del>{said(before)}</del>
      </p>
      <TextField
        label="Why it is decided again"
        value={before.reason}
        isDisabled={!session.editable}
        onChange={(reason) => setEarlier([...row.earlier.slice(0, -1), { ...before, reason }])}
      />
      {session.editable ? (
        <div>
          <Button small kind="quiet" onPress={takeBack}>
            Leave it as it was
          </Button>
        </div>
      ) : null}
    </div>
  )
}
