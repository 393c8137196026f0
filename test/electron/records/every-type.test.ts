/** Every kind of record, from its template to signed and verified documents. */
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { recipientsOf } from '../../../shared/copies/index.ts'
import { templates } from '../../../shared/templates/index.ts'
import { names, passphrase, startWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await startWorld()
}, 120_000)
afterAll(() => world.stop())

const text =
  'I have read the whole file myself and spoken to the school; what persuades me are the two visits without notice, what worries me is the quiet spring.'

/** Meetings whose whole record the social worker and the team manager get by name. */
const withWorker = ['ICPC', 'RCPC', 'CG', 'CIN_PLAN', 'CIN_REVIEW', 'STRAT']

describe.each(templates)('$name', (template) => {
  it('is recorded, answered, signed by the person it belongs to, and every copy is genuine', async () => {
    const { client, record, content, role } = await world.complete(template)
    if (
      template.sections.some(
        ({ statements }) => statements?.includes('senior manager view') && template.type === 'HRR',
      )
    ) {
      const manager = await world.as('Service manager')
      await manager.statements.add({
        recordId: record.id,
        kind: 'senior manager view',
        ruleId: 'R-HH',
        about: 'all',
        text,
        fields: {
          changes: 'Two more visits without notice in each month of the plan.',
          refer: 'No',
          why: 'The present plan answers what was found in the history.',
        },
        reviewBy: '',
      })
    }
    if (template.type === 'CLOSE') {
      const manager = await world.as('Service manager')
      const readiness = await manager.signing.readiness({ recordId: record.id })
      for (const blocker of readiness.blockers.filter(({ ruleId }) => ruleId === 'R-MO')) {
        await (await world.as('Service manager')).statements.add({
          recordId: record.id,
          kind: 'management oversight',
          ruleId: blocker.ruleId,
          about: 'all',
          text,
          fields: { persuades: text, worries: text, change: text },
          reviewBy: '',
        })
      }
    }
    const { blockers, missingSections, notYou } = await client.signing.readiness({ recordId: record.id })
    expect({
      blockers: blockers.map(({ ruleId, shortfalls }) => [ruleId, ...shortfalls]),
      missingSections,
      notYou,
    }).toEqual({
      blockers: [],
      missingSections: [],
      notYou: '',
    })
    const signed = await client.signing.sign({
      recordId: record.id,
      passphrase,
      typedName: names[role] ?? '',
      readToEnd: true,
    })
    expect(signed.version.ruleSet).toBe('England 2023-12 local defaults 1')

    const recipients = await client.copies.recipients({ recordId: record.id })
    // Beside the kinds of the template, the social worker has the whole record by name where section 6 says so.
    const byName = recipients.some(({ kind }) => kind === 'worker') ? ['worker'] : []
    expect(byName.length).toBe(withWorker.includes(template.type) ? 1 : 0)
    expect(new Set(recipients.map(({ kind }) => kind))).toEqual(new Set([...template.copies, ...byName]))
    expect(recipients.map(({ id }) => id)).toEqual(
      recipientsOf({ ...content, format: 'chairside-minutes/1', statements: [] }, template).map(
        ({ id }) => id,
      ),
    )
    const second = await world.as(role === 'Head of Service' ? 'Service manager' : 'Head of Service')
    const { copies } = await second.copies.standing({ recordId: record.id })
    for (const { recipientId } of copies.filter(({ released }) => !released)) {
      const { sha256 } = await second.copies.look({ recordId: record.id, recipientId })
      await second.copies.confirm({ recordId: record.id, recipientId, sha256, note: '' })
    }
    for (const recipient of recipients) {
      const document = await client.copies.document({ recordId: record.id, recipientId: recipient.id })
      expect(document.signed).toBe(true)
      const found = await client.verify.file({ fileName: document.fileName, bytes: document.bytes })
      expect(found.verdict, `${recipient.kind} ${found.problems.join(' ')}`).toBe('genuine')
      expect(document.fileName).not.toMatch(/Ashby|Ada|Dana/)
      if (recipient.kind === 'learning note') {
        const parts = unzipSync(new Uint8Array(Buffer.from(document.bytes, 'base64')))
        const body = Buffer.from(parts['word/document.xml'] ?? []).toString('utf8')
        expect(body).toContain('A plan is only as good as the person who checks it')
        expect(body).not.toMatch(/Ashby|Ada|Dana|WX-|Siobhan|Priya|Lane Primary/)
      }
    }
  })
})
