/** The bundled fictional meetings, for tests. */
import { readFileSync } from 'node:fs'
import { buildCopy, type Copy, type LeftOut, recipientsOf } from '../../../shared/copies/index.ts'
import { readMinutesFile } from '../../../shared/minutes/file.ts'
import type { Minutes } from '../../../shared/minutes/index.ts'
import { templateFor } from '../../../shared/templates/index.ts'
import type { Template } from '../../../shared/templates/template.ts'

const json = (path: string) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'))

export type CopyWords = Record<string, { mustContain?: string[]; mustNotContain?: string[] }>
export type Example = { minutes: Minutes; template: Template; copyFor: CopyWords }

export function example(name: string): Example {
  const file = readMinutesFile(json(`../../../resources/examples/${name}.json`))
  if (!file.ok) throw new Error(file.says)
  const template = templateFor(file.minutes.meeting.type)
  if (!template) throw new Error(`No template for ${file.minutes.meeting.type}`)
  const { copyFor } = json(`../../examples/expected/${name}.json`) as { copyFor: CopyWords }
  return { minutes: file.minutes, template, copyFor }
}

export const draft = { signed: false, version: '', recordHash: '' }
export const signed = {
  signed: true,
  version: '1.0',
  recordHash: '3f0a9c1b22d45e66a7b8c9d0e1f2031425364758697a8b9cadbecfd0e1f20314',
  signature: {
    name: 'Priya Nandakumar',
    role: 'Child Protection Conference Chair',
    at: '2026-09-18T12:31:07Z',
  },
}

export function copyFor(
  { minutes, template }: Pick<Example, 'minutes' | 'template'>,
  id: string,
  state: typeof draft = draft,
): { copy: Copy; leftOut: LeftOut[]; giveAways: LeftOut[] } {
  const recipient = recipientsOf(minutes, template).find((one) => one.id === id)
  if (!recipient) throw new Error(`${id} gets no copy`)
  const findings = [{ title: 'Disguised compliance', lines: ['Answered for Ellie Harcastle.'] }]
  return buildCopy(minutes, recipient, { template, state, fictional: true, findings })
}
