/**
 * What has to be right about an address before a copy leaves for it, and what to look at twice (domain section 6). Copies go to
 * the wrong person by a name that a mail program completes, or by an old address: every warning is a sentence that names
 * what does not belong together, and never stops anybody by itself.
 */
import type { CopyKind } from '../copies/copy.ts'
import { emailMethods, type Method } from './line.ts'

export type AddressFacts = {
  kind: CopyKind
  method: Method | ''
  address: string
  readBack: boolean
  agreed: boolean
}

/** Readers who have it at home: the family, and whoever they ask to stand by them. */
const family: ReadonlySet<CopyKind> = new Set(['parent', 'child', 'supporter'])

export const isFamilyKind = (kind: CopyKind): boolean => family.has(kind)

const addressed: ReadonlySet<Method> = new Set([...emailMethods, 'tracked post', 'first-class post'])

/** Providers with whom people have mailboxes of their own; by the name before the ending, so that `.co.uk` is one too. */
const personalProviders =
  /^(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|rocketmail|icloud|me|mac|aol|proton|protonmail|pm|gmx|zoho|btinternet|btopenworld|sky|talktalk|tiscali|virginmedia|virgin|ntlworld|blueyonder|plusnet|fastmail|tutanota|tuta|mail)\.(?:com|net|co\.uk|uk|org|me|de|ie)$/

const emailShape =
  /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/i

/** One address that a mail server could take: no list, no name in front, no line break. */
export const isEmail = (text: string): boolean => text.length <= 254 && emailShape.test(text)

const domainOf = (address: string): string =>
  address
    .slice(address.lastIndexOf('@') + 1)
    .trim()
    .toLowerCase()

export const isPersonalEmail = (address: string): boolean => personalProviders.test(domainOf(address))

/** Read back to whoever gave it, and agreed in writing: e-mail to the family, and to a mailbox of somebody's own. */
export const needsAgreement = ({
  kind,
  method,
  address,
}: Pick<AddressFacts, 'kind' | 'method' | 'address'>): boolean =>
  method === 'personal email' ||
  (method !== '' && emailMethods.has(method) && (family.has(kind) || isPersonalEmail(address)))

/** Why nothing can be sent there yet, each a sentence; empty when it can. */
export function addressLacks(facts: AddressFacts): string[] {
  const { method, address, readBack, agreed } = facts
  if (method === '') return ['No method is chosen.']
  if (!addressed.has(method)) return []
  const at = address.trim()
  if (at === '') return [emailMethods.has(method) ? 'There is no e-mail address.' : 'There is no address.']
  if (emailMethods.has(method) && !isEmail(at)) return ['This is not one whole e-mail address.']
  if (!needsAgreement(facts)) return []
  return [
    agreed ? '' : 'They have not agreed in writing to have it by this e-mail address.',
    readBack ? '' : 'The address was not read back to whoever gave it.',
  ].filter(Boolean)
}

type Place = 'health' | 'school' | 'police' | 'courts' | 'council'

const places: readonly (readonly [Place, RegExp, string])[] = [
  ['health', /(?:^|\.)nhs\.(?:net|uk)$/, 'the NHS'],
  ['school', /(?:^|\.)sch\.uk$/, 'a school'],
  ['police', /(?:^|\.)police\.uk$|\.pnn\.|(?:^|\.)pnn\.cjsm\.net$/, 'the police'],
  ['courts', /(?:^|\.)cjsm\.net$/, 'the criminal justice mail service'],
  ['council', /(?:^|\.)gov\.uk$/, 'a council or a government office'],
]

/** Where somebody of an agency group may well have a mailbox. A group that is not named here may have it anywhere. */
const homes: Readonly<Record<string, readonly Place[]>> = {
  CSC: ['council'],
  police: ['police', 'courts'],
  'health visiting/school nursing': ['health', 'council'],
  GP: ['health'],
  hospital: ['health'],
  'mental health': ['health'],
  'education/early years': ['school', 'council'],
  'probation/youth justice': ['courts', 'council'],
  housing: ['council'],
}

const groupWords: Readonly<Record<string, string>> = {
  CSC: 'children’s social care',
  'education/early years': 'a school or nursery',
  'health visiting/school nursing': 'community health',
  GP: 'a GP practice',
  hospital: 'a hospital',
  'mental health': 'mental health',
  'probation/youth justice': 'probation or youth justice',
  police: 'the police',
  housing: 'housing',
}

