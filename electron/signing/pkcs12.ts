/**
 * Reads the certificate file (PKCS#12: .p12, .pfx) that a council gives its people.
 *
 * node-forge opens both what is written today (AES-256) and what Windows and older tools still write (3DES,
 * RC2), in plain JavaScript, so it does not depend on which ciphers the runtime's library was built with.
 * Two things are done here: the integrity check, so that a password with letters beyond ASCII works (the two
 * halves of such a file turn it into bytes differently), and the choice of key and certificate.
 */
import { createHmac, createPrivateKey, createPublicKey, X509Certificate } from 'node:crypto'
import forge from 'node-forge'
import { Problem } from '../problem.ts'
import { day, isForSigning, usableKey } from './certificates.ts'
import { describeCertificate, type SigningIdentity } from './identity.ts'

const { asn1, pki } = forge
type Node = forge.asn1.Asn1

const SAFE = 'Nothing was changed.'
/** A hundred times what most tools write. */
const MOST_ROUNDS = 1_000_000
/** All keys and certificates of a file together: a file may hold thousands, each with rounds of its own. */
const MOST_ROUNDS_OVER_ALL = 3_000_000
const LARGEST = 1024 * 1024

const problems = {
  damaged: () =>
    new Problem(
      'certificate',
      'This is not a certificate file (PKCS#12, .p12 or .pfx), or it is damaged.',
      SAFE,
      'Ask for the file again, or export it again.',
    ),
  password: () =>
    new Problem(
      'certificate',
      'The password does not open this certificate file.',
      SAFE,
      'Type the password that was set when the file was exported; it is often not your own.',
    ),
  protection: () =>
    new Problem(
      'certificate',
      'The certificate file is protected in a way that cannot be read here.',
      SAFE,
      'Export it again and choose the protection AES256-SHA256.',
    ),
  noKey: () =>
    new Problem(
      'certificate',
      'The file holds no private key that goes with a certificate, so nothing can be signed with it.',
      SAFE,
      'Export it again and choose to include the private key.',
    ),
  useless: (name: string) =>
    new Problem(
      'certificate',
      `The certificate of ${name} is not meant for signing documents.`,
      SAFE,
      'Ask your IT team for a certificate for signing documents.',
    ),
  ended: (name: string, until: string) =>
    new Problem(
      'certificate',
      `The certificate of ${name} ended on ${day(until)}.`,
      SAFE,
      'Ask your IT team for a new one.',
    ),
  early: (name: string, from: string) =>
    new Problem(
      'certificate',
      `The certificate of ${name} is not valid until ${day(from)}.`,
      SAFE,
      'Use it from that day on, and check that the clock of this computer is right.',
    ),
  key: (name: string) =>
    new Problem(
      'certificate',
      `The key of ${name} is of a kind that Office signatures cannot use here.`,
      SAFE,
      'Ask your IT team for a certificate with an RSA key of 2048 bits or more.',
    ),
}

const binary = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')
const fromBinary = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))
const children = (node: Node | undefined): Node[] => (Array.isArray(node?.value) ? node.value : [])
const toDer = (node: Node) => fromBinary(asn1.toDer(node).getBytes())

/** OCTET STRING content, also when an encoder wrote it in pieces. */
function octets(node: Node | undefined): string {
  if (!node) throw new TypeError('Missing octets')
  return typeof node.value === 'string' ? node.value : node.value.map(octets).join('')
}

type Hash = {
  name: 'sha1' | 'sha256' | 'sha384' | 'sha512'
  make: () => forge.md.MessageDigest
  size: number
}
const hashes: Record<string, Hash> = {
  '1.3.14.3.2.26': { name: 'sha1', make: () => forge.md.sha1.create(), size: 20 },
  '2.16.840.1.101.3.4.2.1': { name: 'sha256', make: () => forge.md.sha256.create(), size: 32 },
  '2.16.840.1.101.3.4.2.2': { name: 'sha384', make: () => forge.md.sha384.create(), size: 48 },
  '2.16.840.1.101.3.4.2.3': { name: 'sha512', make: () => forge.md.sha512.create(), size: 64 },
}

