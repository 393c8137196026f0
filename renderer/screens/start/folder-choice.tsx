import { client, useDoing } from '../../client/index.ts'
import { Button, ProblemNotice, TextField } from '../../ui/index.ts'

export type FolderChoiceProps = {
  door: 'desktop' | 'browser'
  folder: string
  onFolder: (folder: string) => void
  autoFocus?: boolean
  /** Said instead of the usual words. */
  hint?: string
}

/** A folder by its path, and on the desktop by the system's own dialog. A browser may not open that dialog. */
export function FolderChoice({ door, folder, onFolder, autoFocus, hint }: FolderChoiceProps) {
  const choose = useDoing(async () => {
    const chosen = await client.workspace.chooseFolder()
    if (chosen) onFolder(chosen)
    return chosen
  })
  return (
    <>
      <TextField
        label="Folder"
        hint={
          hint ??
          (door === 'browser'
            ? 'The whole path on this computer. It is made if it is not there yet.'
            : undefined)
        }
        value={folder}
        onChange={onFolder}
        autoComplete="off"
        spellCheck="false"
        autoFocus={autoFocus}
        after={
          door === 'desktop' ? (
            <Button
              icon="folder"
              onPress={() => void choose.run(undefined)}
              busy={choose.busy}
              busyWords="Choosing…"
            >
              Choose
            </Button>
          ) : null
        }
      />
      <ProblemNotice problem={choose.problem} />
    </>
  )
}
