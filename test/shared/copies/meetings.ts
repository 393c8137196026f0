/**
 * Generated meetings for the copy tests. Every piece of text is one word of its own, and each is written down with
 * the facts that decide who may read it. The judgement in `mayReadItem` is made a second time, from the tables of the
 * domain, and shares no line with the product.
 */
import fc from 'fast-check'
import type { Recipient } from '../../../shared/copies/index.ts'
import type { Audience, Block, Minutes } from '../../../shared/minutes/index.ts'
import { emptyContent, toMinutes } from '../../../shared/minutes/index.ts'
import type { Template } from '../../../shared/templates/template.ts'

export type Item = {
  word: string
  /** What it is, for a failing test to say. */
  what: string
  audience: Audience
  withholdFrom: string[]
  about: 'all' | string[]
  speaker: string
  /** Copies it can be in at all, whatever its audience says. */
  only?: Recipient['kind'][]
  /** Parents who may not read it for a reason of its own. */
  notFor?: string[]
  /** Not said to be in any copy: it may or may not be printed for those who may read it. */
  optional?: boolean
  /** Takes it out of the record. */
  remove(minutes: Minutes): void
}

export type Meeting = { minutes: Minutes; items: Item[]; template: Template }

const file: Recipient['kind'][] = ['internal', 'case record']
const working: Recipient['kind'][] = [...file, 'professionals']

const letters: Record<Recipient['kind'], string> = {
  internal: 'SPRC',
  'case record': 'SPRC',
  professionals: 'SP',
  parent: 'S',
  'personal record': 'X',
}
const letterOf: Record<Audience, string> = {
  shared: 'S',
  professionals: 'P',
  restricted: 'R',
  council: 'C',
  supervision: 'X',
  learning: 'N',
}

/** Children that the person with this id is tied to, read from the record itself. */
export function ties(minutes: Minutes, id: string): string[] {
  return minutes.people
    .filter((person) => person.id === id)
    .flatMap((person) => [...person.of, ...person.stepParentOf, ...person.parentalResponsibility])
}

export function mayReadItem(minutes: Minutes, item: Item, reader: Recipient): boolean {
  if (item.only && !item.only.includes(reader.kind)) return false
  const letter = letterOf[item.audience]
  const ownRestricted = letter === 'R' && reader.kind === 'professionals' && item.speaker === reader.id
  if (!letters[reader.kind].includes(letter) && !ownRestricted) return false
  if (file.includes(reader.kind)) return true
  if (item.withholdFrom.includes(reader.id)) return false
  if (reader.kind !== 'parent') return true
  if (item.notFor?.includes(reader.id)) return false
  if (item.about === 'all' || item.about.length === 0) return true
  const mine = [reader.id, ...ties(minutes, reader.id)]
  return item.about.some((id) => mine.includes(id))
}

/** Hands out words that stand nowhere else. */
class Words {
  #count = 0
  next(kind: string): string {
    this.#count += 1
    return `${kind}zq${this.#count}q`
  }
}

const audiences: Audience[] = ['shared', 'professionals', 'restricted', 'council', 'supervision', 'learning']

type Dice = {
  pick<T>(from: readonly T[]): T
  some<T>(from: readonly T[]): T[]
  chance(percent: number): boolean
}

/** Throws with one stream of numbers (mulberry32), so that one number shows a failing meeting again. */
function diceFrom(seed: number): Dice {
  let state = seed | 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
  const pick = <T>(from: readonly T[]): T => from[next() % from.length] as T
  return {
    pick,
    some: (from) => from.filter(() => next() % 3 === 0),
    chance: (percent) => next() % 100 < percent,
  }
}

/** The word somewhere inside rich text: plain, bold, after a break, deep in a list. */
function blocksWith(word: string, dice: Dice): Block[] {
  const run = dice.chance(30)
    ? { text: `says ${word} here`, bold: true as const }
    : { text: `says ${word} here` }
  const paragraph: Block = { type: 'paragraph', runs: [{ text: 'He ', italic: true }, run] }
  if (dice.chance(25)) return [{ type: 'list', ordered: dice.chance(50), items: [[paragraph], [paragraph]] }]
  if (dice.chance(15)) {
    const inner: Block = { type: 'list', ordered: true, items: [[paragraph]] }
    return [
      { type: 'list', ordered: false, items: [[{ type: 'paragraph', runs: [{ text: 'and' }] }, inner]] },
    ]
  }
  if (dice.chance(15)) return [{ type: 'paragraph', runs: [{ text: 'a' }, { text: '', break: true }, run] }]
  return [paragraph]
}

export const seedArbitrary = fc.integer({ min: 0, max: 2 ** 31 - 1 })

