import { type FormEvent, useState } from 'react'
import { client, useDoing } from '../../client/index.ts'
import { Button, goTo, LinkButton, Page, ProblemNotice } from '../../ui/index.ts'
import { CaseBasics, filled, newCaseInput } from '../new-record/case-basics.tsx'

export default function NewCase() {
  const [value, setValue] = useState(newCaseInput)
  const [sent, setSent] = useState(false)
  const create = useDoing(async () => {
    const made = await client.cases.create(filled(value))
    goTo(`/cases/${made.id}`)
    return made
  })
  const send = async (event: FormEvent) => {
    event.preventDefault()
    setSent(true)
    if (value.familyRef.trim()) await create.run(undefined)
  }
  return (
    <Page
      title="New family"
      lead="The rest, such as parents and who must not learn an address, follows on the family’s own page."
      back={{ href: '/cases', label: 'Cases' }}
      narrow
    >
      <form className="ui-stack" onSubmit={(event) => void send(event)} noValidate>
        <CaseBasics value={value} onChange={setValue} showMistakes={sent} autoFocus />
        <ProblemNotice problem={create.problem} />
        <div className="ui-row">
          <Button type="submit" kind="main" busy={create.busy} busyWords="Adding…">
            Add the family
          </Button>
          <LinkButton kind="quiet" href="/cases">
            Cancel
          </LinkButton>
        </div>
      </form>
    </Page>
  )
}
