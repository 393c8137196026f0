import { useCallback, useMemo, useRef, useState } from 'react'
import type { Selection } from 'react-aria-components'
import type { Line } from '../../../shared/distribution/index.ts'
import { api, useQuery } from '../../client/index.ts'
import { announce, Button, useCommands } from '../../ui/index.ts'
import { DeskKeys, RECEIPT_KEYS } from './desk-keys.tsx'
import { LineDialog } from './line-dialog.tsx'
import { LineList } from './line-list.tsx'
import { grouped } from './queue.ts'
import { ReceiptDialog } from './receipt-dialog.tsx'
import { receiptEndings } from './receipt-file.tsx'
import { SelectionBar } from './selection-bar.tsx'
import { type Asked, StepDialog } from './step-dialog.tsx'
import { type StepId, splitFor, stepIds, steps } from './steps.ts'
import { useFileDrop } from './use-file-drop.ts'
import { lineCount } from './words.ts'

type Props = {
  label: string
  /** What the filters leave. */
  lines: readonly Line[]
  /** Everything that a receipt may belong to. */
  all: readonly Line[]
  today: string
  ofRecord?: boolean
}

const GROUP = 'Distribution'
/** As many as the core takes in one call. */
const MOST = 1000

/** The list of lines with everything that is done to them: one at a time or many, by keyboard and by mouse alike. */
export function Desk({ label, lines, all, today, ofRecord = false }: Props) {
  const settings = useQuery(api.distribution.settings.queryOptions())
  const people = useQuery(api.people.list.queryOptions())
  const direct = settings.data?.smtp.on ?? false
  const [picked, setPicked] = useState<Selection>(new Set())
  const [opened, setOpened] = useState('')
  const [asked, setAsked] = useState<Asked | null>(null)
  const [files, setFiles] = useState<File[]>([])
  /** Why a key did nothing. */
  const [says, setSays] = useState('')
  const atHand = useRef('')
  const receiptInput = useRef<HTMLInputElement>(null)

  const groups = useMemo(() => grouped(lines, today), [lines, today])
  // Only what is in sight can be acted on: a selected line that a filter hides is left alone.
  const selected = useMemo(
    () => (picked === 'all' ? [...lines] : lines.filter(({ id }) => picked.has(id))),
    [picked, lines],
  )
  const names = useMemo(() => new Map((people.data ?? []).map(({ id, name }) => [id, name])), [people.data])
  const nameOf = useCallback((account: string) => names.get(account) ?? '', [names])
  const begin = useCallback((step: StepId, some: readonly Line[]) => {
    setSays('')
    if (some.length > 0) setAsked({ step, split: splitFor(step, some) })
  }, [])
  const onStep = useCallback((step: StepId, line: Line) => begin(step, [line]), [begin])
  const select = (keys: Selection) => {
    const next = keys === 'all' ? new Set(lines.map(({ id }) => id)) : keys
    if (keys === 'all') announce(`${lineCount(lines.length)} selected`)
    setPicked(next)
  }
  const busy = asked !== null || files.length > 0
  const over = useFileDrop(setFiles, !busy)

  const target = (): readonly Line[] => {
    if (opened) return all.filter(({ id }) => id === opened)
    if (selected.length > 0) return selected
    return lines.filter(({ id }) => id === atHand.current)
  }
  const run = (step: StepId) => {
    if (busy) return
    const some = target()
    // An incident is about one copy that went astray, with its own sheet.
    if (step === 'wrong recipient' && some.length > 1)
      return setSays('Select one line only: each incident has its own sheet.')
    if (some.length === 0) return setSays('Go to a line first, or select some.')
    if (some.length > MOST)
      return setSays(
        'More than 1,000 lines are selected. Narrow the list with a filter, and do the rest after it.',
      )
    begin(step, some)
  }
  useCommands([
    ...stepIds
      .filter((id) => direct || id !== 'send')
      .map((id) => {
        const { title, keys, keywords } = steps[id]
        return { id: `distribution.${id}`, title, group: GROUP, keywords, keys, run: () => run(id) }
      }),
    {
      id: 'distribution.receipt',
      title: 'Read a receipt',
      group: GROUP,
      keywords: 'delivery proof file choose',
      keys: RECEIPT_KEYS,
      run: () => {
        if (!busy) receiptInput.current?.click()
      },
    },
  ])

  return (
    <>
      <div className="distribution-tools">
        <p role="status">{[`${lineCount(lines.length)} shown.`, says].filter(Boolean).join(' ')}</p>
        <div className="ui-row">
          <input
            ref={receiptInput}
            type="file"
            multiple
            accept={receiptEndings}
            hidden
            data-testid="receipt-files"
            onChange={(event) => {
              setFiles([...(event.target.files ?? [])])
              event.target.value = ''
            }}
          />
          <Button icon="file" onPress={() => receiptInput.current?.click()}>
            Read a receipt
          </Button>
          <DeskKeys />
        </div>
      </div>
      {groups.length > 0 ? (
        <LineList
          label={label}
          groups={groups}
          today={today}
          direct={direct}
          nameOf={nameOf}
          ofRecord={ofRecord}
          selected={picked}
          onSelect={select}
          onOpen={setOpened}
          onStep={onStep}
          onAtHand={(id) => {
            atHand.current = id
          }}
        />
      ) : null}
      {selected.length > 0 ? (
        <SelectionBar lines={selected} direct={direct} onStep={run} onClear={() => setPicked(new Set())} />
      ) : null}
      {over ? (
        <div className="distribution-over" aria-hidden="true">
          <p>Let go to read the receipt</p>
        </div>
      ) : null}
      {opened ? (
        <LineDialog
          id={opened}
          today={today}
          direct={direct}
          nameOf={nameOf}
          onStep={onStep}
          onClose={() => setOpened('')}
        />
      ) : null}
      {asked ? <StepDialog asked={asked} onClose={() => setAsked(null)} /> : null}
      {files.length > 0 ? <ReceiptDialog files={files} lines={all} onClose={() => setFiles([])} /> : null}
    </>
  )
}
