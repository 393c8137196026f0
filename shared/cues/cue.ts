/** Wording that raises a question (domain 3.2). A cue blocks nothing by itself. */
export const cueFamilies = [
  'OO',
  'DC',
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
  /** Corroborated in the same or the next sentence: a grey mark instead of an amber one. */
  quiet: boolean
  /** The sentence says it was not so; the question still stands ("said not to be so?"). */
  negated: boolean
  /** Inside quotation marks: somebody's own words, which may be kept as said. */
  quoted?: boolean
}

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
  /** Year of the meeting; a year before it is history (HH-02). */
  meetingYear?: number
}
