/**
 * What a door says when something failed that nobody caught. Node would print the error, with its words and the line of
 * the program: a word of a record could be in it. One sentence is said instead, and nothing else.
 */
import process from 'node:process'

export const lastWords =
  'Chairside has stopped because something unexpected happened. Everything that was shown as saved is safe. Start Chairside again.'

/**
 * From now on, until the returned function is called, `end` is called with the sentence instead of anything being printed.
 * `end` ends the program: after such a failure nothing of it can be relied on.
 */
export function sayOnly(end: (sentence: string) => void): () => void {
  let said = false
  const caught = (): void => {
    if (said) return
    said = true
    end(lastWords)
  }
  process.on('uncaughtException', caught)
  process.on('unhandledRejection', caught)
  return () => {
    process.off('uncaughtException', caught)
    process.off('unhandledRejection', caught)
  }
}
