/** Every question the record raises, in one calm list: what cannot wait, what stops signing, what may help. */
import { useEffect, useId, useMemo, useRef, useState } from 'react'
import type { Finding } from '../../../../shared/checks/check.ts'
import type { ChecksReading } from '../../../editor/checks/messages.ts'
import { useHeld } from '../../../editor/held.ts'
import { ToggleButton, useHashSearch } from '../../../ui/index.ts'
import { placesOf } from '../outline.tsx'
import { useReading, useRecord } from '../record-context.ts'
import { FindingCard } from './finding-card.tsx'
import { RowCues } from './row-cues.tsx'
import { SetAsideList } from './set-aside-list.tsx'

const titles = {
  now: 'Now',
  must: 'Before this can be signed',
  closing: 'Before a case can close or step down',
  rest: 'Worth asking',
  done: 'Answered',
}
type GroupId = keyof typeof titles
/** `count` leaves out the one that is still being answered but counts elsewhere by now. */
type Group = { id: GroupId; title: string; findings: Finding[]; count: number }

function groupOf(finding: Finding): GroupId {
  if (finding.state !== 'open') return 'done'
  if (finding.severity.includes('NOW')) return 'now'
  if (finding.blocksSigning) return 'must'
  return finding.blocksClosing ? 'closing' : 'rest'
}

/** Stays with the finding that is being answered: moved to another group, it would lose the caret mid-sentence. */
type Place = { finding: string; group: GroupId }

function groupsOf(findings: Finding[], stays: Place | null): Record<'urgent' | 'later' | 'done', Group[]> {
  const groups = (...ids: GroupId[]): Group[] =>
    ids
      .map((id) => ({
        id,
        title: titles[id],
        findings: findings.filter((one) => (one.id === stays?.finding ? stays.group : groupOf(one)) === id),
        count: findings.filter((one) => groupOf(one) === id).length,
      }))
      .filter((group) => group.findings.length > 0)
  return { urgent: groups('now', 'must'), later: groups('closing', 'rest'), done: groups('done') }
}

/** The place of the open finding, as it was when it was opened. */
function usePlace(open: string | null, findings: Finding[] | undefined): Place | null {
  const place = useRef<Place | null>(null)
  if (open === null) place.current = null
  else if (place.current?.finding !== open) {
    const finding = findings?.find((one) => one.id === open)
    place.current = finding ? { finding: open, group: groupOf(finding) } : null
  }
  return place.current
}

type Missing = ChecksReading['missing']

/** A heading once, with everything it lacks under it. */
function MissingWords({ missing }: { missing: Missing }) {
  const { goToPlace } = useRecord()
  const byHeading = [...Map.groupBy(missing, (one) => one.key)]
  if (byHeading.length === 0) return null
  return (
    <details className="checks-fold">
      <summary>{`Headings that still need words (${byHeading.length})`}</summary>
      <ul className="checks-missing" aria-label="Headings that still need words">
        {byHeading.map(([key, reasons]) => (
          <li key={key}>
            <button type="button" className="finding-words" onClick={() => goToPlace({ section: key })}>
              {reasons[0]?.heading}
            </button>
            {reasons.map(({ why }) => (
              <span key={why} className="finding-where">
                {why}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </details>
  )
}

export function ChecksPanel() {
  const { focused, template } = useRecord()
  const findings = useReading((reading) => reading?.findings)
  const missing = useReading((reading) => reading?.missing)
  const wanted = new URLSearchParams(useHashSearch()).get('finding')
  const [open, setOpen] = useState<string | null>(wanted)
  const [onlyHere, setOnlyHere] = useState(false)
  const section = useHeld(focused, (place) => place?.section ?? null)
  const label = useId()
  useEffect(() => {
    if (!wanted) return
    setOpen(wanted)
    setOnlyHere(false)
  }, [wanted])
  const here = onlyHere ? section : null
  const stays = usePlace(open, findings)
  const groups = useMemo(
    () =>
      groupsOf(
        (findings ?? []).filter((one) => here === null || one.id === open || placesOf(one).includes(here)),
        stays,
      ),
    [findings, here, open, stays],
  )
  if (!findings || !missing) return <p className="panel-quiet">Reading the record…</p>
  const lacking = missing.filter((one) => here === null || one.key === here)
  const heading = template.sections.find((one) => one.key === section)?.heading
  const isQuiet =
    groups.urgent.length + groups.later.length + groups.done.length === 0 && lacking.length === 0

  const list = ({ id, title, findings: listed, count }: Group) => (
    <section key={id} aria-label={title}>
      <h2>{count > 0 ? `${title} (${count})` : title}</h2>
      {listed.map((finding) => (
        <FindingCard key={finding.id} finding={finding} open={open === finding.id} onToggle={setOpen} />
      ))}
    </section>
  )
  return (
    <div className="checks-panel">
      {/* biome-ignore lint/a11y/useSemanticElements: two buttons, not a form */}
      <div className="checks-filter" role="group" aria-labelledby={label}>
        <span id={label} className="ui-hidden">
          Which questions are shown
        </span>
        <ToggleButton small kind="quiet" isSelected={!onlyHere} onChange={() => setOnlyHere(false)}>
          All
        </ToggleButton>
        <ToggleButton small kind="quiet" isSelected={onlyHere} onChange={() => setOnlyHere(true)}>
          This section
        </ToggleButton>
      </div>
      {onlyHere ? (
        <p className="panel-quiet checks-here">
          {heading ?? 'Put the caret into a text: its questions are shown here.'}
        </p>
      ) : null}
      {groups.urgent.map(list)}
      <MissingWords missing={lacking} />
      <RowCues here={here} />
      {groups.later.map(list)}
      {groups.done.map((group) => (
        <details key={group.id} className="checks-fold" open={group.findings.some((one) => one.id === open)}>
          <summary>{`${group.title} (${group.count})`}</summary>
          {group.findings.map((finding) => (
            <FindingCard key={finding.id} finding={finding} open={open === finding.id} onToggle={setOpen} />
          ))}
        </details>
      ))}
      {here === null ? <SetAsideList /> : null}
      {isQuiet ? (
        <p className="panel-quiet">
          {onlyHere
            ? 'Nothing is open here.'
            : 'Nothing is open. Questions appear here as the record is written.'}
        </p>
      ) : null}
    </div>
  )
}
