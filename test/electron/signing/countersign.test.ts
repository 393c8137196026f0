/** Several signatures in one file: each over the same bytes, each told apart, and the verdict over all of them. */
import { beforeAll, describe, expect, it } from 'vitest'
import { Problem } from '../../../electron/problem.ts'
import { type SigningIdentity, signDocument, verifyDocument } from '../../../electron/signing/index.ts'
import {
  AT,
  countersign,
  edit,
  LATER,
  LINES,
  makeColleague,
  makeDocument,
  makeLinedDocument,
  makeSigned,
  makeSigner,
  onLine,
  read,
  repack,
  TEXT,
} from './helpers.ts'

let signer: Awaited<ReturnType<typeof makeSigner>>
let rosa: SigningIdentity
let signed: Uint8Array
let twice: Uint8Array
beforeAll(async () => {
  signer = await makeSigner()
  rosa = await makeColleague(signer.authority)
  signed = await makeSigned(signer.identity)
  twice = countersign(signed, rosa)
})
const trusted = () => [signer.authority.certificate]

function refusal(act: () => unknown): string {
  try {
    act()
  } catch (error) {
    expect(error).toBeInstanceOf(Problem)
    return (error as Problem).message
  }
  throw new Error('Nothing was refused')
}

describe('a countersigned document', () => {
  it('is genuine, and says of each signature who, as what, when, and that it holds', () => {
    const report = verifyDocument(twice, { trusted: trusted() })
    expect(report).toMatchObject({ state: 'genuine', trust: 'trusted', problems: [] })
    expect(report.signatures).toMatchObject([
      {
        signer: { name: 'Amara Osei' },
        role: 'Conference chair',
        purpose: 'Minutes, version 1.0',
        signedAt: AT.toISOString(),
        holds: true,
        trust: 'trusted',
      },
      {
        signer: { name: 'Rosa Okafor' },
        role: 'Team manager',
        purpose: 'Countersigned',
        signedAt: LATER.toISOString(),
        holds: true,
        trust: 'trusted',
      },
    ])
    expect(report.covers).toEqual(verifyDocument(signed, { trusted: [] }).covers)
  })

  it('has every part of the first signing byte for byte, and its signature with them', () => {
    repack(signed, (was) => {
      repack(twice, (is) => {
        const changed = Object.keys(is).filter(
          (name) => !was[name] || Buffer.compare(was[name], is[name] ?? new Uint8Array()) !== 0,
        )
        expect(changed.sort()).toEqual([
          '[Content_Types].xml',
          '_xmlsignatures/_rels/origin.sigs.rels',
          '_xmlsignatures/sig2.xml',
        ])
      })
    })
  })

  it('takes four signatures, and tells them in the order of their times', async () => {
    const third = await makeColleague(signer.authority, 'Morag Ellery', 'Service manager')
    const fourth = await makeColleague(signer.authority, 'Hal Brandt', 'Head of Service')
    const earlier = signDocument(twice, third, { at: new Date('2026-11-20T18:00:00Z'), purpose: '' })
    const all = signDocument(earlier, fourth, { at: new Date('2026-11-23T08:00:00Z'), purpose: '' })
    const report = verifyDocument(all, { trusted: trusted() })
    expect(report.state).toBe('genuine')
    expect(report.signatures.map((one) => one.signer.name)).toEqual([
      'Amara Osei',
      'Morag Ellery',
      'Rosa Okafor',
      'Hal Brandt',
    ])
    expect(report.trustSays).toContain('all 4 signers')
  })

  it('has the names in each of its signatures by which Office finds its pieces', async () => {
    const third = await makeColleague(signer.authority, 'Morag Ellery', 'Service manager')
    repack(countersign(twice, third), (files) => {
      for (const n of [1, 2, 3]) {
        const xml = read(files, `_xmlsignatures/sig${n}.xml`)
        const names = [...xml.matchAll(/ Id="([^"]*)"/g)].map(([, name]) => name)
        expect(names).toEqual([
          'idPackageSignature',
          'idPackageObject',
          'idSignatureTime',
          'idOfficeObject',
          'idOfficeV1Details',
          'idSignedProperties',
        ])
      }
    })
  })

  it('is trusted only when every one of its signers is', async () => {
    const elsewhere = await makeSigner()
    const stranger = await makeColleague(elsewhere.authority, 'Somebody Else')
    const report = verifyDocument(countersign(signed, stranger), { trusted: trusted() })
    expect(report).toMatchObject({ state: 'genuine', trust: 'not known' })
    expect(report.trustSays).toMatch(/^Somebody Else: The certificate is issued by Fictional workspace/)
    expect(report.signatures.map(({ trust }) => trust)).toEqual(['trusted', 'not known'])
  })

  it('tells every signature of a changed file as a claim, and trusts none', () => {
    const changed = repack(twice, (files) => edit(files, TEXT, 'continues', 'ends'))
    const report = verifyDocument(changed, { trusted: trusted() })
    expect(report).toMatchObject({ state: 'changed', trust: 'not known', covers: [] })
    expect(report.signatures.map(({ holds, trust }) => [holds, trust])).toEqual([
      [false, 'not known'],
      [false, 'not known'],
    ])
  })
})

