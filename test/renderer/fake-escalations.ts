/** Disagreements as the core would tell them: one that is late and one that has ended. */
import type { Disagreement } from '../../shared/api/escalations.ts'

const base: Disagreement = {
  id: 'one',
  caseId: 'case-1',
  familyRef: 'WX-1042',
  person: 'Siobhan Greaves',
  agency: 'Community Health',
  about: 'threshold',
  words: 'I do not agree that the plan should end.',
  outcome: '',
  hidden: false,
  choice: 'escalated',
  stage: '2 managers',
  since: '2026-09-14',
  due: '2026-09-16',
  dueAt: '',
  late: true,
  lead: 'Ruth Iveson',
  unsafe: false,
  endedOn: '',
  accepted: '',
  state: 'running',
  began: { recordId: 'record-1', title: 'Initial conference', date: '2026-09-10' },
  from: { recordId: 'esc-1', title: 'Escalation', date: '2026-09-11' },
  row: 'row-1',
  escalation: { recordId: 'esc-1', title: 'Escalation', date: '2026-09-11', signed: false },
}

export const fakeDisagreements = (): Disagreement[] => [
  base,
  {
    ...base,
    id: 'two',
    person: 'Mark Toll',
    agency: 'Ashgrove School',
    about: 'who leads the plan',
    words: '',
    late: false,
    state: 'ended',
    outcome: 'The school nurse leads.',
    accepted: 'yes',
    endedOn: '2026-08-20',
    hidden: false,
  },
]
