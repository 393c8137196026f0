/** The first screens: making a workspace, signing in, and the fictional one. */
import { expect, type Locator, type Page } from '@playwright/test'
import { choose, exactly, fill, pick } from './fields.ts'

export type Somebody = {
  name: string
  /** As the list of roles says it. */
  role: string
  organisation: string
  email: string
  passphrase: string
}

export class StartPage {
  readonly page: Page
  readonly body: Locator
  constructor(page: Page) {
    this.page = page
    this.body = page.locator('body')
  }

  async fillAccount(scope: Locator, who: Somebody): Promise<void> {
    await fill(scope, 'Name', who.name)
    await choose(scope, 'Role', who.role)
    await fill(scope, 'Organisation', who.organisation)
    await fill(scope, 'E-mail', who.email)
    await fill(scope, 'Passphrase', who.passphrase)
    await fill(scope, 'The same passphrase again', who.passphrase)
    await expect(scope.getByText('Strong', { exact: true })).toBeVisible()
  }

  async chooseFolder(folder: string): Promise<void> {
    await expect(
      this.page.getByRole('heading', { name: 'Where should Chairside keep your records?' }),
    ).toBeVisible()
    await fill(this.body, 'Folder', folder)
    await this.page.getByRole('button', { name: 'Continue' }).click()
  }

  /** Makes a workspace in the folder and ends on Today. Returns the recovery code. */
  async makeWorkspace(folder: string, who: Somebody): Promise<string> {
    await this.chooseFolder(folder)
    await expect(this.page.getByRole('heading', { name: 'Who are you?' })).toBeVisible()
    await this.fillAccount(this.body, who)
    await this.page.getByRole('button', { name: 'Make the workspace' }).click()
    await expect(this.page.getByRole('heading', { name: 'Keep this recovery code' })).toBeVisible({
      timeout: 30_000,
    })
    const code = (await this.page.locator('.start-code').textContent()) ?? ''
    await this.page.locator('label.ui-check').filter({ hasText: 'I have printed it' }).click()
    await this.page.getByRole('button', { name: 'Type it from the paper' }).click()
    await fill(this.body, 'Recovery code, from the paper', code.toLowerCase())
    await this.page.getByRole('button', { name: 'Go to Today' }).click()
    await expect(this.page.getByRole('heading', { name: 'Today' })).toBeVisible()
    return code
  }

  async signIn(who: Pick<Somebody, 'name' | 'passphrase'>): Promise<void> {
    await this.trySignIn(who)
    await expect(this.page.getByRole('heading', { name: /^Sign in to/ })).toBeHidden({ timeout: 30_000 })
  }

  async trySignIn(who: Pick<Somebody, 'name' | 'passphrase'>): Promise<void> {
    await expect(this.page.getByRole('heading', { name: /^Sign in to/ })).toBeVisible()
    await pick(this.body, 'Who is signing in?', who.name)
    await fill(this.body, 'Passphrase', who.passphrase)
    await this.page.getByRole('button', { name: 'Sign in', exact: true }).click()
  }

  /** What a notice on the screen says. */
  notice(words: string | RegExp): Locator {
    return this.body.getByText(words)
  }

  heading(words: string): Locator {
    return this.page.getByRole('heading', { name: exactly(words) })
  }
}
