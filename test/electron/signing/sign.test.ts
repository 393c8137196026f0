import { X509Certificate } from 'node:crypto'
import { strToU8, zipSync } from 'fflate'
import { diag } from 'libxml2-wasm'
import { beforeAll, describe, expect, it } from 'vitest'
import { Problem } from '../../../electron/problem.ts'
import {
  createAuthority,
  describeCertificate,
  issueIdentity,
  pem,
  type SigningIdentity,
  signDocument,
  verifyDocument,
} from '../../../electron/signing/index.ts'
import {
  AT,
  edit,
  makeDocument,
  makeSigned,
  makeSigner,
  ROOT,
  read,
  repack,
  resign,
  SIGNATURE,
} from './helpers.ts'

let signer: Awaited<ReturnType<typeof makeSigner>>
let signed: Uint8Array
beforeAll(async () => {
  signer = await makeSigner()
  signed = await makeSigned(signer.identity)
})
const trusted = () => [signer.authority.certificate]

function problemOf(act: () => unknown): Problem {
  try {
    act()
  } catch (error) {
    expect(error).toBeInstanceOf(Problem)
    return error as Problem
  }
  throw new Error('Nothing was refused')
}

describe('a signed document', () => {
  it.each(['rsa-2048', 'ec-p256'] as const)(
    'is genuine, and says who signed what and when: %s',
    async (kind) => {
      const { authority, identity } = await makeSigner(kind)
      const report = verifyDocument(await makeSigned(identity), { trusted: [authority.certificate] })
      expect(report).toMatchObject({
        state: 'genuine',
        signer: { name: 'Amara Osei', organisation: 'Fictional Council' },
        role: 'Conference chair',
        signedAt: '2026-11-20T14:30:00.000Z',
        issuer: 'Fictional workspace',
        trust: 'trusted',
        problems: [],
      })
      expect(report.certificate).toEqual(Buffer.from(identity.certificate))
    },
  )

  it('covers the text, header, footer, picture and links, and says that title and author are not covered', () => {
    const { covers, notCovered } = verifyDocument(signed, { trusted: [] })
    expect(covers[0]).toBe('the text (word/document.xml)')
    const all = covers.join('; ')
    expect(all).toContain('page headers (word/header1.xml)')
    expect(all).toContain('page footers (word/footer1.xml)')
    expect(all).toMatch(/pictures \(word\/media\/[^)]+\.png\)/)
    expect(all).toContain('word/_rels/document.xml.rels')
    expect(notCovered).toEqual([
      'document properties (title, author) (docProps/app.xml, docProps/core.xml, docProps/custom.xml)',
    ])
  })

  it('holds the document unchanged beside the signature', async () => {
    const before = await makeDocument()
    const after = signDocument(before, signer.identity, { at: AT, purpose: 'Minutes' })
    repack(before, (was) => {
      repack(after, (is) => {
        for (const part of Object.keys(was)) {
          if (part.endsWith('.rels') || part === '[Content_Types].xml') continue
          expect(is[part], part).toEqual(was[part])
        }
      })
    })
  })

  it('tells nothing about the machine or the program that signed it', () => {
    repack(signed, (files) => {
      const xml = read(files, SIGNATURE)
      expect(xml).toContain('<SignatureComments>Minutes, version 1.0</SignatureComments>')
      expect(xml).not.toMatch(/node|linux|win32|darwin|\/home|\/tmp|Users/i)
    })
  })

  it('stays genuine when another tool packs it again or edits its title', () => {
    expect(
      verifyDocument(
        repack(signed, () => {}),
        { trusted: trusted() },
      ).state,
    ).toBe('genuine')
    const retitled = repack(signed, (files) =>
      edit(files, 'docProps/core.xml', '<dc:title>Minutes', '<dc:title>Other title'),
    )
    const report = verifyDocument(retitled, { trusted: trusted() })
    expect(report.state).toBe('genuine')
    expect(report.notCovered[0]).toContain('docProps/core.xml')
  })

  it('stays genuine without the issuers that came along, which are only an aid', () => {
    const bare = repack(signed, (files) =>
      edit(files, SIGNATURE, /<xd:UnsignedProperties>.*<\/xd:UnsignedProperties>/s, ''),
    )
    expect(verifyDocument(bare, { trusted: trusted() })).toMatchObject({ state: 'genuine', trust: 'trusted' })
  })

  it('keeps odd characters in names, purposes and roles', async () => {
    const who = {
      name: 'Zoë O’Brien, "Z" + y=z; <ü> #1',
      role: 'Chair',
      organisation: 'Smith & Sons, "Ltd"',
      email: '',
    }
    const identity = await issueIdentity(signer.authority, who, AT, 'ec-p256')
    const report = verifyDocument(
      signDocument(await makeDocument(), identity, {
        at: AT,
        purpose: '<&>"\r\n\u0001',
        role: '"Chair" & <co>\t1',
      }),
      { trusted: trusted() },
    )
    expect(report).toMatchObject({
      state: 'genuine',
      signer: { name: who.name, organisation: who.organisation },
      role: '"Chair" & <co> 1',
    })
  })

  it('gives back all the memory of the XML library', () => {
    diag.configure({ enabled: true })
    verifyDocument(signed, { trusted: [] })
    for (const part of [SIGNATURE, ROOT])
      verifyDocument(
        repack(signed, (files) => edit(files, part, /<[A-Z]/, '<x><A')),
        { trusted: [] },
      )
    expect(diag.report()).toEqual({})
    diag.configure({ enabled: false })
  })
})

