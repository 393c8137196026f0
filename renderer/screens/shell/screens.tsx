import { lazy, Suspense } from 'react'
import { Redirect, Route, Switch, useLocation } from 'wouter'
import type { Account } from '../../../shared/access/access.ts'
import type { WorkspaceStatus } from '../../../shared/api/contract.ts'
import { Empty, LinkButton, Page, Waiting } from '../../ui/index.ts'
import { homeOf, isPlaceFor } from './places.ts'

// Each screen is its own file of the build, so that the window opens with only what it shows.
const Today = lazy(() => import('../today/today.tsx'))
const Actions = lazy(() => import('../actions/actions.tsx'))
const RecordList = lazy(() => import('../lists/record-list.tsx'))
const SupervisionPlan = lazy(() => import('../supervision/plan.tsx'))
const NewRecord = lazy(() => import('../new-record/new-record.tsx'))
const CaseList = lazy(() => import('../cases/case-list.tsx'))
const CaseScreen = lazy(() => import('../cases/case-screen.tsx'))
const ChronologyScreen = lazy(() => import('../cases/chronology/chronology-screen.tsx'))
const CaseRegisters = lazy(() => import('../cases/registers/case-registers.tsx'))
const AllRegisters = lazy(() => import('../cases/registers/all-registers.tsx'))
const Disagreements = lazy(() => import('../disagreements/disagreements.tsx'))
const ImportScreen = lazy(() => import('../import/import.tsx'))
const NewCase = lazy(() => import('../cases/new-case.tsx'))
const People = lazy(() => import('../people/people.tsx'))
const Safekeeping = lazy(() => import('../safekeeping/safekeeping.tsx'))
const Me = lazy(() => import('../me/me.tsx'))
const Settings = lazy(() => import('../settings/settings.tsx'))
const Rules = lazy(() => import('../rules/rules.tsx'))
const Retention = lazy(() => import('../retention/retention.tsx'))
const Letterhead = lazy(() => import('../letterhead/letterhead.tsx'))
const Templates = lazy(() => import('../templates/templates.tsx'))
const OneTemplate = lazy(() => import('../templates/one-template.tsx'))
const Verify = lazy(() => import('../verify/verify.tsx'))
const Guide = lazy(() => import('../guide/guide.tsx'))
const Search = lazy(() => import('../search/search.tsx'))
const RecordScreen = lazy(() => import('../record/index.tsx'))
const SignScreen = lazy(() => import('../sign/sign.tsx'))
const CountersignScreen = lazy(() => import('../sign/countersign.tsx'))
const CopiesScreen = lazy(() => import('../copies/copies.tsx'))
const Corrections = lazy(() => import('../corrections/corrections.tsx'))
const RecordHistory = lazy(() => import('../record-history/record-history.tsx'))
const Distribution = lazy(() => import('../distribution/distribution.tsx'))
const Reports = lazy(() => import('../reports/reports.tsx'))
const OneReport = lazy(() => import('../reports/one-report.tsx'))
const Audit = lazy(() => import('../audit/audit.tsx'))
const MyAudit = lazy(() => import('../audit/my-audit.tsx'))
const Sampling = lazy(() => import('../sampling/sampling.tsx'))
const OneSample = lazy(() => import('../sampling/one-sample.tsx'))
const Library = lazy(() => import('../learning/library.tsx'))
const OneTheme = lazy(() => import('../learning/one-theme.tsx'))
const NewTheme = lazy(() => import('../learning/new-theme.tsx'))
const ThrownAway = lazy(() => import('../undo/thrown-away.tsx'))
const MoveScreen = lazy(() => import('../undo/move.tsx'))
const RecordLines = lazy(() => import('../distribution/record-lines.tsx'))

