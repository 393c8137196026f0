import './import.css'
import { useRef, useState } from 'react'
import { type Account, can } from '../../../shared/access/access.ts'
import type { ImportFile, ImportResult, PreviewedImport } from '../../../shared/api/imports.ts'
import type { ProblemWords } from '../../../shared/api/problem.ts'
import {
  type DoubtDecision,
  type ImportCounts,
  type ImportDecisions,
  type ImportKind,
  importKinds,
  kindNames,
  type Mapping,
  mappingProblems,
  noDecisions,
} from '../../../shared/cases/import/index.ts'
import { client, problemOf, toBase64, useDoing } from '../../client/index.ts'
import {
  announce,
  Button,
  Empty,
  LinkButton,
  Notice,
  Page,
  PageGroup,
  ProblemNotice,
  Select,
} from '../../ui/index.ts'
import { ChooseFile } from './choose-file.tsx'
import { MappingTable } from './mapping-table.tsx'
import { PastImports } from './past-imports.tsx'
import { Plan } from './plan.tsx'
import { ImportDone } from './result.tsx'
import { applyWords, planWords, rowsInWords } from './words.ts'

/** Larger files are refused by the core; saying so at once saves the wait. */
const LARGEST = 20 * 1024 * 1024

const tooLarge: ProblemWords = {
  code: 'not valid',
  happened: 'This file is larger than 20 MB.',
  safe: 'Nothing was imported.',
  todo: 'Export it in parts, for example by team.',
}

type Chosen = { name: string; bytes: string; file: ImportFile }
type Shown = { plan: PreviewedImport; decisions: ImportDecisions }

/** Asks the core what an import would do; an answer to an older question is passed over. */
function usePreview() {
  const [shown, setShown] = useState<Shown>()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ProblemWords | null>(null)
  const asked = useRef(0)
  const forget = () => {
    asked.current += 1
    setShown(undefined)
    setBusy(false)
    setProblem(null)
  }
  const look = async (bytes: string, kind: ImportKind, mapping: Mapping, decisions: ImportDecisions) => {
    asked.current += 1
    const mine = asked.current
    setBusy(true)
    setProblem(null)
    try {
      const plan = await client.imports.preview({ bytes, kind, mapping, decisions })
      if (mine !== asked.current) return
      setShown({ plan, decisions })
      announce(planWords(kind, plan.counts as ImportCounts))
    } catch (error) {
      if (mine === asked.current) setProblem(problemOf(error))
    }
    if (mine === asked.current) setBusy(false)
  }
  return { shown, busy, problem, look, forget }
}

