/** What can be done to a file because it holds several signatures, or lines that show them; each refused, and why. */
import { strToU8 } from 'fflate'
import { beforeAll, describe, expect, it } from 'vitest'
import { type SigningIdentity, verifyDocument } from '../../../electron/signing/index.ts'
import {
  AT,
  addLink,
  addType,
  countersign,
  edit,
  expectRefused,
  type Files,
  LATER,
  LINES,
  makeColleague,
  makeLinedDocument,
  makeSigned,
  makeSigner,
  onLine,
  RELATIONSHIPS,
  read,
  remove,
  repack,
  resign,
  SIGNATURE,
  type Tampering,
  TEXT,
  TYPES,
} from './helpers.ts'

let authority: Uint8Array
let amara: SigningIdentity
let rosa: SigningIdentity
let twice: Uint8Array
let lined: Uint8Array
/** Other documents of the same two people. */
let other: Uint8Array
beforeAll(async () => {
  const signer = await makeSigner()
  authority = signer.authority.certificate
  amara = signer.identity
  rosa = await makeColleague(signer.authority)
  twice = countersign(await makeSigned(amara), rosa)
  lined = onLine(
    onLine(await makeLinedDocument(), amara, LINES.amara, 'Amara Osei'),
    rosa,
    LINES.rosa,
    'Rosa Okafor',
    LATER,
  )
  other = countersign(await makeSigned(amara), rosa)
})

const SECOND = '_xmlsignatures/sig2.xml'
const LIST = '_xmlsignatures/_rels/origin.sigs.rels'
const SIGNATURE_TYPE = 'application/vnd.openxmlformats-package.digital-signature-xmlsignature+xml'
const SIGNATURE_LINK = `${RELATIONSHIPS}/digital-signature/signature`

const otherFiles = () => {
  let files: Files = {}
  repack(other, (found) => {
    files = { ...found }
  })
  return files
}
const copyOf = (files: Files, part: string) => {
  const data = files[part]
  if (!data) throw new Error(`No ${part}`)
  return data
}
/** A careless signer with Rosa's real key. */
const careless = (files: Files, from: string | RegExp, to: string) => {
  edit(files, SECOND, from, to)
  resign(files, rosa, 'sha256', SECOND)
}

