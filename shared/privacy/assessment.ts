/**
 * What is true of Chairside for a data protection impact assessment (UK GDPR Article 35), so that a council starts from it and
 * not from an empty page. What only the council can say is asked and left open: nothing is decided here. Pure: the same facts
 * give the same words, and a test holds each measure against the test that tries it.
 */
import type { Role } from '../access/access.ts'
import { type CopyKind, copyKinds } from '../copies/copy.ts'
import { defaultRule, type RetentionRule } from '../retention/index.ts'

/** What one workspace says about itself. `mailServer`: its name, '' where there is none. */
export type WorkspaceFacts = {
  authority: string
  version: string
  retention: RetentionRule
  mailServer: string
  people: readonly { role: Role; count: number }[]
}

export type AssessmentTable = { caption: string; columns: string[]; rows: string[][] }
export type AssessmentSection = { heading: string; says: string[]; table?: AssessmentTable; after?: string[] }

/** What stands where only the council can answer. */
export const OPEN = 'For the council to fill in'

const days = (count: number): string => (count === 1 ? '1 day' : `${count} days`)

/** Who reads a copy of each kind, and what it holds. */
const readers: Record<CopyKind, { who: string; holds: string }> = {
  internal: {
    who: 'The child’s file, and those in the service who work with the family',
    holds: 'The whole record, restricted parts marked',
  },
  worker: {
    who: 'The lead social worker and the team manager, by name',
    holds: 'The whole record',
  },
  professionals: {
    who: 'Each professional of another agency who was invited',
    holds: 'What is shared with professionals and family; no restricted part and no word of supervision',
  },
  parent: {
    who: 'Each parent or person with parental responsibility, apart',
    holds: 'What is shared with the family and about their own children; nothing that is withheld from them',
  },
  child: { who: 'A child, in a letter', holds: 'Their own decision and words, in large print' },
  advocate: { who: 'A child’s advocate', holds: 'The parts of the child they speak for' },
  supporter: {
    who: 'A supporter or interpreter of somebody in the family',
    holds: 'What that person may read',
  },
  'case record': { who: 'The child’s file', holds: 'The case part of supervision' },
  'personal record': {
    who: 'The worker and the supervisor who sat in the session',
    holds: 'The personal part of supervision; nobody else can open it',
  },
  'learning note': { who: 'The team that learns', holds: 'A lesson without a family or a worker in it' },
}

/** `test`: where it is tried, and the beginning of the sentence that is the test's name. */
export type Risk = { risk: string; measure: string; left: string; test: { file: string; name: string } }

