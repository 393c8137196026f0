/**
 * Pages that go with a signed copy and are no copy themselves: the page with the address, the cover note, and the slip
 * that carries a password apart from the file. They are made from what is known about the sending, never from the record,
 * and name nobody but the person they are for.
 */
import type { CopyPart } from './copy.ts'

export const enclosureKinds = ['address page', 'cover note', 'password slip'] as const
export type EnclosureKind = (typeof enclosureKinds)[number]

export type Enclosure = {
  kind: EnclosureKind
  language: 'en-GB'
  title: string
  authority: string
  /** Printed on every page. */
  marking: string
  copyLine: string
  fictional: boolean
  /** At the foot of every page: reference and mark. */
  edition: string
  /** Lines of the address, for the window of an envelope; empty on the other pages. */
  address: string[]
  /** In large type below the title; '' where there is none. */
  large: string
  facts: { label: string; value: string }[]
  sections: { heading: string; parts: CopyPart[] }[]
}

export type EnclosureFacts = {
  authority: string
  /** Kind of document, in the middle of a sentence: `decision letter`. */
  item: string
  reference: string
  /** Mark of the line: `D-7KQ2-M9PD`. */
  mark: string
  /** e.g. `1.0`. */
  version: string
  sha256: string
  /** The person it is for, as on the envelope. */
  reader: string
  contact: { name: string; email: string; phone: string }
  fictional: boolean
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const factsOf = (facts: [label: string, value: string][]): Enclosure['facts'] =>
  facts.flatMap(([label, value]) => (value.trim() === '' ? [] : [{ label, value: value.trim() }]))

const paragraphs = (...texts: string[]): CopyPart[] =>
  texts.filter((text) => text !== '').map((text) => ({ type: 'paragraph', text }))

const council = ({ authority }: EnclosureFacts): string => authority || 'the council'

/** `Conference team, 01632 960001 or conferences@council.example`; the council where nothing is known. Follows `us:` or stands in brackets. */
export function contactWords(facts: Pick<EnclosureFacts, 'contact' | 'authority'>): string {
  const { name, email, phone } = facts.contact
  const ways = [phone, email].filter(Boolean).join(' or ')
  return [name || facts.authority || 'the council', ways].filter(Boolean).join(', ')
}

/** How a reader finds out whether a file is the one that was signed; the same words in a letter and in an e-mail. */
export const howToCheck: readonly string[] = [
  'Open the file in Word or LibreOffice. It shows who signed it and when, and whether it was changed since.',
  'If the program says that the signature is not valid, do not rely on the file, and tell us.',
  'If it only says that it does not know the certificate, that does not mean that anything was changed: nobody has told this computer to trust the council’s certificate.',
]

const base = (facts: EnclosureFacts, kind: EnclosureKind) => ({
  kind,
  language: 'en-GB' as const,
  authority: facts.authority,
  fictional: facts.fictional,
  edition: [facts.reference, facts.mark].filter(Boolean).join(' · '),
  address: [] as string[],
  large: '',
})

/**
 * The first page in the envelope. Everything but the address stands below the fold, so that nothing else can be seen
 * through the window.
 * @param address lines that fit the window
 */
export function addressPage(facts: EnclosureFacts, address: readonly string[]): Enclosure {
  return {
    ...base(facts, 'address page'),
    title: 'Private and confidential',
    marking: 'Private and confidential',
    copyLine: '',
    address: [...address],
    facts: factsOf([
      ['Sent by', council(facts)],
      ['Our reference', [facts.reference, facts.mark].filter(Boolean).join(', ')],
    ]),
    sections: [
      {
        heading: 'To be opened by the person named above only',
        parts: paragraphs(
          `If this letter came to the wrong address, please do not read on. Close the envelope and return it to ${council(facts)}, or tell us (${contactWords(facts)}).`,
        ),
      },
      {
        heading: 'Before this is posted',
        parts: paragraphs(
          'Fold the page in three and look at the window of the envelope: only the name and the address may be seen, however the paper slides. Without a window, copy the address onto the envelope or a label.',
          `Check the name above against the first page of the ${facts.item}.`,
        ),
      },
    ],
  }
}

/** What is enclosed, and what its reader can do: check it, have it put right, complain. */
export function coverNote(facts: EnclosureFacts): Enclosure {
  return {
    ...base(facts, 'cover note'),
    title: 'What is in this envelope',
    marking: 'Confidential: for the person named here',
    copyLine: `For ${facts.reader}`,
    facts: factsOf([
      ['For', facts.reader],
      ['Document', capital(facts.item)],
      ['Version', facts.version],
      ['Our reference', [facts.reference, facts.mark].filter(Boolean).join(', ')],
      ['Questions to', contactWords(facts)],
    ]),
    sections: [
      {
        heading: 'It is for you',
        parts: paragraphs(
          `With this note you receive the ${facts.item}. What is enclosed is confidential. Please keep it safe, and do not copy it or pass it on without asking us.`,
          `If the name above is not yours, please do not read on. Tell us (${contactWords(facts)}), and we arrange to have it collected.`,
        ),
      },
      {
        heading: 'How to check that it is genuine',
        parts: paragraphs(
          `What you hold is a print of a file that was signed digitally. ${capital(council(facts))} keeps the signed file. Ask us, with the reference above, if you want to see it or have it sent to you, or if a page is missing.`,
          `Its fingerprint (SHA-256) is ${spaced(facts.sha256)}.`,
        ),
      },
      {
        heading: 'If something in it is wrong',
        parts: paragraphs(
          `Tell us (${contactWords(facts)}) which words are wrong, what they should say and why. A mistake of fact is put right in writing. If it is a matter of opinion, your own statement can be kept with the record.`,
        ),
      },
      {
        heading: 'If you are unhappy with how this was done',
        parts: paragraphs(
          `You can complain to ${council(facts)}. Ask us how to do that, or ask for the complaints team.`,
        ),
      },
    ],
  }
}

/** In groups of eight, so that it can be read and breaks within a line. */
const spaced = (hex: string): string => hex.replace(/(.{8})(?=.)/g, '$1 ')

/** Carries the password to whoever passes it on; never goes with the file, and does not say whose it is. */
export function passwordSlip(facts: EnclosureFacts, password: string): Enclosure {
  return {
    ...base(facts, 'password slip'),
    title: 'Password for a protected file',
    marking: 'Keep apart from the file',
    copyLine: '',
    large: password,
    facts: factsOf([
      ['Opens', `${capital(facts.item)}, version ${facts.version}`],
      ['Our reference', [facts.reference, facts.mark].filter(Boolean).join(', ')],
    ]),
    sections: [
      {
        heading: 'How to pass it on',
        parts: paragraphs(
          'By another way than the file: read it out over the telephone to a number that you already had, hand it over, or send it as a text message.',
          'Never in the same e-mail or envelope, and not in a second e-mail to the same address.',
          'Make sure first that you speak to the person whom the file is for.',
        ),
      },
      {
        heading: 'How to read it out',
        parts: paragraphs(
          'All small letters, in groups of four with a hyphen between them and no spaces. Each group is read like a word, then letter by letter.',
        ),
      },
      {
        heading: 'Afterwards',
        parts: paragraphs(
          'Destroy this slip when the person has opened the file. The password stays with the record.',
        ),
      },
    ],
  }
}
