/** What stands around every screen: the rail, and who is signed in. */
import { expect, type Locator, type Page } from '@playwright/test'
import { fill, pick } from './fields.ts'
import { type Somebody, StartPage } from './start.ts'

export class Window {
  readonly page: Page
  readonly body: Locator
  readonly rail: Locator
  constructor(page: Page) {
    this.page = page
    this.body = page.locator('body')
    this.rail = page.getByRole('navigation', { name: 'Chairside' })
  }

  async go(place: string): Promise<void> {
    await this.rail.getByRole('link', { name: place }).click()
    await expect(this.page.getByRole('heading', { level: 1 })).toBeVisible()
  }

  /** To one of the places behind Settings. */
  async goToSetting(place: string): Promise<void> {
    await this.rail.getByRole('link', { name: 'Settings' }).click()
    await expect(this.page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible()
    await this.page.locator('main').getByRole('link', { name: place }).click()
    await expect(this.page.getByRole('heading', { level: 1, name: place })).toBeVisible()
  }

  async addPerson(who: Somebody): Promise<void> {
    await this.goToSetting('People')
    await this.page.getByRole('button', { name: 'Add a person' }).click()
    const dialog = this.page.getByRole('dialog', { name: 'Add a person' })
    await new StartPage(this.page).fillAccount(dialog, who)
    await dialog.getByRole('button', { name: 'Add this person' }).click()
    await expect(this.page.getByText(`${who.name} can sign in now.`)).toBeVisible({ timeout: 30_000 })
  }

  async switchTo(who: Pick<Somebody, 'name' | 'passphrase'>): Promise<void> {
    await this.rail.getByRole('button', { name: 'Switch person' }).click()
    const dialog = this.page.getByRole('dialog', { name: 'Switch person' })
    await pick(dialog, 'Who is signing in?', who.name)
    await fill(dialog, 'Passphrase', who.passphrase)
    await dialog.getByRole('button', { name: 'Switch', exact: true }).click()
    await expect(dialog).toBeHidden({ timeout: 30_000 })
    await expect(this.rail.getByRole('link', { name: who.name })).toBeAttached()
  }
}
