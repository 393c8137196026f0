/** Ways to change the signature of a signed file, or to make a poor one with a real key; each refused, and why. */
import { strToU8 } from 'fflate'
import { beforeAll, describe, expect, it } from 'vitest'
import { issueIdentity, type SigningIdentity, verifyDocument } from '../../../electron/signing/index.ts'
import {
  addLink,
  addType,
  countersign,
  edit,
  expectRefused,
  type Files,
  makeColleague,
  makeSigned,
  makeSigner,
  RELATIONSHIPS,
  ROOT,
  read,
  repack,
  resign,
  SIGNATURE,
  type Tampering,
} from './helpers.ts'

let authority: Uint8Array
let identity: SigningIdentity
let stranger: SigningIdentity
let signed: Uint8Array
let countersigned: Uint8Array
beforeAll(async () => {
  const signer = await makeSigner()
  authority = signer.authority.certificate
  identity = signer.identity
  signed = await makeSigned(identity)
  countersigned = countersign(signed, await makeColleague(signer.authority))
  stranger = await issueIdentity(
    signer.authority,
    { name: 'Stranger', role: '', organisation: '', email: '' },
    new Date('2026-01-02'),
  )
})

const ANOTHER_SIGNATURE = `${RELATIONSHIPS}/digital-signature/signature`
const SIGNATURE_TYPE = 'application/vnd.openxmlformats-package.digital-signature-xmlsignature+xml'
const SIGNATURES = '_xmlsignatures/_rels/origin.sigs.rels'
const DSIG_MORE = 'http://www.w3.org/2001/04/xmldsig-more#'
const RSA_SHA256 = `${DSIG_MORE}rsa-sha256`
const XADES_REFERENCE = /<Reference Type="http:\/\/uri\.etsi\.org[^>]*>.*?<\/Reference>/s
const pemless = (der: Uint8Array) => `<X509Certificate>${Buffer.from(der).toString('base64')}`

/** Changes the signature and signs it again with the right key: wrong in itself, not merely broken. */
const careless = (files: Files, from: string | RegExp, to: string) => {
  edit(files, SIGNATURE, from, to)
  resign(files, identity)
}

