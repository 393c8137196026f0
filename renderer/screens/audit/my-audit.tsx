import './audit.css'
import { useState } from 'react'
import { api, problemOf, useQuery } from '../../client/index.ts'
import { Page, ProblemNotice, Waiting } from '../../ui/index.ts'
import { type AuditFilter, AuditFilters, everything } from './filters.tsx'
import { AuditRows } from './rows.tsx'

/** What the person who is signed in has done, as the audit trail tells it. */
export default function MyAudit() {
  const [{ person: _person, ...filter }, setFilter] = useState<AuditFilter>(everything)
  const [before, setBefore] = useState(0)
  const found = useQuery(api.audit.mine.queryOptions({ input: { ...filter, before } }))
  return (
    <Page
      title="What you have done here"
      lead="What is noted under your name: what you opened, took out, changed and signed, and passphrases that were wrong."
      back={{ href: '/me', label: 'your account' }}
    >
      <AuditFilters
        value={{ ...filter, person: '' }}
        onChange={(next) => {
          setFilter(next)
          setBefore(0)
        }}
        fixed={{ person: true }}
      />
      {found.error ? <ProblemNotice problem={problemOf(found.error)} /> : null}
      {found.isPending ? <Waiting /> : null}
      {found.data ? (
        <AuditRows
          list={found.data}
          before={before}
          onBefore={setBefore}
          empty="Nothing is noted under your name that fits what you asked for."
        />
      ) : null}
    </Page>
  )
}
