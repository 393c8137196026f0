import { lazy, Suspense } from 'react'
import { Route, Switch } from 'wouter'
import type { Account } from '../../../shared/access/access.ts'
import type { WorkspaceStatus } from '../../../shared/api/contract.ts'
import { Empty, LinkButton, Page, Waiting } from '../../ui/index.ts'

// Each screen is its own file of the build, so that the window opens with only what it shows.
const Today = lazy(() => import('../today/today.tsx'))
const Actions = lazy(() => import('../actions/actions.tsx'))
const RecordList = lazy(() => import('../lists/record-list.tsx'))
const NewRecord = lazy(() => import('../new-record/new-record.tsx'))
const CaseList = lazy(() => import('../cases/case-list.tsx'))
const CaseScreen = lazy(() => import('../cases/case-screen.tsx'))
const ChronologyScreen = lazy(() => import('../cases/chronology/chronology-screen.tsx'))
const CaseRegisters = lazy(() => import('../cases/registers/case-registers.tsx'))
const AllRegisters = lazy(() => import('../cases/registers/all-registers.tsx'))
const ImportScreen = lazy(() => import('../import/import.tsx'))
const NewCase = lazy(() => import('../cases/new-case.tsx'))
const People = lazy(() => import('../people/people.tsx'))
const Me = lazy(() => import('../me/me.tsx'))
const Settings = lazy(() => import('../settings/settings.tsx'))
const Rules = lazy(() => import('../rules/rules.tsx'))
const Templates = lazy(() => import('../templates/templates.tsx'))
const OneTemplate = lazy(() => import('../templates/one-template.tsx'))
const Verify = lazy(() => import('../verify/verify.tsx'))
const Guide = lazy(() => import('../guide/guide.tsx'))
const Search = lazy(() => import('../search/search.tsx'))
const RecordScreen = lazy(() => import('../record/index.tsx'))
const SignScreen = lazy(() => import('../sign/sign.tsx'))
const CopiesScreen = lazy(() => import('../copies/copies.tsx'))

/** What stands at which place. */
export function Screens({ me, status }: { me: Account; status: WorkspaceStatus }) {
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
        <Route path="/registers">
          <AllRegisters />
        </Route>
        <Route path="/cases/:id/chronology">
          {({ id }) => <ChronologyScreen key={id} id={id} me={me} />}
        </Route>
        <Route path="/people">
          <People me={me} />
        </Route>
        <Route path="/settings">
          <Settings me={me} />
        </Route>
        <Route path="/rules">
          <Rules me={me} />
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
        <Route path="/record/:id/copies">{({ id }) => <CopiesScreen key={id} id={id} />}</Route>
        <Route>
          <Page title="There is nothing here" narrow>
            <Empty title="This place does not exist" action={<LinkButton href="/">Go to Today</LinkButton>}>
              The address may be old, or the record was opened in another workspace.
            </Empty>
          </Page>
        </Route>
      </Switch>
    </Suspense>
  )
}
