/** A folder for a partner's portal: the signed copy and a manifest, so that what was uploaded can be proved. */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { copyKinds } from '../../shared/copies/copy.ts'
import { Problem } from '../problem.ts'
import {
  fileNameOf,
  itemName,
  type MadeFile,
  markOf,
  meetingDay,
  names,
  oneLine,
  referenceOf,
  type Sending,
} from './sending.ts'

/** The manifest as other programs read it; a change to it gets another number. */
export const manifestSchema = z.strictObject({
  format: z.literal(1),
  /** Mark of the line. */
  mark: z.string(),
  reference: z.string(),
  document: z.string(),
  meetingDate: z.string(),
  version: z.string(),
  audience: z.enum(copyKinds),
  recipientRole: z.string(),
  files: z.array(z.strictObject({ name: z.string(), bytes: z.number().int(), sha256: z.string() })).length(1),
  fictional: z.boolean(),
})

/** Who it is for without a name. */
const roleOf = ({ recipient, audience, keepOut }: Sending): string => {
  const role = oneLine(recipient.role)
  return role === '' || names(role, [...keepOut, recipient.name]) ? audience : role
}

/** `name`: of the folder, for `writeFolder`. */
export async function portalFolder(sending: Sending): Promise<{ name: string; files: MadeFile[] }> {
  const { bytes } = sending.file
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  if (sha256 !== sending.sha256)
    throw new Problem(
      'damaged file',
      'The file to be put into the folder is not the one that was signed: its fingerprint is another.',
      'Nothing was written.',
      'Open the record, check the signed copy, and tell your IT team.',
    )
  const name = fileNameOf(sending)
  const manifest: z.infer<typeof manifestSchema> = {
    format: 1,
    mark: markOf(sending.lineId),
    reference: referenceOf(sending),
    document: itemName(sending),
    meetingDate: sending.meetingDate,
    version: oneLine(sending.version),
    audience: sending.audience,
    recipientRole: roleOf(sending),
    files: [{ name, bytes: bytes.length, sha256 }],
    fictional: sending.fictional,
  }
  return {
    name: [manifest.reference, itemName(sending), manifest.mark].filter(Boolean).join(' '),
    files: [
      { fileName: name, bytes },
      { fileName: 'manifest.json', bytes: text(`${JSON.stringify(manifest, null, 2)}\n`) },
      { fileName: 'read me.txt', bytes: text(note(manifest, meetingDay(sending))) },
    ],
  }
}

const text = (words: string): Uint8Array => new TextEncoder().encode(words)

/** The same in words. Line ends for Windows, where the old Notepad knows no others. */
function note(manifest: z.infer<typeof manifestSchema>, day: string): string {
  const [file] = manifest.files
  return [
    ...(manifest.fictional ? ['Fictional example: no real child, family or worker.', ''] : []),
    'Confidential. For the recipient named in the portal only.',
    '',
    `Document:   ${manifest.document}, version ${manifest.version}`,
    `Meeting:    ${day}`,
    `Reference:  ${[manifest.reference, manifest.mark].filter(Boolean).join(', ')}`,
    `For:        ${manifest.recipientRole}`,
    `File:       ${file?.name}`,
    `Size:       ${file?.bytes} bytes`,
    `SHA-256:    ${file?.sha256}`,
    '',
    'To prove the upload: note the date and what the portal answered on the distribution desk.',
    'To check the file: its SHA-256 must be the one above. Windows shows it with: certutil -hashfile "name of the file" SHA256',
    'Who signed it, and whether it was changed, is shown by Word and LibreOffice when the file is opened.',
    '',
  ].join('\r\n')
}
