/** The page of promises: each with what tries to break it, and how that went when it was last measured. */
import { readSnapshot, sayKnown } from '../supply/advisories.ts'
import { made, table } from './parts.ts'
import { type Figures, NOT_MEASURED, type Promised, promises, readFigures } from './promises.ts'

const count = (n: number): string => n.toLocaleString('en-GB')
const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)

/** How the kills went. */
function tortureSays({ torture }: Figures, ids: readonly string[]): string {
  const of = torture.filter(({ id }) => ids.includes(id))
  if (of.length === 0) return `Tried in each test run; killed while it works: ${NOT_MEASURED}`
  const kills = sum(of.map(({ tried }) => tried))
  const looked = sum(of.map(({ checked = 0 }) => checked))
  const lost = sum(of.map((one) => one.lost))
  const slowest = Math.max(...of.map(({ seconds = 0 }) => seconds))
  const day = of.map(({ at }) => at).sort()[0] ?? ''
  return `Killed ${count(kills)} times at a moment drawn by lot${looked > 0 ? `, ${count(looked)} acknowledged things looked for` : ''}: ${lost === 0 ? 'nothing lost' : `${count(lost)} LOST`}${slowest > 0 ? `; open again within ${slowest} s` : ''} (${day.slice(0, 10)})`
}

/** How the attacks of the tests that stand for a promise went. */
function attackSays({ attacks }: Figures, { tests }: Promised): string {
  const files = new Set(tests.map(({ file }) => file))
  const of = attacks.filter(({ test }) => files.has(test))
  if (of.length === 0) return ''
  const through = sum(of.map(({ lost }) => lost))
  return `${count(sum(of.map(({ tried }) => tried)))} attacks: ${through === 0 ? 'none came through' : `${count(through)} CAME THROUGH`}`
}

const measuresOf = ({ bench }: Figures, ids: readonly string[]) =>
  (bench?.figures ?? []).filter(({ id }) => ids.includes(id) || ids.includes(id.split('.', 1)[0] ?? ''))

function benchSays(figures: Figures, ids: readonly string[]): string {
  const of = measuresOf(figures, ids).filter(({ value, target }) => value && target)
  if (of.length === 0) return NOT_MEASURED
  const missed = of.filter(({ target }) => !target?.met)
  return missed.length === 0
    ? `${of.length === 1 ? 'The one measure is' : `All ${of.length} measures are`} within the promise`
    : `${of.length - missed.length} of ${of.length} measures are within the promise; NOT: ${missed.map(({ says }) => says).join('; ')}`
}

/** What is known of a promise beside the tests of each run. */
export function figureOf(figures: Figures, promised: Promised): string {
  const parts = [
    promised.torture ? tortureSays(figures, promised.torture) : '',
    promised.bench ? benchSays(figures, promised.bench) : '',
    attackSays(figures, promised),
  ].filter(Boolean)
  return parts.length > 0 ? parts.join('. ') : 'Tried in each test run'
}

const testsOf = ({ tests, bench }: Promised): string =>
  [
    ...tests.map(({ file, name }) => `\`${file}\`: ${name.replaceAll('%s', '…')}`),
    ...(bench ? ['`npm run bench`'] : []),
  ].join('; ')

/** Attacks whose file stands for no promise above: nothing that was tried is left out. */
function otherAttacks({ attacks }: Figures): string[] {
  const known = new Set(
    Object.values(promises).flatMap((group) => group.flatMap(({ tests }) => tests.map(({ file }) => file))),
  )
  const rest = attacks.filter(({ test }) => !known.has(test))
  if (rest.length === 0) return []
  return [
    '## Further attacks',
    '',
    table(
      ['Promise', 'Tried', 'Came through', 'By'],
      rest.map(({ promise, tried, lost, test }) => [promise, count(tried), count(lost), `\`${test}\``]),
    ),
    '',
  ]
}

function kills({ torture }: Figures): string[] {
  if (torture.length === 0)
    return ['The program has not been killed for these figures yet: `npm run torture -- --keep`.', '']
  return [
    'The program is ended without warning while it works, and opened again (`npm run torture -- --keep`).',
    '',
    table(
      ['While', 'Promise', 'Kills', 'Looked for afterwards', 'Lost', 'Longest opening', 'On'],
      torture.map(({ id, promise, tried, checked, lost, seconds, at }) => [
        id,
        promise,
        count(tried),
        checked === undefined ? '' : count(checked),
        count(lost),
        seconds === undefined ? '' : `${seconds} s`,
        at.slice(0, 10),
      ]),
    ),
    '',
  ]
}

function measures({ bench }: Figures): string[] {
  if (!bench) return [`How fast it is: ${NOT_MEASURED}. \`npm run bench\` measures it.`, '']
  const { machine, day, figures } = bench
  return [
    `Measured on ${day.slice(0, 10)}: ${machine.processor}, ${machine.cores} cores, ${machine.memoryGB} GB, ${machine.system} (\`npm run bench\`).`,
    '',
    table(
      ['What', 'Median', '95th percentile', 'Growth', 'Promise'],
      figures.map(({ says, unit, value, growth, target, notMeasured }) => [
        says,
        value ? `${value.median} ${unit}` : `${NOT_MEASURED}${notMeasured ? `: ${notMeasured}` : ''}`,
        value ? `${value.p95} ${unit}` : '',
        growth === undefined ? '' : `${growth}`,
        target ? `${target.says}: ${target.met ? 'met' : 'NOT met'}` : '',
      ]),
    ),
    '',
  ]
}

export function promisesPage(figures: Figures = readFigures()): string {
  return [
    '# Promises',
    '',
    made,
    '',
    'What you may rely on, in one sentence each, with the tests that try to break it. Every one of these tests runs with `npm test`, unless another command stands beside it; when one of them is gone, `npm test` fails. A figure that is not there was not measured.',
    '',
    ...Object.entries(promises).flatMap(([group, all]) => [
      `## ${group}`,
      '',
      table(
        ['Promise', 'Last figure', 'What tries to break it'],
        all.map((promised) => [promised.says, figureOf(figures, promised), testsOf(promised)]),
      ),
      '',
    ]),
    ...otherAttacks(figures),
    '## Killed while it works',
    '',
    ...kills(figures),
    '## How fast',
    '',
    ...measures(figures),
    '## What is known about its parts',
    '',
    `${sayKnown(readSnapshot())} See [Licences](licences.md).`,
    '',
    '## What is not promised',
    '',
    'What no program can promise stands in the [Security overview](security.md), under “What Chairside does not protect against”.',
    '',
  ].join('\n')
}
