import { memo } from 'react'
import { Checkbox, GridListItem } from 'react-aria-components'
import type { Line } from '../../../shared/distribution/index.ts'
import { Button, Icon, LinkButton, StateMark, sayDate, Unbroken } from '../../ui/index.ts'
import { nextOf, type StepId } from './steps.ts'
import { documentWords, dueWords, lineWords, markOf, methodWords, whoWords } from './words.ts'

type Props = {
  line: Line
  today: string
  /** May Chairside itself send e-mail? */
  direct: boolean
  responsible: string
  /** The record's own page: what is the same in every row is not said again. */
  ofRecord: boolean
  onStep: (step: StepId, line: Line) => void
}

/** One document for one recipient. Its row says everything; its button is the one thing to do next. */
export const LineRow = memo(function LineRow({ line, today, direct, responsible, ofRecord, onStep }: Props) {
  const mark = markOf(line)
  const next = nextOf(line, direct)
  const due = dueWords(line, today)
  return (
    <GridListItem id={line.id} value={line} textValue={lineWords(line, today)} className="distribution-row">
      {({ isSelected }) => (
        <>
          <Checkbox slot="selection" className="ui-check distribution-tick" aria-label="Select">
            <span className="ui-check-box">{isSelected ? <Icon name="tick" size={18} /> : null}</span>
          </Checkbox>
          <div className="distribution-cells">
            <div className="distribution-who">
              <span className="distribution-name">{line.name}</span>
              <span className="ui-quiet ui-small">{whoWords(line)}</span>
              {line.came ? null : <span className="ui-small distribution-absent">Did not come</span>}
            </div>
            <div className="distribution-what">
              <span>{documentWords(line)}</span>
              {ofRecord ? null : (
                <span className="ui-quiet ui-small">
                  {line.meetingName}, {sayDate(line.meetingDate, false)}
                  <br />
                  <Unbroken>{line.familyRef}</Unbroken>
                </span>
              )}
            </div>
            <div className="distribution-how">
              <span className="ui-small">{methodWords(line.method)}</span>
              {line.address ? (
                <span className="ui-quiet ui-small distribution-address">{line.address}</span>
              ) : null}
              {responsible ? <span className="ui-quiet ui-small">Seen to by {responsible}</span> : null}
            </div>
            <div className="distribution-state">
              <StateMark tone={mark.tone} icon={mark.icon}>
                {mark.words}
              </StateMark>
              {due ? (
                <span className={`ui-small distribution-due${line.late ? ' distribution-late' : ''}`}>
                  {line.late ? <Icon name="warn" size={16} /> : null}
                  {due}
                </span>
              ) : null}
              {line.warnings.length > 0 ? (
                <span className="ui-small distribution-warned">
                  <Icon name="warn" size={16} />
                  {line.warnings.length === 1 ? 'Something to look at' : 'Things to look at'}
                </span>
              ) : null}
            </div>
            <div className="distribution-next">
              {next === null ? null : next.step === 'look' ? (
                <LinkButton small href={`/record/${line.recordId}/copies`}>
                  {next.does}
                  <span className="ui-hidden"> for {line.name}</span>
                </LinkButton>
              ) : (
                <Button
                  small
                  aria-label={`${next.does}: ${line.name}`}
                  onPress={() => onStep(next.step as StepId, line)}
                >
                  {next.does}
                </Button>
              )}
            </div>
          </div>
        </>
      )}
    </GridListItem>
  )
})
