/** Registers as the core would read them, of one signed record with what the made-up family has gone through. */
import {
  type CaseFile,
  legalRegister,
  medicalRegister,
  missedRegister,
  policeRegister,
  type Registers,
} from '../../shared/cases/index.ts'
import { type Minutes, minutesSchema } from '../../shared/minutes/index.ts'

export function fakeRegisters(file: CaseFile, minutes: Minutes): Registers {
  const child = file.children[0]?.id ?? ''
  const signed = minutesSchema.parse({
    ...minutes,
    meeting: {
      ...minutes.meeting,
      triggers: { legalStage: 'pre-proceedings', preProceedingsStart: '2026-01-05' },
    },
    events: [
      {
        id: 'w1',
        type: 'wasNotBrought',
        child,
        date: '2026-08-05',
        service: 'Audiology',
        outcome: 'was not brought',
        harm: '=HYPERLINK("Nobody knows how well the child hears")',
      },
      { id: 'i1', type: 'policeIncident', child, date: '2026-08-24', text: 'Police called by a neighbour' },
    ],
    answers: [
      {
        id: 'm1',
        ruleId: 'R-ME',
        about: [child],
        fields: { decision: 'Medical held', purpose: 'Explanation' },
      },
      { id: 'p1', ruleId: 'R-PP', about: [child], fields: { considered: 'Yes', used: 'Not used' } },
    ],
  })
  const family = { file, records: [{ id: 'record-4', title: 'Initial conference', minutes: signed }] }
  return {
    wnb: missedRegister(family, (_, events) => ({
      why: 'Was discharged for missed appointments.',
      events: events.map(({ id }) => id),
    })),
    medicals: medicalRegister(family),
    police: policeRegister(family),
    legal: legalRegister(family, { preProceedings: 16, proceedings: 26 }),
  }
}
