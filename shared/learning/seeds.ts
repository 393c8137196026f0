/**
 * The library as a new workspace gets it: one theme for each theme of the response plan, and a few that reviews across
 * England come back to. All in our own words and without a fact about any one family: the council puts its own reviews in
 * their place. Given once, when a workspace is made or brought up to date, and never again.
 */
import { noTags, type ThemeTags, type ThemeWords } from './theme.ts'

export type ThemeSeed = ThemeWords & { id: string; seeds: readonly string[] }

/** Where a theme of the plan comes from, and what the council is to write there instead. */
const ofPlan = (...numbers: string[]): string =>
  `Recommendation${numbers.length > 1 ? 's' : ''} ${numbers.join(' and ')} of the response plan that Chairside serves. Came with Chairside: name the local review here that taught you this.`
const ofEngland =
  'A general theme of reviews across England. Came with Chairside: name the publication that your training uses.'

function seed(
  id: string,
  title: string,
  seeds: readonly string[],
  words: Pick<ThemeWords, 'happened' | 'change' | 'questions'>,
  tags: Partial<ThemeTags>,
): ThemeSeed {
  return {
    id: `seed-${id}`,
    title,
    kind: seeds.length > 0 ? 'local' : 'national',
    source: seeds.length > 0 ? ofPlan(...seeds) : ofEngland,
    reviewed: '',
    link: '',
    seeds,
    ...words,
    tags: { ...noTags, ...tags },
  }
}