/** A file of the council’s case system, what it would do to the case files, and the doing of it. */
export default function ImportScreen({ me }: { me: Account }) {
  const [chosen, setChosen] = useState<Chosen>()
  const [kind, setKind] = useState<ImportKind>('children')
  const [mapping, setMapping] = useState<Mapping>([])
  const [finished, setFinished] = useState<{ result: ImportResult; plan: PreviewedImport }>()
  const [reading, setReading] = useState(false)
  /** One import is done, and this is the next. */
  const [another, setAnother] = useState(false)
  const [unread, setUnread] = useState<ProblemWords | null>(null)
  const preview = usePreview()
  const apply = useDoing(client.imports.apply)

  const startAgain = () => {
    preview.forget()
    apply.clear()
    setAnother(finished !== undefined)
    setFinished(undefined)
    setChosen(undefined)
    setUnread(null)
  }
  const read = async (from: File) => {
    startAgain()
    if (from.size > LARGEST) return setUnread(tooLarge)
    setReading(true)
    try {
      const bytes = toBase64(new Uint8Array(await from.arrayBuffer()))
      const file = await client.imports.read({ bytes })
      setChosen({ name: from.name, bytes, file })
      setKind(file.kind)
      setMapping(file.mappings[file.kind])
      announce(`${rowsInWords(file.rows)} read. Look at what each column is.`)
    } catch (error) {
      setUnread(problemOf(error))
    }
    setReading(false)
  }

  if (!can(me, 'case.write')) {
    return (
      <Page title="Import" back={{ href: '/cases', label: 'Cases' }} narrow>
        <Empty title="Your role does not include this">
          Ask somebody who keeps the case files to import for you.
        </Empty>
      </Page>
    )
  }
  if (finished) {
    return <ImportDone kind={kind} plan={finished.plan} result={finished.result} onAgain={startAgain} />
  }

  const problems = chosen ? mappingProblems(kind, chosen.file.headings, mapping) : []
  const { shown } = preview
  const again = (decisions: ImportDecisions) => {
    apply.clear()
    if (chosen) void preview.look(chosen.bytes, kind, mapping, decisions)
  }
  const decisions = shown?.decisions ?? noDecisions
  const decide = (key: string, decision: DoubtDecision) =>
    again({ ...decisions, doubts: { ...decisions.doubts, [key]: decision } })
  const take = (line: number, taken: boolean) => {
    const others = decisions.replace.filter((one) => one !== line)
    again({ ...decisions, replace: taken ? [...others, line] : others })
  }
  const carryOut = async () => {
    if (!chosen || !shown) return
    const { plan } = shown
    const result = await apply.run({
      bytes: chosen.bytes,
      kind,
      mapping,
      decisions: shown.decisions,
      hash: plan.hash,
    })
    if (result) setFinished({ result, plan })
  }
  const words = shown ? applyWords(kind, shown.plan.counts as ImportCounts) : ''
  const waiting = shown?.plan.counts.doubtful ?? 0

  return (
    <Page
      title="Import from the case system"
      lead="Children, adults, history, visits and appointments from a CSV or XLSX file. You see what it would do before anything happens, and you can take it back."
      back={{ href: '/cases', label: 'Cases' }}
    >
      <ChooseFile busy={reading} hasFocus={another} onFile={(file) => void read(file)} />
      <ProblemNotice problem={unread} />
      {chosen ? (
        <PageGroup title="What the file holds">
          <p>
            {chosen.name}: {rowsInWords(chosen.file.rows)}.
          </p>
          <Select
            label="What the rows are"
            narrow
            value={kind}
            choices={importKinds.map((one) => ({ value: one, label: kindNames[one] }))}
            onChange={(value) => {
              const next = importKinds.find((one) => one === value) ?? kind
              preview.forget()
              setKind(next)
              setMapping(chosen.file.mappings[next])
            }}
          />
          {kind === 'chronology' ? (
            <p>Imported history is for professionals until somebody says that the family may read it.</p>
          ) : null}
          <MappingTable
            file={chosen.file}
            kind={kind}
            mapping={mapping}
            onChange={(next) => {
              preview.forget()
              setMapping(next)
            }}
          />
          {problems.length > 0 ? (
            <Notice tone="warn" title="Something is still missing">
              <ul>
                {problems.map((says) => (
                  <li key={says}>{says}</li>
                ))}
              </ul>
            </Notice>
          ) : null}
          <div>
            <Button
              kind={shown ? 'plain' : 'main'}
              isDisabled={problems.length > 0}
              busy={preview.busy && !shown}
              onPress={() => again(noDecisions)}
            >
              Show what it would do
            </Button>
          </div>
        </PageGroup>
      ) : null}
      <ProblemNotice problem={preview.problem} />
      {shown ? (
        <PageGroup title="What it would do">
          <Plan kind={kind} plan={shown.plan} decisions={decisions} onDecide={decide} onTake={take} />
          <ProblemNotice
            problem={apply.problem}
            action={<Button onPress={() => again(decisions)}>Look at it again</Button>}
          />
          <div className="import-apply">
            {waiting > 0 ? (
              <p>
                {rowsInWords(waiting)} still {waiting === 1 ? 'waits' : 'wait'} for your decision.
              </p>
            ) : null}
            {waiting === 0 && words === '' ? <p>There is nothing new in this file.</p> : null}
            {words !== '' ? (
              <Button
                kind="main"
                isDisabled={waiting > 0 || preview.busy}
                busy={apply.busy}
                busyWords="Importing…"
                onPress={() => void carryOut()}
              >
                {words}
              </Button>
            ) : null}
            <LinkButton href="/cases" kind="quiet">
              Import nothing
            </LinkButton>
          </div>
        </PageGroup>
      ) : null}
      <PastImports />
    </Page>
  )
}
