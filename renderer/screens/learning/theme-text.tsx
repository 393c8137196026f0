import './learning.css'
import { originWords, type ThemeWords } from '../../../shared/learning/index.ts'

/** The lines of a text, each a paragraph of its own. */
const lines = (text: string): string[] => text.split('\n').filter((line) => line.trim() !== '')

/** What a theme says. A link is named, so that somebody can find it; nothing here is followed. */
export function ThemeText({ theme, inPanel = false }: { theme: ThemeWords; inPanel?: boolean }) {
  const { title, happened, change, questions, link } = theme
  const Heading = inPanel ? 'h3' : 'h2'
  return (
    <article className={`theme-text${inPanel ? ' lesson-text' : ''}`} aria-label={title}>
      <p className="theme-origin">{originWords(theme)}</p>
      {happened ? (
        <>
          <Heading>What happened</Heading>
          {lines(happened).map((line) => (
            <p key={line}>{line}</p>
          ))}
        </>
      ) : null}
      <Heading>What practice must change</Heading>
      {lines(change).map((line) => (
        <p key={line}>{line}</p>
      ))}
      {questions.length > 0 ? (
        <>
          <Heading>To ask</Heading>
          <ul>
            {questions.map((question) => (
              <li key={question}>{question}</li>
            ))}
          </ul>
        </>
      ) : null}
      {link ? <p className="theme-origin">Where to find it: {link}</p> : null}
    </article>
  )
}