describe('trust is told apart from integrity', () => {
  it('does not know an authority that nobody trusts here', () => {
    const report = verifyDocument(signed, { trusted: [] })
    expect(report).toMatchObject({ state: 'genuine', trust: 'not known' })
    expect(report.trustSays).toContain('issued by Fictional workspace, which is not trusted here')
  })

  it('is not fooled by another authority of the same name', async () => {
    const impostor = await makeSigner()
    const forged = await makeSigned(impostor.identity)
    expect(verifyDocument(forged, { trusted: trusted() })).toMatchObject({
      state: 'genuine',
      trust: 'not known',
    })
  })

  it('says when the certificate had ended at the time of signing', async () => {
    const late = repack(signed, (files) => {
      edit(files, SIGNATURE, /2026-11-20T14:30:00Z/g, '2030-05-01T09:00:00Z')
      resign(files, signer.identity)
    })
    const report = verifyDocument(late, { trusted: trusted() })
    expect(report).toMatchObject({ state: 'genuine', trust: 'expired at signing' })
    expect(report.trustSays).toBe('The certificate ended on 2 January 2029, before the time of signing.')
  })

  it('does not accept the word of a certificate that is no authority', async () => {
    const stranger = await issueIdentity(
      { certificate: signer.identity.certificate, privateKey: signer.identity.privateKey },
      { name: 'Somebody Else', role: '', organisation: '', email: '' },
      AT,
    )
    const report = verifyDocument(await makeSigned({ ...stranger, chain: [signer.identity.certificate] }), {
      trusted: trusted(),
    })
    expect(report).toMatchObject({ state: 'genuine', trust: 'not known' })
  })
})

describe('the signer refuses what would be worth nothing', () => {
  it.each([
    ['before it is valid', '2025-12-31T10:00:00Z', 'is not valid until 2 January 2026'],
    ['after it ended', '2029-06-01T10:00:00Z', 'ended on 2 January 2029'],
  ])('a certificate %s', async (_, at, says) => {
    const docx = await makeDocument()
    const problem = problemOf(() => signDocument(docx, signer.identity, { at: new Date(at), purpose: '' }))
    expect(problem.code).toBe('certificate')
    expect(problem.message).toContain(says)
  })

  it('the key of somebody else', async () => {
    const other = await makeSigner()
    const mixed: SigningIdentity = { ...signer.identity, privateKey: other.identity.privateKey }
    const docx = await makeDocument()
    expect(problemOf(() => signDocument(docx, mixed, { at: AT, purpose: '' })).message).toContain(
      'does not belong to the certificate of Amara Osei',
    )
  })

  it('a second signature of the same person, a purpose that is too long, and anything but a DOCX', async () => {
    const sign = (docx: Uint8Array, purpose = '') =>
      problemOf(() => signDocument(docx, signer.identity, { at: AT, purpose }))
    const docx = await makeDocument()
    expect(sign(signed).message).toBe('Amara Osei has signed this document already.')
    expect(sign(docx, 'x'.repeat(256)).code).toBe('not valid')
    expect(sign(strToU8('hello')).message).toBe('This is not a Word document (.docx).')
    expect(sign(zipSync({ 'a.txt': strToU8('a') })).code).toBe('damaged file')
    expect(sign(repack(docx, (files) => edit(files, ROOT, 'word/document.xml', 'word/other.xml'))).code).toBe(
      'damaged file',
    )
    expect(sign(docx.slice(0, -30)).message).toContain('cut short')
    expect(sign(repack(docx, (files) => edit(files, '[Content_Types].xml', 'main+xml', 'x+xml'))).code).toBe(
      'damaged file',
    )
  })
})

describe('an identity', () => {
  it('is vouched for by its authority, for signing only, for three years', () => {
    const leaf = new X509Certificate(signer.identity.certificate)
    const authority = new X509Certificate(signer.authority.certificate)
    expect(leaf.verify(authority.publicKey) && leaf.checkIssued(authority)).toBe(true)
    expect(leaf.ca).toBe(false)
    expect(authority.ca).toBe(true)
    expect(authority.subject).toBe('CN=Fictional workspace')
    expect(leaf.publicKey.asymmetricKeyDetails?.modulusLength).toBe(2048)
    expect(describeCertificate(signer.identity.certificate)).toEqual({
      subject: 'CN=Amara Osei, OU=Conference chair, O=Fictional Council',
      name: 'Amara Osei',
      organisation: 'Fictional Council',
      issuer: 'Fictional workspace',
      from: '2026-01-02T00:00:00.000Z',
      until: '2029-01-02T00:00:00.000Z',
    })
    expect(describeCertificate(signer.authority.certificate).until).toBe('2046-01-01T00:00:00.000Z')
    expect(pem(signer.identity.certificate)).toBe(leaf.toString())
  })

  it('has a serial number that every reader can hold, and its own', async () => {
    const serials = new Set<string>()
    for (let i = 0; i < 5; i++) {
      const { certificate } = await issueIdentity(
        signer.authority,
        { name: 'A', role: '', organisation: '', email: 'not an address' },
        AT,
        'ec-p256',
      )
      const { serialNumber } = new X509Certificate(certificate)
      expect(serialNumber).toMatch(/^[4-7][0-9A-F]{15}$/)
      serials.add(serialNumber)
    }
    expect(serials.size).toBe(5)
  })

  it('never outlives the authority that vouches for it', async () => {
    const old = await createAuthority('Old', new Date('2008-05-01'))
    const { certificate } = await issueIdentity(
      old,
      { name: 'A', role: '', organisation: '', email: '' },
      new Date('2027-01-01'),
      'ec-p256',
    )
    expect(describeCertificate(certificate).until).toBe('2028-05-01T00:00:00.000Z')
  })
})
