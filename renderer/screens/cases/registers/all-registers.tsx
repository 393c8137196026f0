import { useState } from 'react'
import {
  type RegisterKind,
  registerKindSchema,
  registerKinds,
  registerNames,
} from '../../../../shared/cases/index.ts'
import { api, problemOf, useQuery } from '../../../client/index.ts'
import {
  addDays,
  DateField,
  isIsoDate,
  Page,
  ProblemNotice,
  Select,
  todayIso,
  useRemembered,
  Waiting,
} from '../../../ui/index.ts'
import { Register } from './register.tsx'

const isDay = (value: string): boolean => value === '' || isIsoDate(value)

/** Why a period cannot be read, as a sentence; '' when it can. */
function whyNot(from: string, to: string): string {
  if (!isDay(from) || !isDay(to)) return 'Give both days as dates, or leave one empty.'
  return from !== '' && to !== '' && to < from ? 'The period ends before it begins.' : ''
}

const periodInWords = (from: string, to: string): string =>
  [from && `from ${from}`, to && `to ${to}`].filter(Boolean).join(' ')

/** One register over all families, for a period: what an audit asks for. */
export default function AllRegisters() {
  const [remembered, setKind] = useRemembered<string>('registers.kind', 'wnb')
  const kind: RegisterKind = registerKindSchema.catch('wnb').parse(remembered)
  const today = todayIso()
  const [from, setFrom] = useState(addDays(today, -365))
  const [to, setTo] = useState(today)
  const wrong = whyNot(from, to)
  const found = useQuery({
    ...api.registers.audit.queryOptions({ input: { kind, from, to } }),
    enabled: wrong === '',
  })
  return (
    <Page
      title="Registers"
      lead="Over all families, from the records that you may open. What is restricted, legal advice and personal supervision are never in them."
      back={{ href: '/cases', label: 'Cases' }}
    >
      <search className="ui-row-end">
        <Select
          label="Register"
          value={kind}
          onChange={setKind}
          choices={registerKinds.map((value) => ({ value, label: registerNames[value] }))}
        />
        <DateField label="From" value={from} onChange={setFrom} error={wrong || undefined} />
        <DateField label="To" value={to} onChange={setTo} />
      </search>
      {found.error ? <ProblemNotice problem={problemOf(found.error)} /> : null}
      {wrong === '' && found.isPending ? <Waiting /> : null}
      {wrong === '' && found.data ? (
        <Register
          key={kind}
          kind={kind}
          registers={found.data}
          named={periodInWords(from, to)}
          withFamily
          none="No family has anything of this kind in this period."
        />
      ) : null}
    </Page>
  )
}
