/**
 * The recommendations of the response plan (domain section 9), in short: what each asks, what is done about it where the
 * meetings are recorded, and the measures that show whether it is. A pack lays the figures beside them.
 */
import type { MeasureId } from './measure.ts'

export type Recommendation = {
  /** As the plan counts them: `5.2`. */
  number: string
  /** What it asks, as a few words of a sentence. */
  asks: string
  /** What is done, in plain sentences. */
  done: string
  /** Best first. G5 never stands without G7: being on time says nothing of quality. */
  measures: readonly MeasureId[]
}

export const recommendations: readonly Recommendation[] = [
  {
    number: '1.1',
    asks: 'Better supervision, also of supervisors and chairs, so that the wider picture of high-risk cases is seen and acted on',
    done: 'Supervision of cases, of groups and of supervisors has forms and dates of its own. Actions, what came of them and what is carried over again are followed from meeting to meeting.',
    measures: ['G6', 'G5', 'G7', 'G26', 'G27'],
  },
  {
    number: '1.2',
    asks: 'Before closing, sexual abuse, neglect and every other harm considered as a cause, with a manager’s oversight',
    done: 'A closure cannot be signed until each kind of harm is answered and a manager has given their own reasons. Going past the gate needs a reason and is counted.',
    measures: ['G9', 'G10', 'G16'],
  },
  {
    number: '1.3',
    asks: 'High-risk cases with a repeating history, however long ago, put before senior managers and the Head of Service',
    done: 'An earlier like concern is shown whatever the gap. A history review has dates for the senior manager and the Head of Service, whose decision is final.',
    measures: ['G11', 'G12'],
  },
  {
    number: '1.4',
    asks: 'The escalation policy used where agencies disagree',
    done: 'Dissent stands beside the decision it is about. An escalation has stages with dates, and its end is recorded by whoever raised it.',
    measures: ['G13', 'G14'],
  },
  {
    number: '2.1',
    asks: 'Staff know the signs of child sexual abuse and act on them',
    done: 'Words that may be signs of sexual abuse bring up a question as they are typed, with short help beside it. Attendance at training is not kept here.',
    measures: ['G16'],
  },
  {
    number: '2.2',
    asks: 'The neglect toolkit used early',
    done: 'Where neglect is a factor, the meeting is asked for the tool and its date. The source of the referral is kept for feedback to the front door.',
    measures: ['G15'],
  },
  {
    number: '3.1',
    asks: 'Procedures followed on referral, assessment and sharing information',
    done: 'Each kind of meeting has its form and its dates by law and guidance. Who was invited, who came and who sent a report is recorded by agency.',
    measures: ['G28', 'G4'],
  },
  {
    number: '3.2',
    asks: 'An allegation of crime leads to a strategy discussion at once, and evidence is kept safe',
    done: 'An allegation stays on the screen until the discussion is asked for. The record has lines for evidence and for the police reference, and “not needed” takes a manager’s reason and the police view.',
    measures: ['G17'],
  },
  {
    number: '4.1',
    asks: 'Multi-agency chronologies kept up',
    done: 'Events go from the minutes into the chronology, each agency says whether its part is up to date, and an extract can be sent.',
    measures: ['G18'],
  },
  {
    number: '5.1',
    asks: 'Records that are robust, complete and up to date',
    done: 'Required parts must be answered before sign-off. A signed record cannot be changed: additions stand beside it, and what was done to it is kept.',
    measures: ['G3', 'G4', 'G26'],
  },
  {
    number: '5.2',
    asks: 'Minutes made promptly and shared',
    done: 'Minutes are written in the meeting. Decision letters go the same day, and each copy has its reader, its date and the proof that it came.',
    measures: ['G1', 'G2', 'G3'],
  },
  {
    number: '6.1',
    asks: 'The child’s voice and experience, and the child seen alone',
    done: 'Each child has an entry of their own: what they said, how it is for them, when they were seen alone, and whether a health professional offered them time alone.',
    measures: ['G19'],
  },
  {
    number: '7.1',
    asks: 'Learning from reviews known and used',
    done: 'Themes from local and national reviews are offered in the meeting. A theme counts only with a sentence about this case.',
    measures: ['G20'],
  },
  {
    number: '8.1',
    asks: '“Was not brought” said instead of “did not attend”',
    done: 'The older words are pointed out as they are typed or brought in from another system, and “was not brought” is offered.',
    measures: ['G21'],
  },
  {
    number: '8.2',
    asks: 'A child persistently not brought: harm considered in supervision and written into the chronology',
    done: 'Appointments missed again and again ask for supervision, for a chronology entry and for what it means for the child.',
    measures: ['G22'],
  },
  {
    number: '9.1',
    asks: 'Police powers of protection used with knowledge',
    done: 'Conditions that may qualify ask whether the powers were considered and why they were or were not used. Each use can be exported for the police audit.',
    measures: ['G23'],
  },
  {
    number: '10.1',
    asks: 'A clear purpose and procedure for medical examinations',
    done: 'The decision on a medical has its purpose, consent, the other children of the home and the child’s own account.',
    measures: ['G24'],
  },
  {
    number: '11.1',
    asks: 'Regular updates on court cases and as little delay as possible',
    done: 'Cases before and in proceedings have their dates, a list of who was told, and the cause of each delay.',
    measures: ['G25'],
  },
  {
    number: '12.1',
    asks: 'Supervision oversight with professional curiosity, and disguised compliance challenged',
    done: 'Answers about curiosity, compliance and optimism need a source other than the carer’s own account. Group supervision asks for more than one explanation.',
    measures: ['G5', 'G7', 'G8'],
  },
]