export const themeSeeds: readonly ThemeSeed[] = [
  seed(
    'wider-picture',
    'Supervision that sees the whole family',
    ['1.1'],
    {
      happened:
        'Supervision looked at tasks and dates, one at a time, and nobody stood back to look at the family.',
      change:
        'Every session says what the work has changed for each child, what the worker and the manager think differently about, and what the manager decides. Those who supervise are supervised too.',
      questions: [
        'What do we know now that we did not know last time?',
        'Which child of this family have we talked about least?',
        'What would somebody new to the case ask us?',
      ],
    },
    { meetings: ['SUP_CASE', 'SUP_GROUP', 'SUP_SUP'], rules: ['R-SS', 'R-SF'], words: ['supervision'] },
  ),
  seed(
    'cause-before-closing',
    'Ask what causes it before closing',
    ['1.2'],
    {
      happened:
        'Work ended when what had been referred looked better, and nobody had asked what lay behind it.',
      change:
        'Before anything is closed or stepped down, each kind of harm is weighed as a possible cause and the reasons are written down. A manager who did not do the work adds their own reasoning.',
      questions: [
        'What else could explain what we see in this child?',
        'Which kind of harm have we not weighed, and why?',
        'If we are wrong about this, how would we find out?',
      ],
    },
    {
      meetings: ['CLOSE', 'CIN_REVIEW', 'RCPC'],
      rules: ['R-CG', 'R-MO'],
      words: ['close the case', 'step down'],
    },
  ),
  seed(
    'history-repeats',
    'A history that repeats, however long ago',
    ['1.3'],
    {
      happened: 'An old concern came back after quiet years and was read as something new.',
      change:
        'What happened before is laid beside what happens now, with no time limit. A family whose history repeats is read by a senior manager, and where they ask for it the Head of Service decides.',
      questions: [
        'Has this, or something like it, happened before, to this child or to a brother or sister?',
        'Which adult was there each time?',
        'What was promised then, and did it last?',
      ],
    },
    { cues: ['HH'], rules: ['R-HH'], meetings: ['HRR'] },
  ),
  seed(
    'disagreement',
    'Disagree out loud, and take it further',
    ['1.4'],
    {
      happened:
        'Professionals were uneasy with a decision and said so to each other, but not to those who could change it.',
      change:
        'Whoever disagrees says so in the meeting, it is recorded beside the decision, and it goes up step by step with a date for each until it is settled. The child is kept safe meanwhile.',
      questions: [
        'Who in this room would have decided otherwise?',
        'What has to happen today, whoever is right?',
        'Who hears it next, and by when?',
      ],
    },
    { cues: ['ES'], rules: ['R-ES'], meetings: ['ESC'] },
  ),
  seed(
    'signs-of-sexual-abuse',
    'Signs of sexual abuse are acted on, not explained away',
    ['2.1'],
    {
      happened:
        'A child showed what had happened to them by what they did, and each sign was given an everyday reason.',
      change:
        'Signs are collected and looked at together, also when the child says nothing or has taken back what they said. New wetting or soiling is asked about. Whoever sees a sign knows whom to tell on the same day.',
      questions: [
        'Which signs are there when they are put side by side?',
        'What has changed in this child, and since when?',
        'Who has time alone with this child?',
      ],
    },
    {
      cues: ['CS'],
      harms: ['sexual'],
      rules: ['R-CS'],
      words: ['bed-wetting', 'soiling', 'sexualised', 'secret'],
    },
  ),
  seed(
    'neglect-early',
    'Measure neglect early, and measure it again',
    ['2.2'],
    {
      happened:
        'Each visit found the home a little better or a little worse, and years went by without anybody measuring it.',
      change:
        'The council’s neglect tool is used as soon as neglect is asked about, by somebody trained for it, and again at a date that is set, so that change is shown and not felt.',
      questions: [
        'What did the tool show, when, and for which child?',
        'What is an ordinary day like in this home for the youngest child?',
        'How long has it been like this?',
      ],
    },
    { cues: ['NG'], harms: ['neglect'], rules: ['R-NT'] },
  ),
  seed(
    'sharing-information',
    'Share what each agency knows, and ask for what is missing',
    ['3.1'],
    {
      happened: 'Each agency held a piece, and each piece alone looked small.',
      change:
        'Agencies are asked by name for what they know, what they bring is recorded with its source, and who did not answer is followed up with a date. A worry is referred, not only mentioned.',
      questions: [
        'Which agency knows this family and is not in this record?',
        'What did we hear second-hand and never check?',
        'Who asked for it, and who answers by when?',
      ],
    },
    { cues: ['SR'], rules: ['R-CQ', 'R-SM', 'R-LA'] },
  ),
  seed(
    'allegation-same-day',
    'An allegation of a crime goes to a strategy discussion the same day',
    ['3.2'],
    {
      happened: 'Somebody said that a child had been hurt, and it waited for the next meeting.',
      change:
        'What may be a crime against a child is passed on at once, the police and Children’s Social Care speak on the same day, and what could be evidence is kept as it is until they have.',
      questions: [
        'Who was told, at what time, and under which reference?',
        'What could be lost if we wait until tomorrow?',
        'Has anybody questioned the child who should not have?',
      ],
    },
    { cues: ['CR'], harms: ['physical', 'sexual'], rules: ['R-CR'], meetings: ['STRAT'] },
  ),
  seed(
    'chronology',
    'One chronology that every agency has put its part into',
    ['4.1'],
    {
      happened: 'Every event was written down somewhere, and nobody had ever seen them in one line.',
      change:
        'The chronology is brought up to date before each decision, every agency confirms its own part, and somebody says in a sentence what pattern it shows.',
      questions: [
        'What does the line of events show that no single one does?',
        'Which agency has not put its part in?',
        'What happened just before things got worse?',
      ],
    },
    { rules: ['R-CH'], words: ['chronology'] },
  ),
  seed(
    'minutes-in-time',
    'Minutes that people can act on, in time',
    ['5.1', '5.2'],
    {
      happened:
        'People left with their own idea of what had been agreed, and the minutes came when it was too late to act on them.',
      change:
        'Decisions go out the next day and minutes within their time, to everybody who has to act, with a name and a date for each action and proof that they arrived.',
      questions: [
        'Did everybody who has to act have the last minutes before today?',
        'Which action was carried over, and how often?',
        'What is still only in somebody’s notebook?',
      ],
    },
    { cues: ['SM'], rules: ['R-MT', 'R-PA', 'R-SM'] },
  ),
  seed(
    'voice-of-the-child',
    'See the child alone, and say what changed because of it',
    ['6.1'],
    {
      happened: 'The adults were heard at every visit, and what the child’s days were like was told by them.',
      change:
        'Each child is seen alone by the same trusted person, in a way that suits their age, and the record says what they said or showed and what was done because of it. Health professionals offer time alone too.',
      questions: [
        'When was each child last seen alone, and by whom?',
        'What does this child do when they are worried?',
        'What have we changed because of what they told us?',
      ],
    },
    { cues: ['VO'], rules: ['R-VC'] },
  ),
  seed(
    'learning-used',
    'Learning that reaches the next family',
    ['7.1'],
    {
      happened: 'Reviews were read and filed, and the next family met the same mistakes.',
      change:
        'Supervision picks one lesson that fits this family and says what is done differently because of it, in this case and by whom.',
      questions: [
        'Which review is closest to this family?',
        'What would have gone differently there if they had done what we do now?',
        'Who else in the service should hear this?',
      ],
    },
    { meetings: ['SUP_GROUP', 'SUP_SUP'], words: ['learning from reviews', 'case review'] },
  ),
  seed(
    'was-not-brought',
    'Was Not Brought: a child depends on somebody to take them',
    ['8.1', '8.2'],
    {
      happened:
        'Missed appointments were counted as the child’s, and a service closed the file after the third.',
      change:
        'The record says who did not bring the child, what got in the way and what the child missed. When it goes on it is discussed in supervision as possible harm, stands in the chronology, and no service discharges a child without asking.',
      questions: [
        'What has this child missed, and what may follow from it?',
        'Who was to bring them, and what got in the way?',
        'Which service is about to discharge them?',
      ],
    },
    { cues: ['WN'], harms: ['neglect'], rules: ['R-WN1', 'R-WN2'], words: ['discharged', 'was not brought'] },
  ),
  seed(
    'police-powers',
    'Know when the police can keep a child safe at once',
    ['9.1'],
    {
      happened:
        'Officers found children in conditions that nobody should be left in, and some did not know that they could act there and then.',
      change:
        'Everybody who may meet a child in danger knows that police powers of protection exist, for how long they last and whom to call, and each use is looked at afterwards.',
      questions: [
        'Was there a moment when this child should not have been left where they were?',
        'Who was there, and what did they know of their powers?',
        'What is the plan for when it happens at night?',
      ],
    },
    { cues: ['PP'], rules: ['R-PP'], words: ['police protection', 'squalor', 'squalid'] },
  ),
  seed(
    'medicals',
    'Agree what a medical is for before it takes place',
    ['10.1'],
    {
      happened:
        'A medical was asked for or left out without anybody saying what it was to find, and its result was read as an all-clear.',
      change:
        'Children’s Social Care, the police and the doctor agree the purpose, the timing, consent and who else is to be examined. The child tells their own account, and a finding of nothing is not read as proof.',
      questions: [
        'What is this medical to tell us, and what can it not tell us?',
        'Have the brothers and sisters been thought of?',
        'What did the child say, in their own words?',
      ],
    },
    { rules: ['R-ME'], harms: ['physical', 'sexual'], words: ['medical', 'paediatrician'] },
  ),
  seed(
    'delay-in-court',
    'Delay in court is felt by the child',
    ['11.1'],
    {
      happened:
        'A case went through court for months, and those who saw the child each week did not know where it stood.',
      change:
        'Everybody with a proper interest hears regularly which stage the case has reached, what holds it up, who is to move it and what the delay does to the child.',
      questions: [
        'Which week are we in, and what is holding it up?',
        'What does waiting do to this child?',
        'Who has not heard where it stands?',
      ],
    },
    { cues: ['LP'], rules: ['R-LP'], meetings: ['LEGAL'], words: ['care proceedings', 'pre-proceedings'] },
  ),
  seed(
    'curiosity',
    'Hope is not evidence',
    ['12.1'],
    {
      happened: 'Carers were friendly and kept some appointments, and professionals took that for change.',
      change:
        'What carers say is checked with somebody else, improvement is shown by what the child now has and for how long, and supervision asks for another explanation. What is done is described; nobody is given a label.',
      questions: [
        'What has changed for the child, and who has seen it?',
        'What would we think if these carers were unfriendly?',
        'What have we been told that nobody has checked?',
      ],
    },
    { cues: ['OO', 'DC'], rules: ['R-PC', 'R-OO', 'R-DC'] },
  ),
  seed(
    'babies',
    'Babies cannot tell, and can be hurt quickly',
    [],
    {
      happened: 'Pressure around a new baby grew within days, and plans were made for weeks.',
      change:
        'Before and after a birth, plans say who sees the baby, how often and where they sleep. Every adult in the home is known, and an injury to a baby who does not move about by themselves is always looked into.',
      questions: [
        'Who looks after this baby at night, and who else is in the home?',
        'What do we know of how earlier babies of these parents were cared for?',
        'Can this injury happen to a baby of this age?',
      ],
    },
    { ages: ['unborn', 'under 2'], words: ['newborn', 'pregnan', 'midwife'] },
  ),
  seed(
    'men-in-the-home',
    'Know the men in a child’s life',
    [],
    {
      happened:
        'Plans were made with the mother, and the men whom the child lived with or met were hardly asked about.',
      change:
        'Every adult who is in the home or in contact is named, spoken with and checked, fathers who live elsewhere are heard, and a new partner is asked about at each visit.',
      questions: [
        'Which adults does this child meet in a week?',
        'Who have we never spoken with?',
        'What did each agency know of him?',
      ],
    },
    { harms: ['domestic'], words: ['new partner', 'boyfriend'] },
  ),
  seed(
    'outside-the-home',
    'Harm outside the home is child protection too',
    [],
    {
      happened: 'A young person was drawn into harm by others and was spoken of as if they had chosen it.',
      change:
        'The places and people that put a young person at risk are named and acted on, going missing is asked about each time, and a young person who is used by others is written of as a child who is harmed.',
      questions: [
        'Where and with whom is this young person not safe?',
        'What do they say about it, and to whom?',
        'Which words in our records blame them?',
      ],
    },
    {
      harms: ['exploitation'],
      ages: ['12 to 17'],
      cues: ['VB'],
      words: ['county lines', 'went missing', 'exploit'],
    },
  ),
]

/** The words of a seed as they are kept: without the numbers of the plan, which its source names. */
export const wordsOfSeed = ({ id: _id, seeds: _seeds, ...words }: ThemeSeed): ThemeWords => words