const tamperings: Tampering[] = [
  [
    'the second signature’s value',
    (f) => edit(f, SECOND, /<SignatureValue>./, '<SignatureValue>*'),
    /signature was changed|cannot be relied/,
  ],
  ['the role of the second signer', (f) => edit(f, SECOND, 'ClaimedRole>Team', 'ClaimedRole>Area'), /role/],
  ['the time of the second signature', (f) => edit(f, SECOND, /2026-11-21T/g, '2026-11-19T'), /changed/],
  ['the purpose of the second signature', (f) => edit(f, SECOND, '>Countersigned<', '>Read<'), /purpose/],
  [
    'the second signature moved over the first',
    (f) => {
      f[SIGNATURE] = copyOf(f, SECOND)
    },
    /holds one signature twice/,
  ],
  [
    'the second signature removed, its link left',
    (f) => remove(f, SECOND),
    /A link to another part was added .*signature/,
  ],
  [
    'the second signature’s link removed, the part left',
    (f) => edit(f, LIST, /<Relationship [^>]*sig2[^>]*\/>/, ''),
    /sig2\.xml\) was added/,
  ],
  [
    'the second signature given another kind',
    (f) => edit(f, TYPES, `<Override PartName="/${SECOND}" ContentType="${SIGNATURE_TYPE}"/>`, ''),
    /added after signing/,
  ],
  [
    'a second signature from another document',
    (f) => {
      f[SECOND] = copyOf(otherFiles(), SECOND)
      edit(f, TEXT, 'continues', 'ends')
    },
    /The text .* was changed/,
  ],
  [
    'a signature copied to make three of two',
    (f) => {
      f['_xmlsignatures/sig3.xml'] = copyOf(f, SECOND)
      addType(f, '_xmlsignatures/sig3.xml', SIGNATURE_TYPE)
      addLink(f, LIST, SIGNATURE_LINK, 'sig3.xml')
    },
    /holds one signature twice/,
  ],
  [
    'a signature without anything in it',
    (f) => {
      f['_xmlsignatures/sig3.xml'] = strToU8('<x/>')
      addType(f, '_xmlsignatures/sig3.xml', SIGNATURE_TYPE)
      addLink(f, LIST, SIGNATURE_LINK, 'sig3.xml')
    },
    /cannot be relied on/,
  ],
  [
    'a link from the list of signatures to the text',
    (f) => addLink(f, LIST, SIGNATURE_LINK, '/word/document.xml'),
    /A link to another part was added/,
  ],
  [
    'a link from the list of signatures to the outside',
    (f) => addLink(f, LIST, `${RELATIONSHIPS}/x`, 'https://example.net/', 'External'),
    /outside the file/,
  ],
  [
    'a second list of signatures',
    (f) => {
      f['other/origin.sigs'] = new Uint8Array()
      addLink(f, '_rels/.rels', `${RELATIONSHIPS}/digital-signature/origin`, 'other/origin.sigs')
    },
    /second set of signatures/,
  ],
  [
    'links hung on a signature',
    (f) => {
      f['_xmlsignatures/_rels/sig2.xml.rels'] = strToU8(
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="urn:x" Target="https://example.net/" TargetMode="External"/></Relationships>',
      )
    },
    /outside the file/,
  ],
  [
    'words in the origin of the signatures',
    (f) => {
      f['_xmlsignatures/origin.sigs'] = strToU8('hello')
    },
    /cut off|added/,
  ],
  [
    'a countersignature that leaves the text out',
    (f) => careless(f, /<Reference URI="\/word\/document\.xml\?.*?<\/Reference>/s, ''),
    /The text .* was added after signing/,
  ],
  [
    'a countersignature that leaves the styles out',
    (f) => careless(f, /<Reference URI="\/word\/styles\.xml\?.*?<\/Reference>/s, ''),
    /styles .* was added after signing/,
  ],
  [
    'a countersignature over other text',
    (f) =>
      careless(
        f,
        /(<Reference URI="\/word\/document\.xml\?.*?<DigestValue>)[^<]*/s,
        '$1AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=',
      ),
    /The text .* was changed after signing/,
  ],
  [
    'a countersignature with the first signer’s certificate',
    (f) => {
      const certificate = /<X509Certificate>[^<]*</.exec(read(f, SIGNATURE))?.[0] ?? ''
      edit(f, SECOND, /<X509Certificate>[^<]*</, certificate)
    },
    /not made with the key|not the one that the signer named/,
  ],
]

const onLines: Tampering[] = [
  ['the name on a line', (f) => edit(f, TEXT, 'suggestedsigner="Rosa', 'suggestedsigner="Lena'), /The text/],
  [
    'a line taken out',
    (f) => edit(f, TEXT, /<w:p><w:r><w:pict>.*?<\/w:pict><\/w:r><\/w:p>/s, ''),
    /The text/,
  ],
  [
    'the picture of a signed line',
    (f) => edit(f, SIGNATURE, /(Id="idValidSigLnImg">)./, '$1j'),
    /Details of the signature/,
  ],
  [
    'the two pictures of a line swapped',
    (f) => {
      edit(f, SIGNATURE, 'Id="idValidSigLnImg"', 'Id="idSwap"')
      edit(f, SIGNATURE, 'Id="idInvalidSigLnImg"', 'Id="idValidSigLnImg"')
      edit(f, SIGNATURE, 'Id="idSwap"', 'Id="idInvalidSigLnImg"')
      edit(f, SIGNATURE, /(Id="idInvalidSigLnImg">)./, '$1j')
    },
    /Details of the signature/,
  ],
  [
    'a picture taken out of a signature',
    (f) => edit(f, SIGNATURE, /<Object Id="idValidSigLnImg">.*?<\/Object>/s, ''),
    /points at something that is not in it/,
  ],
  [
    'a picture that is not signed',
    (f) => edit(f, SIGNATURE, /<Reference [^>]*URI="#idValidSigLnImg">.*?<\/Reference>/s, ''),
    /a piece of it is not signed/,
  ],
  ['the line that a signature fills', (f) => edit(f, SIGNATURE, LINES.amara, LINES.rosa), /Details/],
  [
    'a line filled twice by a signer with a real key',
    (f) => careless(f, LINES.rosa, LINES.amara),
    /One signature line carries two signatures/,
  ],
  [
    'a signature for a line that is not there',
    (f) => careless(f, LINES.rosa, '{99999999-2222-4333-8444-555555555502}'),
    /line that is not in the document/,
  ],
  [
    'a signature that gives its details twice',
    (f) => careless(f, /(<SignatureProperty Id="idOfficeV1Details".*?<\/SignatureProperty>)/s, '$1$1'),
    /two pieces of one name/,
  ],
  [
    'a signature that gives its name twice',
    (f) => careless(f, /(<SignatureText>[^<]*<\/SignatureText>)/, '$1$1'),
    /gives its details twice/,
  ],
]

describe('a countersigned file is refused after', () => {
  it.each(tamperings)('%s', (_, change, says) => {
    expectRefused(repack(twice, change), says, [authority])
  })
})

describe('a file with signed lines is refused after', () => {
  it.each(onLines)('%s', (_, change, says) => {
    expectRefused(repack(lined, change), says, [authority])
  })
})

describe('what is no change of the text is told as what it is', () => {
  it('a countersignature taken out whole leaves its line unsigned, and the report says so', () => {
    const one = repack(lined, (files) => {
      remove(files, SECOND)
      edit(files, LIST, /<Relationship [^>]*sig2[^>]*\/>/, '')
    })
    expect(verifyDocument(one, { trusted: [authority] })).toMatchObject({
      state: 'genuine',
      unsignedLines: ['Rosa Okafor, Team manager'],
    })
  })

  it('the first signature taken out whole does too', () => {
    const one = repack(lined, (files) => {
      remove(files, SIGNATURE)
      edit(files, LIST, /<Relationship [^>]*sig1[^>]*\/>/, '')
    })
    const report = verifyDocument(one, { trusted: [authority] })
    expect(report.signatures.map(({ signer }) => signer.name)).toEqual(['Rosa Okafor'])
    expect(report.unsignedLines).toEqual(['Amara Osei, Conference chair'])
  })

  it('somebody of the council who signs on another person’s line is not taken for them', () => {
    const forged = repack(lined, (files) => {
      remove(files, SIGNATURE)
      edit(files, LIST, /<Relationship [^>]*sig1[^>]*\/>/, '')
      careless(files, LINES.rosa, LINES.amara)
    })
    const report = verifyDocument(forged, { trusted: [authority] })
    expect(report.trust).toBe('not known')
    expect(report.trustSays).toBe(
      'The page shows the name Amara Osei, but the certificate is that of Rosa Okafor.',
    )
  })

  it('somebody who writes another name on their own line is not taken for them either', () => {
    const forged = repack(lined, (files) =>
      careless(files, '<SignatureText>Rosa Okafor<', '<SignatureText>Amara Osei<'),
    )
    const report = verifyDocument(forged, { trusted: [authority] })
    expect(report).toMatchObject({ state: 'genuine', trust: 'not known' })
    expect(report.signatures[0]).toMatchObject({ signedAt: AT.toISOString(), trust: 'trusted' })
  })

  it('a signature of nobody known, in a known name, is never trusted', async () => {
    const elsewhere = await makeSigner()
    const impostor = await makeColleague(elsewhere.authority)
    const report = verifyDocument(
      onLine(
        onLine(await makeLinedDocument(), amara, LINES.amara, 'Amara Osei'),
        impostor,
        LINES.rosa,
        'Rosa Okafor',
        LATER,
      ),
      { trusted: [authority] },
    )
    expect(report).toMatchObject({ state: 'genuine', trust: 'not known' })
    expect(report.trustSays).toContain('Rosa Okafor: The certificate is issued by')
  })
})