/** Ids hold a mark that no copy may show. */
const id = (kind: string, n: number): string => `idmark-${kind}-${n}`

function peopleInto({ minutes, items, template }: Meeting, words: Words, dice: Dice): void {
  const has = (kind: string): boolean => template.sections.some((section) => section.kind === kind)
  const children = [0, 1, 2].slice(0, 1 + (dice.chance(80) ? 1 : 0) + (dice.chance(50) ? 1 : 0))
  for (const n of children) {
    const child = id('child', n)
    const fields = { setting: words.next('setting'), needs: words.next('needs'), caseRef: words.next('ref') }
    minutes.children.push({
      id: child,
      name: `Child${'ABC'[n]} Familyname`,
      dob: '2019-04-02',
      unborn: false,
      ethnicity: '',
      firstLanguage: '',
      planBefore: '',
      previousPlans: [],
      seen: [],
      ownAppointments: false,
      ...fields,
    })
    for (const key of ['setting', 'needs', 'caseRef'] as const) {
      items.push({
        word: fields[key],
        what: `${key} of a child`,
        audience: 'shared',
        withholdFrom: [],
        about: [child],
        speaker: '',
        optional: !has('children'),
        remove: (m) => {
          for (const one of m.children) if (one.id === child) one[key] = ''
        },
      })
    }
  }
  const childIds = minutes.children.map((child) => child.id)
  const roles = ['mother', 'father', 'father', 'grandparent', 'professional', 'professional', 'professional']
  const ids = roles.map((_, n) => id('person', n))
  roles.forEach((role, n) => {
    const family = role !== 'professional'
    const person = ids[n] ?? ''
    const hidden = family && dice.chance(40) ? dice.some(ids) : []
    const fields = {
      address: words.next('address'),
      phone: words.next('phone'),
      employer: words.next('employer'),
      detail: words.next('detail'),
    }
    minutes.people.push({
      id: person,
      name: `Person${'ABCDEFG'[n]} Someone`,
      role,
      agency: family ? '' : dice.pick(["Children's Social Care", 'Hill School', 'Lane Surgery']),
      agencyGroup: '',
      jobTitle: family ? '' : 'Worker',
      of: family ? dice.some(childIds) : [],
      stepParentOf: family ? dice.some(childIds) : [],
      parentalResponsibility: role === 'mother' || role === 'father' ? dice.some(childIds) : [],
      inHousehold: family && dice.chance(50),
      withholdAddressFrom: hidden,
      withholdReason: '',
      aliases: [],
      lastChecked: '',
      worksWithChildren: false,
      accountId: id('account', n),
      ...fields,
    })
    for (const key of ['address', 'phone', 'employer', 'detail'] as const) {
      const open = (key === 'address' || key === 'phone') && hidden.length === 0
      items.push({
        word: fields[key],
        what: `${key} of a person`,
        audience: 'shared',
        withholdFrom: [],
        about: 'all',
        speaker: '',
        only: open ? working : file,
        optional: !family || !has('household'),
        remove: (m) => {
          for (const one of m.people) if (one.id === person) one[key] = ''
        },
      })
    }
  })
}

