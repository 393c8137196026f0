/** Wording that raises a question (domain 3.2). A cue blocks nothing by itself. */
export const cueFamilies = [
  'OO',
  'DC',
  'SR',
  'WN',
  'CR',
  'NG',
  'CS',
  'HH',
  'ES',
  'PP',
  'LP',
  'VO',
  'VB',
  'SM',
] as const
export type CueFamily = (typeof cueFamilies)[number]

/** Families read by a trained model; the others stay lists of exact terms, because there a miss is worse. */
export const learnedFamilies = ['WN', 'OO', 'DC', 'SR', 'SM', 'VB', 'VO'] as const
export type LearnedFamily = (typeof learnedFamilies)[number]

const learned: ReadonlySet<string> = new Set(learnedFamilies)
export const isLearned = (family: CueFamily): family is LearnedFamily => learned.has(family)

export type CueMatch = {
  family: CueFamily
  /** e.g. `OO-01`. */
  cue: string
  /** Offsets in the text that was read, in UTF-16 code units, end exclusive. */
  start: number
  end: number
  /** The words that raised it. */
  text: string
  question: string
  /**
   * Only counted beside the heading, never a mark: an exact term that is corroborated in the same or the next sentence,
   * or a learned family that is not sure.
   */
  quiet: boolean
  /** The sentence says it was not so; the question still stands ("said not to be so?"). */
  negated: boolean
  /** Inside quotation marks: somebody's own words, which may be kept as said. */
  quoted?: boolean
  /** Set where the trained model noticed it. */
  learned?: Learned
}

/** What a learned family knows of a sentence. */
export type Learned = {
  /** The whole sentence, as offsets in the text that was read. */
  sentence: { start: number; end: number }
  /** How likely it is that a careful reader would ask here, in per cent, as measured on authors held out. */
  chance: number
  /** The words that weighed most, strongest first; function words and names are left out. */
  because: string[]
  /** Patterns of the family that stand in the sentence, e.g. `OO-01`; the first is the one whose question is asked. */
  patterns: string[]
}

/** How readily a learned family asks: the council may set each. */
export const cueAmounts = ['fewer', 'usual', 'more'] as const
export type CueAmount = (typeof cueAmounts)[number]
export type CueSettings = Partial<Record<LearnedFamily, CueAmount>>

/** Whose words the text is and which names belong to whom; everything that decides a match besides the text. */
export type CueContext = {
  /** Section key, e.g. `agencyInfo`. */
  section?: string
  speaker?: 'child' | 'family' | 'professional'
  /** Names and usual words (full name, first name, "mum") of the adults and children of the record. */
  carers: string[]
  children: string[]
  /** Children who make their own appointments. */
  ownAppointments: string[]
  /** How much each learned family asks; left out, the usual. */
  settings?: CueSettings
  /** Set where the text is the words of an action whose owner and date stand in fields of their own. */
  action?: { owner: '' | 'family' | 'professional'; dated: boolean }
  /** Year of the meeting; a year before it is history (HH-02). */
  meetingYear?: number
}
