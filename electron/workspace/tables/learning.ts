/** Tables of the council's library of learning from reviews. */

/** `content`: JSON (`themeWordsSchema`). A version is never edited or deleted. */
export type LearningThemeTable = {
  theme_id: string
  version: number
  standing: string
  content: string
  by_account: string
  by_name: string
  at: string
}

/** Derived. `theme_id` is '' where the lesson was typed; `title` as `plainTitle` has it. */
export type LearningUseTable = { record_id: string; place: number; theme_id: string; title: string }

export type LearningNoteTable = { record_id: string }

export type LearningTables = {
  learning_theme: LearningThemeTable
  learning_use: LearningUseTable
  learning_note: LearningNoteTable
}
