import { useState } from 'react'
import type { Sensitivity } from '../../../../shared/cases/index.ts'
import type { Family } from '../../../../shared/chronology/index.ts'
import { saveFile } from '../../../client/index.ts'
import { Button, Dialog, RadioGroup } from '../../../ui/index.ts'
import { chronologyCsv, csvName } from './csv.ts'

const choices = [
  { value: 'shared', label: 'The family too', hint: 'Only what is shared with the family.' },
  { value: 'professionals', label: 'Professionals', hint: 'Also what is for professionals.' },
  { value: 'restricted', label: 'The council only', hint: 'Everything, also what is restricted.' },
]

/** Asks for whom the file is before it is made: what is restricted goes only where somebody says so. */
export function SaveCsv({ family, familyRef }: { family: Family; familyRef: string }) {
  const [open, setOpen] = useState(false)
  const [reach, setReach] = useState<Sensitivity>('shared')
  return (
    <>
      <Button
        icon="save"
        onPress={() => {
          setReach('shared')
          setOpen(true)
        }}
      >
        Save as CSV
      </Button>
      <Dialog
        title="Save the chronology as CSV"
        isOpen={open}
        onClose={() => setOpen(false)}
        actions={
          <>
            <Button onPress={() => setOpen(false)}>Cancel</Button>
            <Button
              kind="main"
              onPress={() => {
                saveFile(csvName(familyRef), chronologyCsv(family, reach))
                setOpen(false)
              }}
            >
              Save the file
            </Button>
          </>
        }
      >
        <RadioGroup
          label="Who will read the file"
          hint="The file is not encrypted and holds names. Keep it where the family’s papers are kept."
          value={reach}
          onChange={(value) => setReach(value as Sensitivity)}
          choices={choices}
        />
      </Dialog>
    </>
  )
}
