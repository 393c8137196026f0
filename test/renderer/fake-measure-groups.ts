/** What the made-up figures are divided by, and for some how much of each group is in the figure. */
import type { MeasureId } from '../../shared/measures/index.ts'

const agencies = [
  'School or early years',
  'Health visiting',
  'Police',
  'GP',
  'Hospital trust',
  'Probation',
  'Voluntary sector',
]
const meetings = ['Initial conference', 'Review conference', 'Core group', 'Child in need review']
const years = ['0', '1', '2', '3', '4', '5', '6', '7', '10 or more']

export const fakeGroups: Partial<Record<MeasureId, readonly string[]>> = {
  G1: meetings,
  G3: agencies,
  G4: agencies,
  G7: ['Good', 'Requires improvement', 'Inadequate'],
  G8: ['Professional curiosity', 'Disguised compliance', 'Over-optimism'],
  G9: ['Through the full gate', 'With an override', 'Not through the gate'],
  G10: ['No override', 'Agreed at an earlier conference', 'Family has moved to another area', 'Own words'],
  G11: [
    'Flag raised',
    'Senior manager’s view given',
    'Referred to the Head of Service',
    'Head of Service decided',
  ],
  G12: years,
  G13: ['1 practitioners', '2 managers', '3 senior or designated leads', '4 partnership'],
  G15: ['School or early years', 'Police', 'Health visiting', ''],
  G16: ['Template used after a cue', 'Answered in the minutes', 'Not answered'],
  G19: ['0', '1 to 4', '5 to 9', '10 to 15', '16 and 17'],
  G20: ['Hidden men', 'Disguised compliance', 'Neglect over years', 'Bruising in babies', 'None'],
  G21: ['Hospital trust', 'GP', 'Dentist'],
  G22: ['Both', 'Supervision only', 'Chronology only', 'Neither'],
  G23: ['Considered and used', 'Considered and not used', 'Not considered'],
  G24: ['The child’s own account is there', 'It is not there'],
  G25: ['Expert report late', 'Family member to be assessed', 'Court had no time', ''],
  G26: ['Done, effect recorded', 'Done, no effect recorded', 'Not done'],
  G27: ['Children’s social care', 'Health visiting', 'School or early years', 'Police'],
  G28: ['Initial conference', 'First core group', 'Review conference'],
}

export const fakeShares: Partial<Record<MeasureId, readonly number[]>> = {
  G7: [1, 0, 0],
  G9: [1, 0, 0],
  G10: [0, 1, 1, 1],
  G11: [0, 1, 1, 1],
  G16: [1, 1, 0],
  G21: [0.2, 0.1, 0],
  G22: [1, 0, 0, 0],
  G23: [1, 1, 0],
  G26: [1, 0.9, 0],
  G27: [0.15, 0.2, 0.1, 0.1],
}
