/**
 * Generated meetings for the copy tests. Every piece of text is one word of its own, and each is written down with
 * the facts that decide who may read it.
 */
import type { Audience, Minutes } from '../../../shared/minutes/index.ts'
import { childCopies, emptyContent, toMinutes } from '../../../shared/minutes/index.ts'
import type { Template } from '../../../shared/templates/template.ts'
import { audiences, blocksWith, type Dice, diceFrom, id, Words } from './dice.ts'
import { file, type Item, type Meeting, working } from './oracle.ts'
import { structuredInto } from './rows.ts'

export { seedArbitrary } from './dice.ts'
export * from './oracle.ts'

function peopleInto({ minutes, items, template }: Meeting, words: Words, dice: Dice): void {
  const has = (kind: string): boolean => template.sections.some((section) => section.kind === kind)
  const children = [0, 1, 2].slice(0, 1 + (dice.chance(80) ? 1 : 0) + (dice.chance(50) ? 1 : 0))
  const roles = [
    'mother',
    'father',
    'father',
    'grandparent',
    'professional',
    'professional',
    'professional',
    'advocate',
    'supporter',
    'professional',
  ]
  const ids = roles.map((_, n) => id('person', n))
  for (const n of children) {
    const child = id('child', n)
    const settingKept = dice.chance(40) ? dice.some(ids) : undefined
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
      ...(settingKept && { withholdSettingFrom: settingKept }),
      ...(dice.chance(50) && { copyChoice: dice.pick(childCopies) }),
      ...fields,
    })
    for (const key of ['setting', 'needs', 'caseRef'] as const) {
      items.push({
        word: fields[key],
        what: `${key} of a child`,
        audience: template.sections.find((section) => section.kind === 'children')?.audience ?? 'council',
        withholdFrom: key === 'setting' ? (settingKept ?? []) : [],
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
  roles.forEach((role, n) => {
    const family = !['professional', 'advocate', 'supporter'].includes(role)
    const person = ids[n] ?? ''
    const hidden = family && dice.chance(40) ? dice.some(ids) : []
    const ownList = (): string[] | undefined =>
      family && dice.chance(30) ? (dice.chance(50) ? [] : dice.some(ids)) : undefined
    const [phoneKept, employerKept] = [ownList(), ownList()]
    const kept = { address: hidden, phone: phoneKept ?? hidden, employer: employerKept ?? hidden, detail: [] }
    // The last one is the team manager, who has the whole record by name.
    const isManager = n === roles.length - 1
    const fields = {
      address: words.next('address'),
      phone: words.next('phone'),
      employer: words.next('employer'),
      detail: words.next('detail'),
    }
    minutes.people.push({
      id: person,
      name: `Person${'ABCDEFGHIJ'[n]} Someone`,
      role,
      agency: family ? '' : dice.pick(["Children's Social Care", 'Hill School', 'Lane Surgery']),
      agencyGroup: isManager ? 'CSC' : '',
      jobTitle: isManager ? 'Team manager' : role === 'professional' ? 'Worker' : '',
      ...(role === 'advocate' && dice.chance(70) && { copyAgreedBy: dice.some(childIds) }),
      ...(role === 'supporter' && dice.chance(70) && { copyAskedBy: dice.pick(ids.slice(0, 4)) }),
      of: family ? dice.some(childIds) : [],
      stepParentOf: family ? dice.some(childIds) : [],
      parentalResponsibility: role === 'mother' || role === 'father' ? dice.some(childIds) : [],
      inHousehold: family && dice.chance(50),
      withholdAddressFrom: hidden,
      ...(phoneKept && { withholdPhoneFrom: phoneKept }),
      ...(employerKept && { withholdEmployerFrom: employerKept }),
      withholdReason: '',
      aliases: [],
      lastChecked: '',
      worksWithChildren: false,
      accountId: id('account', n),
      ...fields,
    })
    for (const key of ['address', 'phone', 'employer', 'detail'] as const) {
      const open = (key === 'address' || key === 'phone') && kept[key].length === 0
      items.push({
        word: fields[key],
        what: `${key} of a person`,
        audience: template.sections.find((section) => section.kind === 'household')?.audience ?? 'shared',
        // Of the file only a worker's own copy asks who must not know; the detail goes with any of the facts.
        withholdFrom: key === 'detail' ? [...kept.address, ...kept.phone, ...kept.employer] : kept[key],
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
    only: header === 'supervision' ? ['personal record'] : working,
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
