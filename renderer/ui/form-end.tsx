import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import { ProblemNotice, type ProblemNoticeProps } from './notice.tsx'

export type FormEndProps = {
  /** Words of the button that sends the form. */
  children: ReactNode
  /** The work that sending it begins. */
  doing: { busy: boolean; problem: ProblemNoticeProps['problem'] }
  busyWords: string
  onCancel: () => void
}

/** The end of a form in a dialog: what went wrong, if anything; then send it, or leave it. */
export function FormEnd({ children, doing, busyWords, onCancel }: FormEndProps) {
  return (
    <>
      <ProblemNotice problem={doing.problem} />
      <div className="ui-row">
        <Button type="submit" kind="main" busy={doing.busy} busyWords={busyWords}>
          {children}
        </Button>
        <Button kind="quiet" onPress={onCancel}>
          Cancel
        </Button>
      </div>
    </>
  )
}