describe('a countersignature is refused', () => {
  it('on a file that was changed after it was signed', () => {
    const changed = repack(signed, (files) => edit(files, TEXT, 'continues', 'ends'))
    expect(refusal(() => countersign(changed, rosa))).toMatch(
      /^This document was changed after it was signed\. The text/,
    )
  })

  it('of somebody who has signed already, first or later', () => {
    expect(refusal(() => countersign(twice, signer.identity))).toContain('Amara Osei has signed')
    expect(refusal(() => countersign(twice, rosa))).toContain('Rosa Okafor has signed')
  })

  it('beyond ten of them', async () => {
    let many = signed
    for (let n = 2; n <= 10; n++)
      many = countersign(many, await makeColleague(signer.authority, `Signer ${n}`))
    const last = await makeColleague(signer.authority, 'Signer 11')
    expect(refusal(() => countersign(many, last))).toBe('A document can hold 10 signatures.')
  })
})

describe('a signature line', () => {
  it('names who has signed it, and those that nobody has signed', async () => {
    const one = onLine(await makeLinedDocument(), signer.identity, LINES.amara, 'Amara Osei')
    const half = verifyDocument(one, { trusted: trusted() })
    expect(half).toMatchObject({ state: 'genuine', unsignedLines: ['Rosa Okafor, Team manager'] })
    expect(half.signatures[0]).toMatchObject({ line: 'Amara Osei, Conference chair', trust: 'trusted' })
    const both = verifyDocument(onLine(one, rosa, LINES.rosa, 'Rosa Okafor', LATER), { trusted: trusted() })
    expect(both).toMatchObject({ state: 'genuine', trust: 'trusted', unsignedLines: [] })
  })

  it('takes a name as a directory writes it', async () => {
    const turned = await makeColleague(signer.authority, 'Okafor, Rosa')
    const report = verifyDocument(onLine(await makeLinedDocument(), turned, LINES.rosa, 'Okafor, Rosa'), {
      trusted: trusted(),
    })
    expect(report).toMatchObject({ state: 'genuine', trust: 'trusted' })
  })

  it('is not signed by somebody else, nor in another name, nor twice, nor where there is none', async () => {
    const docx = await makeLinedDocument()
    const refused = (file: Uint8Array, who: SigningIdentity, id: string, text: string) =>
      refusal(() => onLine(file, who, id, text, LATER))
    expect(refused(docx, rosa, LINES.amara, 'Rosa Okafor')).toBe(
      'That signature line is for Amara Osei, and the certificate names Rosa Okafor.',
    )
    expect(refused(docx, rosa, LINES.rosa, 'Amara Osei')).toContain('The line would show Amara Osei')
    expect(refused(await makeDocument(), rosa, LINES.rosa, 'Rosa Okafor')).toContain('no such signature line')
    const namesake = await makeColleague(signer.authority)
    expect(refused(onLine(docx, rosa, LINES.rosa, 'Rosa Okafor'), namesake, LINES.rosa, 'Rosa Okafor')).toBe(
      'That line is signed already.',
    )
  })
})

describe('a certificate that is not what it was', () => {
  it('still proves what it signed before it ended, and says that it has', () => {
    const report = verifyDocument(signed, { trusted: trusted(), now: new Date('2031-01-01') })
    expect(report).toMatchObject({ state: 'genuine', trust: 'trusted' })
    expect(report.trustSays).toBe(
      'Fictional workspace vouches for this certificate, and it was valid at the time of signing. It has ended since, on 2 January 2029, which does not undo what was signed before.',
    )
  })

  it('whose key was lost proves what was signed before, and nothing that is dated afterwards', async () => {
    const { createHash } = await import('node:crypto')
    const sha256 = createHash('sha256').update(signer.identity.certificate).digest('hex')
    const lost = (at: string) =>
      verifyDocument(signed, { trusted: trusted(), now: LATER, withdrawn: [{ sha256, at }] })
    const after = lost('2026-11-21T08:00:00Z')
    expect(after).toMatchObject({ state: 'genuine', trust: 'trusted' })
    expect(after.trustSays).toContain('Its key was lost on 21 November 2026, after the time of signing.')
    const before = lost('2026-11-19T08:00:00Z')
    expect(before).toMatchObject({ state: 'genuine', trust: 'not known' })
    expect(before.trustSays).toBe(
      'The key of this certificate was lost on 19 November 2026, before the time of signing, so Amara Osei need not have signed this.',
    )
  })
})
