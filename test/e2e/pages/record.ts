/** The page on which a meeting is written: its headings, its entries, its rows, and the proof that it is saved. */
import { expect, type Locator, type Page } from '@playwright/test'
import { audienceNames, type Entry } from '../../../shared/minutes/index.ts'
import { nameOf, paragraphs } from '../example.ts'
import { fill, tick } from './fields.ts'

const plainName = (name: string) => name.replace(/^(?:Dr|DC|Ms|Mr|Mrs) /, '')

export class RecordPage {
  readonly page: Page
  constructor(page: Page) {
    this.page = page
  }

  section(key: string): Locator {
    return this.page.locator(`[data-section="${key}"]`)
  }

  /** A heading's rows, unfolded. */
  async rows(key: string): Promise<Locator> {
    const section = this.section(key)
    await this.unfold(section.locator(':scope > details'))
    return section
  }

  /** One of the folded lists inside a heading. */
  async list(key: string, summary: RegExp): Promise<Locator> {
    const list = (await this.rows(key))
      .locator('details')
      .filter({ has: this.page.locator(':scope > summary', { hasText: summary }) })
    await this.unfold(list)
    return list
  }

  private async unfold(details: Locator): Promise<void> {
    if ((await details.count()) === 0) return
    if ((await details.getAttribute('open')) === null) await details.locator(':scope > summary').click()
    await expect(details).toHaveAttribute('open', '')
  }

  /** The text under a heading, or a child's part of it. */
  text(key: string, child = ''): Locator {
    const all = this.section(key).getByRole('textbox').and(this.page.locator('.section-text'))
    return child ? all.and(this.page.locator(`[aria-label$=": ${nameOf(child)}"]`)) : all
  }

  /** Puts the caret into an empty entry at the end of the text. */
  async startEntry(text: Locator): Promise<void> {
    const last = text.locator('.entry').last()
    await last.locator('p').last().click()
    await this.page.keyboard.press('ControlOrMeta+End')
    // The browser tells the editor of a moved caret a turn later: a person's next key comes after that.
    await this.page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 30))),
    )
    if (((await last.locator('.entry-words').textContent()) ?? '').trim() !== '') {
      const before = await text.locator('.entry').count()
      await this.page.keyboard.press('Enter')
      await expect(text.locator('.entry')).toHaveCount(before + 1)
      // Once more, so that nobody is made the speaker of what comes next; more often changes nothing.
      await expect(async () => {
        await this.page.keyboard.press('Enter')
        await expect(text.locator('.entry').last().locator('.entry-speaker')).toHaveText('Who?', {
          timeout: 1_000,
        })
      }).toPass({ timeout: 10_000 })
    }
  }

  /** Types @ or # and the beginning of a name, and takes it from the list with the keyboard. */
  async name(sign: '@' | '#', name: string): Promise<void> {
    const list = this.page.getByRole('listbox', {
      name: sign === '@' ? 'Who is speaking?' : 'Which child is it about?',
    })
    await this.page.keyboard.type(`${sign}${plainName(name).split(' ')[0]}`)
    const option = list.getByRole('option').filter({ hasText: name })
    await expect(option).toBeVisible()
    for (let step = 0; (await option.getAttribute('aria-selected')) !== 'true'; step++) {
      expect(step, `${name} can be reached with the arrows`).toBeLessThan(20)
      await this.page.keyboard.press('ArrowDown')
    }
    await this.page.keyboard.press('Enter')
    await expect(list).toBeHidden()
  }

  /** Writes one entry the way it is written in a meeting: who, about whom, for whom, then the words. */
  async write(key: string, child: string, entry: Entry): Promise<void> {
    const text = this.text(key, child)
    await this.startEntry(text)
    if (entry.speaker) await this.name('@', nameOf(entry.speaker))
    const about = entry.about === 'all' ? [] : entry.about
    for (const id of about.filter((one) => one.startsWith('c-'))) await this.name('#', nameOf(id))
    const adults = about.filter((id) => !id.startsWith('c-'))
    if (entry.audience || entry.withholdFrom.length > 0 || adults.length > 0 || entry.source)
      await this.details(text, entry, adults)
    const [first = '', ...more] = paragraphs(entry)
    await this.page.keyboard.type(first)
    for (const paragraph of more) {
      await this.page.keyboard.press('Enter')
      await this.page.keyboard.type(paragraph)
    }
  }

  /** F2: what cannot be typed into the text. */
  private async details(text: Locator, entry: Entry, adults: string[]): Promise<void> {
    await this.page.keyboard.press('F2')
    const dialog = this.page.getByRole('dialog', { name: 'This entry' })
    const part = (legend: string) => dialog.locator('fieldset').filter({ hasText: legend })
    for (const id of adults) await tick(part('About'), nameOf(id))
    if (entry.source) {
      await dialog.locator('.ui-field').filter({ hasText: 'Source' }).getByRole('button').click()
      await this.page.getByRole('option', { name: entry.source, exact: true }).click()
    }
    if (entry.audience) {
      const words = audienceNames[entry.audience]
      await dialog.getByRole('radiogroup').locator('label').filter({ hasText: words }).click()
    }
    for (const id of entry.withholdFrom) await tick(part('Not to be told to'), nameOf(id))
    if (entry.withholdReason)
      await fill(dialog, 'Why, who decided, and when it will be looked at again', entry.withholdReason)
    await dialog.getByRole('button', { name: 'Done' }).click()
    await expect(dialog).toBeHidden()
    await expect(text).toBeFocused()
  }

  /** The words of a text, entry by entry. What is far from the screen is not drawn, so it is not asked how it looks. */
  words(text: Locator): Promise<string[]> {
    return text.locator('.entry-words').allTextContents()
  }

  /** Waits for the quiet proof at the foot of the page. */
  async saved(): Promise<void> {
    await expect(this.page.locator('[data-save]')).toHaveAttribute('data-save', 'saved')
    await expect(this.page.locator('[data-save]')).toHaveText(/^Saved \d\d:\d\d:\d\d$/)
  }
}
