import './copy-text.css'
import { Fragment, type ReactNode } from 'react'
import type { Block, Copy, CopyPart, CopySection } from '../../../shared/copies/index.ts'
import { AudienceMark, Facts, StateMark } from '../../ui/index.ts'

/** What is shown of a copy; the content of a signed document is the same. */
export type ReadableCopy = Pick<
  Copy,
  'copyLine' | 'marking' | 'title' | 'authority' | 'date' | 'facts' | 'summary' | 'sections' | 'closing'
>

/** A copy as it will be printed, every word and in the same order. */
export function CopyText({ copy }: { copy: ReadableCopy }) {
  return (
    <article className="copy-text" aria-label={copy.copyLine}>
      <header>
        <p className="copy-about">{copy.marking}</p>
        <h2>{copy.title}</h2>
        <p>{[copy.authority, copy.date, copy.copyLine].filter(Boolean).join(' · ')}</p>
      </header>
      <Facts facts={copy.facts} />
      <Parts parts={copy.summary} level={3} />
      {copy.sections.map((section) => (
        <Section key={section.number} section={section} />
      ))}
      {copy.closing.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </article>
  )
}

function Section({ section }: { section: CopySection }) {
  return (
    // No landmark: several copies are read on one screen, and each has the same headings.
    <section>
      <h3>
        {section.number}. {section.heading}
      </h3>
      <Marked marking={section.marking}>
        <Parts parts={section.parts} level={4} />
      </Marked>
    </section>
  )
}

/** Restricted text looks the same here, in the editor and on the internal paper: a hatched bar and a lock. */
function Marked({ marking, children }: { marking?: string; children: ReactNode }) {
  if (!marking) return children
  const restricted = /restricted/i.test(marking)
  return (
    <div className={restricted ? 'copy-restricted' : 'copy-entry'}>
      <span>{restricted ? <AudienceMark audience="restricted" /> : <StateMark>{marking}</StateMark>}</span>
      {children}
    </div>
  )
}

function Parts({ parts, level }: { parts: CopyPart[]; level: 3 | 4 | 5 }) {
  return parts.map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a built copy never changes its order
    <Part key={index} part={part} level={level} />
  ))
}

function Part({ part, level }: { part: CopyPart; level: 3 | 4 | 5 }): ReactNode {
  switch (part.type) {
    case 'entry':
      return (
        <Marked marking={part.marking}>
          <div className="copy-entry">
            {part.about || part.source ? (
              <p className="copy-about">{[part.about, part.source].filter(Boolean).join(' · ')}</p>
            ) : null}
            <Blocks blocks={part.blocks} lead={part.speaker} />
          </div>
        </Marked>
      )
    case 'paragraph':
      return <p>{part.strong ? <strong>{part.text}</strong> : part.text}</p>
    case 'facts':
      return <Facts facts={part.facts} />
    case 'table':
      return (
        <Marked marking={part.marking}>
          <table className="ui-table ui-table-folds">
            <caption>{part.caption}</caption>
            <thead>
              <tr>
                {part.columns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {part.rows.map((row, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a built copy never changes its order
                <tr key={at}>
                  {row.map((cell, column) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: a built copy never changes its order
                    <td key={column} data-head={part.columns[column]}>
                      <span>
                        {cell}
                        <Before words={part.before?.[at]?.[column]} />
                      </span>
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </Marked>
      )
    case 'heading': {
      const Heading = `h${level}` as const
      return (
        <>
          <Heading>{part.text}</Heading>
          <Parts parts={part.parts} level={level === 3 ? 4 : 5} />
        </>
      )
    }
  }
}

/** Words that stood here before, said to be so and struck through besides. */
function Before({ words }: { words: string | undefined }) {
  if (!words) return null
  return (
    <span className="copy-before">
      Before: <del>{words}</del>
    </span>
  )
}

function Blocks({ blocks, lead }: { blocks: Block[]; lead?: string }) {
  const name = lead ? <strong>{lead}: </strong> : null
  return (
    <>
      {name && blocks[0]?.type !== 'paragraph' ? <p>{name}</p> : null}
      {blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a built copy never changes its order
        <OneBlock key={index} block={block} lead={index === 0 ? name : null} />
      ))}
    </>
  )
}

function OneBlock({ block, lead }: { block: Block; lead: ReactNode }) {
  if (block.type === 'unknown')
    return <p>A part of this entry could not be read by this version. It is kept.</p>
  if (block.type === 'list') {
    const List = block.ordered ? 'ol' : 'ul'
    return (
      <List>
        {block.items.map((item, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a built copy never changes its order
          <li key={index}>
            <Blocks blocks={item} />
          </li>
        ))}
      </List>
    )
  }
  return (
    <p>
      {lead}
      {block.runs.map((run, index) => {
        const words = run.break ? <br /> : run.text
        const slanted = run.italic ? <em>{words}</em> : words
        // biome-ignore lint/suspicious/noArrayIndexKey: a built copy never changes its order
        return <Fragment key={index}>{run.bold ? <strong>{slanted}</strong> : slanted}</Fragment>
      })}
    </p>
  )
}