/** What stands at which place. */
export function Screens({ me, status }: { me: Account; status: WorkspaceStatus }) {
  const [path] = useLocation()
  if (!isPlaceFor(me, path)) return <NotForYou me={me} path={path} />
  return (
    <Suspense fallback={<div className="ui-page">{<Waiting />}</div>}>
      <Switch>
        <Route path="/">
          <Today me={me} />
        </Route>
        <Route path="/actions">
          <Actions />
        </Route>
        <Route path="/meetings">
          <RecordList key="meetings" area="meetings" me={me} />
        </Route>
        <Route path="/supervision">
          <RecordList key="supervision" area="supervision" me={me} />
        </Route>
        <Route path="/supervision/plan">
          <SupervisionPlan me={me} />
        </Route>
        <Route path="/new/:area">
          {({ area }) => <NewRecord key={area} area={area === 'supervision' ? 'supervision' : 'meetings'} />}
        </Route>
        <Route path="/cases">
          <CaseList me={me} />
        </Route>
        <Route path="/import">
          <ImportScreen me={me} />
        </Route>
        <Route path="/cases/new">
          <NewCase />
        </Route>
        <Route path="/cases/:id">{({ id }) => <CaseScreen key={id} id={id} me={me} />}</Route>
        <Route path="/cases/:id/registers">{({ id }) => <CaseRegisters key={id} id={id} />}</Route>
        <Route path="/distribution">
          <Distribution me={me} />
        </Route>
        <Route path="/distribution/:recordId">
          {({ recordId }) => <RecordLines key={recordId} id={recordId} />}
        </Route>
        <Route path="/reports">
          <Reports me={me} />
        </Route>
        <Route path="/reports/:id">{({ id }) => <OneReport key={id} id={id} me={me} />}</Route>
        <Route path="/audit">
          <Audit />
        </Route>
        <Route path="/audit/:about">{({ about }) => <Audit key={about} about={about} />}</Route>
        <Route path="/me/audit">
          <MyAudit />
        </Route>
        <Route path="/sampling">
          <Sampling />
        </Route>
        <Route path="/sampling/:id">{({ id }) => <OneSample key={id} id={id} />}</Route>
        <Route path="/learning">
          <Library me={me} />
        </Route>
        <Route path="/learning/new">
          <NewTheme />
        </Route>
        <Route path="/learning/:id">{({ id }) => <OneTheme key={id} id={id} me={me} />}</Route>
        <Route path="/disagreements">
          <Disagreements />
        </Route>
        <Route path="/registers">
          <AllRegisters />
        </Route>
        <Route path="/cases/:id/chronology">
          {({ id }) => <ChronologyScreen key={id} id={id} me={me} />}
        </Route>
        <Route path="/people">
          <People me={me} />
        </Route>
        <Route path="/safekeeping">
          <Safekeeping me={me} />
        </Route>
        <Route path="/settings">
          <Settings me={me} />
        </Route>
        <Route path="/rules">
          <Rules me={me} />
        </Route>
        <Route path="/retention">
          <Retention />
        </Route>
        <Route path="/letterhead">
          <Letterhead />
        </Route>
        <Route path="/templates">
          <Templates me={me} />
        </Route>
        <Route path="/templates/:type">{({ type }) => <OneTemplate key={type} type={type} me={me} />}</Route>
        <Route path="/me">
          <Me me={me} status={status} />
        </Route>
        <Route path="/verify">
          <Verify />
        </Route>
        <Route path="/search">
          <Search />
        </Route>
        <Route path="/guide">
          <Guide page="" />
        </Route>
        <Route path="/guide/:page">{({ page }) => <Guide page={page} />}</Route>
        <Route path="/record/:id">{({ id }) => <RecordScreen key={id} id={id} />}</Route>
        <Route path="/record/:id/sign">
          {({ id }) => <SignScreen key={id} id={id} me={me} fictional={status.fictional} />}
        </Route>
        <Route path="/record/:id/countersign">
          {({ id }) => <CountersignScreen key={id} id={id} me={me} />}
        </Route>
        <Route path="/record/:id/copies">{({ id }) => <CopiesScreen key={id} id={id} />}</Route>
        <Route path="/record/:id/corrections">{({ id }) => <Corrections key={id} id={id} />}</Route>
        <Route path="/record/:id/move">{({ id }) => <MoveScreen key={id} id={id} />}</Route>
        <Route path="/thrown-away">
          <ThrownAway />
        </Route>
        <Route path="/record/:id/history">{({ id }) => <RecordHistory key={id} id={id} />}</Route>
        <Route>
          <Page title="There is nothing here" narrow>
            <Empty title="This place does not exist" action={<WayHome me={me} />}>
              The address may be old, or the record was opened in another workspace.
            </Empty>
          </Page>
        </Route>
      </Switch>
    </Suspense>
  )
}

function WayHome({ me }: { me: Account }) {
  const home = homeOf(me)
  return <LinkButton href={home}>{home === '/' ? 'Go to Today' : 'Go to Reports'}</LinkButton>
}

/** A place of somebody else's work: nothing of it is asked of the core. */
function NotForYou({ me, path }: { me: Account; path: string }) {
  if (path === '/') return <Redirect to={homeOf(me)} replace />
  return (
    <Page title="This place is not part of your role" narrow>
      <Empty title="Nothing of it is shown" action={<WayHome me={me} />}>
        {me.role} is what your account says. If that is not right, ask whoever manages Chairside for your
        council.
      </Empty>
    </Page>
  )
}
