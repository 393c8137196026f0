/** Ways to change the parts and links of a signed file, each refused with a sentence that names what was changed. */
import { strToU8 } from 'fflate'
import { beforeAll, describe, expect, it } from 'vitest'
import { verifyDocument } from '../../../electron/signing/index.ts'
import {
  addLink,
  addType,
  countersign,
  edit,
  expectRefused,
  type Files,
  LINKS,
  makeColleague,
  makeSigned,
  makeSigner,
  ROOT,
  read,
  remove,
  repack,
  type Tampering,
  TEXT,
  TYPES,
} from './helpers.ts'

let authority: Uint8Array
let signed: Uint8Array
let countersigned: Uint8Array
beforeAll(async () => {
  const signer = await makeSigner()
  authority = signer.authority.certificate
  signed = await makeSigned(signer.identity)
  countersigned = countersign(signed, await makeColleague(signer.authority))
})

const RELS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PURL = 'http://purl.oclc.org/ooxml/officeDocument/relationships'
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
const picture = (files: Files) => Object.keys(files).find((name) => name.startsWith('word/media/')) ?? ''

const tamperings: Tampering[] = [
  [
    'a word of the text',
    (f) => edit(f, TEXT, 'continues', 'ends'),
    /^The text \(word\/document\.xml\) was changed/,
  ],
  ['one blank in the text', (f) => edit(f, TEXT, '?>', '?> '), /The text .* was changed/],
  ['a style', (f) => edit(f, 'word/styles.xml', '<w:style', '<w:style '), /A set of styles .* was changed/],
  ['the header', (f) => edit(f, 'word/header1.xml', 'OFFICIAL', 'official'), /A page header .* was changed/],
  [
    'a byte of a picture',
    (f) => {
      const data = f[picture(f)]
      if (data) data[20] = (data[20] ?? 0) ^ 1
    },
    /A picture .* was changed/,
  ],
  [
    'a part removed',
    (f) => remove(f, 'word/footer1.xml'),
    /A page footer \(word\/footer1\.xml\) was removed/,
  ],
  [
    'a part added',
    (f) => {
      f['word/extra.xml'] = strToU8('<x/>')
    },
    /A part \(word\/extra\.xml\) was added/,
  ],
  [
    'a part added that has no type',
    (f) => {
      f['word/extra.bin'] = strToU8('x')
    },
    /word\/extra\.bin\) was added/,
  ],
  [
    'a part added beside the signature',
    (f) => {
      f['_xmlsignatures/note.xml'] = strToU8('<x/>')
    },
    /_xmlsignatures\/note\.xml\) was added/,
  ],
  [
    'an address retargeted',
    (f) => edit(f, LINKS, 'example.org', 'example.net'),
    /A list of links .* was changed/,
  ],
  [
    'a part retargeted',
    (f) => edit(f, LINKS, 'Target="styles.xml"', 'Target="numbering.xml"'),
    /A list of links .* was changed/,
  ],
  [
    'a link retyped',
    (f) => edit(f, LINKS, `${RELS}/header`, `${RELS}/footer`),
    /A list of links .* was changed/,
  ],
  [
    'a link removed',
    (f) =>
      edit(
        f,
        LINKS,
        /<Relationship [^>]*Target="header1.xml"[^>]*><\/Relationship>|<Relationship [^>]*Target="header1.xml"[^>]*\/>/,
        '',
      ),
    /A list of links .* was changed/,
  ],
  [
    'a link made external',
    (f) => edit(f, LINKS, 'Target="styles.xml"', 'Target="styles.xml" TargetMode="External"'),
    /A list of links .* was changed/,
  ],
  ['the whole list of links removed', (f) => remove(f, LINKS), /A list of links .* was removed/],
  [
    'a link to another part added',
    (f) => addLink(f, LINKS, `${RELS}/comments`, 'styles.xml'),
    /A link to another part was added .*rId99, comments, in word\/_rels\/document\.xml\.rels/,
  ],
  [
    'a link outside added',
    (f) => addLink(f, LINKS, `${RELS}/attachedTemplate`, 'https://example.net/t.dotm', 'External'),
    /A link to something outside the file was added .*attachedTemplate/,
  ],
  [
    'a link added to a part that had none',
    (f) => {
      f['word/_rels/header1.xml.rels'] = strToU8(
        `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${RELS}/image" Target="https://example.net/x.png" TargetMode="External"/></Relationships>`,
      )
    },
    /A link to something outside .*header1\.xml\.rels/,
  ],
  [
    'a link added to the package',
    (f) => addLink(f, ROOT, 'urn:x/customUI', 'word/styles.xml'),
    /A link to another part .*customUI, in _rels\/\.rels/,
  ],
  [
    'a preview picture added',
    (f) =>
      addLink(
        f,
        ROOT,
        'http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail',
        picture(f),
      ),
    /A link to another part .*thumbnail/,
  ],
  [
    'a second main document',
    (f) => {
      f['word/forged.xml'] = strToU8(read(f, TEXT).replace('continues', 'ends'))
      addType(f, 'word/forged.xml', `${WORD}.document.main+xml`)
      addLink(f, ROOT, `${RELS}/officeDocument`, 'word/forged.xml')
    },
    /second main document/,
  ],
  [
    'a second main document by its other name',
    (f) => addLink(f, ROOT, `${PURL}/officeDocument`, 'word/header1.xml'),
    /second main document/,
  ],
  [
    'the main document retargeted',
    (f) => edit(f, ROOT, 'Target="word/document.xml"', 'Target="word/header1.xml"'),
    /A list of links \(_rels\/\.rels\) was changed/,
  ],
  [
    'the kind of the text',
    (f) =>
      edit(f, TYPES, `${WORD}.document.main+xml`, 'application/vnd.ms-word.document.macroEnabled.main+xml'),
    /The kind of the text \(word\/document\.xml\) was changed/,
  ],
  [
    'the kind of pictures',
    (f) => edit(f, TYPES, 'ContentType="image/png"', 'ContentType="image/gif"'),
    /The kind of a picture .* was changed/,
  ],
  ['two kinds for one part', (f) => addType(f, 'WORD/document.xml', `${WORD}.styles+xml`), /two kinds/],
  [
    'second document properties',
    (f) => {
      f['docProps/more.xml'] = strToU8('<x/>')
      addType(f, 'docProps/more.xml', 'application/vnd.openxmlformats-package.core-properties+xml')
      addLink(
        f,
        ROOT,
        'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties',
        'docProps/more.xml',
      )
    },
    /docProps\/more\.xml\) was added/,
  ],
  [
    'document properties with a document type',
    (f) =>
      edit(f, 'docProps/core.xml', '<cp:coreProperties', '<!DOCTYPE x [<!ENTITY a "b">]><cp:coreProperties'),
    /document properties hold a document type/,
  ],
  [
    'links for a part that is not there',
    (f) => {
      f['word/_rels/ghost.xml.rels'] = strToU8(
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>',
      )
    },
    /list of links was added .*ghost/,
  ],
  [
    'a remark in an empty list of links',
    (f) => edit(f, 'word/_rels/footnotes.xml.rels', '<Relationships ', '<!-- x --><Relationships '),
    /hidden remark .*footnotes\.xml\.rels/,
  ],
  [
    'foreign markup in a list of links',
    (f) => edit(f, LINKS, '</Relationships>', '<x xmlns="urn:x"/></Relationships>'),
    /not a link/,
  ],
  [
    'a document type in a list of links',
    (f) => edit(f, LINKS, '<Relationships', '<!DOCTYPE Relationships [<!ENTITY x "y">]><Relationships'),
    /document type/,
  ],
  [
    'two links of one name',
    (f) =>
      edit(
        f,
        LINKS,
        '</Relationships>',
        '<Relationship Id="rId1" Type="urn:x" Target="y.xml"/></Relationships>',
      ),
    /two links of one name/,
  ],
]

describe.each(['singly', 'countersigned'] as const)('a file, signed %s, is refused after', (how) => {
  it.each(tamperings)('%s', (_, change, says) => {
    expectRefused(repack(how === 'singly' ? signed : countersigned, change), says, [authority])
  })
})

it('a file whose signature was taken out whole is not signed', () => {
  const bare = repack(signed, (files) => {
    for (const name of Object.keys(files)) if (name.startsWith('_xmlsignatures/')) delete files[name]
    edit(files, ROOT, /<Relationship [^>]*origin\.sigs[^>]*\/>/, '')
  })
  expect(verifyDocument(bare, { trusted: [authority] })).toMatchObject({
    state: 'not signed',
    signer: null,
    problems: [],
  })
})
