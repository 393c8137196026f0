import './templates.css'
import { useMemo, useRef, useState } from 'react'
import { type Account, can } from '../../../shared/access/access.ts'
import { type MeetingType, meetingTypes } from '../../../shared/minutes/index.ts'
import {
  type CouncilDesign,
  deriveTemplate,
  designFileName,
  designOf,
  readDesign,
  type Template,
  templateFor,
  writeDesign,
} from '../../../shared/templates/index.ts'
import { api, client, problemOf, queryClient, saveFile, useDoing, useQuery } from '../../client/index.ts'
import {
  Button,
  Dialog,
  Empty,
  FormEnd,
  LinkButton,
  Notice,
  Page,
  ProblemNotice,
  StateMark,
  sayInstant,
  Tabs,
  TextArea,
  TextField,
  useRemembered,
  Waiting,
} from '../../ui/index.ts'
import { SectionList } from './section-list.tsx'
import { TemplatePreview } from './template-preview.tsx'

const isType = (text: string): text is MeetingType => meetingTypes.some((type) => type === text)

/** One kind of record: its sections, the council's changes to them, a preview, and every version there is. */
export default function OneTemplate({ type, me }: { type: string; me: Account }) {
  const base = isType(type) ? templateFor(type) : undefined
  if (!base) {
    return (
      <Page title="Template" narrow>
        <Empty
          title="There is no such kind of record"
          action={<LinkButton href="/templates">Templates</LinkButton>}
        />
      </Page>
    )
  }
  return <Designer base={base} me={me} />
}

/** What an administrator is changing is kept on this machine until it is published: it says nothing about anybody. */
function useDesign(base: Template): [CouncilDesign, (next: CouncilDesign) => void] {
  const [kept, keep] = useRemembered<string>(`template.${base.type}`, '')
  const design = useMemo(() => {
    const read = kept === '' ? undefined : readDesign(kept).design
    return read?.type === base.type && read.base === base.version ? read : designOf(base)
  }, [kept, base])
  return [design, (next) => keep(writeDesign(next))]
}

