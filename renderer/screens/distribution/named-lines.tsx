import type { Line } from '../../../shared/distribution/index.ts'
import { Disclosure } from '../../ui/index.ts'
import { leftWords, type Split } from './steps.ts'
import { counted, documentWords, lineCount, methodWords } from './words.ts'

/** As many as one reads over before pressing a button. */
const SHOWN = 12

type Props = {
  lines: readonly Line[]
  /** The method and address are read back as well. */
  withAddress?: boolean
}

function Names({ lines, withAddress }: Props) {
  return (
    <ul className="distribution-names">
      {lines.map((line) => (
        <li key={line.id}>
          <strong>{line.name}</strong> <span className="ui-quiet">{documentWords(line)}</span>
          {withAddress ? (
            <span className="distribution-address">
              {methodWords(line.method)}: {line.address || 'no address'}
            </span>
          ) : null}
        </li>
      ))}
    </ul>
  )
}

/** Whom a step is about, by name, so that nobody acts on a line that they forgot was selected. */
export function NamedLines({ lines, withAddress }: Props) {
  const rest = lines.slice(SHOWN)
  return (
    <section aria-label="Whom it is about">
      <Names lines={withAddress ? lines : lines.slice(0, SHOWN)} withAddress={withAddress} />
      {!withAddress && rest.length > 0 ? (
        <Disclosure label={`And ${counted(rest.length, 'more line', 'more lines')}`}>
          <Names lines={rest} />
        </Disclosure>
      ) : null}
    </section>
  )
}

/** Selected lines that the step passes over, each with why. */
export function PassedOver({ cannot }: Pick<Split, 'cannot'>) {
  if (cannot.length === 0) return null
  return (
    <Disclosure label={`${lineCount(cannot.length)} left as ${cannot.length === 1 ? 'it is' : 'they are'}`}>
      <ul className="distribution-names">
        {cannot.map((one) => (
          <li key={one.line.id}>{leftWords(one)}</li>
        ))}
      </ul>
    </Disclosure>
  )
}
