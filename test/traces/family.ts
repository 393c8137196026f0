/** A family like no other: whoever finds one of these words outside of the records has found a leak. */
export const family = {
  child: 'Zephyrine Quillfeather',
  mother: 'Thaddea Quillfeather-Mossop',
  address: '77 Nightjar Spinney, Owlsworthy',
  said: 'I sleep beneath the brimstone lantern when the shouting begins.',
} as const

/** Words of the family and of what was said, as nobody else in the project writes them. */
export const words = [
  'Zephyrine',
  'Quillfeather',
  'Thaddea',
  'Mossop',
  'Nightjar',
  'Spinney',
  'Owlsworthy',
  'brimstone',
] as const

/** The words that are in these bytes, as UTF-8 or UTF-16 of either order, whatever their capitals. */
export function wordsIn(bytes: Uint8Array): string[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  // Bytes as characters: capitals of English letters are lowered, everything else keeps its length.
  const text = buffer.toString('latin1').toLowerCase()
  return words.filter((word) => {
    const plain = word.toLowerCase()
    const wide = [...plain].join('\0')
    return text.includes(plain) || text.includes(wide) || text.includes(encodeURIComponent(plain))
  })
}
