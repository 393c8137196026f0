import { describe, expect, test } from 'vitest'
import {
  inModel,
  supervisionModelOf,
  supervisionModels,
  type Template,
  templateFor,
  usesCycle,
  usesModel,
} from '../../../shared/templates/index.ts'

const shipped = (type: Template['type']): Template => {
  const template = templateFor(type)
  if (!template) throw new TypeError('No template')
  return template
}
const session = (type: 'SUP_CASE' | 'SUP_GROUP' | 'SUP_SUP') => shipped(type)
const headingsIn = (template: Template, model: string): string[] =>
  inModel(template, model).sections.map(({ heading }) => heading)

describe('the reflective cycle of a session', () => {
  test.each([
    ['', 'kolb'],
    ['standard', 'kolb'],
    ['Kolb', 'kolb'],
    ['strengthening families', 'kolb'],
    ['presenter / consultant; Kolb headings', 'kolb'],
    ['4×4×4', '4x4x4'],
    ['4X4X4', '4x4x4'],
    ['Signs-of-Safety', 'signs of safety'],
  ])('“%s” is %s', (typed, model) => {
    expect(supervisionModelOf(typed)).toBe(model)
  })

  test.each(['SUP_CASE', 'SUP_GROUP'] as const)(
    'changes headings of %s and never a check, an audience or what is required',
    (type) => {
      const template = session(type)
      const bones = (one: Template) =>
        one.sections.map(({ key, kind, required, audience, columns, rules, statements }) => ({
          key,
          kind,
          required,
          audience,
          columns,
          rules,
          statements,
        }))
      for (const model of supervisionModels) {
        const worn = inModel(template, model)
        const kept = { ...worn, sections: worn.sections.filter(({ key }) => key !== 'scale') }
        expect(bones(kept)).toEqual(bones(template))
        expect(worn.sections.filter(({ key }) => key === 'scale').map(({ required }) => required)).toEqual(
          model === 'signs of safety' ? ['optional'] : [],
        )
        if (model !== 'kolb') expect(headingsIn(template, model)).not.toEqual(headingsIn(template, 'kolb'))
      }
      expect(inModel(template, 'kolb')).toBe(template)
    },
  )

  test('says the four stages of 4x4x4 in case supervision, and the questions of Signs of Safety', () => {
    const stages = headingsIn(session('SUP_CASE'), '4x4x4').map((heading) => heading.split(':')[0])
    expect(stages).toEqual(expect.arrayContaining(['Experience', 'Reflection', 'Analysis', 'Action']))
    expect(headingsIn(session('SUP_CASE'), 'signs of safety')).toContain('What needs to happen')
  })

  test('leaves what a council has worded itself', () => {
    const template = session('SUP_CASE')
    const sections = template.sections.map((one) =>
      one.key === 'analysis' ? { ...one, heading: 'What we make of it in Wexmoor' } : one,
    )
    expect(headingsIn({ ...template, sections }, '4x4x4')).toContain('What we make of it in Wexmoor')
  })

  test('belongs to supervision of a family, as the conference model belongs to meetings with one', () => {
    expect([usesCycle('SUP_CASE'), usesCycle('SUP_GROUP'), usesCycle('SUP_SUP'), usesCycle('ICPC')]).toEqual([
      true,
      true,
      false,
      false,
    ])
    expect([usesModel('ICPC'), usesModel('SUP_CASE')]).toEqual([true, false])
    expect(inModel(shipped('ICPC'), '4x4x4')).toBe(shipped('ICPC'))
  })
})
