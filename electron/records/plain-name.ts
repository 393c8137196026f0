/** A name as it is compared: small letters, one space between words. */
export const plainName = (name: string): string =>
  name.normalize('NFC').trim().replaceAll(/\s+/g, ' ').toLowerCase()
