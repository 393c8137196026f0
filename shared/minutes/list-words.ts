/** `A`, `A and B`, `A, B and C`; empty names are left out. */
export function listWords(names: readonly string[]): string {
  const said = names.filter((name) => name.trim() !== '')
  const last = said.at(-1) ?? ''
  return said.length < 2 ? last : `${said.slice(0, -1).join(', ')} and ${last}`
}
