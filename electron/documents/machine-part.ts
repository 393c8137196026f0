/** The part of a document that other programs read: the copy's own content as JSON, kept where Word keeps such data. */

import { COPY_NAMESPACE, contentOf } from '../../shared/copies/content.ts'
import type { Copy } from '../../shared/copies/copy.ts'
import { escaped, legal } from './text.ts'

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const CUSTOM = 'http://schemas.openxmlformats.org/officeDocument/2006/customXml'

/** Names this kind of data to Word, the same in every document. */
const ITEM_ID = '{5C0B7E62-3D0E-4B52-9A5E-2F6C7D1E8A44}'

/** What a file needs besides the library's own parts. */
export type Added = {
  parts: [name: string, content: string | Uint8Array][]
  /** Kinds: `Default` by ending, `Override` by part. */
  defaults: [extension: string, type: string][]
  overrides: [part: string, type: string][]
  /** Relationships of the main text. */
  links: { id: string; type: string; target: string }[]
}

export const nothingAdded: Added = { parts: [], defaults: [], overrides: [], links: [] }

/** The parts for a copy. */
export function machinePart(copy: Copy): Added {
  // Characters that no document can hold are not in the text either.
  const json = JSON.stringify(contentOf(copy), (_, value) =>
    typeof value === 'string' ? legal(value) : value,
  )
  return {
    parts: [
      ['customXml/item1.xml', `${DECLARATION}<copy xmlns="${COPY_NAMESPACE}">${escaped(json)}</copy>`],
      [
        'customXml/itemProps1.xml',
        `${DECLARATION}<ds:datastoreItem xmlns:ds="${CUSTOM}" ds:itemID="${ITEM_ID}"><ds:schemaRefs><ds:schemaRef ds:uri="${COPY_NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>`,
      ],
      [
        'customXml/_rels/item1.xml.rels',
        `${DECLARATION}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${RELATIONSHIPS}/customXmlProps" Target="itemProps1.xml"/></Relationships>`,
      ],
    ],
    defaults: [],
    overrides: [
      ['customXml/itemProps1.xml', 'application/vnd.openxmlformats-officedocument.customXmlProperties+xml'],
    ],
    links: [{ id: 'rIdContent', type: `${RELATIONSHIPS}/customXml`, target: '../customXml/item1.xml' }],
  }
}
