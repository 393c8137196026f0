/**
 * Letters of the scripts that names come in, marks included, as the inside of a character class. Written out, because a
 * class of all of Unicode takes an engine longer to make than a page takes to read.
 */
export const LETTERS =
  'A-Za-z\\u00aa\\u00b5\\u00ba\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u1fff\\u2c00-\\u2fef\\u3040-\\ud7ff\\uf900-\\ufdff'
