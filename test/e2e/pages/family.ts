/** A family's own page, and the way to a new record of it. */
import { expect, type Locator, type Page } from '@playwright/test'
import type { Child, Person } from '../../../shared/minutes/index.ts'
import { nameOf } from '../example.ts'
import { combo, exactly, fill, fillDate, tick } from './fields.ts'

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)

export class FamilyPage {
  readonly page: Page
  readonly body: Locator
  constructor(page: Page) {
    this.page = page
    this.body = page.locator('body')
  }

  card(name: string): Locator {
    return this.page.getByRole('region', { name, exact: true })
  }

  async create(familyRef: string, children: Child[]): Promise<void> {
    await this.page.getByRole('link', { name: 'New family' }).click()
    await fill(this.body, 'Family reference', familyRef)
    for (const [index, child] of children.entries()) {
      if (index > 0) await this.page.getByRole('button', { name: 'Add another child' }).click()
      const place = this.page.locator('form [role="group"]').nth(index)
      await place.locator('input').first().fill(child.name)
      await fillDate(place, 'Date of birth', child.dob)
    }
    await this.page.getByRole('button', { name: 'Add the family' }).click()
    await expect(this.page.getByRole('heading', { level: 1, name: familyRef })).toBeVisible()
    for (const child of children) await this.describe(child)
  }

  async describe(child: Child): Promise<void> {
    const card = this.card(child.name)
    await fill(card, 'Case system number', child.caseRef)
    await fill(card, 'School or setting', child.setting)
    await card.getByRole('button', { name: 'More about this child' }).click()
    await fill(card, 'Plan before this', child.planBefore)
    for (const [index, plan] of child.previousPlans.entries()) {
      await card.getByRole('button', { name: 'Add an earlier plan' }).click()
      const row = card.locator('.ui-row-end').nth(index)
      await fillDate(row, 'From', plan.from)
      await fillDate(row, 'To', plan.to)
      await combo(row, 'Category', plan.category)
    }
  }

  /** Adds the adults by name first, so that each can be kept from learning of another. */
  async addAdults(adults: Person[]): Promise<void> {
    for (const person of adults) {
      await this.page.getByRole('button', { name: 'Add a person' }).click()
      await fill(this.card('Person without a name'), 'Name', person.name)
    }
    for (const person of adults) await this.describeAdult(person)
    await expect(this.page.getByRole('status').filter({ hasText: /^Saved \d\d:\d\d/ })).toBeVisible()
  }

  async describeAdult(person: Person): Promise<void> {
    const card = this.card(person.name)
    await combo(card, 'Role', capital(person.role))
    const ticks: [string, string[]][] = [
      ['Parent or carer of', person.of],
      ['Has parental responsibility for', person.parentalResponsibility],
    ]
    for (const [label, ids] of ticks) {
      for (const id of ids) await tick(card.getByRole('group', { name: label, exact: true }), nameOf(id))
    }
    if (person.inHousehold) await tick(card, 'Lives in the household')
    const kept = card.getByRole('group', { name: 'Keep address, phone and employer from' })
    for (const id of person.withholdAddressFrom) {
      await kept
        .locator('label.ui-check')
        .filter({ hasText: new RegExp(`^${nameOf(id)}`) })
        .click()
    }
    if (person.withholdReason) await fill(card, 'Why they are kept back', person.withholdReason)
  }

  /** Starts a record of this family, from its own page. */
  async newRecord(
    kind: string,
    familyRef: string,
    date: string,
    start: string,
    place: string,
  ): Promise<void> {
    await this.page.getByRole('link', { name: 'New record' }).click()
    await expect(this.page.getByRole('heading', { level: 1, name: 'New meeting record' })).toBeVisible()
    await combo(this.body, 'What kind of record?', kind)
    const family = this.body.getByRole('combobox', { name: 'Family' })
    await family.fill(familyRef)
    await this.page.getByRole('option', { name: new RegExp(`^${familyRef}`) }).click()
    await fillDate(this.body, 'Date', date)
    await fill(this.body, 'Starts at', start)
    await fill(this.body, 'Place', place)
    await this.page.getByRole('button', { name: 'Start the record' }).click()
    await expect(this.page.getByRole('heading', { level: 1, name: exactly(kind) })).toBeVisible()
    await expect(this.page.locator('.record-page')).toBeVisible()
  }
}
