import { useEffect, useState } from 'react'
import { useKeptWords } from '../../client/index.ts'
import { Notice } from '../../ui/index.ts'

/** Most saves are over before anybody could read that they are not (milliseconds). */
const LATE = 2_000

/**
 * Words that are in this window and not on disk, though the page they were typed on was left: whose they are, and what saves
 * them. No record and no family is named: somebody else may be looking.
 */
export function KeptWords({ me = '' }: { me?: string }) {
  const writers = useKeptWords()
  const [late, setLate] = useState(false)
  const any = writers.length > 0
  useEffect(() => {
    setLate(false)
    if (!any) return
    const timer = setTimeout(() => setLate(true), LATE)
    return () => clearTimeout(timer)
  }, [any])
  if (!late) return null
  return writers.map(({ id, name }) =>
    id === me ? (
      <Notice key={id} tone="warn" live title="Some of what you typed is not saved yet.">
        <p>It is still here and is tried again every few seconds. Leave this window open.</p>
      </Notice>
    ) : (
      <Notice key={id} tone="warn" live title={`What ${name} typed in this window is not saved yet.`}>
        <p>
          It is kept out of sight, and is saved as soon as {name} signs in here. Leave this window open until
          then.
        </p>
      </Notice>
    ),
  )
}
