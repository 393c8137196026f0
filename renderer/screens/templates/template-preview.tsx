import type { Template } from '../../../shared/templates/index.ts'
import { AudienceMark } from '../../ui/index.ts'
import { meetsWhen } from './words.ts'

/** The page as a chair will see it before anything is written. */
export function TemplatePreview({ template }: { template: Template }) {
  return (
    <div className="templates-preview">
      {template.sections.map((section, at) => (
        <section key={section.key} aria-label={section.heading}>
          <div className="templates-preview-head">
            <h2>
              {at + 1}. {section.heading}
            </h2>
            <AudienceMark audience={section.audience} />
          </div>
          <p className="templates-says">{meetsWhen(section)}</p>
          <p>{section.guidance}</p>
          {section.statement ? <p className="templates-statement">{section.statement}</p> : null}
          {section.columns ? (
            <p className="templates-says">
              A table: {section.columns.map(({ heading }) => heading).join(' · ')}
            </p>
          ) : null}
        </section>
      ))}
    </div>
  )
}