export const risks: readonly Risk[] = [
  {
    risk: 'Somebody reads what was withheld from them: a parent the other parent’s address, an agency a restricted part.',
    measure:
      'Each copy is built for one reader from what that reader may see, and documents are written from that copy only. A second person confirms copies where something was left out.',
    left: 'What somebody typed into a part that is shared. Chairside asks about words that could give away what was left out; people decide.',
    test: {
      file: 'test/shared/copies/leaks.property.test.ts',
      name: 'holds every word that its reader may read and no word that they may not',
    },
  },
  {
    risk: 'A file holds more than the page shows: properties, remarks, hidden text.',
    measure: 'Every part of every produced file is searched for words that its reader may not have.',
    left: 'Files that somebody changed in Word after they were made.',
    test: {
      file: 'test/electron/cli/cli.test.ts',
      name: 'finds in the file’s copy what a parent’s copy must not hold, and nothing in the parent’s',
    },
  },
  {
    risk: 'A laptop, a disk or a backup is lost or stolen.',
    measure:
      'Records and backups are encrypted with a random key of 256 bits; a passphrase that is stretched by scrypt opens it. What can be read beside them is the names and roles of those who sign in, and no word of a record.',
    left: 'Somebody who also has a passphrase or the printed recovery code. Documents that were saved or opened outside Chairside.',
    test: {
      file: 'test/electron/store/canary.test.ts',
      name: 'is in no byte of an encrypted workspace, before or after',
    },
  },
  {
    risk: 'Somebody in the service reads what is none of their work.',
    measure:
      'Every call names a permission and is refused without it; records of supervision are open to those who took part.',
    left: 'Curiosity about a case that a role does open. What was opened is noted in the audit trail and can be looked through.',
    test: {
      file: 'test/electron/api/every-role.test.ts',
      name: 'as a %s is refused exactly where the role does not include it',
    },
  },
  {
    risk: 'Words are lost in a crash or a power cut, and a decision about a child with them.',
    measure:
      'Each change is on the disk before the page calls it saved; a backup is made every day and checked.',
    left: 'What was typed in the last moment before the power went. A disk that fails without a backup elsewhere.',
    test: {
      file: 'test/e2e/nothing-lost.spec.ts',
      name: 'a power cut in the middle of a sentence loses at most the last half second, and nothing that was called saved',
    },
  },
  {
    risk: 'Signed minutes are changed afterwards, or false ones are passed round.',
    measure: 'Documents carry a digital signature; the verifier refuses whatever was changed or added.',
    left: 'Paper. A reader who does not check.',
    test: {
      file: 'test/electron/signing/tamper-package.test.ts',
      name: 'a file, signed %s, is refused after',
    },
  },
  {
    risk: 'A copy goes to the wrong person.',
    measure:
      'One line for each recipient with a confirmed address; one e-mail goes to one address. The desk writes the incident sheet for the data protection officer.',
    left: 'An address that was wrong when it was confirmed.',
    test: {
      file: 'test/electron/distribution/email.test.ts',
      name: 'parses back to exactly one recipient and no header more',
    },
  },
  {
    risk: 'Records are kept for longer than they are needed.',
    measure:
      'What is confirmed to be in the child’s file may be purged after the council’s period, with a signed certificate. Legal hold stops it. Backups that may still hold it are followed until the last has gone.',
    left: 'Nothing is purged by itself: somebody has to do it. Copies outside Chairside.',
    test: {
      file: 'test/electron/store/retention.test.ts',
      name: 'is in no byte of the file, its log or the index of words',
    },
  },
  {
    risk: 'A program decides about a family, or people stop thinking because it did not ask.',
    measure:
      'Rules ask questions and show the words that raised them; a model on the same computer prompts about wording. Neither scores, ranks or predicts, and neither decides. Answers are people’s own.',
    left: 'A question that is not asked. The guide says what each list and the model miss.',
    test: {
      file: 'test/cues/corpus.test.ts',
      name: 'are what training gives, byte for byte',
    },
  },
  {
    risk: 'Children or workers are recognised in figures and lessons.',
    measure:
      'Numbers under five are hidden outside the service, no report ranks named workers, and a learning note is checked for whatever could tell who it was.',
    left: 'What somebody knows from elsewhere.',
    test: {
      file: 'test/shared/measures/hiding.test.ts',
      name: 'show no number from 1 to 4, and none that is shown tells one that is not',
    },
  },
  {
    risk: 'Something is sent away that nobody meant to send.',
    measure:
      'There is no account, no cloud, no statistics and no update call. The window may ask for its own page and nothing else; the only way out over a network is the council’s own mail server, when an administrator has set it and somebody presses Send.',
    left: 'The network traffic of the operating system and of the browser, where the browser door is used.',
    test: {
      file: 'test/electron/desktop/policy.test.ts',
      name: 'may ask for our own files and for what is inside the page',
    },
  },
]

const tableOfPeople: AssessmentTable = {
  caption: 'Whose data, and which',
  columns: ['Whose', 'What', 'Of a special kind'],
  rows: [
    [
      'Children of a family, born and unborn',
      'Names, date of birth, reference, school, statuses and plans; what was seen and what they said; history',
      'Health, disability, ethnicity, religion, sexual life or abuse',
    ],
    [
      'Parents, carers, relatives and others of the household',
      'Names, relationship, address where it is written, views, what is said about them',
      'Health, substance use; allegations and offences',
    ],
    [
      'People alleged to have caused harm',
      'Name or description, what is alleged, what is known',
      'Criminal allegations and convictions (Article 10)',
    ],
    ['Professionals of other agencies', 'Name, role, agency, what they said, e-mail address', ''],
    [
      'Workers of the service',
      'Name, role, signature certificate, supervision held, personal supervision',
      'Health, where a personal record of supervision says something about it',
    ],
    [
      'People who sign in',
      'Name, role, e-mail address; what they changed, opened and tried, with the time',
      '',
    ],
  ],
}

