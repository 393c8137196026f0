import { registerKinds, registerNames } from '../../../../shared/cases/index.ts'
import { api, problemOf, useQuery } from '../../../client/index.ts'
import { Page, ProblemNotice, Tabs, Waiting } from '../../../ui/index.ts'
import { Register } from './register.tsx'

/** The registers of one family: read from its case file and from those signed records that one may open. */
export default function CaseRegisters({ id }: { id: string }) {
  const file = useQuery(api.cases.get.queryOptions({ input: { id } }))
  const registers = useQuery(api.registers.of.queryOptions({ input: { caseId: id } }))
  const familyRef = file.data?.familyRef ?? ''
  const problem = registers.error ?? file.error
  return (
    <Page
      title="Registers"
      lead={
        <>
          {familyRef ? `${familyRef}. ` : ''}Filled from signed minutes and the case file; nothing is typed
          here. Appointments are added <a href={`#/cases/${id}?part=appointments`}>with the family</a>. What
          is restricted, legal advice and personal supervision are never in them.
        </>
      }
      back={{ href: `/cases/${id}`, label: familyRef || 'the family' }}
    >
      {problem ? <ProblemNotice problem={problemOf(problem)} /> : null}
      {registers.isPending && !problem ? <Waiting /> : null}
      {registers.data ? (
        <Tabs
          label="Registers"
          items={registerKinds.map((kind) => ({
            id: kind,
            label: registerNames[kind],
            content: <Register kind={kind} registers={registers.data} named={familyRef} />,
          }))}
        />
      ) : null}
    </Page>
  )
}