function Designer({ base, me }: { base: Template; me: Account }) {
  const known = useQuery(api.templates.list.queryOptions())
  const [design, setDesign] = useDesign(base)
  const [publishing, setPublishing] = useState(false)
  const [said, setSaid] = useState('')
  const [wrong, setWrong] = useState('')
  const file = useRef<HTMLInputElement>(null)
  const may = can(me, 'people.manage')
  const derived = deriveTemplate(base, { ...design, council: design.council || 'preview' }, 1)
  const shown = derived.template ?? base
  const changed = writeDesign({ ...design, council: '' }) !== writeDesign(designOf(base))
  const use = useDoing(async (version: string) => {
    await client.templates.use({ type: base.type, version })
    await queryClient.invalidateQueries({ queryKey: api.templates.key() })
    setSaid(`New records begin with version ${version}. Records that are there keep theirs.`)
    return version
  })

  const take = async (files: FileList | null) => {
    const [first] = [...(files ?? [])]
    if (!first) return
    setWrong('')
    const read = readDesign(await first.text())
    if (read.problem !== undefined) return setWrong(read.problem)
    if (read.design.type !== base.type) {
      return setWrong(
        `This template is for another kind of record: ${templateFor(read.design.type)?.name ?? read.design.type}. Open it there. Nothing was imported.`,
      )
    }
    if (read.design.base !== base.version) {
      return setWrong(
        `This template builds on version ${read.design.base.slice(0, 40)}, which is not here. Nothing was imported.`,
      )
    }
    const tried = deriveTemplate(base, read.design, 1)
    if (tried.problems) return setWrong(`${tried.problems.slice(0, 3).join(' ')} Nothing was imported.`)
    setDesign(read.design)
    setSaid('The template was read. Look through it, then publish it.')
  }

  return (
    <Page
      title={base.name}
      lead={base.purpose}
      back={{ href: '/templates', label: 'Templates' }}
      actions={
        may ? (
          <>
            <Button icon="file" onPress={() => file.current?.click()}>
              Read from a file
            </Button>
            <Button icon="save" onPress={() => saveFile(designFileName(design), writeDesign(design))}>
              Share as a file
            </Button>
            <Button kind="main" icon="tick" isDisabled={!changed} onPress={() => setPublishing(true)}>
              Publish
            </Button>
          </>
        ) : null
      }
    >
      <input
        ref={file}
        type="file"
        accept=".json"
        hidden
        data-testid="template-file"
        onChange={(event) => {
          void take(event.target.files)
          event.target.value = ''
        }}
      />
      {said ? <Notice tone="done" live title={said} /> : null}
      {wrong ? <Notice tone="stop" live title={wrong} /> : null}
      {known.error ? <ProblemNotice problem={problemOf(known.error)} /> : null}
      {derived.problems ? (
        <Notice tone="warn" live title="This cannot be published yet.">
          <ul>
            {derived.problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <Tabs
        label="Template"
        items={[
          {
            id: 'sections',
            label: 'Sections',
            content: (
              <SectionList
                base={base}
                design={design}
                readOnly={!may}
                onChange={setDesign}
                onReset={changed ? () => setDesign(designOf(base)) : undefined}
              />
            ),
          },
          { id: 'preview', label: 'Preview', content: <TemplatePreview template={shown} /> },
          {
            id: 'versions',
            label: 'Versions',
            content: known.data ? (
              <Versions
                base={base}
                published={known.data.published.filter(({ template }) => template.type === base.type)}
                inUse={known.data.inUse[base.type] ?? base.version}
                readOnly={!may}
                busy={use.busy}
                onUse={(version) => void use.run(version)}
              />
            ) : (
              <Waiting />
            ),
          },
        ]}
      />
      <ProblemNotice problem={use.problem} />
      {publishing ? (
        <Publish
          design={design}
          onClose={() => setPublishing(false)}
          onPublished={(version, council) => {
            setPublishing(false)
            setDesign({ ...design, council })
            setSaid(
              `Version ${version} is published. Choose it under Versions, so that new records begin with it.`,
            )
          }}
        />
      ) : null}
    </Page>
  )
}

type Published = { template: Template; note: string; by: string; at: string }

function Versions({
  base,
  published,
  inUse,
  readOnly,
  busy,
  onUse,
}: {
  base: Template
  published: Published[]
  inUse: string
  readOnly: boolean
  busy: boolean
  onUse: (version: string) => void
}) {
  const all = [
    ...published.toReversed().map(({ template, note, by, at }) => ({
      version: template.version,
      says: [note, `${by}, ${sayInstant(at)}`].filter(Boolean).join(' '),
    })),
    { version: base.version, says: 'Comes with Chairside.' },
  ]
  return (
    <ul className="templates-versions">
      {all.map(({ version, says }) => (
        <li key={version} className="ui-card">
          <div>
            <strong>{version}</strong>
            <span className="templates-says">{says}</span>
          </div>
          {version === inUse ? (
            <StateMark tone="done" icon="tick">
              New records begin with this
            </StateMark>
          ) : readOnly ? null : (
            <Button small busy={busy} onPress={() => onUse(version)}>
              Use for new records <span className="ui-hidden">: {version}</span>
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}

function Publish({
  design,
  onClose,
  onPublished,
}: {
  design: CouncilDesign
  onClose: () => void
  onPublished: (version: string, council: string) => void
}) {
  const [council, setCouncil] = useState(design.council)
  const [note, setNote] = useState('')
  const publish = useDoing(async () => {
    const made = await client.templates.publish({ design: { ...design, council: council.trim() }, note })
    await queryClient.invalidateQueries({ queryKey: api.templates.key() })
    return made
  })
  return (
    <Dialog title="Publish this template" isOpen onClose={onClose}>
      <form
        className="ui-stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void publish
            .run(undefined)
            .then((made) => made && onPublished(made.template.version, council.trim()))
        }}
      >
        <p>A published version never changes again. What you change later becomes the next version.</p>
        <TextField
          label="Short name of the council"
          hint="Letters and digits. It stands in the version, for example 2026.11+Wexmoor.1."
          value={council}
          onChange={setCouncil}
          autoComplete="off"
          narrow
        />
        <TextArea label="What is new in it" optional value={note} onChange={setNote} rows={2} />
        <FormEnd doing={publish} busyWords="Publishing…" onCancel={onClose}>
          Publish
        </FormEnd>
      </form>
    </Dialog>
  )
}
