import { useRef, useState } from 'react'
import {
  audiencesFor,
  type CouncilDesign,
  type CouncilSection,
  OWN_PREFIX,
  type Template,
  type TemplateSection,
  whyKept,
} from '../../../shared/templates/index.ts'
import {
  AudienceMark,
  announce,
  audienceWords,
  Button,
  Disclosure,
  IconButton,
  Select,
  TextArea,
  TextField,
} from '../../ui/index.ts'
import { kindWords, meetsWhen } from './words.ts'

/** Without what equals our own words, so that a later version of ours can still show through. */
function tidy(section: CouncilSection, ours: TemplateSection | undefined): CouncilSection {
  if (!ours) return section
  const next: CouncilSection = { key: section.key }
  for (const field of ['heading', 'guidance', 'statement'] as const) {
    const value = section[field]
    if (value !== undefined && value !== ours[field]) next[field] = value
  }
  if (section.audience !== undefined && section.audience !== ours.audience) next.audience = section.audience
  return next
}

/** The sections in order: words changed in place, moved by button or Alt and arrow, left out or brought back. */
export function SectionList({
  base,
  design,
  readOnly,
  onChange,
  onReset,
}: {
  base: Template
  design: CouncilDesign
  readOnly: boolean
  onChange: (design: CouncilDesign) => void
  onReset: (() => void) | undefined
}) {
  const list = useRef<HTMLOListElement>(null)
  const ours = new Map(base.sections.map((section) => [section.key, section]))
  const leftOut = base.sections.filter(({ key }) => !design.sections.some((one) => one.key === key))
  const set = (sections: CouncilSection[]) => onChange({ ...design, sections })
  const nameOf = (section: CouncilSection) => section.heading ?? ours.get(section.key)?.heading ?? ''

  const move = (at: number, by: -1 | 1) => {
    const to = at + by
    const moved = design.sections[at]
    const other = design.sections[to]
    if (!moved || !other) return
    const sections = design.sections.with(at, other).with(to, moved)
    set(sections)
    announce(`${nameOf(moved)} is now section ${to + 1} of ${sections.length}`)
    // The button that was pressed moves with its section, and keeps the focus.
    setTimeout(() => {
      const row = list.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(moved.key)}"]`)
      row?.querySelector<HTMLElement>(by < 0 ? '[data-move="up"]' : '[data-move="down"]')?.focus()
    })
  }
  const add = () => {
    let number = 1
    while (design.sections.some(({ key }) => key === `${OWN_PREFIX}${number}`)) number += 1
    set([
      ...design.sections,
      {
        key: `${OWN_PREFIX}${number}`,
        heading: 'A section of our own',
        guidance: 'What a good entry contains.',
        audience: 'council',
      },
    ])
    announce('Added a section at the end')
  }

  return (
    <div className="ui-stack">
      <ol className="templates-sections" ref={list}>
        {design.sections.map((section, at) => (
          <SectionRow
            key={section.key}
            section={section}
            ours={ours.get(section.key)}
            at={at}
            last={at === design.sections.length - 1}
            readOnly={readOnly}
            onMove={(by) => move(at, by)}
            onChange={(next) => set(design.sections.with(at, tidy(next, ours.get(section.key))))}
            onLeaveOut={() => {
              set(design.sections.toSpliced(at, 1))
              announce(`${nameOf(section)} is left out`)
            }}
          />
        ))}
      </ol>
      {readOnly ? null : (
        <div className="ui-row">
          <Button icon="plus" onPress={add}>
            Add a section of our own
          </Button>
          {onReset ? (
            <Button kind="quiet" onPress={onReset}>
              Back to Chairside’s own
            </Button>
          ) : null}
        </div>
      )}
      {leftOut.length > 0 ? (
        <section aria-label="Left out">
          <h2>Left out</h2>
          <ul className="templates-left">
            {leftOut.map((section) => (
              <li key={section.key}>
                {section.heading}{' '}
                {readOnly ? null : (
                  <Button small onPress={() => set([...design.sections, { key: section.key }])}>
                    Bring back <span className="ui-hidden">{section.heading}</span>
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  )
}

function SectionRow({
  section,
  ours,
  at,
  last,
  readOnly,
  onMove,
  onChange,
  onLeaveOut,
}: {
  section: CouncilSection
  ours: TemplateSection | undefined
  at: number
  last: boolean
  readOnly: boolean
  onMove: (by: -1 | 1) => void
  onChange: (section: CouncilSection) => void
  onLeaveOut: () => void
}) {
  const [open, setOpen] = useState(false)
  const heading = section.heading ?? ours?.heading ?? ''
  const guidance = section.guidance ?? ours?.guidance ?? ''
  const audience = section.audience ?? ours?.audience ?? 'council'
  const choices = ours ? audiencesFor(ours) : (['shared', 'professionals', 'council'] as const)
  const kept = ours ? whyKept(ours) : undefined
  const required = ours?.required ?? section.required ?? 'optional'
  const changed = ours === undefined || Object.keys(section).length > 1
  return (
    <li
      className="templates-section ui-card"
      data-key={section.key}
      onKeyDown={(event) => {
        if (readOnly || !event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
        event.preventDefault()
        onMove(event.key === 'ArrowUp' ? -1 : 1)
      }}
    >
      <div className="templates-section-head">
        <div>
          <h2>
            {at + 1}. {heading}
          </h2>
          <p className="templates-says">
            {kindWords(ours?.kind ?? 'entries')}. {meetsWhen({ required })}
            {changed ? ' Changed by the council.' : ''}
          </p>
        </div>
        <div className="ui-row">
          <AudienceMark audience={audience} />
          {readOnly ? null : (
            <>
              <IconButton
                icon="up"
                small
                label={`Move ${heading} up`}
                isDisabled={at === 0}
                onPress={() => onMove(-1)}
                data-move="up"
              />
              <IconButton
                icon="down"
                small
                label={`Move ${heading} down`}
                isDisabled={last}
                onPress={() => onMove(1)}
                data-move="down"
              />
            </>
          )}
        </div>
      </div>
      {readOnly ? (
        <p>{guidance}</p>
      ) : (
        <Disclosure label={open ? 'Close' : `Change ${heading}`} open={open} onToggle={setOpen}>
          <div className="ui-stack">
            <TextField
              label="Heading"
              value={heading}
              onChange={(value) => onChange({ ...section, heading: value })}
              autoComplete="off"
            />
            <TextArea
              label="Guidance"
              hint="What a good entry contains, for the person who writes it."
              value={guidance}
              onChange={(value) => onChange({ ...section, guidance: value })}
              rows={3}
            />
            {ours?.kind === 'statement' ? (
              <TextArea
                label="Statement"
                hint="Read out at the start and printed in every copy."
                value={section.statement ?? ours.statement ?? ''}
                onChange={(value) => onChange({ ...section, statement: value })}
                rows={5}
              />
            ) : null}
            {choices.length > 1 ? (
              <Select
                label="Who may read it"
                hint={ours ? 'It can be made tighter, never wider.' : undefined}
                value={audience}
                onChange={(value) => {
                  const chosen = choices.find((one) => one === value)
                  if (chosen) onChange({ ...section, audience: chosen })
                }}
                choices={choices.map((value) => ({ value, label: audienceWords[value] }))}
                narrow
              />
            ) : null}
            {kept ? (
              <p className="templates-says">{kept}</p>
            ) : (
              <div>
                <Button small icon="remove" onPress={onLeaveOut}>
                  {ours ? 'Leave this section out' : 'Remove this section'}
                </Button>
              </div>
            )}
          </div>
        </Disclosure>
      )}
    </li>
  )
}