function domainWarning(agencyGroup: string, domain: string): string {
  const place = places.find(([, pattern]) => pattern.test(domain))
  const expected = homes[agencyGroup]
  if (!place || !expected || expected.includes(place[0])) return ''
  return `The address is one of ${place[2]}, and they are with ${groupWords[agencyGroup] ?? agencyGroup}.`
}

function methodWarning(method: Method, domain: string): string {
  if (method === 'NHSmail' && !/(?:^|\.)nhs\.(?:net|uk)$/.test(domain))
    return 'NHSmail is chosen, and the address is not one of the NHS.'
  if (method === 'CJSM' && !/(?:^|\.)cjsm\.net$/.test(domain))
    return 'CJSM is chosen, and the address does not end in cjsm.net.'
  return ''
}

/** A mailbox that several people read: its name says what it is for and not whose it is. */
const shared =
  /admin|office|enquir|inquir|info|mail|contact|recep|secretar|safeguard|dsl|team|duty|mash|referral|head|school|nurs|health|visit|surgery|practice|clinic|ward|legal|court|hous|support|service|children|social|protect|conference|minutes|police|pvp|probation|youth|yot|early|family|centre|hub|desk|post|generic/

const titles: ReadonlySet<string> = new Set(
  'mr mrs ms miss mx dr prof professor rev revd sir dame lady lord sister pc dc ds di dci sgt'.split(' '),
)

/** Letters alone: `O’Neill` is `oneill`, `José` is `jose`. */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/\p{M}|['’‘`]/gu, '')

const wordsIn = (text: string): string[] => plain(text).match(/[a-z]+/g) ?? []

/** Could the part before the @ be this person's? True where it tells nothing about who it is. */
function mayBeTheirs(local: string, name: string): boolean {
  const words = wordsIn(name).filter((word) => !titles.has(word))
  const parts = wordsIn(local)
  const whole = parts.join('')
  if (words.length === 0 || whole.length < 3 || shared.test(whole)) return true
  const last = words.at(-1) ?? ''
  const others = words.slice(0, -1)
  const first = others[0] ?? ''
  const initials = words.map((word) => word[0] ?? '').join('')
  // Letters and a number, as large employers give them: ab123.
  if (whole.length <= 3 && initials.startsWith(whole[0] ?? '')) return true
  const isGiven = (part: string): boolean =>
    part === '' ||
    others.some((word) => word === part || (Math.min(part.length, word.length) === 1 && part[0] === word[0]))
  const named = [last, ...(words.length > 2 ? [words.slice(-2).join('')] : [])]
  if (parts.length > 1) {
    const left = parts.filter((part) => !named.includes(part) && !words.includes(part))
    const tells = parts.some((part) => named.includes(part))
    if (tells) return words.length === 1 || left.every((part) => isGiven(part) || initials.includes(part))
    // john.s@
    return (
      first !== '' &&
      parts.includes(first) &&
      left.every((part) => part.length === 1 && initials.includes(part))
    )
  }
  for (const surname of named) {
    if (whole === surname || whole === first) return true
    if (surname && whole.startsWith(surname))
      return isGiven(whole.slice(surname.length)) || initials.includes(whole.slice(surname.length))
    if (surname && whole.endsWith(surname)) {
      const front = whole.slice(0, -surname.length)
      return isGiven(front) || initials.startsWith(front)
    }
  }
  return first !== '' && whole.startsWith(first) && initials.includes(whole.slice(first.length))
}

export type AddressOf = Pick<AddressFacts, 'kind' | 'method' | 'address'> & {
  name: string
  agencyGroup: string
}

/** What to look at before a copy leaves for this address, each a sentence; empty where nothing stands out. */
export function addressWarnings({ kind, method, address, name, agencyGroup }: AddressOf): string[] {
  const at = address.trim()
  if (method === '' || !emailMethods.has(method) || !isEmail(at)) return []
  const domain = domainOf(at)
  const local = at.slice(0, at.lastIndexOf('@'))
  return [
    isPersonalEmail(at) && method !== 'personal email'
      ? 'This is a mailbox of somebody’s own, and not of an agency.'
      : '',
    kind === 'professionals' ? domainWarning(agencyGroup, domain) : '',
    methodWarning(method, domain),
    mayBeTheirs(local, name) ? '' : `The address looks like that of somebody else: this copy is for ${name}.`,
  ].filter(Boolean)
}
