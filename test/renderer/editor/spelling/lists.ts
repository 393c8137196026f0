/** The word lists that the product ships, built once for all tests of this folder. */
import dictionary from 'dictionary-en-gb'
import { makeSpeller } from '../../../../renderer/editor/spelling/speller.ts'
import fieldWords from '../../../../resources/words/field-words.json' with { type: 'json' }

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

export const allFieldWords = Object.values(fieldWords).flat()
export const plainList = () => makeSpeller(text(dictionary.aff), text(dictionary.dic), [])
export const speller = makeSpeller(text(dictionary.aff), text(dictionary.dic), allFieldWords)
