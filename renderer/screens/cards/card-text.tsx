import { useEffect, useState } from 'react'
import Markdown, { type Components } from 'react-markdown'
import { Notice, Waiting } from '../../ui/index.ts'
import type { Card } from './cards.ts'

const components: Components = {
  // The button that opened it says the title already.
  h1: () => null,
  h2: ({ children }) => <h3>{children}</h3>,
}

export default function CardText({ card }: { card: Card }) {
  const [text, setText] = useState<string | null>()
  useEffect(() => {
    let gone = false
    card.read().then(
      (read) => !gone && setText(read),
      () => !gone && setText(null),
    )
    return () => {
      gone = true
    }
  }, [card])
  if (text === null)
    return (
      <Notice tone="warn" title="This card could not be read.">
        <p>Nothing is lost. Close it and open it again.</p>
      </Notice>
    )
  if (text === undefined) return <Waiting />
  return (
    <article className="one-minute-text" aria-label={card.title}>
      <Markdown components={components}>{text}</Markdown>
    </article>
  )
}
