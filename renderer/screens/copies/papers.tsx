import { useState } from 'react'
import type { PaperStanding, PapersStanding } from '../../../shared/api/papers.ts'
import type { PaperKind } from '../../../shared/copies/index.ts'
import {
  api,
  client,
  fromBase64,
  problemOf,
  saveFile,
  useDoing,
  useQuery,
  useQueryClient,
  useStatus,
} from '../../client/index.ts'
import { announce, Button, PageGroup, ProblemNotice, StateMark, Table, Waiting } from '../../ui/index.ts'
import { SeePages } from '../pages/see-pages.tsx'
import { LetterDialog } from './letter-dialog.tsx'
import { useLetterWords } from './letter-words.ts'
import { letterWords, paperWords, roleWords } from './words.ts'

/** Letters and sheets of their own beside the minutes: to look at, to save, and to sign before the whole record is. */
export function Papers({ recordId }: { recordId: string }) {
  const papers = useQuery(api.papers.list.queryOptions({ input: { recordId } }))
  const all = useQueryClient()
  const [open, setOpen] = useState<PaperStanding[]>([])
  const ownWords = useLetterWords(useStatus().data?.me?.id ?? '', recordId)
  const documentOf = ({ paper, recipientId }: PaperStanding) => {
    const own = paper === 'child letter' ? ownWords.of(recipientId) : ''
    return client.papers.document({ recordId, paper, recipientId, ownWords: own, draft: false })
  }
  const save = useDoing(async (one: PaperStanding) => {
    const made = await documentOf(one)
    saveFile(made.fileName, fromBase64(made.bytes))
    announce(`Saved ${made.fileName}`)
    return made
  })
  if (papers.error) return <ProblemNotice problem={problemOf(papers.error)} />
  if (!papers.data) return <Waiting />
  const { data } = papers
  const groups = [...Map.groupBy(data.papers, ({ paper }) => paper)]
  const done = () => void all.invalidateQueries({ queryKey: api.papers.key() })
  return (
    <>
      {groups.map(([paper, rows]) => (
        <PageGroup key={paper} title={paperWords[paper].title}>
          <p className="ui-measure">{paperWords[paper].says}</p>
          <Rows
            paper={paper}
            rows={rows}
            standing={data}
            onLook={(one) => setOpen([one])}
            onSave={(one) => void save.run(one)}
            load={documentOf}
          />
          {paper === 'decision letter' && data.notSigner === '' ? (
            <div>
              <Button icon="sign" onPress={() => setOpen(rows.filter(({ kind }) => kind !== 'child'))}>
                Read and sign the letters
              </Button>
            </div>
          ) : null}
          {paper.endsWith('letter') && data.notSigner ? <p className="ui-quiet">{data.notSigner}</p> : null}
        </PageGroup>
      ))}
      <ProblemNotice problem={save.problem} />
      {open[0] ? (
        <LetterDialog
          recordId={recordId}
          letters={open}
          standing={data}
          ownWords={ownWords.of(open[0].recipientId)}
          onWords={(words) => ownWords.set(open[0]?.recipientId ?? '', words)}
          onSigned={() => {
            for (const { recipientId } of open) ownWords.signed(recipientId)
            done()
          }}
          onClose={() => setOpen([])}
        />
      ) : null}
    </>
  )
}

type RowsProps = {
  paper: PaperKind
  rows: PaperStanding[]
  standing: PapersStanding
  onLook: (one: PaperStanding) => void
  onSave: (one: PaperStanding) => void
  load: (one: PaperStanding) => Promise<{ bytes: string }>
}

function Rows({ paper, rows, standing, onLook, onSave, load }: RowsProps) {
  const { look, thing } = paperWords[paper]
  return (
    <Table
      caption={paperWords[paper].title}
      rows={rows}
      rowKey={({ recipientId }) => recipientId}
      columns={[
        {
          key: 'name',
          heading: 'For',
          rowHeader: true,
          cell: ({ name }) => name,
          sortBy: ({ name }) => name,
        },
        { key: 'role', heading: 'Who they are', cell: paperRole, sortBy: paperRole },
        {
          key: 'state',
          heading: 'State',
          cell: (one) => <State one={one} />,
          sortBy: letterWords,
        },
        {
          key: 'do',
          heading: 'Do',
          cell: (one) => (
            <span className="copies-do">
              {one.signed && !one.signed.released ? null : (
                <Button
                  small
                  icon="save"
                  aria-label={`Save the ${thing} for ${one.name}`}
                  onPress={() => onSave(one)}
                >
                  Save
                </Button>
              )}
              {one.signed && !one.signed.released ? null : (
                <SeePages
                  small
                  title={`${paperWords[paper].one} for ${one.name}`}
                  label={`See it as pages: the ${thing} for ${one.name}`}
                  load={() => load(one)}
                />
              )}
              <Button
                small
                kind="quiet"
                aria-label={`${lookWords(one, look, standing)} for ${one.name}`}
                onPress={() => onLook(one)}
              >
                {lookWords(one, look, standing)}
              </Button>
            </span>
          ),
        },
      ]}
    />
  )
}

const paperRole = (one: PaperStanding): string => roleWords(one, 'internal copy')

const lookWords = ({ signed }: PaperStanding, look: string, { notSecond }: PapersStanding): string =>
  signed && !signed.released && notSecond === '' ? 'Look and confirm' : look

function State({ one }: { one: PaperStanding }) {
  const says = letterWords(one)
  if (!one.signed) return <span className="ui-quiet">{says}</span>
  return <StateMark tone={one.signed.released ? 'done' : 'warn'}>{says}</StateMark>
}