const tamperings: Tampering[] = [
  [
    'the purpose',
    (f) => edit(f, SIGNATURE, 'version 1.0', 'version 2.0'),
    /such as its purpose, were changed/,
  ],
  [
    'the role',
    (f) => edit(f, SIGNATURE, '<xd:ClaimedRole>Conference', '<xd:ClaimedRole>Case'),
    /The time, the role or the certificate named .* was changed/,
  ],
  [
    'the time in the package',
    (f) => edit(f, SIGNATURE, /(<mdssi:Value>)2026/, '$12027'),
    /The list of what was signed was changed/,
  ],
  [
    'the time of the signer',
    (f) => edit(f, SIGNATURE, /(<xd:SigningTime>)2026/, '$12027'),
    /The time, the role/,
  ],
  [
    'the value of the signature',
    (f) => edit(f, SIGNATURE, /(<SignatureValue>)(.{4})(.{4})/, '$1$3$2'),
    /The signature was changed after signing/,
  ],
  [
    'a digest',
    (f) => edit(f, SIGNATURE, /(<SignedInfo>.*?<DigestValue>)(.{4})(.{4})/s, '$1$3$2'),
    /The signature was changed after signing/,
  ],
  [
    'the list of what was signed',
    (f) => edit(f, SIGNATURE, /<Reference URI="\/word\/header1.*?<\/Reference>/s, ''),
    /The list of what was signed was changed/,
  ],
  [
    'the certificate',
    (f) => edit(f, SIGNATURE, /<X509Certificate>[^<]*/, pemless(stranger.certificate)),
    /certificate in the file is not the one/,
  ],
  [
    'the certificate removed',
    (f) => edit(f, SIGNATURE, /<KeyInfo>.*<\/KeyInfo>/s, ''),
    /cannot be relied on: it has no KeyInfo/,
  ],
  [
    'a stranger signs again',
    (f) => {
      edit(f, SIGNATURE, /<X509Certificate>[^<]*/, pemless(stranger.certificate))
      resign(f, stranger)
    },
    /certificate in the file is not the one that the signer named/,
  ],
  [
    'the signature cut off, its parts left',
    (f) => edit(f, ROOT, /<Relationship [^>]*origin\.sigs[^>]*\/>/, ''),
    /signature was cut off/,
  ],
  [
    'the signature part emptied',
    (f) => {
      f[SIGNATURE] = new Uint8Array()
    },
    /cannot be relied on/,
  ],
  [
    'a second set of signatures',
    (f) =>
      addLink(
        f,
        ROOT,
        'http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin',
        '_xmlsignatures/origin.sigs',
      ),
    /second set of signatures/,
  ],
  [
    'words in the origin of the signatures',
    (f) => {
      f['_xmlsignatures/origin.sigs'] = strToU8('x')
    },
    /cut off|added/,
  ],
  [
    'a second signature that is broken',
    (f) => {
      f['_xmlsignatures/sig9.xml'] = strToU8(read(f, SIGNATURE).replace('version 1.0', 'version 9.9'))
      addType(f, '_xmlsignatures/sig9.xml', SIGNATURE_TYPE)
      addLink(f, SIGNATURES, ANOTHER_SIGNATURE, 'sig9.xml')
    },
    /such as its purpose, were changed/,
  ],

  [
    'a document type in the signature',
    (f) =>
      edit(f, SIGNATURE, '<Signature ', '<!DOCTYPE Signature [<!ATTLIST Object Id ID #IMPLIED>]><Signature '),
    /document type/,
  ],
  [
    'a remark inside the purpose',
    (f) => edit(f, SIGNATURE, 'version 1.0', 'version <!-- -->1.0'),
    /hidden remark/,
  ],
  [
    'an instruction inside the purpose',
    (f) => edit(f, SIGNATURE, 'version 1.0', 'version <?x y?>1.0'),
    /hidden instruction/,
  ],
  [
    'another alphabet code',
    (f) => edit(f, SIGNATURE, 'encoding="UTF-8"', 'encoding="ISO-8859-1"'),
    /unusual alphabet/,
  ],
  [
    'a second copy of what was signed, under the same name',
    (f) => edit(f, SIGNATURE, '</Signature>', '<Object Id="idPackageObject"></Object></Signature>'),
    /two pieces of one name/,
  ],
  [
    'an object that is not signed',
    (f) => edit(f, SIGNATURE, '</Signature>', '<Object Id="more"><x/></Object></Signature>'),
    /a piece of it is not signed/,
  ],
  [
    'the signature wrapped in another element',
    (f) => edit(f, SIGNATURE, /(<Signature .*<\/Signature>)/s, '<Wrap>$1</Wrap>'),
    /no Signature/,
  ],
  [
    'the signed list moved aside for a forged one',
    (f) => {
      const [, signedObject = ''] =
        /(<Object Id="idPackageObject">.*?<\/Object>)/s.exec(read(f, SIGNATURE)) ?? []
      edit(
        f,
        SIGNATURE,
        signedObject,
        signedObject.replace('idPackageObject', 'forged').replace('idSignatureTime', 'other'),
      )
      edit(f, SIGNATURE, '</Signature>', `<Object Id="box">${signedObject}</Object></Signature>`)
    },
    /points at something that is not in it|once what was signed|not signed/,
  ],
  [
    'two lists of what was signed',
    (f) => careless(f, '</Signature>', '<Object Id="two"><Manifest></Manifest></Object></Signature>'),
    /once what was signed/,
  ],

  [
    'no certificate named (XAdES missing)',
    (f) => {
      edit(f, SIGNATURE, /<Object><xd:.*?<\/Object>/s, '')
      edit(f, SIGNATURE, XADES_REFERENCE, '')
      resign(f, identity)
    },
    /does not name the certificate/,
  ],
  [
    'a certificate named that is not signed',
    (f) => careless(f, XADES_REFERENCE, ''),
    /a piece of it is not signed/,
  ],
  [
    'the wrong certificate digest',
    (f) => careless(f, /(<xd:CertDigest>.*?<DigestValue>)(.{4})(.{4})/s, '$1$3$2'),
    /not the one that the signer named/,
  ],
  [
    'the wrong serial number',
    (f) => careless(f, /(<X509SerialNumber>)/, '$11'),
    /not the one that the signer named/,
  ],
  [
    'the wrong issuer',
    (f) => careless(f, 'CN=Fictional workspace<', 'CN=Fictional w<'),
    /not the one that the signer named/,
  ],
  ['two different times', (f) => careless(f, /(<xd:SigningTime>)2026/, '$12027'), /two different times/],
  ['no time', (f) => careless(f, /<xd:SigningTime>[^<]*/, '<xd:SigningTime>soon'), /does not say when/],
  [
    'the purpose not signed',
    (f) => careless(f, /<Reference [^>]*URI="#idOfficeObject".*?<\/Reference>/s, ''),
    /a piece of it is not signed/,
  ],
  [
    'a reference outside',
    (f) => careless(f, 'URI="#idOfficeObject"', 'URI="https://example.net/x"'),
    /points at something that is not in it/,
  ],
  [
    'a reference twice',
    (f) => careless(f, 'URI="#idOfficeObject"', 'URI="#idPackageObject"'),
    /points at one thing twice/,
  ],
  [
    'a transform that picks what is signed',
    (f) =>
      careless(
        f,
        /(URI="#idSignedProperties"><Transforms>)/,
        '$1<Transform Algorithm="http://www.w3.org/TR/1999/REC-xpath-19991116"></Transform>',
      ),
    /changes what it points at/,
  ],
  [
    'a transform on a part',
    (f) =>
      careless(
        f,
        /(URI="\/word\/styles[^>]*>)/,
        '$1<Transforms><Transform Algorithm="http://www.w3.org/TR/2001/REC-xml-c14n-20010315"></Transform></Transforms>',
      ),
    /changes a part before signing/,
  ],
  [
    'SHA-1 for a part',
    (f) =>
      careless(
        f,
        /(URI="\/word\/styles[^>]*><DigestMethod Algorithm=")[^"]*/,
        '$1http://www.w3.org/2000/09/xmldsig#sha1',
      ),
    /outdated method/,
  ],
  [
    'SHA-1 for the signature',
    (f) => {
      edit(f, SIGNATURE, RSA_SHA256, 'http://www.w3.org/2000/09/xmldsig#rsa-sha1')
      resign(f, identity, 'sha1')
    },
    /outdated method/,
  ],
  [
    'MD5 for the signature',
    (f) => {
      edit(f, SIGNATURE, RSA_SHA256, `${DSIG_MORE}rsa-md5`)
      resign(f, identity, 'md5')
    },
    /outdated method/,
  ],
  ['a secret-key method', (f) => careless(f, RSA_SHA256, `${DSIG_MORE}hmac-sha256`), /outdated method/],
  [
    'the method of another kind of key',
    (f) => careless(f, RSA_SHA256, `${DSIG_MORE}ecdsa-sha256`),
    /not made with the key/,
  ],
  [
    'exclusive canonical form',
    (f) =>
      careless(
        f,
        'http://www.w3.org/TR/2001/REC-xml-c14n-20010315',
        'http://www.w3.org/2001/10/xml-exc-c14n#',
      ),
    /unusual form/,
  ],
  [
    'a signed list with a part that is missing',
    (f) => careless(f, '/word/header1.xml?', '/word/header9.xml?'),
    /A page header \(word\/header9\.xml\) was removed/,
  ],
  [
    'a signed list with one part twice',
    (f) => careless(f, /(<Reference URI="\/word\/styles.*?<\/Reference>)/s, '$1$1'),
    /lists a set of styles .* twice/,
  ],
  [
    'a signed list that leaves a part out',
    (f) => careless(f, /<Reference URI="\/word\/header1.*?<\/Reference>/s, ''),
    /A page header \(word\/header1\.xml\) was added/,
  ],
  [
    'a signed list that leaves a link out',
    (f) =>
      careless(f, /<mdssi:RelationshipReference [^>]*SourceId="rId3"><\/mdssi:RelationshipReference>/, ''),
    /A list of links .* was changed|A link to another part was added/,
  ],
]

describe.each(['singly', 'countersigned'] as const)('a file, signed %s, is refused after', (how) => {
  it.each(tamperings)('%s', (_, change, says) => {
    expectRefused(repack(how === 'singly' ? signed : countersigned, change), says, [authority])
  })
})

it('the careless signer of these tests makes genuine signatures when nothing was changed', () => {
  const again = repack(signed, (files) => resign(files, identity))
  expect(verifyDocument(again, { trusted: [authority] })).toMatchObject({
    state: 'genuine',
    trust: 'trusted',
  })
})
