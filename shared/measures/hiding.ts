/**
 * Small numbers outside the service (domain section 8): any of counted, met and not met from 1 to 4 is not told, and neither
 * is anything from which it could be worked out.
 *
 * The numbers of a report are a table of groups and months with a total at each side and one in the corner. Each row and each
 * column adds up, so that a number which is the only hidden one of its row is known all the same. Seen as a graph, with rows
 * and columns as points and hidden numbers as lines between them, a hidden number can be worked out from everything that is
 * shown exactly when its line lies on no circle. So each is given a circle, by hiding the smallest others that make one.
 */

/** The corner and sides of the table are its last row and last column. */
export type Counts = { counted: number; met: number }
export type Table = readonly (readonly Counts[])[]
/** Per cell: nothing may be told, or only how many were counted. */
export type Hiding = 'nothing' | 'met' | 'all'

const LARGEST_SMALL = 4
const isSmall = (value: number): boolean => value >= 1 && value <= LARGEST_SMALL

type Cell = { row: number; column: number }
const keyOf = (row: number, column: number): string => `${row} ${column}`

class Hidden {
  readonly cells = new Set<string>()
  readonly #rows: number
  readonly #columns: number
  readonly #cost: (cell: Cell) => number

  /** @param cost of hiding a cell that is shown: the smallest go first */
  constructor(rows: number, columns: number, cost: (cell: Cell) => number) {
    this.#rows = rows
    this.#columns = columns
    this.#cost = cost
  }

  has(row: number, column: number): boolean {
    return this.cells.has(keyOf(row, column))
  }

  add(row: number, column: number): void {
    this.cells.add(keyOf(row, column))
  }

  /** The cheapest way from the row of a cell to its column round the cell itself; hides what is shown on it. */
  #circle({ row, column }: Cell): void {
    const points = this.#rows + this.#columns
    const goal = this.#rows + column
    const distance = new Array<number>(points).fill(Number.POSITIVE_INFINITY)
    const before = new Array<number>(points).fill(-1)
    const done = new Array<boolean>(points).fill(false)
    distance[row] = 0
    for (;;) {
      let at = -1
      for (let point = 0; point < points; point += 1)
        if (!done[point] && (distance[point] ?? 0) < (distance[at] ?? Number.POSITIVE_INFINITY)) at = point
      if (at < 0 || at === goal) break
      done[at] = true
      const isRow = at < this.#rows
      const others = isRow ? this.#columns : this.#rows
      for (let other = 0; other < others; other += 1) {
        const cell = isRow ? { row: at, column: other } : { row: other, column: at - this.#rows }
        if (cell.row === row && cell.column === column) continue
        const next = isRow ? this.#rows + other : other
        // A step over what is hidden already costs next to nothing, so that the shortest of equal ways is taken.
        const step = this.has(cell.row, cell.column) ? 1e-6 : this.#cost(cell)
        const total = (distance[at] ?? 0) + step
        if (total < (distance[next] ?? 0)) {
          distance[next] = total
          before[next] = at
        }
      }
    }
    for (let at = goal; (before[at] ?? -1) >= 0; at = before[at] ?? -1) {
      const [a, b] = [at, before[at] ?? 0]
      this.add(Math.min(a, b), Math.max(a, b) - this.#rows)
    }
  }

  /** Does a way of hidden cells lead from the row to the column without this one? */
  #isRound(row: number, column: number): boolean {
    const seenRows = new Set([row])
    const seenColumns = new Set<number>()
    const waiting = [row]
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      for (let other = 0; other < this.#columns; other += 1) {
        if (!this.has(at, other) || seenColumns.has(other) || (at === row && other === column)) continue
        if (other === column) return true
        seenColumns.add(other)
        for (let next = 0; next < this.#rows; next += 1)
          if (this.has(next, other) && !seenRows.has(next)) {
            seenRows.add(next)
            waiting.push(next)
          }
      }
    }
    return false
  }

  /** Hides more until nothing that is hidden can be worked out. What is hidden on the way lies on the same circle. */
  close(): void {
    for (const key of [...this.cells]) {
      const [row = 0, column = 0] = key.split(' ').map(Number)
      if (!this.#isRound(row, column)) this.#circle({ row, column })
    }
  }
}

const NONE: Counts = { counted: 0, met: 0 }

/**
 * Numbers that are all known to be small are known exactly where they add up to as little, or as much, as they can: one more
 * of that row or column has to go. Returns whether anything was added.
 */
function spoilSums(
  table: Table,
  hidden: Hidden,
  numberIn: (counts: Counts) => number,
  cost: (cell: Cell) => number,
): boolean {
  const rows = table.length
  const columns = table[0]?.length ?? 0
  const lines: Cell[][] = [
    ...Array.from({ length: rows }, (_, row) =>
      Array.from({ length: columns }, (_one, column) => ({ row, column })),
    ),
    ...Array.from({ length: columns }, (_, column) =>
      Array.from({ length: rows }, (_one, row) => ({ row, column })),
    ),
  ]
  let added = false
  for (const line of lines) {
    // The total of a line is the sum of the others: only those are added up.
    const inside = line.slice(0, -1)
    const gone = inside.filter(({ row, column }) => hidden.has(row, column))
    const total = line.at(-1)
    if (gone.length === 0 || (total && hidden.has(total.row, total.column))) continue
    const values = gone.map(({ row, column }) => numberIn(table[row]?.[column] ?? NONE))
    if (!values.every(isSmall)) continue
    const sum = values.reduce((a, b) => a + b, 0)
    if (sum !== values.length && sum !== values.length * LARGEST_SMALL) continue
    const [cheapest] = line
      .filter(({ row, column }) => !hidden.has(row, column))
      .sort((a, b) => cost(a) - cost(b))
    if (!cheapest) continue
    hidden.add(cheapest.row, cheapest.column)
    added = true
  }
  return added
}

/** Nothing is better hidden by a nought, which often everybody knows: it goes after other small numbers. */
const NOUGHT = 8

/**
 * What of a table may not be told outside the service.
 * @param table groups and, last, their total; each row the months and, last, their total
 */
export function hidingOf(table: Table): Hiding[][] {
  const rows = table.length
  const columns = table[0]?.length ?? 0
  const costBy =
    (numberIn: (counts: Counts) => number) =>
    ({ row, column }: Cell): number =>
      numberIn(table[row]?.[column] ?? NONE) || NOUGHT
  const counted = new Hidden(
    rows,
    columns,
    costBy((one) => one.counted),
  )
  const met = new Hidden(
    rows,
    columns,
    costBy((one) => one.met),
  )
  table.forEach((cells, row) => {
    cells.forEach((one, column) => {
      if (isSmall(one.counted)) counted.add(row, column)
      if (isSmall(one.met) || isSmall(one.counted - one.met)) met.add(row, column)
    })
  })
  const closed = (hidden: Hidden, values: ((counts: Counts) => number)[]): void => {
    do hidden.close()
    while (values.map((value) => spoilSums(table, hidden, value, costBy(value))).some(Boolean))
  }
  closed(counted, [(one) => one.counted])
  // How many were met says too much where nobody may know how many there are.
  for (const key of counted.cells) met.cells.add(key)
  closed(met, [(one) => one.met, (one) => one.counted - one.met])
  return table.map((cells, row) =>
    cells.map(
      (_, column): Hiding => (counted.has(row, column) ? 'all' : met.has(row, column) ? 'met' : 'nothing'),
    ),
  )
}
