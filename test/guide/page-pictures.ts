/** Which page of which example document the guide shows: the document's name among the golden files, and the picture's file. */
export const pagePictures: { document: string; file: string; page: number }[] = [
  { document: 'minutes for the file', file: 'document-minutes.png', page: 1 },
  { document: 'minutes for the file', file: 'document-restricted.png', page: 6 },
  { document: 'minutes for a parent', file: 'document-parent.png', page: 2 },
  { document: 'minutes for professionals', file: 'document-professionals.png', page: 1 },
  { document: 'a review for the file, as draft', file: 'document-draft.png', page: 1 },
  { document: 'a decision letter', file: 'document-decision-letter.png', page: 1 },
  { document: 'a letter to a child', file: 'document-child-letter.png', page: 1 },
  { document: 'a referral sheet', file: 'document-referral.png', page: 1 },
  { document: 'a checklist', file: 'document-checklist.png', page: 1 },
  { document: 'a case record of supervision', file: 'document-supervision.png', page: 1 },
  { document: 'a learning note', file: 'document-learning-note.png', page: 1 },
  { document: 'a chronology extract', file: 'document-chronology.png', page: 1 },
]
