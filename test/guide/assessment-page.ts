/** The impact assessment as a page, from the same words as the Word file (shared/privacy). */
import { assessmentOf } from '../../shared/privacy/assessment.ts'
import { made, table } from './parts.ts'

export const assessmentPage = (): string =>
  [
    '# Impact assessment',
    '',
    made,
    '',
    'An administrator saves it as a Word file, with what the workspace is set to: **Settings**, **For the information officer**.',
    '',
    ...assessmentOf().flatMap(({ heading, says, table: shown, after = [] }) => [
      `## ${heading}`,
      '',
      ...says.flatMap((text) => [text, '']),
      ...(shown ? [table(shown.columns, shown.rows), ''] : []),
      ...after.flatMap((text) => [text, '']),
    ]),
  ].join('\n')
