import { client, fromBase64, saveFile, useDoing } from '../../client/index.ts'
import { announce, Button, PageGroup, ProblemNotice } from '../../ui/index.ts'

/** Saves the start of a data protection impact assessment with what this workspace is set to. */
export function SaveAssessment() {
  const save = useDoing(async (_: undefined) => {
    const made = await client.privacy.assessment()
    saveFile(made.fileName, fromBase64(made.bytes))
    announce(`Saved ${made.fileName}`)
    return made
  })
  return (
    <>
      <ProblemNotice problem={save.problem} />
      <div>
        <Button icon="save" busy={save.busy} busyWords="Making it…" onPress={() => void save.run(undefined)}>
          Save the impact assessment as Word
        </Button>
      </div>
    </>
  )
}

/** For administrators: what an information officer asks for. A part of the Settings screen. */
export function PrivacyPapers() {
  return (
    <PageGroup title="For the information officer">
      <p>
        The start of a data protection impact assessment: what is true of Chairside and of the settings here
        stands in it, and what only the council can say is left open. It holds nothing of any record.
      </p>
      <SaveAssessment />
      <ul className="ui-plain-list ui-stack-tight">
        <li>
          <a href="#/guide/security">How records are kept safe, for security officers</a>
        </li>
        <li>
          <a href="#/guide/promises">What Chairside promises, and what tries to break it</a>
        </li>
        <li>
          <a href="#/guide/impact-assessment">The impact assessment to read</a>
        </li>
        <li>
          <a href="#/guide/licences">What Chairside is built with, and the licences</a>
        </li>
      </ul>
    </PageGroup>
  )
}