export function meetingFrom(template: Template, seed: number): Meeting {
  const dice = diceFrom(seed)
  const words = new Words()
  const items: Item[] = []
  const content = emptyContent({
    type: template.type,
    title: 'A meeting',
    date: '2026-09-17',
    familyRef: 'WX-1',
    authority: 'Wexmoor Council',
  })
  const minutes: Minutes = toMinutes(content)
  peopleInto({ minutes, items, template }, words, dice)
  const children = minutes.children.map((child) => child.id)
  const people = minutes.people.map((person) => person.id)
  const everyone = [...children, ...people]
  const professionals = people.slice(4)
  minutes.meeting.chair = professionals[0] ?? ''
  const mode = words.next('mode')
  minutes.meeting.mode = mode
  const header = template.sections.find((section) => section.kind === 'details')?.audience ?? 'shared'
  items.push({
    word: mode,
    what: 'how the meeting was held',
    audience: header,
    withholdFrom: [],
    about: 'all',
    speaker: '',
    only: working,
    remove: (m) => {
      m.meeting.mode = ''
    },
  })

  const about = (): 'all' | string[] => (dice.chance(25) ? 'all' : dice.some(everyone))
  const own = (): Audience | undefined => (dice.chance(50) ? dice.pick(audiences) : undefined)

  for (const section of [
    ...template.sections,
    { key: 'unknownKey', kind: 'entries', audience: 'council' as const },
  ]) {
    const child = section.kind === 'perChild' && dice.chance(70) ? dice.pick(children) : ''
    const written: Minutes['sections'][number] = { key: section.key, child, entries: [] }
    minutes.sections.push(written)
    for (let n = 0; n < 2; n += 1) {
      const word = words.next('entry')
      const entryId = id(`entry-${section.key}`, n)
      const audience = own()
      const said = about()
      const speaker = dice.chance(60) ? dice.pick(people) : ''
      const withholdFrom = dice.some(everyone)
      const unreadable = dice.chance(20)
      const secret = words.next('raw')
      written.entries.push({
        id: entryId,
        speaker,
        about: said,
        ...(audience ? { audience } : {}),
        withholdFrom,
        origin: dice.chance(20) ? words.next('origin') : '',
        blocks: [
          ...blocksWith(word, dice),
          ...(unreadable ? [{ type: 'unknown' as const, raw: { secret, entryId } }] : []),
        ],
      })
      const section_ = section.audience
      const wider = section_ === 'restricted' && audience !== 'supervision' && audience !== 'learning'
      items.push({
        word,
        what: `entry in ${section.key}`,
        audience: wider ? 'restricted' : (audience ?? section_),
        withholdFrom,
        about: child && (said === 'all' || said.length === 0) ? [child] : said,
        speaker,
        ...(section.key === 'unknownKey' ? { optional: true } : {}),
        remove: (m) => {
          for (const one of m.sections) one.entries = one.entries.filter((entry) => entry.id !== entryId)
        },
      })
    }
  }
  structuredInto({ minutes, items, template }, words, dice, children, people)
  return { minutes, items, template }
}

/** Adults whose rows a parent's lists leave out: not at work, not in the home, tied to none of this parent's children. */
export function strangersTo(minutes: Minutes, parent: string): string[] {
  const mine = ties(minutes, parent)
  return minutes.people
    .filter((person) => person.id !== parent && person.role !== 'professional' && !person.inHousehold)
    .filter((person) => !ties(minutes, person.id).some((child) => mine.includes(child)))
    .map((person) => person.id)
}

