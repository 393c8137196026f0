/** Who said it, about whom, from what source, and who may read it: for the entry that holds the caret. */
import type { Editor } from '@tiptap/core'
import { useEffect, useState } from 'react'
import { audienceNames, audiences, sourceKinds } from '../../../shared/minutes/index.ts'
import type { EntryDetails } from '../../editor/text/name-book.ts'
import { Button, Checkbox, ComboBox, Dialog, RadioGroup, Select, TextField } from '../../ui/index.ts'
import { useRecord } from './record-context.ts'

/** Audiences that make sense in this area: learning notes and personal words belong to supervision. */
const offered = (area: 'meetings' | 'supervision') =>
  audiences.filter((one) => area === 'supervision' || (one !== 'supervision' && one !== 'learning'))

export function EntryDetailsDialog({
  editor,
  section,
  onClose,
}: {
  editor: Editor
  section: string
  onClose: () => void
}) {
  const { names, nameBook, template } = useRecord()
  const family = names.people.filter((one) => nameBook.find(one.value)?.kind === 'family')
  const others = names.people.filter((one) => !family.includes(one))
  const [details, setDetails] = useState(() => editor.getAttributes('entry') as EntryDetails)
  const own = template.sections.find((one) => one.key === section)?.audience ?? 'shared'
  const set = (part: Partial<EntryDetails>) => {
    editor.commands.setEntry(part)
    setDetails((held) => ({ ...held, ...part }))
  }
  useEffect(() => {
    const follow = () => setDetails(editor.getAttributes('entry') as EntryDetails)
    editor.on('update', follow)
    return () => void editor.off('update', follow)
  }, [editor])
  const about = details.about === 'all' ? 'all' : (details.about ?? [])
  const withheld = details.withholdFrom ?? []
  const nobody = { value: '', label: 'Nobody named' }
  return (
    <Dialog
      title="This entry"
      isOpen
      onClose={onClose}
      actions={
        <Button kind="main" onPress={onClose}>
          Done
        </Button>
      }
    >
      <div className="row-cards">
        <ComboBox
          label="Who said or wrote it"
          value={details.speaker ?? ''}
          onChange={(speaker) => set({ speaker: speaker || null })}
          choices={[...names.people, ...names.children]}
        />
        <fieldset className="row-ticks">
          <legend className="ui-field-label">About</legend>
          <div className="row-ticks-list">
            <Checkbox isSelected={about === 'all'} onChange={(on) => set({ about: on ? 'all' : null })}>
              All children
            </Checkbox>
            {about === 'all'
              ? null
              : [...names.children, ...family].map((one) => (
                  <Checkbox
                    key={one.value}
                    isSelected={about.includes(one.value)}
                    onChange={(on) => {
                      const next = on ? [...about, one.value] : about.filter((id) => id !== one.value)
                      set({ about: next.length > 0 ? next : null })
                    }}
                  >
                    {one.label || 'No name yet'}
                  </Checkbox>
                ))}
          </div>
        </fieldset>
        <Select
          label="Source"
          value={details.source ?? ''}
          onChange={(source) => set({ source: source || null })}
          choices={sourceKinds.map((value) => ({ value, label: value }))}
        />
        <RadioGroup
          label="Who may read it"
          value={details.audience ?? own}
          onChange={(value) => set({ audience: value === own ? null : (value as EntryDetails['audience']) })}
          choices={offered(template.area).map((value) => ({
            value,
            label: value === own ? `${audienceNames[value]} (as this section)` : audienceNames[value],
          }))}
        />
        <fieldset className="row-ticks">
          <legend className="ui-field-label">Not to be told to</legend>
          <div className="row-ticks-list">
            {[...family, ...others].map((one) => (
              <Checkbox
                key={one.value}
                isSelected={withheld.includes(one.value)}
                onChange={(on) => {
                  const next = on ? [...withheld, one.value] : withheld.filter((id) => id !== one.value)
                  set({ withholdFrom: next.length > 0 ? next : null })
                }}
              >
                {one.label || nobody.label}
              </Checkbox>
            ))}
          </div>
        </fieldset>
        {(details.audience ?? own) === 'restricted' || withheld.length > 0 ? (
          <TextField
            label="Why, who decided, and when it will be looked at again"
            value={details.withholdReason ?? ''}
            onChange={(reason) => set({ withholdReason: reason || null })}
          />
        ) : null}
      </div>
    </Dialog>
  )
}
