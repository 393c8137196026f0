/** A session of supervision as the open record of the fake core, with signed records of the same family before it. */
import groupSession from '../../resources/examples/group_supervision_family_l.json' with { type: 'json' }
import { readMinutesFile } from '../../shared/minutes/file.ts'
import {
  type DraftContent,
  draftContentSchema,
  emptyContent,
  type Minutes,
  minutesSchema,
  textBlocks,
  toMinutes,
} from '../../shared/minutes/index.ts'
import type { SessionType } from '../../shared/supervision/readers.ts'

export const VOICE = 'Child A said: “I am not allowed to say about the stairs.”'

function example(): DraftContent {
  const read = readMinutesFile(groupSession)
  if (!read.ok) throw new TypeError(read.says)
  const { format: _format, statements: _statements, ...content } = read.minutes
  return draftContentSchema.parse(content)
}

/** Texts of other kinds of session stay where their headings have a place for them. */
export function sessionContent(type: SessionType): DraftContent {
  const content = example()
  const [presenter] = content.people.filter(({ role }) => role === 'professional').slice(2)
  return draftContentSchema.parse({
    ...content,
    meeting: { ...content.meeting, type, title: '', conferenceModel: '' },
    children: type === 'SUP_SUP' ? [] : content.children,
    previousActions:
      type === 'SUP_SUP' ? [] : content.previousActions.map((one) => ({ ...one, raisedIn: '2026-08-04' })),
    tables:
      type === 'SUP_GROUP'
        ? [
            {
              key: 'roles',
              rows: [
                { id: 'ro1', cells: { role: 'presenter', person: presenter?.id ?? '' } },
                { id: 'ro2', cells: { role: 'accountable manager', person: content.meeting.minuteTaker } },
              ],
            },
          ]
        : [],
  })
}

/** Signed: a session in August, and a review in September in which the child was heard and a check was overridden. */
export function sessionHistory(type: SessionType): Minutes[] {
  if (type === 'SUP_SUP') return []
  const { children, people, previousActions } = example()
  const shared = { children: children.map((one) => ({ ...one, seen: [] })), people }
  const session = toMinutes({
    ...emptyContent({ type: 'SUP_CASE', date: '2026-08-04', chair: 'p-achterberg', minuteTaker: 'p-zaheer' }),
    ...shared,
    actions: previousActions.map((one) => ({ ...one, status: '' })),
  })
  const review = {
    ...emptyContent({ type: 'CIN_REVIEW', date: '2026-09-22', chair: 'p-achterberg' }),
    ...shared,
    sections: [
      {
        key: 'childVoice',
        child: children[0]?.id ?? '',
        entries: [{ id: 'v1', about: 'all', withholdFrom: [], speaker: '', blocks: textBlocks(VOICE) }],
      },
    ],
    events: [
      { id: 'w1', type: 'wasNotBrought', child: children[1]?.id, date: '2026-09-10', service: 'Dentist' },
    ],
    statements: [
      {
        id: 's1',
        kind: 'override',
        ruleId: 'R-CH',
        text: 'The other authority sends its papers on Friday.',
        byAccount: 'a',
        byName: 'Daniel Achterberg',
        role: 'Team manager',
        at: '2026-09-22T10:00:00Z',
      },
    ],
  }
  return [session, minutesSchema.parse({ format: session.format, ...review })]
}
