/**
 * The main job from nothing to signed copies, by a chair at the keyboard: a workspace, a family, a conference that is
 * typed word by word, the questions it raises, the manager who has to speak, the signature, and the files.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { expect, test } from '@playwright/test'
import { unzipSync, zipSync } from 'fflate'
import { allText, leaksIn } from '../electron/documents/leaks.ts'
import { type BrowserDoorApp, launchBrowserDoor } from './app.ts'
import { added, expected, nameOf, paragraphs, written } from './example.ts'
import { addWhatWasMissing } from './pages/after.ts'
import { ChecksPanel } from './pages/checks.ts'
import { FamilyPage } from './pages/family.ts'
import { RecordPage } from './pages/record.ts'
import { CopiesPage, SignPage, VerifyPage } from './pages/signing.ts'
import { type Somebody, StartPage } from './pages/start.ts'
import { fillBeforehand, fillRows } from './pages/tables.ts'
import { Window } from './pages/window.ts'

const chairOfExample = written.people.find((one) => one.id === written.meeting.chair)
const chair: Somebody = {
  name: chairOfExample?.name ?? '',
  role: 'Child protection chair',
  organisation: written.meeting.authority,
  email: 'priya.nandakumar@wexmoor.example',
  passphrase: 'seven quiet herons wade',
}
const manager: Somebody = {
  name: added.rows.statements[0]?.byName ?? '',
  role: 'Service manager',
  organisation: written.meeting.authority,
  email: 'morag.ellery@wexmoor.example',
  passphrase: 'brass lantern under moss',
}
const worker: Somebody = {
  name: 'Ruth Iveson',
  role: 'Team manager',
  organisation: written.meeting.authority,
  email: 'ruth.iveson@wexmoor.example',
  passphrase: 'paper boats on the canal',
}
const family = written.people.filter((one) => one.role !== 'professional')
const recordName = 'Initial child protection conference'

let app: BrowserDoorApp
test.beforeEach(async () => {
  app = await launchBrowserDoor()
  app.page.setDefaultTimeout(10_000)
})
test.afterEach(() => app?.close())

test('a chair records a conference, answers what it asks, signs it and hands out copies that can be verified', async () => {
  test.setTimeout(900_000)
  const { page } = app
  const start = new StartPage(page)
  const window = new Window(page)
  const record = new RecordPage(page)
  const checks = new ChecksPanel(page)

  await test.step('the chair makes a workspace and adds two managers', async () => {
    const code = await start.makeWorkspace(app.folder, chair)
    expect(code.replaceAll(/[^A-Z0-9]/g, '').length).toBeGreaterThan(20)
    await window.addPerson(manager)
    await window.addPerson(worker)
  })

  await test.step('she writes down the family once', async () => {
    await window.go('Cases')
    const familyPage = new FamilyPage(page)
    await familyPage.create(written.meeting.familyRef, written.children)
    await familyPage.addAdults(family)
    const { familyRef, date, start: at, place } = written.meeting
    await familyPage.newRecord(recordName, familyRef, date, at, place)
  })

  await test.step('she writes down who was asked to come and what they sent', () => fillBeforehand(record))

  await test.step('she types what each person says, and an allegation is asked about at once', async () => {
    const danger = page.locator('.danger')
    for (const section of written.sections) {
      for (const entry of section.entries) {
        await record.write(section.key, section.child, entry)
        if (!paragraphs(entry).join().includes('hit me with the belt')) continue
        // The words raise a question beside them. Confirmed, it may interrupt, but it never takes the caret.
        await expect(danger).toBeHidden()
        await checks.confirm(checks.finding('R-CR'), 'Yes, an allegation')
        await expect(danger).toContainText(`An allegation about ${nameOf('c-ellie')}`)
        await expect(danger).toContainText('Is a child in danger now? If so, call 999.')
        await expect(record.text(section.key, section.child)).toBeFocused()
        await danger.getByRole('button', { name: 'Doing it now' }).click()
        await expect(danger).toBeHidden()
      }
    }
    for (const section of written.sections) {
      const typed = await record.words(record.text(section.key, section.child))
      expect(typed).toEqual(section.entries.flatMap(paragraphs))
    }
    await record.saved()
  })

  await test.step('she fills the tables', () => fillRows(record))

  await test.step('every question of the example stands open, and no other', async () => {
    await expect.poll(() => checks.blocking()).toEqual([...expected.signOffBlockedBy].sort())
    for (const rule of expected.rulesNotExpected) await expect(checks.finding(rule)).toHaveCount(0)
  })

  await test.step('it cannot be signed yet, and the sign screen says why', async () => {
    const titles = await page.locator('[data-state="open"] .finding-title').allInnerTexts()
    expect(titles.length).toBeGreaterThan(0)
    const sign = new SignPage(page)
    await sign.open()
    await expect(page.getByText(/questions are still open\. .*headings need words\./)).toBeVisible()
    await expect(page.getByRole('heading', { name: 'Open questions' })).toBeVisible()
    const listed = await page
      .locator('.sign-blocker a[href*="finding="]')
      .evaluateAll((links) =>
        links.map(
          (link) =>
            decodeURIComponent(link.getAttribute('href')?.split('finding=')[1] ?? '').split(':')[0] ?? '',
        ),
      )
    expect([...new Set(listed)].sort()).toEqual([...expected.signOffBlockedBy].sort())
    await expect(page.getByRole('button', { name: 'Sign', exact: true })).toHaveCount(0)
    await page.getByRole('link', { name: 'Go back to the record' }).click()
    await expect(page.locator('.checks-panel')).toBeVisible()
  })

  await test.step('she puts the record right and answers each question beside the text', async () => {
    await addWhatWasMissing(record, checks, chair.name)
  })

  await test.step('what needs a service manager waits for her, and nobody else can say it', async () => {
    const view = added.rows.statements.find((one) => one.kind === 'senior manager view')
    if (!view) throw new Error('The example has a senior manager’s view.')
    await expect.poll(() => checks.blocking()).toEqual(['R-HH'])
    const finding = checks.finding('R-HH')
    await checks.open(finding)
    await expect(finding.getByText(/has to come from a service manager/)).toBeVisible()
    await window.switchTo(worker)
    await expect(page.locator('.checks-panel')).toBeVisible()
    await checks.open(finding)
    await expect(finding.getByText(/has to come from a service manager/)).toBeVisible()
    await expect(finding.getByRole('button', { name: /^Write the/ })).toHaveCount(0)
    await window.switchTo(manager)
    await expect(page.locator('.checks-panel')).toBeVisible()
    await checks.state(finding, view, manager.name)
    await expect(page.getByText('Nothing left open')).toBeVisible()
    expect(await checks.blocking()).toEqual([])
  })

  let signedUrl = ''
  await test.step('the manager cannot sign for the chair; the chair signs with her own passphrase only', async () => {
    const sign = new SignPage(page)
    await sign.open()
    await expect(page.getByText(`${chair.name} signs this record, as CP chair.`)).toBeVisible()
    await window.switchTo(chair)
    await sign.readToTheEnd()
    await sign.sign(chair.name, 'not the passphrase at all')
    await expect(page.getByText('That passphrase does not open')).toBeVisible({ timeout: 30_000 })
    await sign.sign(chair.name, chair.passphrase)
    await expect(
      page.getByText(
        new RegExp(`Signed by ${chair.name} at \\d\\d:\\d\\d\\. This version can no longer change\\.`),
      ),
    ).toBeVisible({ timeout: 60_000 })
    await expect(page.getByText(/copies are due by Thursday 8 October 2026/)).toBeVisible()
  })

  const files = new Map<string, string>()
  await test.step('she saves the copies', async () => {
    await page.getByRole('link', { name: 'Hand out the copies' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Copies' })).toBeVisible()
    const copies = new CopiesPage(page)
    const folder = join(app.scratch, 'saved')
    await mkdir(folder)
    // What is not for everybody is looked at by somebody who neither led the conference nor signed it.
    await window.switchTo(manager)
    for (const id of ['p-tolland', 'p-dana', 'p-lee']) await copies.confirm(nameOf(id))
    await window.switchTo(chair)
    for (const id of ['p-tolland', 'p-dana', 'p-lee']) files.set(id, await copies.save(nameOf(id), folder))
    files.set('internal', await copies.save('Child’s file', folder))
    expect(new Set(files.values()).size).toBe(4)
    for (const path of files.values())
      expect(basename(path)).not.toMatch(/Harcastle|Pruett|Ellie|Tobias|Wren/)
  })

  await test.step('no copy holds a word that its reader must not have', async () => {
    for (const [id, { mustContain = [], mustNotContain = [] }] of Object.entries(expected.copyFor)) {
      const file = new Uint8Array(await readFile(files.get(id) ?? ''))
      expect(leaksIn(file, mustNotContain), id).toEqual([])
      for (const word of mustContain) expect(allText(file), id).toContain(word)
    }
    const internal = allText(new Uint8Array(await readFile(files.get('internal') ?? '')))
    for (const word of expected.copyFor['p-lee']?.mustNotContain ?? []) expect(internal).toContain(word)
  })

  await test.step('each file is genuine, and one changed byte is found', async () => {
    await window.go('Verify')
    const verify = new VerifyPage(page)
    for (const path of files.values()) {
      const card = await verify.look(path)
      await expect(card).toContainText('Genuine')
      await expect(card).toContainText(`${chair.name}, `)
      await expect(card).toContainText(recordName)
      await expect(card).toContainText('version 1.0')
    }
    const parts = unzipSync(new Uint8Array(await readFile(files.get('p-dana') ?? '')))
    const same = join(app.scratch, 'same.docx')
    await writeFile(same, zipSync(parts))
    await expect(await verify.look(same)).toContainText('Genuine')
    const body = parts['word/document.xml']
    if (!body) throw new Error('The copy has no text.')
    const at = new TextDecoder('latin1').decode(body).indexOf('Ellie')
    body.set([body[at] === 69 ? 70 : 69], at)
    const changed = join(app.scratch, 'changed.docx')
    await writeFile(changed, zipSync(parts))
    await expect(await verify.look(changed)).toContainText('Changed after signing')
  })

  await test.step('after a restart the signed record can be read and no longer written', async () => {
    await window.go('Meetings')
    await page
      .getByRole('link', { name: /^Initial conference/ })
      .first()
      .click()
    await expect(page.getByText('Signed v1.0')).toBeVisible()
    signedUrl = new URL(page.url()).hash
    const again = await app.restart()
    await new StartPage(again).signIn(chair)
    await again.evaluate((hash) => {
      location.hash = hash
    }, signedUrl)
    const kept = new RecordPage(again)
    await expect(again.getByText('Signed v1.0')).toBeVisible()
    const text = kept.text('reason')
    await expect(text).toHaveAttribute('contenteditable', 'false')
    const words = await kept.words(text)
    await text.click()
    await again.keyboard.type('One more word')
    expect(await kept.words(text)).toEqual(words)
    await expect(again.getByRole('button', { name: 'Add an action' })).toHaveCount(0)
    await expect(again.getByRole('button', { name: 'Sign', exact: true })).toHaveCount(0)
  })
})
