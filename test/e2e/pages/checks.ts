/** The panel of checks: what is open, and answering it in place. */
import { expect, type Locator, type Page } from '@playwright/test'
import type { Field } from '../../../shared/checks/check.ts'
import { finalDecision } from '../../../shared/checks/last-word.ts'
import { rules } from '../../../shared/checks/rules/index.ts'
import { type Answer, answerSchema, type Statement, statementSchema } from '../../../shared/minutes/index.ts'
import { named, nameOf } from '../example.ts'
import { choose, combo, exactly, field, fill, fillDate, tick, typeWithPause } from './fields.ts'

const formOf = (ruleId: string) => {
  const rule = rules.find((one) => one.id === ruleId)
  if (!rule) throw new Error(`There is no rule ${ruleId}.`)
  return rule.form
}

async function question(scope: Locator, one: Field, value: string): Promise<void> {
  if (one.kind === 'date') await fillDate(scope, one.label, value)
  else if (one.kind === 'choice') await choose(scope, one.label, value)
  else if (one.kind === 'person') await combo(scope, one.label, named(value))
  else await fill(scope, one.label, named(value))
}

export class ChecksPanel {
  readonly page: Page
  readonly panel: Locator
  constructor(page: Page) {
    this.page = page
    this.panel = page.locator('.checks-panel')
  }

  group(title: string): Locator {
    return this.panel.getByRole('region', { name: title, exact: true })
  }

  /** Rules with an open finding under the titles that stop signing, each once, in order of their names. */
  async blocking(): Promise<string[]> {
    const open = this.group('Now')
      .or(this.group('Before this can be signed'))
      .locator('[data-rule][data-state="open"]')
    const rule = await open.evaluateAll((all) => all.map((one) => one.getAttribute('data-rule') ?? ''))
    return [...new Set(rule)].sort()
  }

  /** The finding of a rule, about a child where the rule speaks of each. */
  finding(ruleId: string, childId = ''): Locator {
    const all = this.panel.locator(`[data-rule="${ruleId}"]`)
    return childId ? all.filter({ hasText: nameOf(childId) }) : all
  }

  async open(finding: Locator): Promise<void> {
    await this.unfold(finding)
    const trigger = finding.locator('.ui-disclosure > button, .ui-disclosure > :first-child button').first()
    if ((await trigger.getAttribute('aria-expanded')) !== 'true') await trigger.click()
    await expect(trigger).toHaveAttribute('aria-expanded', 'true')
  }

  /** What is answered, or only worth asking, may be folded away. */
  private async unfold(finding: Locator): Promise<void> {
    const fold = this.panel.locator('details').filter({ has: finding })
    if ((await fold.count()) > 0 && (await fold.getAttribute('open')) === null)
      await fold.locator(':scope > summary').click()
  }

  /** Goes to the first words that raised a finding and answers the question beside them. */
  async confirm(finding: Locator, answer: string): Promise<void> {
    await this.open(finding)
    await finding.locator('button.finding-words').first().click()
    const note = this.page.getByRole('complementary', { name: 'Question about these words' })
    await note.getByRole('button', { name: answer }).click()
    await expect(note).toBeHidden()
  }

  /** Gives an answer of the example through the form of its finding. */
  async answer(
    finding: Locator,
    answer: Answer,
    actions: Map<string, string>,
    how: 'typed' | 'filled',
  ): Promise<void> {
    const form = formOf(answer.ruleId)
    await this.open(finding)
    const place = finding.locator('.answer-form')
    for (const one of form.fields) {
      const value = answer.fields[one.key] ?? ''
      if (value) await question(place, one, value)
    }
    await this.lines(place, answer)
    if (form.evidence) {
      await choose(place, 'Answer', answer.value)
      await this.sources(place, answer)
      const together = field(place, 'Why one answer is right for all the children')
      if (answer.aboutReason && (await together.count()) > 0)
        await fill(place, 'Why one answer is right for all the children', answer.aboutReason)
    }
    for (const id of answer.linkedActionIds)
      await tick(place.locator('.answer-actions'), actions.get(id) ?? id)
    const done = () => this.settled(finding, answer.ruleId)
    if (form.evidence) {
      const label = answer.value === 'not applicable' ? 'Why it does not apply' : 'Evidence'
      if (how === 'filled') await fill(place, label, answer.evidence)
      // Becoming good enough in the middle of a sentence must not take the field away from under the hands.
      else await typeWithPause(place, label, answer.evidence, done)
    }
    await done()
  }

