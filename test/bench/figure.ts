/**
 * What a bench says: one figure is one thing that somebody waits for, with a peer measured in the same run where there is one, its
 * growth from a small service to a large one, and the promise it is held to.
 */
import { spawnSync } from 'node:child_process'
import { cpus, totalmem, type as typeOfSystem } from 'node:os'
import { findChromium } from '../chromium.ts'
import type { Spread } from './numbers.ts'

/** How many records the two workspaces have in which anything is measured that could grow with them. */
export const SMALL = 2_000
export const LARGE = 20_000
/** What is looked up in an index takes longer by no more than this between the two. */
export const LOGARITHM = Math.log(LARGE) / Math.log(SMALL)

export type Peer = {
  says: string
  value: Spread
  /** Ours by theirs: of the medians, unless the promise is about the slow ones. */
  ratio: number
}

export type Figure = {
  /** `part.what`: by this it is found in the baseline. */
  id: string
  says: string
  unit: 'ms' | 'MB' | 'kB' | 'MB an hour'
  /** In the large workspace, where there are two. */
  value?: Spread
  /** The same with a tenth of the records. */
  small?: Spread
  growth?: number
  /** Growth by growth of what is shown: what has to be told of one person grows with what they have to do. */
  lines?: { small: number; large: number; growth: number }
  peer?: Peer
  target?: { says: string; met: boolean }
  /** Why there is no value. */
  notMeasured?: string
  /** What has to be known to read it. */
  note?: string
}

export const hundredths = (value: number): number => Math.round(value * 100) / 100

/** Ours by theirs. Nothing is so fast that dividing by it means much below a hundredth of a millisecond. */
export function peerOf(says: string, ours: Spread, theirs: Spread, by: 'median' | 'p95' = 'median'): Peer {
  return { says, value: theirs, ratio: hundredths(ours[by] / Math.max(0.01, theirs[by])) }
}

/** The promise that it takes at most so many times what the peer takes. */
export function within(peer: Peer, most: number, by: 'median' | 'p95' = 'median'): Figure['target'] {
  return {
    says: `at most ${most} times the peer${by === 'p95' ? ', 95th percentile' : ''}`,
    met: peer.ratio <= most,
  }
}

/** The promise that it takes at most so long. */
export const atMost = (value: Spread, most: number, by: 'median' | 'p95' = 'median'): Figure['target'] => ({
  says: `at most ${most} ms${by === 'p95' ? ', 95th percentile' : ''}`,
  met: value[by] <= most,
})

/** Both promises, said as one. */
export function both(
  a: Figure['target'] | undefined,
  b: Figure['target'] | undefined,
): Figure['target'] | undefined {
  if (!a || !b) return a ?? b
  return { says: `${a.says}; ${b.says}`, met: a.met && b.met }
}

/** Below this many milliseconds nobody waits, and what grows is mostly the noise. */
const NOTHING = 5

/** Between the two workspaces it grows no faster than the logarithm of their records; a tenth more is noise. */
export function grows(small: Spread, large: Spread): { growth: number; target: Figure['target'] } {
  const growth = hundredths(large.median / Math.max(0.01, small.median))
  const met = large.median < NOTHING || growth <= LOGARITHM * 1.1
  return { growth, target: { says: `grows as the logarithm (${hundredths(LOGARITHM)}) or less`, met } }
}

/** As `grows`, for as many lines as are shown: twice the lines may take twice as long, and what is not shown nothing. */
export function growsByLine(
  small: Spread,
  large: Spread,
  lines: { small: number; large: number },
): { growth: number; target: Figure['target'] } {
  const growth = hundredths(large.median / lines.large / Math.max(0.0001, small.median / lines.small))
  const met = large.median < NOTHING || growth <= LOGARITHM * 1.1
  return {
    growth,
    target: { says: `for as many lines grows as the logarithm (${hundredths(LOGARITHM)}) or less`, met },
  }
}

