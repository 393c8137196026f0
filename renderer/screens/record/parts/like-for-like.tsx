/** Earlier concerns beside present ones: each pair side by side, so that the likeness is seen and not remembered. */
import type { TemplateSection } from '../../../../shared/templates/template.ts'
import { addTableRow, useTable } from '../../../editor/draft/rows.ts'
import { Button, IconButton, TextArea, TextField } from '../../../ui/index.ts'
import { useRecord } from '../record-context.ts'
import './like-for-like.css'

const short = new Set(['date', 'person'])

export function LikeForLike({ section }: { section: TemplateSection }) {
  const { session } = useRecord()
  const rows = useTable(session.doc, section.key)
  const columns = section.columns ?? []
  const then = columns.filter(({ key }) => key !== 'now')
  const now = columns.filter(({ key }) => key === 'now')
  return (
    <div className="row-cards">
      {rows.length === 0 ? <p className="row-empty">Nothing here yet.</p> : null}
      {rows.map((handle, index) => {
        const { cells } = handle.row
        const name = `Earlier concern ${index + 1}`
        const field = ({ key, heading }: (typeof columns)[number]) => {
          const shared = {
            label: heading,
            value: cells[key] ?? '',
            isDisabled: !session.editable,
            onChange: (value: string) => handle.setIn('cells', key, value),
          }
          return short.has(key) ? (
            <TextField key={key} {...shared} />
          ) : (
            <TextArea key={key} {...shared} rows={2} />
          )
        }
        return (
          <fieldset key={handle.row.id || index} className="row-card" data-row-id={handle.row.id}>
            <legend className="row-card-name">{name}</legend>
            <div className="like-for-like">
              <div className="like-side">
                <p className="like-when">Then</p>
                {then.map(field)}
              </div>
              <div className="like-side">
                <p className="like-when">Today</p>
                {now.map(field)}
              </div>
            </div>
            {session.editable ? (
              <div className="row-card-remove">
                <IconButton icon="remove" small label={`Remove ${name}`} onPress={handle.remove} />
              </div>
            ) : null}
          </fieldset>
        )
      })}
      {session.editable ? (
        <div>
          <Button small icon="plus" onPress={() => addTableRow(session.doc, section.key)}>
            Add an earlier concern
          </Button>
        </div>
      ) : null}
    </div>
  )
}
