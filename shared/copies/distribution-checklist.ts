/**
 * The cover note and checklist of who gets which copy (domain 2.14 and 6): for the council's own use, since it names every
 * recipient. What is to be proved is left open, to be filled in; how a document is checked stands below.
 */
import type { PaperParts } from './build.ts'
import { meetingFacts } from './build.ts'
import type { CopyKind, CopyPart, Recipient } from './copy.ts'
import type { Sheet } from './sheet.ts'
import { sentenceCase } from './words.ts'

const copyNames: Record<CopyKind, string> = {
  internal: 'Internal copy',
  professionals: 'Professionals’ copy',
  parent: 'Family copy',
  'case record': 'Case record',
  'personal record': 'Personal record',
  'learning note': 'Learning note',
  child: 'Full copy for the child',
  worker: 'Full copy',
  advocate: 'Child’s parts',
  supporter: 'Copy that the family asked for',
}

/** What is proved of every copy that leaves (domain 6): the words before each line that is filled in. */
const proof = ['Method and address', 'Sent by, on', 'Proof', 'Received']

/** A line to write on. */
const LINE = '__________'

function whoGetsWhat(recipients: readonly Recipient[]): CopyPart {
  const rows = recipients.map(({ name, role, kind }, at) => [
    String(at + 1),
    [name, role && sentenceCase(role)].filter(Boolean).join(', '),
    copyNames[kind],
    ...proof.map(() => LINE),
  ])
  return { type: 'table', caption: 'Who gets what', columns: ['No.', 'Recipient', 'Copy', ...proof], rows }
}

const paragraphs = (texts: readonly string[]): CopyPart[] =>
  texts.map((text) => ({ type: 'paragraph', text }))

/** @param recipients everybody who gets a copy of this record, in the order in which the copies are prepared */
export function checklistParts(sheet: Sheet, recipients: readonly Recipient[]): PaperParts {
  return {
    paper: 'distribution checklist',
    title: 'Cover note and distribution checklist',
    copyLine: 'For the council’s own use',
    marking: 'Confidential: names every recipient',
    facts: meetingFacts(sheet),
    summary: [],
    sections: [
      { heading: 'Who gets what', parts: [whoGetsWhat(recipients)] },
      {
        heading: 'How to check a document',
        parts: paragraphs([
          'Who signed it: open the document in Word or LibreOffice. It names the person who signed, and says when.',
          'Whether it was changed: the signature covers the text. If one letter was changed after it was signed, the program says that the signature is not valid. Do not rely on such a document, and tell the council.',
          'Whose word it is: a program may say that it does not know the certificate. That is another question. It means that nobody has told this computer to trust the council’s certificate, and it does not mean that anything was changed.',
          'To be sure: send the document back to the council and ask for it to be checked. The council holds the signed record and finds out whether it is the very same file.',
        ]),
      },
    ],
    closing: [
      'Each copy is for the person it names. Before you send one, check the name on its first page against the address.',
      'If a copy went to the wrong person, tell the council’s data protection officer at once: what went, to whom, and when.',
    ],
  }
}
