/// <reference lib="webworker" />
/**
 * The word list, away from the keyboard. The list comes with the product and is part of this file's bundle, so that
 * no word and no request for words ever leaves the machine.
 */
import affixes from '../../../node_modules/dictionary-en-gb/index.aff?raw'
import words from '../../../node_modules/dictionary-en-gb/index.dic?raw'
import fieldWords from '../../../resources/words/field-words.json' with { type: 'json' }
import { type FromSpelling, readQuestion } from './messages.ts'
import { makeSpeller } from './speller.ts'

const scope = self as unknown as DedicatedWorkerGlobalScope
const say = (message: FromSpelling) => scope.postMessage(message)

const speller = makeSpeller(affixes, words, Object.values(fieldWords).flat())

scope.onmessage = ({ data }: MessageEvent<unknown>) => {
  const question = readQuestion(data)
  if (question?.kind === 'read')
    say({ kind: 'read', id: question.id, unknown: question.texts.map((text) => speller.unknown(text)) })
  else if (question?.kind === 'suggest')
    say({ kind: 'suggest', id: question.id, words: speller.suggest(question.word) })
}
say({ kind: 'ready' })
