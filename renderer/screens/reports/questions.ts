/** The measures in the order in which a director asks. */
import type { MeasureReport } from '../../../shared/api/measures.ts'
import type { MeasureId } from '../../../shared/measures/measure.ts'

export const questions: readonly { title: string; ids: readonly MeasureId[] }[] = [
  { title: 'Are children seen, heard and brought?', ids: ['G19', 'G21', 'G22'] },
  { title: 'Is harm recognised and acted on?', ids: ['G15', 'G16', 'G17', 'G23', 'G24'] },
  {
    title: 'Do managers look before a case is closed, and at histories that repeat?',
    ids: ['G9', 'G10', 'G11', 'G12', 'G18'],
  },
  { title: 'Does supervision happen, and does it ask the hard questions?', ids: ['G5', 'G6', 'G7', 'G8'] },
  { title: 'Do plans move?', ids: ['G26', 'G27', 'G25'] },
  { title: 'Is it done in time, and does everybody know?', ids: ['G28', 'G1', 'G2', 'G3'] },
  {
    title: 'Do agencies take part, disagree openly and learn?',
    ids: ['G4', 'G13', 'G14', 'G20'],
  },
]

/** Reports under their questions. A question with nothing to show is left out. */
export function byQuestion(
  reports: readonly MeasureReport[],
): { title: string; reports: readonly MeasureReport[] }[] {
  return questions
    .map(({ title, ids }) => ({
      title,
      reports: ids.flatMap((id) => reports.find((report) => report.id === id) ?? []),
    }))
    .filter((part) => part.reports.length > 0)
}

/**
 * Measures whose groups say what became of the things that are counted: the groups together are the whole, and are told
 * as how many of all. In the others each group has a share of its own.
 */
const partsOfWhole: readonly MeasureId[] = [
  'G7',
  'G9',
  'G10',
  'G11',
  'G12',
  'G13',
  'G16',
  'G20',
  'G22',
  'G23',
  'G24',
  'G25',
  'G26',
]
export const groupsAreParts = (id: MeasureId): boolean => partsOfWhole.includes(id)
