/** The council's own templates. A published version is never edited and never deleted: records name it for good. */
import { type Template, templateSchema } from '../../shared/templates/index.ts'
import { type Desk, parsedJson } from './desk.ts'

export type CouncilTemplate = {
  template: Template
  /** What is new in it, as the administrator said. */
  note: string
  by: string
  /** UTC instant, ISO 8601. */
  at: string
}

export function councilTemplatesOf(desk: Desk) {
  return {
    /** Every published version, oldest first. */
    list: (): Promise<CouncilTemplate[]> =>
      desk.read(async (db) => {
        const rows = await db
          .selectFrom('council_template')
          .selectAll()
          .orderBy('at')
          .orderBy('version')
          .execute()
        return rows.map((row) => ({
          template: parsedJson(templateSchema, row.content),
          note: row.note,
          by: row.by_name,
          at: row.at,
        }))
      }),

    add: (template: Template, note: string, by: { id: string; name: string }): Promise<CouncilTemplate> => {
      const subject = `${template.type} ${template.version}`
      return desk.change(
        by.id,
        { action: 'template published', subject, detail: template },
        async (tx, at) => {
          await tx
            .insertInto('council_template')
            .values({
              type: template.type,
              version: template.version,
              content: JSON.stringify(template),
              note,
              by_name: by.name,
              by: by.id,
              at,
            })
            .execute()
          return { template, note, by: by.name, at }
        },
      )
    },
  }
}
