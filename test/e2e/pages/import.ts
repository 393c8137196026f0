/** The import: a file, what each column is, what it would do, and the doing of it. */
import { expect, type Locator, type Page } from '@playwright/test'
import { choose, press } from './fields.ts'
import { Window } from './window.ts'

export class ImportPage {
  readonly page: Page
  constructor(page: Page) {
    this.page = page
  }

  async open(): Promise<void> {
    await new Window(this.page).go('Cases')
    await this.page.getByRole('link', { name: 'Import', exact: true }).click()
    await expect(
      this.page.getByRole('heading', { level: 1, name: 'Import from the case system' }),
    ).toBeVisible()
  }

  /** Chooses a file as a person does, from rows of cells. */
  async chooseCsv(name: string, rows: readonly (readonly string[])[]): Promise<void> {
    const cell = (text: string) => `"${text.replaceAll('"', '""')}"`
    const csv = rows.map((row) => row.map(cell).join(',')).join('\r\n')
    const [chooser] = await Promise.all([
      this.page.waitForEvent('filechooser'),
      this.page.getByRole('button', { name: 'Choose a file' }).click(),
    ])
    await chooser.setFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(csv, 'utf8') })
    await expect(
      this.page.getByText(`${name}: ${rows.length - 1} row${rows.length === 2 ? '' : 's'}.`),
    ).toBeVisible()
  }

  /** Says what a column of the file is. */
  async call(column: string, what: string): Promise<void> {
    await choose(this.page.locator('main'), `What ${column} is`, what)
  }

  async preview(): Promise<void> {
    await press(this.page.getByRole('button', { name: 'Show what it would do' }))
    await expect(this.page.getByRole('region', { name: 'What it would do' })).toBeVisible()
  }

  /** A row of one of the tables of the preview, by its line in the file. */
  row(table: string, line: number): Locator {
    return this.page
      .getByRole('table', { name: table })
      .getByRole('row')
      .filter({ has: this.page.getByRole('cell', { name: String(line), exact: true }) })
  }

  /** A row of the file that is beside what is known: changed, or doubtful. */
  card(title: string | RegExp): Locator {
    return this.page.getByRole('article', { name: title })
  }

  /** Decides a doubtful row, by keyboard. */
  async decide(card: Locator, words: string | RegExp): Promise<void> {
    const choice = card.getByRole('radio', { name: words })
    await choice.focus()
    await this.page.keyboard.press('Space')
    await expect(choice).toBeChecked()
  }

  async carryOut(button: string, done: string): Promise<void> {
    const doIt = this.page.getByRole('button', { name: button, exact: true })
    await expect(doIt).toBeEnabled()
    await press(doIt)
    await expect(this.page.getByRole('heading', { level: 1, name: 'Imported' })).toBeVisible()
    await expect(this.page.getByText(done)).toBeVisible()
  }
}
