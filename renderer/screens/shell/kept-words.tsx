import { useEffect, useState } from 'react'
import { type Kept, useKeptWords } from '../../client/index.ts'
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
  return writers.map((one) =>
    one.id === me ? <Mine key={one.id} {...one} /> : <Others key={one.id} {...one} />,
  )
}

function Mine({ decideAt }: Kept) {
  if (decideAt === '')
    return (
      <Notice tone="warn" live title="Some of what you typed is not saved yet.">
        <p>It is still here and is tried again every few seconds. Leave this window open.</p>
      </Notice>
    )
  return (
    <Notice tone="warn" live title="Some of what you typed of a family waits for you to decide.">
      <p>Somebody else has changed the same. Your words are kept in this window: leave it open until then.</p>
      <p>
        <a href={`#${decideAt}`}>Open the family and decide</a>
      </p>
    </Notice>
  )
}

function Others({ name, decideAt }: Kept) {
  return (
    <Notice tone="warn" live title={`What ${name} typed in this window is not saved yet.`}>
      <p>
        {decideAt === ''
          ? `It is kept out of sight, and is saved as soon as ${name} signs in here.`
          : `It is kept out of sight until ${name} signs in here and decides.`}{' '}
        Leave this window open until then.
      </p>
    </Notice>
  )
}
