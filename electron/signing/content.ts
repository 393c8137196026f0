/** Reads the content that a document carries for other programs (shared/copies/content.ts). */
import { COPY_NAMESPACE, type CopyContent, copyContentSchema } from '../../shared/copies/index.ts'
import { openPackage } from './package.ts'
import { isNamed, withXml, words } from './xml.ts'
import { readZip } from './zip.ts'

const PART = '/customXml/item1.xml'

/**
 * The content of a copy, out of a file that was verified before: whatever it says, only the signature makes it true.
 * @returns null where the file carries none, or one that this version cannot read
 */
export function contentIn(docx: Uint8Array): CopyContent | null {
  try {
    const bytes = openPackage(readZip(docx)).parts.get(PART)
    if (!bytes) return null
    const json = withXml(bytes, (root) => (isNamed(root, COPY_NAMESPACE, 'copy') ? words(root) : null))
    return json === null ? null : (copyContentSchema.safeParse(JSON.parse(json)).data ?? null)
  } catch {
    return null
  }
}
