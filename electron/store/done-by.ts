/** Who did something with a signed record, and when. */

/** Who did it, as it is printed; `account` is the id. */
export type By = { account: string; name: string; role: string }

/** `at` is a UTC instant, ISO 8601. */
export type Done = { byAccount: string; byName: string; role: string; at: string }

export const done = (row: { by_account: string; by_name: string; role: string; at: string }): Done => ({
  byAccount: row.by_account,
  byName: row.by_name,
  role: row.role,
  at: row.at,
})
