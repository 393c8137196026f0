import { type Account, can, canBegin } from '../../../shared/access/access.ts'
import type { CaseFile } from '../../../shared/cases/index.ts'
import { api, problemOf, useQuery } from '../../client/index.ts'
import { LinkButton, Page, ProblemNotice, sayTime, TextField, Waiting } from '../../ui/index.ts'
import { CasePlan } from '../plan/case-plan.tsx'
import { HoldNote } from '../retention/hold-note.tsx'
import { BroughtIn } from './brought-in.tsx'
import { CaseDisagreements } from './case-disagreements.tsx'
import { CaseHistory } from './case-history.tsx'
import { CaseNav, Part } from './case-parts.tsx'
import { CaseRecords } from './case-records.tsx'
import { ChildrenPart } from './children-part.tsx'
import { ClashNotice } from './clash-notice.tsx'
import { Agencies } from './facts/agencies.tsx'
import { Appointments } from './facts/appointments.tsx'
import { Household } from './facts/household.tsx'
import { OtherNames } from './facts/names.tsx'
import { Numbers } from './facts/numbers.tsx'
import { Relationships } from './facts/relationships.tsx'
import { Statuses } from './facts/statuses.tsx'
import type { Saving } from './family-session.ts'
import { PeoplePart } from './people-part.tsx'
import { readFamily, useFamily } from './use-family.ts'

/** One family: its reference, children, people and records. Saved as it is typed. */
export default function CaseScreen({ id, me }: { id: string; me: Account }) {
  // Read once: from then on this screen holds the newest words, and reading again would put old ones over them.
  const file = useQuery({
    ...api.cases.get.queryOptions({ input: { id } }),
    queryFn: () => readFamily(id, me),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  })
  if (file.data) return <CaseEditor file={file.data} me={me} />
  return (
    <Page title="Family" back={{ href: '/cases', label: 'Cases' }}>
      {file.error ? <ProblemNotice problem={problemOf(file.error)} /> : <Waiting />}
    </Page>
  )
}

function CaseEditor({ file, me }: { file: CaseFile; me: Account }) {
  const readOnly = !can(me, 'case.write')
  const accounts = useQuery(api.people.list.queryOptions())
  const family = useFamily(file, me)
  const { value, saving, clashes } = family
  const part = {
    file: value,
    readOnly,
    change: (changed: Partial<CaseFile>) => family.change({ ...value, ...changed }, value),
  }

  return (
    <Page
      title={value.familyRef || 'Family without a reference'}
      lead={<SavedLine saving={saving} undecided={clashes.length > 0} />}
      back={{ href: '/cases', label: 'Cases' }}
      actions={
        <>
          {can(me, 'audit.read') ? (
            <LinkButton href={`/audit/${file.id}`}>Who has read this</LinkButton>
          ) : null}
          {canBegin(me, 'supervision') ? (
            <LinkButton href={`/new/supervision?case=${file.id}`} icon="plus">
              New supervision
            </LinkButton>
          ) : null}
          {canBegin(me, 'meetings') ? (
            <LinkButton href={`/new/meetings?case=${file.id}`} icon="plus">
              New record
            </LinkButton>
          ) : null}
        </>
      }
    >
      <BroughtIn at={family.broughtInAt} />
      <ClashNotice
        clashes={clashes}
        file={value}
        accounts={accounts.data ?? []}
        onKeepMine={family.keepMine}
        onTakeTheirs={family.takeTheirs}
      />
      <ProblemNotice problem={saving.problem} />
      <HoldNote kind="case" id={file.id} />
      <div className="case-layout">
        <CaseNav caseId={file.id} />
        <div className="case-body">
          <TextField
            label="Family reference"
            narrow
            isReadOnly={readOnly}
            value={value.familyRef}
            onChange={(familyRef) => part.change({ familyRef })}
            autoComplete="off"
          />
          <Part part="children">
            <ChildrenPart {...part} />
          </Part>
          <Part part="status">
            <Statuses {...part} />
          </Part>
          <Part part="plan">
            <CasePlan caseId={file.id} />
          </Part>
          <Part part="people">
            <PeoplePart {...part} accounts={accounts.data ?? []} />
          </Part>
          <Part part="household">
            <Household {...part} />
          </Part>
          <Part part="relationships">
            <Relationships {...part} />
          </Part>
          <Part part="names">
            <OtherNames {...part} />
            <Numbers {...part} />
          </Part>
          <Part part="agencies">
            <Agencies {...part} />
          </Part>
          <Part part="appointments">
            <Appointments {...part} />
          </Part>
          {can(me, 'record.read') ? (
            <>
              <Part part="disagreements">
                <CaseDisagreements caseId={file.id} />
              </Part>
              <Part part="history">
                <CaseHistory caseId={file.id} />
              </Part>
            </>
          ) : null}
          <Part part="records">
            <CaseRecords caseId={file.id} />
          </Part>
        </div>
      </div>
    </Page>
  )
}

function SavedLine({ saving, undecided }: { saving: Saving; undecided: boolean }) {
  const words =
    saving.state === 'saved'
      ? saving.savedAt
        ? `Saved ${sayTime(saving.savedAt)}${undecided ? ', but for what you still decide' : ''}`
        : 'Everything is saved as you type.'
      : saving.problem
        ? 'Not saved yet.'
        : 'Saving…'
  return <span role="status">{words}</span>
}
