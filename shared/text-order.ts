/** The order of letters as the database has it, and so that of ISO dates and instants: for `sort`. */
export const textOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