  /** Answered; or nothing is left but what somebody else has to say. */
  private async settled(finding: Locator, ruleId: string): Promise<void> {
    const answered = finding.and(this.page.locator('[data-state="answered"]'))
    const lacks = finding.locator('.finding-lacks li')
    await expect(answered.or(lacks.filter({ hasText: /waiting for the/i }).first()), ruleId).toBeVisible()
    if ((await answered.count()) > 0) return
    await expect(lacks.filter({ hasNotText: /waiting for the/i }), ruleId).toHaveCount(0)
  }

  private async sources(place: Locator, answer: Answer): Promise<void> {
    for (const [index, source] of answer.sources.entries()) {
      await place.getByRole('button', { name: 'Add a source' }).click()
      const row = place.locator('.answer-source').nth(index)
      await choose(row, 'Kind', source.kind)
      await combo(row, 'Who', source.who)
      await fillDate(row, 'Date', source.date)
    }
  }

  private async lines(place: Locator, answer: Answer): Promise<void> {
    const table = formOf(answer.ruleId).rows
    if (!table || answer.rows.length === 0) return
    const [first, ...others] = table.columns
    const all = place.locator('.answer-line')
    const fixed = first
      ? all.filter({
          has: this.page.locator('legend', { hasText: exactly(answer.rows[0]?.[first.key] ?? '') }),
        })
      : all
    if ((await fixed.count()) > 0) {
      for (const row of answer.rows) {
        const line = all.filter({
          has: this.page.locator('legend', { hasText: exactly(row[first?.key ?? ''] ?? '') }),
        })
        for (const column of others) if (row[column.key]) await question(line, column, row[column.key] ?? '')
      }
      return
    }
    while ((await all.count()) > answer.rows.length) {
      const before = await all.count()
      await all
        .last()
        .getByRole('button', { name: /^Remove line/ })
        .click()
      await expect(all).toHaveCount(before - 1)
    }
    for (const [index, row] of answer.rows.entries()) {
      if ((await all.count()) <= index) await place.getByRole('button', { name: 'Add a line' }).click()
      await expect(all.nth(index)).toBeVisible()
      for (const column of table.columns) {
        const value = row[column.key] ?? ''
        if (value) await question(all.nth(index), column, value)
      }
    }
  }

  /** Speaks as whoever is signed in: a manager's view, or going ahead without an answer. */
  async state(finding: Locator, statement: Statement, as: string): Promise<void> {
    await this.open(finding)
    const override = statement.kind === 'override'
    await finding
      .getByRole('button', { name: override ? 'Go ahead without an answer…' : `Write the ${statement.kind}` })
      .click()
    const form = finding.locator('.statement-form')
    for (const [key, value] of Object.entries(statement.fields)) {
      const one = statementField(statement, key)
      await question(form, one, value)
    }
    await fill(form, override ? 'Reason' : 'In your own words', statement.text)
    if (statement.reviewBy) await fillDate(form, 'Look at it again by', statement.reviewBy)
    await form.getByRole('button', { name: `Write it as ${as}` }).click()
    await expect(form).toBeHidden()
    await expect(finding.locator('.statements').getByText(statement.text)).toBeVisible()
  }
}

/** An answer as a story gives it; the rest is as it is when nothing is said. */
export const answerTo = (ruleId: string, said: Partial<Answer>): Answer =>
  answerSchema.parse({ id: '', ruleId, ...said })

/** What a story lets somebody say; who says it, and when, is whoever is signed in then. */
export const spoken = (
  ruleId: string,
  kind: Statement['kind'],
  said: Pick<Statement, 'fields' | 'text'>,
): Statement =>
  statementSchema.parse({ id: '', ruleId, kind, byAccount: '', byName: '', role: '', at: '', ...said })

/** The questions of second people stand in the findings, not in the rule's own form. */
function statementField(statement: Statement, key: string): Field {
  const known: Record<string, Field> = {
    changes: { key: 'changes', label: 'What changes in the plan', kind: 'text' },
    refer: { key: 'refer', label: 'Does it go to the Head of Service?', kind: 'choice' },
    why: { key: 'why', label: 'Why', kind: 'text' },
    ...Object.fromEntries(finalDecision.fields.map((field) => [field.key, field])),
  }
  const rule = rules.find((one) => one.id === statement.ruleId)
  const own = rule?.override.allowed ? rule.override.fields?.find((one) => one.key === key) : undefined
  const found = own ?? known[key]
  if (!found) throw new Error(`${statement.ruleId} asks nothing called ${key}.`)
  return found
}
