/** Names that somebody has or had. An old concern is filed under the name of its day. */
import type { Person } from '../minutes/index.ts'
import type { OtherName } from './case-file.ts'

const plain = (name: string): string => name.trim().toLowerCase().replaceAll(/\s+/g, ' ')

/** The name as it was written, and with the first name before it where it is a surname alone. */
function asFiled({ name, kind }: OtherName, person: Pick<Person, 'name'>): string[] {
  const words = name.trim().replaceAll(/\s+/g, ' ')
  if (words === '') return []
  const first = person.name.trim().split(/\s+/)[0] ?? ''
  const isSurname = kind !== 'also known as' && !words.includes(' ') && first !== ''
  return isSurname ? [words, `${first} ${words}`] : [words]
}

/** Every other name of somebody, each once, without the one they have now. */
export function otherNamesOf(
  person: Pick<Person, 'id' | 'name' | 'aliases'>,
  otherNames: readonly OtherName[],
): string[] {
  const all = [
    ...person.aliases,
    ...otherNames.filter(({ of }) => of === person.id).flatMap((one) => asFiled(one, person)),
  ]
  const seen = new Set([plain(person.name)])
  return all.filter((name) => {
    const key = plain(name)
    if (key === '' || seen.has(key)) return false
    seen.add(key)
    return true
  })
}
