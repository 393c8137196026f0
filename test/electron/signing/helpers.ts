/** Documents to sign, ways to tamper with them, and a signer that signs whatever it is given. */
import { createHash, createPrivateKey, sign } from 'node:crypto'
import {
  Document,
  ExternalHyperlink,
  Footer,
  Header,
  HeadingLevel,
  ImageRun,
  Packer,
  Paragraph,
  TextRun,
} from 'docx'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { XmlDocument, XmlElement } from 'libxml2-wasm'
import { expect } from 'vitest'
import {
  type Authority,
  createAuthority,
  issueIdentity,
  type SigningIdentity,
  signDocument,
  verifyDocument,
} from '../../../electron/signing/index.ts'

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** A small set of minutes with a header, a footer, a picture and a link. */
export async function makeDocument(): Promise<Uint8Array> {
  const document = new Document({
    title: 'Minutes',
    creator: 'Chairside',
    sections: [
      {
        headers: { default: new Header({ children: [new Paragraph('OFFICIAL-SENSITIVE')] }) },
        footers: { default: new Footer({ children: [new Paragraph('Page 1')] }) },
        children: [
          new Paragraph({ text: 'Decision', heading: HeadingLevel.HEADING_1 }),
          new Paragraph('The plan continues. Next conference on 3 March 2027.'),
          new Paragraph({
            children: [
              new ExternalHyperlink({
                link: 'https://example.org/help',
                children: [new TextRun('How to ask for a correction')],
              }),
            ],
          }),
          new Paragraph({
            children: [new ImageRun({ type: 'png', data: PIXEL, transformation: { width: 10, height: 10 } })],
          }),
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

export const AT = new Date('2026-11-20T14:30:00Z')

export async function makeSigner(algorithm?: 'rsa-2048' | 'ec-p256') {
  const authority = await createAuthority('Fictional workspace', new Date('2026-01-01'))
  const identity = await issueIdentity(
    authority,
    {
      name: 'Amara Osei',
      role: 'Conference chair',
      organisation: 'Fictional Council',
      email: 'a.osei@council.example',
    },
    new Date('2026-01-02'),
    algorithm,
  )
  return { authority, identity }
}

export async function makeSigned(identity: SigningIdentity): Promise<Uint8Array> {
  return signDocument(await makeDocument(), identity, {
    at: AT,
    purpose: 'Minutes, version 1.0',
    role: 'Conference chair',
  })
}

export const LATER = new Date('2026-11-21T09:00:00Z')

/** Somebody else of the same authority. */
export const makeColleague = (authority: Authority, name = 'Rosa Okafor', role = 'Team manager') =>
  issueIdentity(
    authority,
    { name, role, organisation: 'Fictional Council', email: '' },
    new Date('2026-01-02'),
  )

export const countersign = (signed: Uint8Array, identity: SigningIdentity, role = 'Team manager') =>
  signDocument(signed, identity, { at: LATER, purpose: 'Countersigned', role })

export const LINES = {
  amara: '{11111111-2222-4333-8444-555555555501}',
  rosa: '{11111111-2222-4333-8444-555555555502}',
}
const line = (id: string, name: string, title: string) =>
  `<w:p><w:r><w:pict><v:shape style="width:192pt;height:96pt"><o:signatureline v:ext="edit" id="${id}" o:suggestedsigner="${name}" o:suggestedsigner2="${title}" issignatureline="t"/></v:shape></w:pict></w:r></w:p>`

/** The small set of minutes with a signature line for each of two people. */
export async function makeLinedDocument(): Promise<Uint8Array> {
  return repack(await makeDocument(), (files) =>
    edit(
      files,
      TEXT,
      '<w:sectPr',
      `${line(LINES.amara, 'Amara Osei', 'Conference chair')}${line(LINES.rosa, 'Rosa Okafor', 'Team manager')}<w:sectPr`,
    ),
  )
}

/** Signs a line, with pictures that no program has to be able to draw. */
export const onLine = (docx: Uint8Array, identity: SigningIdentity, id: string, text: string, at = AT) =>
  signDocument(docx, identity, {
    at,
    purpose: 'Minutes, version 1.0',
    role: 'Conference chair',
    line: { id, text, valid: new Uint8Array(PIXEL), invalid: new Uint8Array(PIXEL) },
  })

export type Files = Record<string, Uint8Array>

/** Unpacks, lets the parts be changed, and packs again with another ZIP library than the product's. */
export function repack(docx: Uint8Array, change: (files: Files) => void): Uint8Array {
  const files = unzipSync(docx)
  change(files)
  return zipSync(files)
}

export const read = (files: Files, part: string) => {
  const data = files[part]
  if (!data) throw new Error(`No ${part} in the file`)
  return strFromU8(data)
}

/** Replaces text in a part, and fails when it is not there: a tampering that changes nothing proves nothing. */
export function edit(files: Files, part: string, from: string | RegExp, to: string) {
  const before = read(files, part)
  const after = before.replace(from, to)
  if (after === before) throw new Error(`Nothing to replace in ${part}`)
  files[part] = strToU8(after)
}

export const SIGNATURE = '_xmlsignatures/sig1.xml'
export const TYPES = '[Content_Types].xml'
export const ROOT = '_rels/.rels'
export const LINKS = 'word/_rels/document.xml.rels'
export const TEXT = 'word/document.xml'

function* elements(root: XmlElement): Generator<XmlElement> {
  yield root
  for (let node = root.firstChild; node; node = node.next)
    if (node instanceof XmlElement) yield* elements(node)
}

/**
 * A careless signer with a real key: signs the signature part as it now stands, whatever was done to it.
 * Digests of the objects are made anew, then the value.
 */
export function resign(files: Files, identity: SigningIdentity, hash = 'sha256', part = SIGNATURE) {
  let xml = read(files, part)
  const canonicalOf = (pick: (e: XmlElement) => boolean) => {
    const doc = XmlDocument.fromString(xml)
    try {
      for (const e of elements(doc.root)) if (pick(e)) return e.canonicalizeToString()
      return ''
    } finally {
      doc.dispose()
    }
  }
  for (const [reference = '', uri = ''] of xml.matchAll(/<Reference [^>]*URI="#([^"]*)".*?<\/Reference>/gs)) {
    const target = canonicalOf((e) => e.attrs.some((a) => a.name === 'Id' && a.value === uri))
    const digest = createHash('sha256').update(target).digest('base64')
    xml = xml.replace(reference, reference.replace(/<DigestValue>[^<]*</, `<DigestValue>${digest}<`))
  }
  const key = createPrivateKey({ key: Buffer.from(identity.privateKey), format: 'der', type: 'pkcs8' })
  const info = canonicalOf((e) => e.name === 'SignedInfo')
  const value = sign(hash, Buffer.from(info), { key, dsaEncoding: 'ieee-p1363' }).toString('base64')
  files[part] = strToU8(xml.replace(/<SignatureValue>[^<]*</, `<SignatureValue>${value}<`))
}

/** A way to tamper, the change, and what the report has to say about it. */
export type Tampering = [what: string, change: (files: Files) => void, says: RegExp]

/** Each of these has to be refused: never genuine, never trusted, nothing called covered, in whole sentences. */
export function expectRefused(docx: Uint8Array, says: RegExp, trusted: Uint8Array[]) {
  const report = verifyDocument(docx, { trusted })
  expect(report.state).toBe('changed')
  expect(report.trust).not.toBe('trusted')
  expect(report.covers).toEqual([])
  expect(report.problems.join('\n')).toMatch(says)
  for (const problem of report.problems) expect(problem).toMatch(/^[A-Z].*\.$/)
}

export const RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships'

export function remove(files: Files, part: string) {
  if (!files[part]) throw new Error(`No ${part} to remove`)
  delete files[part]
}

export const addLink = (files: Files, part: string, type: string, target: string, mode = '') =>
  edit(
    files,
    part,
    '</Relationships>',
    `<Relationship Id="rId99" Type="${type}" Target="${target}"${mode ? ` TargetMode="${mode}"` : ''}/></Relationships>`,
  )

export const addType = (files: Files, part: string, type: string) =>
  edit(files, TYPES, '</Types>', `<Override PartName="/${part}" ContentType="${type}"/></Types>`)
