import { useState } from 'react'
import { api, client, useDoing, useQuery } from '../../client/index.ts'
import { announce, Select } from '../../ui/index.ts'
import { StepForm, type StepProps } from './step-form.tsx'
import { lineCount } from './words.ts'

/** Who sees to it from now on. */
export function GiveForm({ split, onClose }: StepProps) {
  const people = useQuery(api.people.list.queryOptions())
  const [account, setAccount] = useState(split.can[0]?.responsible ?? '')
  const lineIds = split.can.map(({ id }) => id)
  const doing = useDoing(() => client.distribution.giveTo({ lineIds, account }))
  return (
    <StepForm
      split={split}
      onClose={onClose}
      title="Who sees to it"
      does={lineIds.length > 1 ? `Give ${lineCount(lineIds.length)}` : 'Give it to them'}
      doing={doing}
      whole
      send={async () => {
        if (!(await doing.run(undefined))) return
        announce(`Given: ${lineCount(lineIds.length)}`)
        onClose()
      }}
    >
      {() => (
        <Select
          label="Who"
          value={account}
          onChange={setAccount}
          choices={[
            { value: '', label: 'Nobody in particular' },
            ...(people.data ?? [])
              .filter(({ active }) => active)
              .map(({ id, name, role }) => ({ value: id, label: name, hint: role })),
          ]}
        />
      )}
    </StepForm>
  )
}
