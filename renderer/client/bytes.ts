/** Bytes travel as base64; files leave by a download and enter by a choice or a drop, the same at both doors. */

export function toBase64(bytes: Uint8Array): string {
  let text = ''
  // In pieces: one call with a whole file as arguments overflows the stack.
  for (let at = 0; at < bytes.length; at += 0x8000)
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  return btoa(text)
}

export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const raw = atob(text)
  const bytes = new Uint8Array(raw.length)
  for (let at = 0; at < raw.length; at += 1) bytes[at] = raw.charCodeAt(at)
  return bytes
}

const types: Record<string, string> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv;charset=utf-8',
  pem: 'application/x-pem-file',
  txt: 'text/plain;charset=utf-8',
}

/** Offers a file to keep, under the name it has. */
export function saveFile(fileName: string, bytes: Uint8Array<ArrayBuffer> | string): void {
  const type =
    types[fileName.slice(fileName.lastIndexOf('.') + 1).toLowerCase()] ?? 'application/octet-stream'
  const url = URL.createObjectURL(new Blob([bytes], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  link.click()
  // The browser needs the address until it has taken the bytes over.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
