/** A newer version of the template is offered, never forced; what was written under an old heading stays on the page. */
import { useState } from 'react'
import type * as Y from 'yjs'
import { blocksText, draftToMinutes } from '../../../shared/minutes/index.ts'
import {
  differencesBetween,
  sectionOf,
  type Template,
  type TemplateSection,
} from '../../../shared/templates/index.ts'
import { Button, Dialog, Notice } from '../../ui/index.ts'
import { useRecord } from './record-context.ts'

export function NewerTemplate({ from, to, onUse }: { from: Template; to: Template; onUse: () => void }) {
  const { session } = useRecord()
  const [asking, setAsking] = useState(false)
  if (!session.editable || from.version === to.version) return null
  const differences = differencesBetween(from, to)
  return (
    <div className="record-note">
      <Notice tone="info" title="New records use another version of this template.">
        <p>This record keeps its own unless you choose the other one.</p>
        <Button small onPress={() => setAsking(true)}>
          See what is different
        </Button>
      </Notice>
      <Dialog
        title="The other version of this template"
        isOpen={asking}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button kind="quiet" onPress={() => setAsking(false)}>
              Keep the one I have
            </Button>
            <Button
              kind="main"
              onPress={() => {
                setAsking(false)
                onUse()
              }}
            >
              Use it for this record
            </Button>
          </>
        }
      >
        {differences.length === 0 ? (
          <p>Only its number is different.</p>
        ) : (
          <ul>
            {differences.map((difference) => (
              <li key={difference}>{difference}</li>
            ))}
          </ul>
        )}
        <p>Nothing that is written is lost.</p>
      </Dialog>
    </div>
  )
}

/** Sections that hold words or rows but have no place in this template, under the headings they were written under. */
export function leftBehind(doc: Y.Doc, template: Template, known: readonly Template[]): TemplateSection[] {
  const { sections, tables } = draftToMinutes(doc)
  const written = [
    ...sections
      .filter(({ entries }) => entries.some(({ blocks }) => blocksText(blocks).trim() !== ''))
      .map(({ key }) => key),
    ...tables.filter(({ rows }) => rows.length > 0).map(({ key }) => key),
  ]
  return [...new Set(written)]
    .filter((key) => !sectionOf(template, key))
    .map((key) => {
      const was = known.map((one) => sectionOf(one, key)).find((one) => one !== undefined)
      return {
        key,
        heading: was ? `${was.heading} (from the earlier template)` : 'Other notes',
        kind: was?.kind ?? 'entries',
        required: 'optional',
        audience: was?.audience ?? 'council',
        guidance: 'This heading is no longer asked for. What was written here is kept.',
        ...(was?.columns ? { columns: was.columns } : {}),
      }
    })
}
