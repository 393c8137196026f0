/** Drafts that were thrown away, and the way back for each. */
import './undo.css'
import { useState } from 'react'
import type { ThrownAwayLine } from '../../../shared/api/undo.ts'
import { keptDays } from '../../../shared/api/undo.ts'
import { api, client, problemOf, useDoing, useQuery } from '../../client/index.ts'
import {
  announce,
  Button,
  type Column,
  Dialog,
  Empty,
  goTo,
  Notice,
  Page,
  PageGroup,
  ProblemNotice,
  Select,
  sayDate,
  sayInstant,
  shortDate,
  Table,
  Unbroken,
  useHashSearch,
  Waiting,
} from '../../ui/index.ts'
import { kindName } from '../retention/words.ts'
import { nameOfDraft } from './words.ts'

const choices = [7, 14, 30, 60, 90, 365]

export default function ThrownAway() {
  const thrown = useQuery(api.undo.thrownAway.queryOptions())
  const back = useDoing(client.undo.bringBack)
  const search = useHashSearch()
  const just = new URLSearchParams(search).get('just')
  const [deleting, setDeleting] = useState<ThrownAwayLine | null>(null)
  const lines = thrown.data?.lines ?? []
  const now = lines.find(({ recordId }) => recordId === just)
  const bringBack = async (recordId: string) => {
    if (!(await back.run({ recordId }))) return
    announce('Brought back')
    goTo(`/record/${recordId}`)
  }
  const columns: Column<ThrownAwayLine>[] = [
    {
      key: 'type',
      heading: 'Record',
      rowHeader: true,
      cell: ({ type }) => kindName(type),
      sortBy: ({ type }) => kindName(type),
    },
    {
      key: 'date',
      heading: 'Date',
      cell: ({ date }) => shortDate(date) || 'No date yet',
      sortBy: ({ date }) => date,
    },
    {
      key: 'family',
      heading: 'Family',
      cell: ({ familyRef }) => <Unbroken>{familyRef}</Unbroken>,
      sortBy: (one) => one.familyRef,
    },
    { key: 'who', heading: 'Thrown away by', cell: ({ byName, at }) => `${byName}, ${sayInstant(at)}` },
    { key: 'why', heading: 'Why', cell: ({ because }) => because },
    {
      key: 'until',
      heading: 'Kept until',
      cell: ({ until, onHold }) => (onHold ? 'Kept: on legal hold' : shortDate(until)),
      sortBy: ({ until }) => until,
    },
    {
      key: 'do',
      heading: 'Undo',
      cell: (line) => (
        <span className="ui-row">
          {line.mayBringBack ? (
            <Button
              small
              isDisabled={back.busy}
              aria-label={`Bring it back: ${nameOfDraft(line)}`}
              onPress={() => void bringBack(line.recordId)}
            >
              Bring it back
            </Button>
          ) : null}
          {line.mayDelete ? (
            <Button
              small
              kind="quiet"
              aria-label={`Delete for good: ${nameOfDraft(line)}`}
              onPress={() => setDeleting(line)}
            >
              Delete for good
            </Button>
          ) : null}
        </span>
      ),
    },
  ]
  return (
    <Page
      title="Thrown away"
      lead="Drafts that somebody threw away. Everything of them is kept, and can be brought back."
      back={{ href: '/meetings', label: 'Meetings' }}
    >
      <ProblemNotice problem={back.problem} />
      {thrown.error ? <ProblemNotice problem={problemOf(thrown.error)} /> : null}
      {thrown.isPending ? <Waiting /> : null}
      {now ? (
        <Notice tone="done" title="Thrown away" live>
          <p>
            {nameOfDraft(now)}. Everything of it is kept until {sayDate(now.until)}.
          </p>
          {now.mayBringBack ? (
            <div>
              <Button busy={back.busy} onPress={() => void bringBack(now.recordId)}>
                Bring it back
              </Button>
            </div>
          ) : null}
        </Notice>
      ) : null}
      {thrown.data && lines.length === 0 ? (
        <Empty title="Nothing was thrown away">
          A draft that somebody throws away stands here for {thrown.data.days} days. Open a draft and choose
          More, Throw away.
        </Empty>
      ) : null}
      {lines.length > 0 ? (
        <>
          <Table caption="Thrown away" columns={columns} rows={lines} rowKey={({ recordId }) => recordId} />
          <p className="ui-quiet">
            After its days a draft stays here until a manager or an administrator deletes it for good.
          </p>
        </>
      ) : null}
      {thrown.data?.mayChange ? <Days days={thrown.data.days} /> : null}
      {deleting ? <DeleteDialog line={deleting} onClose={() => setDeleting(null)} /> : null}
    </Page>
  )
}

function Days({ days }: { days: number }) {
  const set = useDoing(client.undo.setDays)
  const all = [...new Set([...choices, days])].sort((a, b) => a - b)
  return (
    <PageGroup title="How long drafts are kept here">
      <ProblemNotice problem={set.problem} />
      <Select
        label="Days in which a draft can be brought back"
        value={String(days)}
        onChange={(value) => void set.run({ days: Number(value) })}
        choices={all.map((n) => ({
          value: String(n),
          label: n === keptDays.usual ? `${n} days, as Chairside comes` : `${n} days`,
        }))}
      />
    </PageGroup>
  )
}

function DeleteDialog({ line, onClose }: { line: ThrownAwayLine; onClose: () => void }) {
  const doing = useDoing(client.undo.deleteForGood)
  return (
    <Dialog title="Delete this draft for good?" isOpen onClose={onClose}>
      <div className="ui-stack">
        <p>
          <strong>{nameOfDraft(line)}</strong>
        </p>
        <p>
          Nobody can bring it back afterwards. Backups made before today hold it until they run out; the audit
          trail says that it was deleted, and not a word of what it said.
        </p>
        <ProblemNotice problem={doing.problem} />
        <div className="ui-row">
          <Button
            kind="stop"
            busy={doing.busy}
            onPress={() =>
              void (async () => {
                if (!(await doing.run({ recordId: line.recordId }))) return
                announce('Deleted for good')
                onClose()
              })()
            }
          >
            Delete for good
          </Button>
          <Button kind="quiet" onPress={onClose}>
            Keep it
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
