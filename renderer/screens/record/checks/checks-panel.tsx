/** Every question the record raises, in one calm list: what cannot wait, what stops signing, what may help. */
import { useEffect, useState } from 'react'
import type { Finding } from '../../../../shared/checks/check.ts'
import { useHashSearch } from '../../../ui/index.ts'
import { useRecord } from '../record-context.ts'
import { FindingCard } from './finding-card.tsx'

type Group = { id: string; title: string; findings: Finding[] }

function groupsOf(findings: Finding[]): Group[] {
  const open = findings.filter((one) => one.state === 'open')
  const now = open.filter((one) => one.severity.includes('NOW'))
  const must = open.filter((one) => !now.includes(one) && one.blocksSigning)
  const closing = open.filter((one) => !now.includes(one) && !must.includes(one) && one.blocksClosing)
  const rest = open.filter((one) => !now.includes(one) && !must.includes(one) && !closing.includes(one))
  return [
    { id: 'now', title: 'Now', findings: now },
    { id: 'must', title: 'Before this can be signed', findings: must },
    { id: 'closing', title: 'Before a case can close or step down', findings: closing },
    { id: 'rest', title: 'Worth asking', findings: rest },
    { id: 'done', title: 'Answered', findings: findings.filter((one) => one.state !== 'open') },
  ].filter((group) => group.findings.length > 0)
}

export function ChecksPanel() {
  const { reading, goToPlace } = useRecord()
  const wanted = new URLSearchParams(useHashSearch()).get('finding')
  const [open, setOpen] = useState<string | null>(wanted)
  useEffect(() => {
    if (wanted) setOpen(wanted)
  }, [wanted])
  if (!reading) return <p className="panel-quiet">Reading the record…</p>
  const groups = groupsOf(reading.findings)
  return (
    <div className="checks-panel">
      {reading.missing.length > 0 ? (
        <section aria-label="Headings that still need words">
          <h3>{`Headings that still need words (${reading.missing.length})`}</h3>
          <ul className="checks-missing">
            {reading.missing.map(({ key, heading, why }) => (
              <li key={`${key} ${why}`}>
                <button type="button" className="finding-words" onClick={() => goToPlace({ section: key })}>
                  {heading}
                </button>
                <span className="finding-where">{why}</span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {groups.map((group) => (
        <section key={group.id} aria-label={group.title}>
          <h3>{`${group.title} (${group.findings.length})`}</h3>
          {group.findings.map((finding) => (
            <FindingCard
              key={finding.id}
              finding={finding}
              open={open === finding.id}
              onToggle={(now) => setOpen(now ? finding.id : null)}
            />
          ))}
        </section>
      ))}
      {groups.length === 0 && reading.missing.length === 0 ? (
        <p className="panel-quiet">Nothing is open. Questions appear here as the record is written.</p>
      ) : null}
    </div>
  )
}