const integer = (node: Node | undefined) =>
  Number.parseInt(Buffer.from(octets(node), 'latin1').toString('hex'), 16)

/** The key derivation of RFC 7292 appendix B; the library has it, its types do not. */
const { generatePkcs12Key } = (
  forge as unknown as {
    pbe: {
      generatePkcs12Key: (
        password: string | null,
        salt: forge.util.ByteBuffer,
        purpose: number,
        rounds: number,
        size: number,
        hash: forge.md.MessageDigest,
      ) => forge.util.ByteBuffer
    }
  }
).pbe
const FOR_INTEGRITY = 3

/** RFC 7292 section 5.1: does this reading of the password fit? @throws Problem when it cannot be told */
function macFits(content: string, macData: Node, password: string | null): boolean {
  const [digestInfo, saltNode, roundsNode] = children(macData)
  const [algorithm, digest] = children(digestInfo)
  const hash = hashes[asn1.derToOid(octets(children(algorithm)[0]))]
  if (!hash) throw problems.protection()
  const rounds = roundsNode ? integer(roundsNode) : 1
  if (!(rounds >= 1 && rounds <= MOST_ROUNDS)) throw problems.damaged()
  const salt = forge.util.createBuffer(octets(saltNode))
  const key = generatePkcs12Key(password, salt, FOR_INTEGRITY, rounds, hash.size, hash.make())
  const mac = createHmac(hash.name, fromBinary(key.getBytes())).update(fromBinary(content)).digest()
  return Buffer.compare(mac, fromBinary(octets(digest))) === 0
}

/** Refuses a number of rounds, seen before anything is decrypted, that would only keep the machine busy. */
function refuseEndlessWork(node: Node) {
  if (roundsIn(node) > MOST_ROUNDS_OVER_ALL) throw problems.protection()
}

/** Every number of the file, added up: none but those of rounds is large. @throws Problem when one is too large by itself */
function roundsIn(node: Node): number {
  const parts = children(node)
  if (node.type === asn1.Type.INTEGER) {
    const number = integer(node)
    if (number > MOST_ROUNDS) throw problems.protection()
    return number
  }
  // Not encrypted as a whole: the keys inside carry their own protection, and their own rounds.
  const isData = parts[0]?.type === asn1.Type.OID && asn1.derToOid(octets(parts[0])) === pki.oids.data
  const wrapped = parts.length === 2 && parts[1]?.tagClass === asn1.Class.CONTEXT_SPECIFIC
  const inner = isData && wrapped ? children(parts[1])[0] : undefined
  if (inner) return roundsIn(asn1.fromDer(octets(inner)))
  return parts.reduce((sum, part) => sum + roundsIn(part), 0)
}

type Contents = { keys: Uint8Array[]; certificates: Uint8Array[] }

/** Decrypts with one reading of the password. @throws whatever the library throws when it does not fit */
function decrypt(pfx: Node, password: string | null): Contents {
  const opened = forge.pkcs12.pkcs12FromAsn1(pfx, false, password as string)
  const keys: Uint8Array[] = []
  const certificates: Uint8Array[] = []
  for (const bag of opened.safeContents.flatMap((safe) => safe.safeBags)) {
    if (bag.type === pki.oids.pkcs8ShroudedKeyBag || bag.type === pki.oids.keyBag) {
      // An RSA key comes parsed, any other kind as it stands.
      const node = bag.key ? pki.wrapRsaPrivateKey(pki.privateKeyToAsn1(bag.key)) : bag.asn1
      if (node) keys.push(toDer(node))
    } else if (bag.type === pki.oids.certBag) {
      const node = bag.cert ? pki.certificateToAsn1(bag.cert) : bag.asn1
      if (node) certificates.push(toDer(node))
    }
  }
  return { keys, certificates }
}

/**
 * The same password as different writers turn it into bytes: as UTF-16 for the old ways of protection and as
 * UTF-8 for the new ones; and an empty one is sometimes none at all.
 */
