/** Personal supervision, kept out of whatever goes further than the session itself. */
import type { Audience, Minutes } from '../../shared/minutes/index.ts'
import type { Template } from '../../shared/templates/index.ts'

/** Without anybody's personal supervision: its words stay with those who were in it (visibility X, domain 2.0). */
export function withoutPersonal(minutes: Minutes, template: Template): Minutes {
  const own = new Map(template.sections.map((section) => [section.key, section.audience]))
  const isPersonal = (row: { audience?: Audience | undefined }): boolean =>
    (row.audience ?? own.get('plan')) === 'supervision'
  const disagrees = template.sections.find(({ kind }) => kind === 'dissent')?.audience
  return {
    ...minutes,
    goals: minutes.goals.filter((goal) => !isPersonal(goal)),
    actions: minutes.actions.filter((action) => !isPersonal(action)),
    previousActions: minutes.previousActions.filter((action) => !isPersonal(action)),
    dissent: minutes.dissent.filter((one) => (one.audience ?? disagrees) !== 'supervision'),
    sections: minutes.sections.map((section) => ({
      ...section,
      entries: section.entries.filter((entry) => (entry.audience ?? own.get(section.key)) !== 'supervision'),
    })),
  }
}