/** A figure of both workspaces: the large one counts. `most` ms in the large one, where that is promised. */
export function ofBoth(
  id: string,
  says: string,
  { small, large }: { small?: Spread | undefined; large: Spread },
  {
    most,
    scales = true,
    note,
    lines,
  }: {
    most?: number
    scales?: boolean
    note?: string
    /** How many lines are shown, where that is what may grow. */
    lines?: { small: number; large: number } | undefined
  } = {},
): Figure {
  const grown = small ? grows(small, large) : undefined
  const byLine = small && lines ? growsByLine(small, large, lines) : undefined
  const target = both(
    most === undefined ? undefined : atMost(large, most),
    scales ? (byLine ?? grown)?.target : undefined,
  )
  return {
    id,
    says,
    unit: 'ms',
    value: large,
    ...(small && { small }),
    ...(grown && { growth: grown.growth }),
    ...(byLine && lines && { lines: { ...lines, growth: byLine.growth } }),
    ...(target && { target }),
    ...(note && { note }),
  }
}

// ---- the machine ----

export type Machine = {
  processor: string
  cores: number
  memoryGB: number
  system: string
  node: string
  chromium: string
}

/** What it was measured on: enough to compare, and nothing by which the machine is found. */
export function machine(): Machine {
  const [first] = cpus()
  return {
    processor: first?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryGB: Math.round(totalmem() / 1e9),
    system: `${typeOfSystem()} ${process.arch}`,
    node: process.versions.node,
    chromium: chromiumVersion(),
  }
}

function chromiumVersion(): string {
  const program = findChromium()
  if (!program) return 'not installed'
  const said = spawnSync(program, ['--version', '--no-sandbox'], { encoding: 'utf8', timeout: 20_000 }).stdout
  return /\d+(?:\.\d+)+/.exec(said ?? '')?.[0] ?? 'installed'
}

// ---- the table ----

export type Report = {
  machine: Machine
  /** ISO day. */
  day: string
  /** Of the machine, over a minute, at the beginning and at the end: what else it did slows everything down. */
  load: [number, number]
  minutes: number
  figures: Figure[]
}

const said = (value: number, unit: Figure['unit']): string =>
  unit === 'ms' ? `${value}` : `${value} ${unit}`

const linesSaid = ({ small, large }: NonNullable<Figure['lines']>): string =>
  `${large} lines, ${small} at ${SMALL.toLocaleString('en-GB')}`

function cells(figure: Figure): string[] {
  const { says, unit, value, small, growth, lines, peer, target, notMeasured, note } = figure
  const more = [note ?? '', lines ? linesSaid(lines) : ''].filter(Boolean).join('; ')
  const plain = more ? `${says} (${more})` : says
  if (!value) return [plain, `not measured: ${notMeasured ?? ''}`, '', '', '', '', '', '']
  return [
    plain,
    said(value.median, unit),
    value.rounds > 1 ? said(value.p95, unit) : '',
    small ? said(small.median, unit) : '',
    growth === undefined ? '' : lines ? `${growth}; for as many lines ${lines.growth}` : `${growth}`,
    peer ? `${peer.says}: ${peer.value.median} / ${peer.value.p95}` : '',
    peer ? `${peer.ratio}` : '',
    target ? `${target.says}: ${target.met ? 'met' : 'NOT met'}` : '',
  ]
}

const heads = [
  'What',
  'Median',
  'p95',
  `Median at ${SMALL.toLocaleString('en-GB')}`,
  'Growth',
  'Peer, median / p95',
  'Ratio',
  'Promise',
]

const row = (words: readonly string[]): string =>
  `| ${words.map((word) => word.replaceAll('|', '\\|')).join(' | ')} |`

/** Markdown, for a person. Milliseconds, unless a unit stands there. */
export function tableOf({ machine: of, day, load, minutes, figures }: Report): string {
  const records = LARGE.toLocaleString('en-GB')
  return [
    `# How fast, ${day}`,
    '',
    `${of.processor}, ${of.cores} cores, ${of.memoryGB} GB, ${of.system}, Node ${of.node}, Chromium ${of.chromium}. ` +
      `Load of the machine ${load.join(' to ')}; the run took ${minutes} minutes. ` +
      `Milliseconds in a workspace of ${records} records, unless a unit says otherwise.`,
    '',
    row(heads),
    row(heads.map((_, at) => (at === 0 || at > 4 ? '---' : '---:'))),
    ...figures.map((figure) => row(cells(figure))),
    '',
  ].join('\n')
}
