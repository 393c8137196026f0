/** Every measure with what it counts and the saved query that counts it, written from the code that does. */
import { measureQueries } from '../../electron/store/measure-queries.ts'
import { measures } from '../../shared/measures/index.ts'
import { made, table } from './parts.ts'

const capital = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}`

const lines = (one: (typeof measures)[number]): string[] => {
  const { name, says } = measureQueries[one.id]
  return [
    `## ${one.id}: ${one.name}`,
    '',
    `**Counts:** ${one.denominator}.`,
    '',
    `**Of these:** ${one.numerator}.`,
    '',
    `**Picture:** ${capital(one.charts.join(' and '))}${one.by ? `, by ${one.by}` : ''}${one.length ? `, in ${one.length}` : ''}.${one.mark ? ` The response plan’s mark is ${one.mark}%.` : ''}`,
    '',
    `**Saved query:** \`${name}\`. ${says}`,
    '',
  ]
}

export const measuresPage = (): string =>
  [
    '# Every measure',
    '',
    made,
    '',
    'What each figure of the reports counts. Numbers under 5 are hidden outside the service, and no report ranks named workers.',
    '',
    table(
      ['Measure', 'For whom', 'Response plan'],
      measures.map(({ id, name, audience, seeds }) => [`${name} (${id})`, audience, seeds.join(', ')]),
    ),
    '',
    ...measures.flatMap(lines),
  ].join('\n')
