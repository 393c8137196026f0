/** Typing habits made equal before matching: curly quotes, long dashes, fixed spaces. Offsets stay as they are. */
const same: Record<string, string> = {
  '‘': "'",
  '’': "'",
  ʼ: "'",
  '`': "'",
  '“': '"',
  '”': '"',
  '‐': '-',
  '‑': '-',
  '–': '-',
  '—': '-',
  '\u00a0': ' ',
  '\u2009': ' ',
  '\u202f': ' ',
  '\t': ' ',
}
const unlike = /[‘’ʼ`“”‐‑–—\u00a0\u2009\u202f\t]/g

/** The text with one plain character for each of its variants; the length never changes. */
export function plainText(text: string): string {
  return text.replace(unlike, (char) => same[char] ?? char)
}
