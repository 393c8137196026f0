/** The council's letterhead through the real router: who may choose it, what becomes of documents, and what does not. */
import { Paragraph } from 'docx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { textOf, xmlOf } from '../documents/leaks.ts'
import { changed, template } from '../letterhead/kit.ts'
import { startCore, wordsOf } from './core-kit.ts'

let kit: Awaited<ReturnType<typeof startCore>>
let recordId = ''
let people: { id: string; role: string; passphrase: string }[] = []
const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'))
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')
const letter = async () => ({
  fileName: 'Wexmoor.docx',
  bytes: base64(await template({ header: [new Paragraph('From the office of {authority}, {meeting}')] })),
})
const headerNow = async (): Promise<string> =>
  textOf(xmlOf(bytesOf((await kit.client.copies.actionList({ recordId })).bytes), 'word/header1.xml'))

beforeAll(async () => {
  kit = await startCore()
  people = (await kit.client.workspace.createFictional()).people
  recordId = (await kit.client.records.list())[0]?.id ?? ''
}, 60_000)
afterAll(() => kit.stop())

describe('the letterhead of a workspace', () => {
  it('is looked at without any change, with a fictional sample that stands on it', async () => {
    const seen = await kit.client.letterhead.look(await letter())
    const sample = textOf(xmlOf(bytesOf(seen.sample.bytes), 'word/header1.xml'))
    expect(sample).toContain(
      'From the office of Wexmoor Council (fictional), Initial child protection conference',
    )
    expect(sample).toContain('Fictional example')
    expect(await kit.client.letterhead.current()).toBeNull()
    expect(await headerNow()).not.toContain('From the office')
  })

  it('is used for documents from then on, leaves a row in the audit chain, and can be taken off', async () => {
    const audit = () =>
      kit.core
        .needRooms()
        .workspace.raw.prepare("SELECT action, subject, detail FROM audit WHERE subject = 'letterhead'")
        .all()
    expect(await kit.client.letterhead.use(await letter())).toMatchObject({
      fileName: 'Wexmoor.docx',
      by: 'Priya Nandakumar',
    })
    expect(await headerNow()).toContain('From the office of')
    expect(await headerNow()).toContain('Confidential')
    expect(audit()).toHaveLength(1)
    expect(JSON.stringify(audit())).not.toContain('From the office')
    await kit.client.letterhead.takeOff()
    expect(await kit.client.letterhead.current()).toBeNull()
    expect(await headerNow()).not.toContain('From the office')
    expect(audit()).toHaveLength(2)
  })

  it('refuses a file with macros with a sentence, and keeps the one that is in use', async () => {
    await kit.client.letterhead.use(await letter())
    const { bytes } = await letter()
    const harmful = base64(changed(bytesOf(bytes), { 'word/vbaProject.bin': () => 'x' }))
    expect(await wordsOf(kit.client.letterhead.use({ fileName: 'Other.docx', bytes: harmful }))).toContain(
      'This file holds macros',
    )
    expect((await kit.client.letterhead.current())?.fileName).toBe('Wexmoor.docx')
  })

  it('is chosen by an administrator alone', async () => {
    const manager = people.find(({ role }) => role === 'Service manager')
    const other = kit.window()
    await other.client.workspace.unlock({
      personId: manager?.id ?? '',
      passphrase: manager?.passphrase ?? '',
    })
    expect(await wordsOf(other.client.letterhead.use(await letter()))).toContain('does not include this')
    expect(await wordsOf(other.client.letterhead.current())).toContain('does not include this')
  })
})
