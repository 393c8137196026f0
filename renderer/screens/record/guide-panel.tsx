/** What belongs under the heading that is being written, and the keys that help. */

import { Kbd, LinkButton } from '../../ui/index.ts'
import { cards } from '../cards/cards.ts'
import { OneMinute } from '../cards/one-minute.tsx'
import { useRecord } from './record-context.ts'

const keys: [string, string][] = [
  ['@', 'Who is speaking'],
  ['#', 'Which child it is about'],
  ['/', 'Everything else you can do here'],
  ['F2', 'Details of this entry: source, audience'],
  ['F4', 'Answer the question at the caret'],
  ['Shift F4', 'Say that it is not relevant'],
  ['F6', 'Go to the checks'],
  ['Mod+Enter', 'Make an action of this entry'],
  ['Alt+Shift+H', 'Put this entry into the chronology'],
  ['Shift+Enter', 'New line in the same entry'],
  ['Mod+F', 'Find in this record'],
  ['Mod+Shift+F', 'Search everything'],
  ['Mod+Z', 'Undo, in text and tables alike'],
  ['F11', 'Shared screen'],
  ['Mod+K', 'Every command by name'],
]

export function GuidePanel() {
  const { template } = useRecord()
  return (
    <div className="case-panel">
      <section aria-label="Keys">
        <h2>Keys</h2>
        <dl className="guide-keys">
          {keys.map(([key, words]) => (
            <div key={key}>
              <dt>
                <Kbd>{key}</Kbd>
              </dt>
              <dd>{words}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section aria-label="In one minute">
        <h2>In one minute</h2>
        {cards.map((card) => (
          <OneMinute key={card.id} card={card} />
        ))}
      </section>
      <section aria-label="What goes where">
        <h2>What goes where</h2>
        <dl>
          {template.sections
            .filter((section) => section.guidance)
            .map((section) => (
              <div key={section.key} className="guide-line">
                <dt>{section.heading}</dt>
                <dd>{section.guidance}</dd>
              </div>
            ))}
        </dl>
        <LinkButton href="/guide" icon="guide" small>
          Open the guide
        </LinkButton>
      </section>
    </div>
  )
}
