import './guide.css'
import { type ReactNode, useEffect, useState } from 'react'
import Markdown, { type Components } from 'react-markdown'
import tables from 'remark-gfm'
import { can } from '../../../shared/access/access.ts'
import { useStatus } from '../../client/index.ts'
import { Empty, LinkButton, Page, TextField, useHashSearch } from '../../ui/index.ts'
import { SaveAssessment } from '../settings/privacy-papers.tsx'
import { type GuidePage, guidePages, imageAddress } from './pages.ts'
import { excerptOf, headingId, passagesOf, searchPassages } from './search.ts'

const passages = guidePages.flatMap(passagesOf)

const textOf = (node: ReactNode): string =>
  typeof node === 'string' || typeof node === 'number'
    ? String(node)
    : Array.isArray(node)
      ? node.map(textOf).join('')
      : node && typeof node === 'object' && 'props' in node
        ? textOf((node.props as { children?: ReactNode }).children)
        : ''

const components: Components = {
  // The page's own title stands above already.
  h1: () => null,
  h2: ({ children }) => (
    <h2 id={headingId(textOf(children))} tabIndex={-1}>
      {children}
    </h2>
  ),
  h3: ({ children }) => (
    <h3 id={headingId(textOf(children))} tabIndex={-1}>
      {children}
    </h3>
  ),
  a: ({ href = '', children }) => {
    const page = /^(?:\.\/)?([\w-]+)\.md(?:#([\w-]+))?$/.exec(href)
    if (page) return <a href={`#/guide/${page[1]}${page[2] ? `?at=${page[2]}` : ''}`}>{children}</a>
    // Chairside opens nothing outside itself: the address is there to be copied.
    return (
      <>
        {children} <span className="ui-quiet">({href})</span>
      </>
    )
  },
  // Wide tables scroll by themselves, by keyboard too, so that the page never goes sideways.
  table: ({ children }) => (
    // biome-ignore lint/a11y/useSemanticElements: nothing is filled in here, so it is no fieldset
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
    <div className="guide-table" role="group" aria-label="Table" tabIndex={0}>
      <table>{children}</table>
    </div>
  ),
  th: ({ children }) => <th scope="col">{children}</th>,
  img: ({ src, alt = '' }) => {
    const address = typeof src === 'string' ? imageAddress(src) : undefined
    return address ? <img src={address} alt={alt} /> : <em>{alt}</em>
  },
}

type ContentsProps = { pages: GuidePage[]; current: GuidePage | undefined; onGo: () => void }

function Contents({ pages, current, onGo }: ContentsProps) {
  return (
    <ul className="ui-plain-list ui-stack-tight">
      {pages.map((one) => (
        <li key={one.id}>
          <a href={`#/guide/${one.id}`} aria-current={one === current ? 'page' : undefined} onClick={onGo}>
            {one.title}
          </a>
        </li>
      ))}
    </ul>
  )
}

/** Help, in the product's own pages. */
export default function Guide({ page }: { page: string }) {
  const [words, setWords] = useState('')
  const at = new URLSearchParams(useHashSearch()).get('at') ?? ''
  const current = guidePages.find((one) => one.id === page) ?? (page === '' ? guidePages[0] : undefined)
  const found = searchPassages(passages, words)
  const clear = () => setWords('')
  const me = useStatus().data?.me

  // A found passage is read from its heading on.
  useEffect(() => {
    if (!at || !current) return
    const heading = document.getElementById(at)
    heading?.scrollIntoView()
    heading?.focus({ preventScroll: true })
  }, [at, current])

  return (
    <Page title={words.trim() ? 'Guide' : (current?.title ?? 'Guide')}>
      <div className="guide">
        <div className="guide-contents">
          <search>
            <TextField
              label="Find in the guide"
              type="search"
              value={words}
              onChange={setWords}
              autoComplete="off"
            />
          </search>
          <nav aria-label="Guide">
            <Contents
              pages={guidePages.filter(({ card }) => !card)}
              current={words ? undefined : current}
              onGo={clear}
            />
            <h2>In one minute</h2>
            <Contents
              pages={guidePages.filter(({ card }) => card)}
              current={words ? undefined : current}
              onGo={clear}
            />
            {me && can(me, 'record.read') ? (
              <>
                <h2>From reviews</h2>
                <ul className="ui-plain-list ui-stack-tight">
                  <li>
                    <a href="#/learning">The council’s library of lessons</a>
                  </li>
                </ul>
              </>
            ) : null}
          </nav>
        </div>
        {words.trim() ? (
          <div className="guide-text" role="status">
            {found.length === 0 ? <p>No page has these words.</p> : null}
            {found.slice(0, 20).map((passage) => (
              <p key={`${passage.page} ${passage.heading} ${passage.text.slice(0, 20)}`}>
                <a
                  href={`#/guide/${passage.page}?at=${headingId(passage.heading)}`}
                  onClick={() => setWords('')}
                >
                  {passage.pageTitle === passage.heading
                    ? passage.heading
                    : `${passage.pageTitle}: ${passage.heading}`}
                </a>
                <br />
                {excerptOf(passage.text, words)}
              </p>
            ))}
          </div>
        ) : current ? (
          <article className="guide-text">
            {current.id === 'impact-assessment' && me && can(me, 'people.manage') ? <SaveAssessment /> : null}
            <Markdown components={components} remarkPlugins={[tables]}>
              {current.text}
            </Markdown>
          </article>
        ) : (
          <Empty
            title="There is no such page"
            action={<LinkButton href="/guide">Go to the guide</LinkButton>}
          />
        )}
      </div>
    </Page>
  )
}
