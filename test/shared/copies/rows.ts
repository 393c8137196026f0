/** What a generated meeting holds besides people and text: actions, decisions, attendance, events. */
import { audiences, type Dice, id, type Words } from './dice.ts'
import { file, type Item, type Meeting, working } from './oracle.ts'

/** Goals of the plan: set by this meeting, or carried into it and worded anew. */
function goalsInto(
  { minutes, items, template }: Meeting,
  words: Words,
  dice: Dice,
  children: string[],
  people: string[],
): void {
  const section = template.sections.find(({ kind }) => kind === 'plan')
  for (let n = 0; n < 4; n += 1) {
    const goalId = id('goal', n)
    const audience = dice.chance(40) ? dice.pick(audiences) : undefined
    const withholdFrom = dice.some(people)
    const about = dice.chance(30) ? ('all' as const) : dice.some(children)
    const carried = dice.chance(50)
    const said = {
      worry: words.next('worry'),
      goal: words.next('goal'),
      baseline: words.next('baseline'),
      indicators: words.next('indicators'),
      contingency: words.next('contingency'),
      evidence: words.next('goalEvidence'),
      effectOnChild: words.next('goalEffect'),
    }
    const earlier = words.next('earlierGoal')
    minutes.goals.push({
      id: goalId,
      children: about,
      ...said,
      targetDate: '2026-10-01',
      status: dice.pick(['green', 'amber', 'red', 'grey', '']),
      category: '',
      scaleBefore: '',
      scaleNow: '',
      ended: '',
      ...(audience ? { audience } : {}),
      withholdFrom,
      raisedIn: carried ? '2026-06-01' : '',
      past: [],
      earlier: carried
        ? [
            {
              worry: '',
              goal: earlier,
              indicators: '',
              targetDate: '',
              contingency: '',
              reason: '',
              changedIn: '',
            },
          ]
        : [],
    })
    const item: Omit<Item, 'word' | 'what'> = {
      audience: audience ?? section?.audience ?? 'council',
      withholdFrom,
      about: about === 'all' || about.length === 0 ? 'all' : about,
      speaker: '',
      optional: !section,
      remove: (m) => {
        m.goals = m.goals.filter((goal) => goal.id !== goalId)
      },
    }
    for (const [field, word] of Object.entries(said))
      items.push({ ...item, word, what: `${field} of a goal` })
    if (carried)
      items.push({
        ...item,
        word: earlier,
        what: 'earlier words of a goal',
        only: file,
        remove: (m) => {
          for (const goal of m.goals) if (goal.id === goalId) goal.earlier = []
        },
      })
  }
}

export function structuredInto(
  { minutes, items, template }: Meeting,
  words: Words,
  dice: Dice,
  children: string[],
  people: string[],
): void {
  const has = (kind: string) => template.sections.find((section) => section.kind === kind)
  const add = (item: Omit<Item, 'withholdFrom' | 'about' | 'speaker'> & Partial<Item>): void => {
    items.push({ withholdFrom: [], about: 'all', speaker: '', ...item })
  }

  goalsInto({ minutes, items, template }, words, dice, children, people)

  for (const list of ['actions', 'previousActions'] as const) {
    const section = has(list === 'actions' ? 'plan' : 'previousActions')
    for (let n = 0; n < 4; n += 1) {
      const word = words.next(list)
      const actionId = id(list, n)
      const audience = dice.chance(50) ? dice.pick(audiences) : undefined
      const owner = dice.chance(80) ? dice.pick(people) : ''
      const child = dice.chance(30) ? 'all' : dice.some(children)
      const withholdFrom = dice.some(people)
      const carried = list === 'previousActions' && dice.chance(50)
      const earlier = words.next('earlierAction')
      minutes[list].push({
        id: actionId,
        text: `do ${word}`,
        owner,
        ownerAgreed: '',
        due: '2026-10-01',
        repeat: '',
        child,
        goalId: dice.chance(50) ? id('goal', dice.pick([0, 1, 2, 3])) : '',
        goal: '',
        measure: '',
        outcome: '',
        status: '',
        doneOn: '',
        evidence: '',
        effectOnChild: '',
        ...(audience ? { audience } : {}),
        withholdFrom,
        carriedCount: 0,
        raisedIn: carried ? '2026-06-01' : '',
        fromRule: '',
        earlier: carried ? [{ text: `do ${earlier}`, owner: '', due: '', reason: '', changedIn: '' }] : [],
      })
      if (carried)
        add({
          word: earlier,
          what: 'earlier words of an action',
          audience: audience ?? section?.audience ?? 'council',
          withholdFrom,
          only: file,
          optional: !section,
          remove: (m) => {
            for (const action of m[list]) if (action.id === actionId) action.earlier = []
          },
        })
      add({
        word,
        what: list,
        audience: audience ?? section?.audience ?? 'council',
        withholdFrom,
        about: child === 'all' || child.length === 0 ? 'all' : [...child, ...(owner ? [owner] : [])],
        speaker: owner,
        owner,
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
      confirmedHow: '',
      confirmedOn: '',
      choice: 'noted',
      stage: '',
      lead: '',
      due: '',
      outcome: '',
      outcomeSentOn: '',
      accepted: '',
      raisedIn: '',
      ...(own ? { audience: own } : {}),
    })
    const attend = has('attendance')
    add({
      word: detail,
      what: 'detail of an attendance',
      audience: attend?.audience ?? 'council',
      only: attend?.audience === 'supervision' ? ['personal record'] : working,
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
      owner: person,
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
      owner: person,
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
      enteredAt: '',
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
        about: [child],
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
      about: [child],
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