const readings = (password: string): (string | null)[] =>
  password === '' ? ['', null] : [...new Set([password, forge.util.encodeUtf8(password)])]

/** The outer shell of the file. @throws Problem when it is not one */
function shell(bytes: Uint8Array): { pfx: Node; content: string; mac: Node | undefined } {
  if (bytes.length > LARGEST) throw problems.damaged()
  try {
    const pfx = asn1.fromDer(forge.util.createBuffer(binary(bytes)))
    const [version, authSafe, mac] = children(pfx)
    if (integer(version) !== 3) throw problems.damaged()
    const content = octets(children(children(authSafe)[1])[0])
    refuseEndlessWork(asn1.fromDer(content))
    return { pfx, content, mac }
  } catch (error) {
    throw error instanceof Problem ? error : problems.damaged()
  }
}

function open(bytes: Uint8Array, password: string): Contents {
  const { pfx, content, mac } = shell(bytes)
  if (mac) {
    const ways = password === '' ? ['', null] : [password]
    if (!ways.some((way) => macFits(content, mac, way))) throw problems.password()
    // Checked. What is left is opened without it, so that the other reading of the password may be tried.
    pfx.value = children(pfx).slice(0, 2)
  }
  let failure: unknown
  for (const reading of readings(password)) {
    try {
      return decrypt(pfx, reading)
    } catch (error) {
      failure ??= error
    }
  }
  if (/unsupported|unknown/i.test(String((failure as Error)?.message))) throw problems.protection()
  throw mac ? problems.damaged() : problems.password()
}

type Pair = { certificate: Uint8Array; privateKey: Uint8Array }

/** Each certificate with the key that belongs to it. */
function pairs({ keys, certificates }: Contents): Pair[] {
  return certificates.flatMap((certificate) => {
    try {
      const leaf = new X509Certificate(certificate)
      const privateKey = keys.find((der) => leaf.checkPrivateKey(keyFrom(der)))
      return privateKey ? [{ certificate, privateKey }] : []
    } catch {
      return []
    }
  })
}

const keyFrom = (der: Uint8Array) => createPrivateKey({ key: Buffer.from(der), format: 'der', type: 'pkcs8' })

/** The issuers in the file, nearest first; whatever else is in it is left behind. */
function issuersOf(leaf: Uint8Array, certificates: Uint8Array[]): Uint8Array[] {
  const chain: Uint8Array[] = []
  let current = leaf
  for (;;) {
    const child = new X509Certificate(current)
    const next = certificates.find(
      (der) => der !== leaf && !chain.includes(der) && child.checkIssued(new X509Certificate(der)),
    )
    if (!next) return chain
    chain.push(next)
    current = next
  }
}

/** Why this pair cannot sign today; null when it can. */
function objection({ certificate, privateKey }: Pair, now: Date): Problem | null {
  const { name, from, until } = describeCertificate(certificate)
  if (!isForSigning(certificate)) return problems.useless(name)
  if (!usableKey(createPublicKey(keyFrom(privateKey)))) return problems.key(name)
  if (now < new Date(from)) return problems.early(name, from)
  if (now > new Date(until)) return problems.ended(name, until)
  return null
}

/**
 * The signing identity in a certificate file.
 * @param password the one set at export, which may be empty
 * @param now the certificate has to be valid at this moment
 * @throws Problem `certificate`, with its own sentence for a wrong password, a damaged file, protection that
 * cannot be read, a missing private key, a purpose other than signing, and dates that do not fit
 */
export async function readPkcs12(bytes: Uint8Array, password: string, now: Date): Promise<SigningIdentity> {
  const contents = open(bytes, password)
  const found = pairs(contents)
  const objections = found.map((pair) => objection(pair, now))
  const pair = found.find((_, i) => objections[i] === null)
  if (!pair) throw objections[0] ?? problems.noKey()
  return { ...pair, chain: issuersOf(pair.certificate, contents.certificates) }
}
