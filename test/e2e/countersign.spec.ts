/** Case supervision that the supervisor has signed: the worker finds it on Today, reads it, signs it too, and both names are in the file. */
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { templateFor } from '../../shared/templates/index.ts'
import { names, passphrase, startWorld } from '../electron/records/world.ts'
import { type BrowserDoorApp, launchBrowserDoor } from './app.ts'
import { isClean } from './look.ts'
import { fill } from './pages/fields.ts'
import { VerifyPage } from './pages/signing.ts'
import { StartPage } from './pages/start.ts'
import { Window } from './pages/window.ts'

const worker = { name: 'Callum Reid', passphrase }
const supervisor = names['Team manager'] ?? ''

let app: BrowserDoorApp | undefined
let remove: (() => Promise<void>) | undefined
test.afterEach(async () => {
  await app?.close()
  await remove?.()
})

/** A workspace with one signed record of supervision, and the worker signed in. */
async function begin() {
  const world = await startWorld()
  remove = () => world.stop()
  await world.client.people.add({
    person: { name: worker.name, role: 'Social worker', organisation: 'Wexmoor Council', email: '' },
    administrator: false,
    passphrase,
  })
  const template = templateFor('SUP_CASE')
  if (!template) throw new Error('case supervision has a template')
  const { client, record } = await world.complete(template, (content) => {
    content.attendance = content.attendance.filter(({ person }) => ['p-sw', 'p-Team'].includes(person))
  })
  await client.signing.sign({ recordId: record.id, passphrase, typedName: supervisor, readToEnd: true })
  await world.core.close()
  const opened = await launchBrowserDoor({ folder: world.folder })
  app = opened
  await new StartPage(opened.page).signIn(worker)
  return { page: opened.page, scratch: opened.scratch, recordId: record.id }
}

test('the worker reads and countersigns a record of supervision, and the file names both', async () => {
  test.setTimeout(180_000)
  const { page, scratch, recordId } = await begin()
  const window = new Window(page)

  await test.step('Today leads to it', async () => {
    await expect(page.getByText('Waits for your signature as Worker')).toBeVisible()
    await page.getByRole('link', { name: /^Read and countersign/ }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Countersignatures' })).toBeVisible()
    await expect(page.getByText('Not signed yet')).toBeVisible()
    await isClean(page, 'a record that waits for a countersignature')
  })

  await test.step('it is read to the end, and signed with one’s own name and passphrase', async () => {
    await expect(page.getByText('Read to the end first.')).toBeVisible()
    await page.keyboard.press('End')
    await expect(page.getByText('You have read to the end.')).toBeVisible()
    const form = page.getByRole('form', { name: 'Countersign as Worker' })
    await fill(form, 'Your name', 'Callum Reed')
    await fill(form, 'Your passphrase', passphrase)
    await form.getByRole('button', { name: 'Countersign' }).click()
    await expect(form.getByText('The name you typed is not the name you are signed in with.')).toBeVisible()
    await fill(form, 'Your name', worker.name)
    await fill(form, 'Your passphrase', passphrase)
    await form.getByRole('button', { name: 'Countersign' }).click()
    await expect(page.getByText(`Countersigned by ${worker.name} as Worker.`)).toBeVisible({
      timeout: 30_000,
    })
    await expect(page.getByText('Not signed yet')).toHaveCount(0)
    await isClean(page, 'a record that everybody has signed')
  })

  await test.step('the file that is saved carries both signatures', async () => {
    await page.goto(`${new URL(page.url()).origin}/#/record/${recordId}/copies`)
    const file = page
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader', { name: /^Child.s file$/ }) })
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      file.getByRole('button', { name: /^Save document/ }).click(),
    ])
    const path = join(scratch, download.suggestedFilename())
    await download.saveAs(path)
    await window.go('Verify')
    const card = await new VerifyPage(page).look(path)
    await expect(card).toContainText('Genuine')
    await expect(card).toContainText(supervisor)
    await expect(card).toContainText(worker.name)
    await isClean(page, 'a genuine file with two signatures')
  })

  await test.step('Today asks for nothing more', async () => {
    await window.go('Today')
    await expect(page.getByText('Waits for your signature as Worker')).toHaveCount(0)
  })
})
