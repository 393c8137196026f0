/**
 * Distinguished names as Office writes them into a signature: most specific part first, joined by ", ",
 * values quoted the Windows way. Read back leniently (either order, either way of quoting, any name for a
 * type) but compared exactly, because the name is one of three things that tie a certificate to a signature.
 */
import type { Name } from '@peculiar/x509'

type Part = { type: string; value: string }

/** One certificate attribute type may go by several names; Windows, OpenSSL and RFC 4514 do not agree. */
const oids: Record<string, string> = {
  CN: '2.5.4.3',
  SN: '2.5.4.4',
  SERIALNUMBER: '2.5.4.5',
  C: '2.5.4.6',
  L: '2.5.4.7',
  S: '2.5.4.8',
  ST: '2.5.4.8',
  STREET: '2.5.4.9',
  O: '2.5.4.10',
  OU: '2.5.4.11',
  T: '2.5.4.12',
  TITLE: '2.5.4.12',
  G: '2.5.4.42',
  GN: '2.5.4.42',
  GIVENNAME: '2.5.4.42',
  I: '2.5.4.43',
  INITIALS: '2.5.4.43',
  DC: '0.9.2342.19200300.100.1.25',
  UID: '0.9.2342.19200300.100.1.1',
  E: '1.2.840.113549.1.9.1',
  EMAIL: '1.2.840.113549.1.9.1',
  EMAILADDRESS: '1.2.840.113549.1.9.1',
}

const oidOf = (type: string) => oids[type.toUpperCase()] ?? type.replace(/^OID\./i, '')

/** The parts in the order of the certificate. */
function partsOf(name: Name): Part[] {
  return name
    .toJSON()
    .flatMap((rdn) =>
      Object.entries(rdn).flatMap(([type, values]) => values.map((value) => ({ type, value }))),
    )
}

const quoted = (value: string) =>
  /^\s|\s$|[,+="\n\r<>#;\\]/.test(value) || value === '' ? `"${value.replaceAll('"', '""')}"` : value

/** The text for `X509IssuerName`, as Office since 2010 SP1 writes it. */
export function nameText(name: Name): string {
  return partsOf(name)
    .reverse()
    .map(({ type, value }) => `${type === 'ST' ? 'S' : type}=${quoted(value)}`)
    .join(', ')
}

/** How a writer protects special letters: Windows doubles quotes inside quotes, RFC 4514 puts a backslash. */
const STYLES = {
  windows: {
    value: /^(?:"(?:[^"]|"")*"|[^,;+"]*)/,
    plain: (raw: string) => (raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw.trimEnd()),
  },
  rfc: {
    value: /^(?:"(?:[^"\\]|\\.)*"|(?:[^\\,;+"]|\\.)*)/s,
    plain: (raw: string) => (raw.startsWith('"') ? raw.slice(1, -1) : raw.trimEnd()).replace(/\\(.)/gs, '$1'),
  },
}

/** Splits the text of a name into its parts; null when it is not such a text. */
function parse(text: string, style: keyof typeof STYLES): Part[] | null {
  const parts: Part[] = []
  let rest = text.trim()
  while (rest !== '') {
    const head = /^([A-Za-z][A-Za-z0-9.]*|\d+(?:\.\d+)+)\s*=\s*/.exec(rest)
    if (!head?.[1]) return null
    rest = rest.slice(head[0].length)
    const raw = STYLES[style].value.exec(rest)?.[0] ?? ''
    rest = rest.slice(raw.length)
    parts.push({ type: head[1], value: STYLES[style].plain(raw) })
    const join = /^\s*[,;+]\s*/.exec(rest)
    if (join) rest = rest.slice(join[0].length)
    if (!join && rest.trim() !== '') return null
    if (join && rest === '') return null
  }
  return parts
}

const key = (parts: Part[]) => JSON.stringify(parts.map((p) => [oidOf(p.type), p.value]))

/** Does this text name the same as the certificate does? */
export function namesSame(text: string, name: Name): boolean {
  const own = key(partsOf(name))
  return (['windows', 'rfc'] as const).some((style) => {
    const read = parse(text, style)
    return read !== null && (key(read) === own || key(read.toReversed()) === own)
  })
}
