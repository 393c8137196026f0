import { describe, expect, it } from 'vitest'
import { labelled, type Template, templateFor } from '../../../shared/templates/index.ts'

const review = templateFor('HRR') as Template
const guidanceOf = (leadWorkerTitle?: string): string =>
  labelled(review, leadWorkerTitle === undefined ? {} : { leadWorkerTitle })
    .sections.map(({ guidance }) => guidance)
    .join(' ')

describe('what the lead worker is called', () => {
  it('stands in the guidance under the council’s own title', () => {
    expect(guidanceOf('Lead practitioner')).toContain('The Lead practitioner and the conference chair')
    expect(guidanceOf('Lead practitioner')).not.toMatch(/lead worker/i)
  })
  it('stays our own word where the council has the usual one, or none', () => {
    for (const title of [undefined, '', 'Lead social worker', 'lead worker']) {
      expect(guidanceOf(title), title).toContain('The lead worker and the conference chair')
    }
  })
})
