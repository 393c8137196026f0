import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import {
  draftToMinutes,
  emptyContent,
  isReadable,
  minutesToDraft,
  rowsOf,
  rowToMap,
  sectionName,
} from '../../../shared/minutes/index.ts'
import { draftContent } from './arbitraries.ts'

const copyOf = (doc: Y.Doc): Y.Doc => {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}

describe('a draft and the record it holds', () => {
  test('whatever is written into a draft is read back the same', () => {
    fc.assert(
      fc.property(draftContent, (content) => {
        expect(draftToMinutes(minutesToDraft(content))).toEqual(content)
      }),
      { numRuns: 150 },
    )
  })

  test('a draft loses nothing on its way through a file', () => {
    fc.assert(
      fc.property(draftContent, (content) => {
        expect(draftToMinutes(copyOf(minutesToDraft(content)))).toEqual(content)
      }),
      { numRuns: 60 },
    )
  })

  test('an entry in which nothing has been typed is no part of the record', () => {
    const doc = minutesToDraft(emptyContent({ type: 'ICPC' }))
    const entry = new Y.XmlElement('entry')
    entry.setAttribute('id', 'e1')
    entry.insert(0, [new Y.XmlElement('paragraph')])
    doc.getXmlFragment(sectionName('reason')).push([entry])
    expect(draftToMinutes(doc).sections).toEqual([])
  })

  test('a row that cannot be read is kept and shown, and the others are read', () => {
    const doc = minutesToDraft(emptyContent({ type: 'ICPC' }))
    rowsOf(doc, 'actions').push([rowToMap({ id: 'a1', text: 'Weigh Wren' }), rowToMap({ id: 'a2', text: 7 })])
    const content = draftToMinutes(doc)
    expect(content.actions.map((a) => a.id)).toEqual(['a1'])
    expect(content.unread).toEqual([{ where: 'actions', value: { id: 'a2', text: 7 } }])
  })

  test('text of a kind that this version does not know stays, word for word', () => {
    const doc = minutesToDraft(emptyContent({ type: 'ICPC' }))
    const entry = new Y.XmlElement('entry')
    entry.setAttribute('id', 'e1')
    const heading = new Y.XmlElement('heading')
    heading.insert(0, [new Y.XmlText('Seen at home')])
    entry.insert(0, [heading])
    doc.getXmlFragment(sectionName('reason')).push([entry])
    expect(JSON.stringify(draftToMinutes(doc))).toContain('Seen at home')
  })

  test('two people who answer different questions of one form do not overwrite each other', () => {
    const chair = minutesToDraft({
      ...emptyContent({ type: 'ICPC' }),
      answers: [],
    })
    rowsOf(chair, 'answers').push([rowToMap({ id: 'x', ruleId: 'R-CR', fields: {} })])
    const taker = copyOf(chair)
    rowsOf(chair, 'answers').get(0).set('fields/requestedAt', '12:10')
    rowsOf(taker, 'answers').get(0).set('fields/requestedTo', 'MASH')
    Y.applyUpdate(chair, Y.encodeStateAsUpdate(taker))
    expect(draftToMinutes(chair).answers[0]?.fields).toEqual({ requestedAt: '12:10', requestedTo: 'MASH' })
  })

  test('what two people typed apart is all there after they meet again, whichever came first', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), fc.nat(5), (one, two, at) => {
        const content = emptyContent({ type: 'ICPC' })
        content.sections = [
          {
            key: 'reason',
            child: '',
            entries: [
              {
                id: 'e',
                speaker: '',
                about: [],
                withholdFrom: [],
                blocks: [{ type: 'paragraph', runs: [{ text: 'middle' }] }],
              },
            ],
          },
        ]
        const chair = minutesToDraft(content)
        const taker = copyOf(chair)
        const textOf = (doc: Y.Doc) =>
          ((doc.getXmlFragment(sectionName('reason')).get(0) as Y.XmlElement).get(0) as Y.XmlElement).get(
            0,
          ) as Y.XmlText
        textOf(chair).insert(0, one)
        textOf(taker).insert(at, two)
        const a = copyOf(chair)
        Y.applyUpdate(a, Y.encodeStateAsUpdate(taker))
        const b = copyOf(taker)
        Y.applyUpdate(b, Y.encodeStateAsUpdate(chair))
        expect(draftToMinutes(a)).toEqual(draftToMinutes(b))
        expect(textOf(a).toString().length).toBe('middle'.length + one.length + two.length)
      }),
      { numRuns: 60 },
    )
  })

  test('a draft of a later version is recognised, so that it can be left alone', () => {
    const doc = minutesToDraft(emptyContent({ type: 'ICPC' }))
    expect(isReadable(doc)).toBe(true)
    doc.getMap('layout').set('format', 99)
    expect(isReadable(doc)).toBe(false)
  })
})
