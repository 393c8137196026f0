/** What a pack says of itself: its title, for whom it is, and how it is to be read. */
import type { MeasureReport } from '../../../shared/api/measures.ts'
import type { PackAsk } from './ask.ts'

export const FICTIONAL = 'Fictional example: no real child, family or worker'

export const titleOf = ({ kind }: Pick<PackAsk, 'kind'>): string =>
  kind === 'board' ? 'Safeguarding board pack' : 'Evidence pack for section 11 and section 175'

export function audienceWords({
  kind,
  agency,
  audience,
}: Pick<PackAsk, 'kind' | 'agency' | 'audience'>): string {
  if (kind === 'agency')
    return audience === 'service'
      ? `For ${agency}, as kept inside the council: small numbers are shown`
      : `For ${agency} and the safeguarding partners`
  return audience === 'service'
    ? 'For the council’s own improvement board: small numbers are shown'
    : 'For the safeguarding partners and the improvement board'
}

const hidden = (audience: PackAsk['audience']): string[] =>
  audience === 'service'
    ? [
        'Small numbers are shown in full, because this pack stays inside the council. A pack that goes to partners is made for partners: it says “fewer than 5” instead.',
      ]
    : [
        'A number from 1 to 4 is said as “fewer than 5”, so that nobody can be told by being one of a few. The same words stand where a number a little larger would give such a one away. A share that would tell the same is “not shown”. Neither is drawn in a picture; in one of months against agencies a dash stands for it.',
      ]

/** How the figures are to be read, each a sentence or two. */
export function readingNotes(
  { audience, kind }: Pick<PackAsk, 'audience' | 'kind'>,
  reports: readonly MeasureReport[],
): string[] {
  const has = (id: string): boolean => reports.some((report) => report.id === id)
  return [
    'Figures come from signed records. A draft, a note and a meeting that was not recorded here are not counted; nor is what an agency keeps in its own system.',
    '“Counted” is everything that a measure looks at. “Of these” is the part of it that meets what the measure asks. The per cent is the second out of the first, without decimals.',
    ...hidden(audience),
    'A month or a group with nothing counted is not the same as one with 0 per cent. It is said as “n/a”, and a line is broken there.',
    'The change is in points against the period of the same length just before. It says “better” or “worse” by what the measure is for, not by how large it is.',
    ...(has('G5')
      ? [
          has('G7')
            ? 'Supervision in time (G5) stands beside its quality (G7) wherever it is named. That supervision was held says nothing of what it was worth.'
            : 'Supervision in time (G5) must be read beside its quality (G7), which is not part of this pack. That supervision was held says nothing of what it was worth.',
        ]
      : []),
    'Nothing here ranks people. No worker, child or family is named, and no figure is about one worker. Agencies and kinds of meeting stand largest first so that they can be found, not because one is better.',
    ...(has('G4') && kind === 'board'
      ? [
          'Where few from an agency came, ask first whether it had the people: health visitors and school nurses are few in many places.',
        ]
      : []),
    'A good figure is a question answered on paper. Whether a child is safer needs the cases behind it, which those inside the service can open in Chairside.',
    'Attendance at training, and audits that agencies carry out on their own, are outside these figures.',
    'How each figure is worked out, step by step, stands in the workbook (XLSX) of the same pack.',
  ]
}