function retentionSays(rule: RetentionRule, ownFigures: boolean): string[] {
  const after = `Chairside is not the system of record. What is confirmed to be in the child’s file may be purged here ${days(rule.afterTransferDays)} after that was confirmed`
  return [
    `${after}${ownFigures ? ' (this workspace’s own setting)' : ' (as long as the council sets no other period)'}.`,
    rule.supervisionDays === null
      ? 'For records of supervision no period has been set yet; none can be purged until the council has set one.'
      : `Records of supervision may be purged ${days(rule.supervisionDays)} after that.`,
    'Legal hold stops every purge. A purge leaves a signed certificate and the proof that a signed record was here, without its words.',
    'Backups are kept for a day each, then one for each of the last 7 days, 4 weeks and 6 months; a purge follows those that may still hold what was purged.',
  ]
}

/**
 * The assessment as sections.
 * @param facts of the workspace it is made in; without them it is the guide's page, with the values Chairside begins with
 */
export function assessmentOf(facts?: WorkspaceFacts): AssessmentSection[] {
  const blank = (...cells: string[]): string[] => [...cells, OPEN]
  const mail = facts?.mailServer
  return [
    {
      heading: 'What this is',
      says: [
        'A start for the council’s own assessment under Article 35 of the UK GDPR. What is true of the product stands here already. What only the council can say is marked “For the council to fill in”. It is no legal advice, and the data protection officer decides whether it is enough.',
        'An assessment is needed: data about children and data of special kinds are processed on a large scale, about people who cannot freely refuse.',
      ],
      table: {
        caption: 'About the assessment',
        columns: ['Question', 'Answer'],
        rows: [
          ['Controller', facts?.authority || OPEN],
          ['Product', facts ? `Chairside ${facts.version}` : 'Chairside'],
          blank('Who makes this assessment'),
          blank('Data protection officer, and their advice'),
          blank('Date of the assessment, and of the next look at it'),
        ],
      },
    },
    {
      heading: 'What is done, and what for',
      says: [
        'Chairs and workers write the minutes of child protection conferences, core groups, child in need meetings, strategy discussions and case supervision. While they write, fixed rules ask the questions that reviews of serious cases found nobody had asked. People sign, and each reader gets a document with what that reader may see.',
        'Purposes: to safeguard and promote the welfare of children; to record decisions and their reasons; to tell families and agencies what was decided; to supervise practice; to learn from reviews; to count timeliness and quality.',
        'It runs on one computer of the council. There is no processor: the maker of the product receives nothing and can reach nothing.',
        'A trained model of this product’s own reads wording on the same computer and prompts. It was trained on made-up sentences, learns nothing from records, and decides nothing. There is no decision by automated means alone (Article 22).',
      ],
      table: {
        caption: 'Scope',
        columns: ['Question', 'Answer'],
        rows: [
          [
            'People who sign in',
            facts?.people.length
              ? facts.people.map(({ role, count }) => `${role}: ${count}`).join('; ')
              : OPEN,
          ],
          blank('How many families and meetings a year'),
          blank('Which teams and which computers'),
          blank('Who was asked: families, workers, partners, trade unions'),
        ],
      },
    },
    {
      heading: 'Whose data',
      says: [],
      table: tableOfPeople,
    },
    {
      heading: 'Lawful bases',
      says: [
        'Proposed from the law that usually applies to this work. The council decides and writes its own beside them. Consent is not the basis for child protection.',
      ],
      table: {
        caption: 'Lawful bases',
        columns: ['For', 'Usual basis', 'The council’s decision'],
        rows: [
          blank('Personal data', 'UK GDPR Article 6(1)(e), public task, or 6(1)(c), legal obligation'),
          blank(
            'Data of special kinds',
            'Article 9(2)(g), substantial public interest; Data Protection Act 2018, Schedule 1, paragraph 18 (safeguarding)',
          ),
          blank('Criminal allegations and offences', 'Article 10; Data Protection Act 2018, Schedule 1'),
          blank('Supervision and personal records of workers', 'Article 6(1)(e) or (c); employment law'),
          blank('Appropriate policy document', 'Data Protection Act 2018, Schedule 1, Part 4'),
        ],
      },
    },
    {
      heading: 'Who receives it',
      says: [
        'Each recipient is a line of the distribution desk, with a date, an address, a method and a proof. Whoever makes the copy decides, and a second person confirms it where something was left out.',
      ],
      table: {
        caption: 'Copies and their readers',
        columns: ['Reader', 'What they get'],
        rows: copyKinds.map((kind) => [readers[kind].who, readers[kind].holds]),
      },
      after: [
        mail
          ? `A mail server is set in this workspace: ${mail}. It is spoken to over TLS only, one e-mail to one address, when somebody presses Send.`
          : mail === ''
            ? 'No mail server is set in this workspace: e-mails are drafts that somebody opens in a mail program and sends there.'
            : 'E-mails are drafts that somebody opens in a mail program and sends there, unless an administrator sets the council’s own mail server.',
        'Partners of the safeguarding partnership see figures with small numbers hidden, and no case.',
      ],
    },
    { heading: 'How long', says: retentionSays(facts?.retention ?? defaultRule, facts !== undefined) },
    {
      heading: 'Where it goes',
      says: [
        'Nowhere by itself. Chairside makes no transfer to another country: it has no service, no account and no call to anybody. Where the folder lies is the council’s choice: a folder that a cloud copies is the council’s transfer.',
      ],
      table: {
        caption: 'Places',
        columns: ['Question', 'Answer'],
        rows: [
          blank('Where the folder of the workspace lies, and who else can read that disk'),
          blank('Where the council’s own backup keeps its copies of it'),
          blank('Where documents go that people save'),
        ],
      },
    },
    {
      heading: 'Need and proportion',
      says: [
        'Only what a meeting needs: sections come from the kind of meeting; nothing has to be copied from the case system to begin.',
        'Accuracy: who said it stands beside what was said; a fact, an opinion and a child’s own words are told apart. A correction is asked for, decided and added with its own signature; the signed words stay as they were.',
        'Access: each sentence says whom it is about, which helps whoever answers a request. The product answers none by itself.',
        'Erasure: by retention, as above. Objection and restriction: by the council’s own procedure.',
      ],
      table: {
        caption: 'Rights',
        columns: ['Question', 'Answer'],
        rows: [
          blank('How families are told (privacy notice)'),
          blank('Who answers a request for access, and how third parties are protected'),
          blank('Why nothing less would do'),
        ],
      },
    },
    {
      heading: 'Risks, and what answers them',
      says: [
        'Each measure is tried by tests that attempt to break it, named in the last column. How likely and how grave a risk is for these families is the council’s to judge.',
      ],
      table: {
        caption: 'Risks',
        columns: ['Risk', 'What answers it', 'What is left', 'Tried by'],
        rows: risks.map(({ risk, measure, left, test }) => [risk, measure, left, test.file]),
      },
    },
    {
      heading: 'Decisions of the council',
      says: ['Chairside cannot take these. Each changes how safe the records are.'],
      table: {
        caption: 'Open decisions',
        columns: ['To decide', 'Why it matters', 'Decision'],
        rows: [
          blank(
            'How likely and how grave each risk is, and whether what is left is acceptable',
            'Article 35(7)',
          ),
          blank('Where the recovery code is kept, and by whom', 'With it anybody can open the records'),
          blank('Who administers, and who stands in', 'They add people and change roles'),
          blank(
            'Which computers: disk encryption, updates, virus scanner, screen lock',
            'Chairside cannot protect an open computer',
          ),
          blank(
            'The folder: on which disk, and in which backup',
            'A backup on the same disk does not help when it fails',
          ),
          blank(
            'The periods for records and for supervision',
            'Nothing is purged before they are set and somebody purges',
          ),
          blank(
            'Methods of sending that are allowed, and whether the mail server is used',
            'What leaves is outside Chairside’s protection',
          ),
          blank(
            'Who looks through the audit trail, and how often',
            'What is noted helps only if somebody reads it',
          ),
          blank(
            'Whether the Information Commissioner has to be consulted',
            'Article 36, where a high risk is left',
          ),
        ],
      },
    },
    {
      heading: 'Signed off',
      says: [],
      table: {
        caption: 'Signed off',
        columns: ['By', 'Name and date'],
        rows: [
          blank('Data protection officer’s advice'),
          blank('Information asset owner'),
          blank('Caldicott guardian or head of service'),
        ],
      },
    },
  ]
}
