/** Signing, the copies, and looking at a file that came back. */
import { join } from 'node:path'
import { expect, type Locator, type Page } from '@playwright/test'
import { exactly, fill } from './fields.ts'

export class SignPage {
  readonly page: Page
  readonly body: Locator
  constructor(page: Page) {
    this.page = page
    this.body = page.locator('body')
  }

  async open(): Promise<void> {
    await this.page.getByRole('button', { name: 'Sign', exact: true }).click()
    await expect(this.page.getByRole('heading', { level: 1, name: 'Read and sign' })).toBeVisible()
  }

  async readToTheEnd(): Promise<void> {
    await expect(this.page.getByText('Read to the end first.')).toBeVisible()
    await expect(this.page.getByRole('button', { name: 'Sign', exact: true })).toBeDisabled()
    await this.page.keyboard.press('End')
    await expect(this.page.getByText('You have read to the end.')).toBeVisible()
  }

  async sign(name: string, passphrase: string): Promise<void> {
    await fill(this.body, 'Your name', name)
    await fill(this.body, 'Your passphrase', passphrase)
    await this.page.getByRole('button', { name: 'Sign', exact: true }).click()
  }
}

export class CopiesPage {
  readonly page: Page
  constructor(page: Page) {
    this.page = page
  }

  /** Somebody's copy of the record; their letters stand in tables of their own. */
  row(name: string): Locator {
    return this.page
      .getByRole('table', { name: 'Who gets a copy' })
      .getByRole('row')
      .filter({ has: this.page.getByRole('rowheader', { name: exactly(name) }) })
  }

  /** Looks at one person's copy as a second person, and confirms it. */
  async confirm(name: string): Promise<void> {
    await this.row(name)
      .getByRole('button', { name: `Look and confirm for ${name}`, exact: true })
      .click()
    const dialog = this.page.getByRole('dialog', { name: `Copy for ${name}` })
    await expect(dialog.getByRole('heading', { name: 'What is left out, and why' })).toBeVisible()
    await dialog.getByRole('button', { name: 'Confirm this copy' }).click()
    await expect(dialog).toBeHidden()
    await expect(this.row(name).getByText(/^Confirmed by /)).toBeVisible()
  }

  /** Saves one person's document as the browser does and gives the path of the file. */
  async save(name: string, folder: string): Promise<string> {
    const [download] = await Promise.all([
      this.page.waitForEvent('download'),
      this.row(name).getByRole('button', { name: /^Save/ }).click(),
    ])
    const path = join(folder, download.suggestedFilename())
    await download.saveAs(path)
    return path
  }
}

export class VerifyPage {
  readonly page: Page
  constructor(page: Page) {
    this.page = page
  }

  /** Hands files over and gives the card of the last one. */
  async look(path: string): Promise<Locator> {
    const cards = this.page.locator('.verify-card')
    const before = await cards.count()
    await this.page.getByTestId('verify-files').setInputFiles(path)
    await expect(cards).toHaveCount(before + 1, { timeout: 30_000 })
    return cards.first()
  }
}
