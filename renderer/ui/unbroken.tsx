/** A line of text in which a reference such as WX-4410 is never torn apart at its hyphen. */

/** With a figure in it, and short enough for any line. */
const REFERENCE =
  /(?<![\p{L}\p{N}-])((?=\S*\p{Nd})[\p{L}\p{N}]{1,12}(?:[-/][\p{L}\p{N}]{1,12}){1,2})(?![\p{L}\p{N}-])/gu

/** A text as pieces: every second one is a reference. */
export const referencesIn = (text: string): string[] => text.split(REFERENCE)

export function Unbroken({ children }: { children: string }) {
  return referencesIn(children).map((piece, index) =>
    index % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: a piece has no other name
      <span key={index} className="ui-whole">
        {piece}
      </span>
    ) : (
      piece
    ),
  )
}