function structuredInto(
  { minutes, items, template }: Meeting,
  words: Words,
  dice: Dice,
  children: string[],
  people: string[],
): void {
  const has = (kind: string) => template.sections.find((section) => section.kind === kind)
  const parents = people.slice(0, 4)
  /** Parents for whom the owner of a row is a stranger. */
  const strange = (person: string): string[] =>
    parents.filter((parent) => strangersTo(minutes, parent).includes(person))
  const add = (item: Omit<Item, 'withholdFrom' | 'about' | 'speaker'> & Partial<Item>): void => {
    items.push({ withholdFrom: [], about: 'all', speaker: '', ...item })
  }

  for (const list of ['actions', 'previousActions'] as const) {
    const section = has(list === 'actions' ? 'plan' : 'previousActions')
    for (let n = 0; n < 4; n += 1) {
      const word = words.next(list)
      const actionId = id(list, n)
      const audience = dice.chance(50) ? dice.pick(audiences) : undefined
      const owner = dice.chance(80) ? dice.pick(people) : ''
      const child = dice.chance(30) ? 'all' : dice.some(children)
      const withholdFrom = dice.some(people)
      minutes[list].push({
        id: actionId,
        text: `do ${word}`,
        owner,
        ownerAgreed: '',
        due: '2026-10-01',
        repeat: '',
        child,
        goal: '',
        measure: '',
        outcome: '',
        status: '',
        evidence: '',
        effectOnChild: '',
        ...(audience ? { audience } : {}),
        withholdFrom,
        carriedCount: 0,
        raisedIn: '',
        fromRule: '',
      })
      add({
        word,
        what: list,
        audience: audience ?? section?.audience ?? 'council',
        withholdFrom,
        about: child === 'all' || child.length === 0 ? 'all' : [...child, ...(owner ? [owner] : [])],
        speaker: owner,
        notFor: strange(owner),
        optional: !section,
        remove: (m) => {
          m[list] = m[list].filter((action) => action.id !== actionId)
        },
      })
    }
  }

  for (const child of children) {
    const word = words.next('decision')
    const decisionId = id('decision', children.indexOf(child))
    minutes.decisions.push({
      id: decisionId,
      child,
      type: 'cpp',
      value: 'CPP made',
      category: 'Neglect',
      status: '',
      reason: word,
      decidedBy: people[4] ?? '',
    })
    add({
      word,
      what: 'reason of a decision',
      audience: has('decision')?.audience ?? 'council',
      about: [child],
      optional: !has('decision'),
      remove: (m) => {
        m.decisions = m.decisions.filter((decision) => decision.id !== decisionId)
      },
    })
  }

  people.forEach((person, n) => {
    const detail = words.next('attendance')
    const withheld = words.next('withheldReport')
    const view = words.next('view')
    const dissent = words.next('dissent')
    const own = dice.chance(40) ? dice.pick(audiences) : undefined
    minutes.attendance.push({
      id: id('attendance', n),
      person,
      status: dice.pick(['attended', 'partial', 'apologies', 'excluded', 'not invited']),
      mode: 'video',
      detail,
      reportSubmitted: 'yes',
      reportDate: '2026-09-10',
      reportSharedWithFamily: '',
      reportWithheldReason: withheld,
    })
    minutes.views.push({ id: id('view', n), person, view: 'CPP', category: '', text: view })
    minutes.dissent.push({
      id: id('dissent', n),
      person,
      about: 'category',
      text: dissent,
      ownWords: 'yes',
      choice: 'noted',
      stage: '',
      lead: '',
      due: '',
      outcome: '',
      accepted: '',
      ...(own ? { audience: own } : {}),
    })
    const attend = has('attendance')
    add({
      word: detail,
      what: 'detail of an attendance',
      audience: attend?.audience ?? 'council',
      only: working,
      optional: !attend,
      remove: (m) => {
        for (const row of m.attendance) if (row.person === person) row.detail = ''
      },
    })
    add({
      word: withheld,
      what: 'reason why a report was kept back',
      audience: attend?.audience ?? 'council',
      only: file,
      optional: !attend,
      remove: (m) => {
        for (const row of m.attendance) if (row.person === person) row.reportWithheldReason = ''
      },
    })
    add({
      word: view,
      what: 'view',
      audience: has('decision')?.audience ?? 'council',
      notFor: strange(person),
      optional: !has('decision'),
      remove: (m) => {
        m.views = m.views.filter((row) => row.text !== view)
      },
    })
    add({
      word: dissent,
      what: 'dissent',
      audience: own ?? has('dissent')?.audience ?? 'council',
      speaker: person,
      notFor: strange(person),
      optional: !has('dissent'),
      remove: (m) => {
        m.dissent = m.dissent.filter((row) => row.text !== dissent)
      },
    })
  })

  for (let n = 0; n < 3; n += 1) {
    const child = dice.pick(children)
    const word = words.next('chronology')
    const meaning = words.next('meaning')
    const missed = words.next('missed')
    const alleged = words.next('alleged')
    const chron = has('chronology')
    minutes.chronology.push({
      id: id('chronology', n),
      date: '2020-01-01',
      about: [child],
      source: 'Police',
      category: 'Neglect',
      text: word,
      meaning,
    })
    const event = {
      date: '2026-01-01',
      child,
      text: '',
      place: '',
      service: '',
      recordedAs: '',
      outcome: '',
      responsible: '',
      reason: '',
      harm: '',
      serviceTold: '',
      against: people[0] ?? '',
      kind: '',
      toldTo: '',
      strategyDiscussionRequestedAt: '',
      policeRef: '',
      medicalDecision: '',
      s46Considered: '' as const,
      s46Used: '' as const,
    }
    minutes.events.push({ ...event, id: id('missed', n), type: 'wasNotBrought', reason: missed })
    minutes.events.push({ ...event, id: id('alleged', n), type: 'allegation', kind: alleged })
    for (const text of [word, meaning]) {
      add({
        word: text,
        what: 'row of the chronology',
        audience: chron?.audience ?? 'council',
        only: working,
        remove: (m) => {
          m.chronology = m.chronology.filter((row) => row.text !== text && row.meaning !== text)
        },
      })
    }
    add({
      word: missed,
      what: 'missed appointment',
      audience: has('wasNotBrought')?.audience ?? 'council',
      about: [child],
      remove: (m) => {
        m.events = m.events.filter((row) => row.reason !== missed)
      },
    })
    add({
      word: alleged,
      what: 'allegation',
      audience: chron?.audience ?? 'council',
      only: file,
      remove: (m) => {
        m.events = m.events.filter((row) => row.kind !== alleged)
      },
    })
  }
  const said = words.next('statement')
  minutes.statements.push({
    id: id('statement', 0),
    kind: 'management oversight',
    ruleId: 'R-MO',
    about: 'all',
    text: said,
    fields: {},
    reviewBy: '',
    byAccount: id('account', 1),
    byName: 'A Manager',
    role: 'Team manager',
    at: '2026-09-17T10:00:00Z',
  })
  add({
    word: said,
    what: "a manager's statement",
    audience: 'council',
    only: file,
    remove: (m) => {
      m.statements = []
    },
  })
  minutes.unread.push({ where: words.next('where'), value: { secret: words.next('raw') } })
}
