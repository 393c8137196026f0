/** Strategy discussion (domain 2.0, 2.5; decisions: domain 1; who signs: domain 7). The family is not invited. */
import { decisionValues } from '../minutes/index.ts'
import * as block from './blocks.ts'
import { own, section } from './blocks.ts'
import type { TemplateData } from './template.ts'

export const strategy: TemplateData = {
  type: 'STRAT',
  version: '2026.11',
  name: 'Strategy discussion',
  shortName: 'Strategy discussion',
  purpose: 'Share what is known at speed, keep every child safe now, and decide whether to start an enquiry.',
  area: 'meetings',
  subTypes: ['discussion', 'meeting', 'review'],
  chairTitle: 'Manager who chairs',
  chairLevels: ['TM', 'SM'],
  signs: ['Manager who chairs', 'Each agency confirms its own part'],
  triggers: [
    // Printed in the record: the time of the referral, to the minute (domain 2.5).
    { key: 'referralReceived', label: 'Referral received', kind: 'moment' },
    {
      key: 'strategyReason',
      label: 'What it is about',
      kind: 'choice',
      choices: ['physical injury', 'sexual abuse', 'something else'],
    },
    { key: 'strategyNeedIdentified', label: 'Need for a strategy discussion seen', kind: 'moment' },
    { key: 'policeProtectionStart', label: 'Police protection began', kind: 'moment' },
    {
      key: 'policeProtectionEnd',
      label: 'Police protection ended',
      kind: 'moment',
      when: { trigger: 'policeProtectionStart' },
    },
    { key: 'medicalDecided', label: 'Medical decided on', kind: 'moment' },
    {
      key: 'medicalDue',
      label: 'Medical needed by, as the paediatrician says',
      kind: 'moment',
      when: { trigger: 'medicalDecided' },
    },
    { key: 'medicalHeld', label: 'Medical held', kind: 'moment', when: { trigger: 'medicalDecided' } },
    { key: 'seriousIncidentKnown', label: 'Serious incident for the national panel: known since' },
    {
      key: 'nationalPanelNotified',
      label: 'National panel notified on',
      when: { trigger: 'seriousIncidentKnown' },
    },
    { key: 'chronologyLastUpdated', label: 'Chronology last updated' },
  ],
  decisionType: 'strategy',
  decisions: [...decisionValues.strategy],
  copies: ['internal', 'professionals'],
  quorum: {
    csc: true,
    independentChair: false,
    otherAgencies: 0,
    family: false,
    groups: [
      { says: 'police', anyOf: ['police'] },
      {
        says: 'health',
        anyOf: ['health visiting/school nursing', 'GP', 'hospital', 'mental health'],
      },
    ],
    source: 'SG',
  },
  sections: [
    own(block.hdr, {
      audience: 'professionals',
      guidance:
        'The time of the referral and of this discussion, to the minute. Who chairs, who writes, how people joined.',
    }),
    own(block.kids, { audience: 'professionals' }),
    own(block.household, {
      audience: 'professionals',
      guidance:
        'Everyone who lives in, stays in or often visits the home, brothers and sisters elsewhere, and anyone who may pose a risk. Who has contact tonight?',
    }),
    own(block.attend, {
      audience: 'professionals',
      guidance:
        'Police, health and Children’s Social Care at least; whoever referred, and the school or nursery.',
    }),
    section(
      'allegation',
      'What has been reported',
      'entries',
      'professionals',
      'The first words used: by whom, to whom, when. No leading questions were asked, or say which. What the child has shown.',
    ),
    section(
      'immediate',
      'Is every child safe right now?',
      'perChild',
      'professionals',
      'For each child, and for brothers and sisters: where they are tonight, with whom, and what makes that safe.',
    ),
    own(block.agencyInfo, {
      heading: 'Agency checks',
      audience: 'professionals',
      guidance:
        'What each agency has on record. “Nothing known” counts only with the dates and names that were searched.',
    }),
    own(block.chron, { audience: 'professionals' }),
    {
      ...section(
        'thresholdQ',
        'Reasonable cause to suspect significant harm?',
        'table',
        'professionals',
        'Each agency’s own view, before the decision, and the reason for it.',
      ),
      columns: [
        { key: 'person', heading: 'Who', kind: 'person' },
        {
          key: 'view',
          heading: 'Reasonable cause?',
          kind: 'choice',
          choices: ['yes', 'no', 'cannot say yet'],
        },
        { key: 'reason', heading: 'Why', kind: 'text' },
      ],
    },
    {
      ...section(
        'crime',
        'Criminal matters',
        'table',
        'restricted',
        'The crime reference, who is suspected, what evidence could be lost and who keeps it, and the plan for an interview of the child.',
        { when: 'a crime may have been committed' },
      ),
      columns: [
        { key: 'reference', heading: 'Crime reference', kind: 'text' },
        { key: 'suspect', heading: 'Suspected', kind: 'person' },
        { key: 'evidence', heading: 'Evidence to keep, and who keeps it', kind: 'text' },
        { key: 'interview', heading: 'Plan for interviewing the child', kind: 'text' },
      ],
    },
    {
      ...section(
        'medical',
        'Medical assessment',
        'table',
        'professionals',
        'Was it discussed with a paediatrician? The decision, what it must answer, consent, when and where, who goes with the child, brothers and sisters, and who gets the report.',
      ),
      columns: [
        { key: 'child', heading: 'Child', kind: 'child' },
        {
          key: 'decision',
          heading: 'Decision',
          kind: 'choice',
          choices: ['medical today', 'medical booked', 'no medical', 'paediatrician to advise'],
        },
        { key: 'paediatrician', heading: 'Paediatrician', kind: 'text' },
        { key: 'purpose', heading: 'What it must answer', kind: 'text' },
        { key: 'consent', heading: 'Consent from', kind: 'text' },
        { key: 'when', heading: 'Date', kind: 'date' },
        { key: 'time', heading: 'Time', kind: 'time' },
        { key: 'escort', heading: 'Who goes with the child', kind: 'text' },
        { key: 'account', heading: 'The child’s own account and choice', kind: 'text' },
        { key: 'report', heading: 'Result, or when it is due', kind: 'text' },
      ],
    },
    {
      ...section(
        'police',
        'Police powers of protection',
        'table',
        'professionals',
        'Were they thought about, and by whom? If used: start, officers, where the child went, when 72 hours end, who was told. If not: the reason given at the time, and what kept the child safe.',
        { when: 'police powers came up' },
      ),
      columns: [
        { key: 'child', heading: 'Child', kind: 'child' },
        { key: 'considered', heading: 'Considered?', kind: 'choice', choices: ['yes', 'no'] },
        { key: 'used', heading: 'Used?', kind: 'choice', choices: ['yes', 'no'] },
        { key: 'start', heading: 'Start (date and time)', kind: 'text' },
        { key: 'officer', heading: 'Officer', kind: 'text' },
        { key: 'designated', heading: 'Designated officer', kind: 'text' },
        { key: 'where', heading: 'Where the child went', kind: 'text' },
        { key: 'told', heading: 'Who was told', kind: 'text' },
        { key: 'next', heading: 'What happens at the end, or why not used', kind: 'text' },
      ],
    },
    {
      ...section(
        's47plan',
        'Enquiry plan',
        'table',
        'professionals',
        'Who sees which child, where, when and with whom. Interpreter, brothers and sisters, and consent or the reason not to ask for it.',
        { when: 'an enquiry is started' },
      ),
      columns: [
        { key: 'child', heading: 'Child', kind: 'child' },
        { key: 'who', heading: 'Who sees the child', kind: 'person' },
        { key: 'when', heading: 'Date', kind: 'date' },
        { key: 'where', heading: 'Where, and with whom', kind: 'text' },
        { key: 'interpreter', heading: 'Interpreter or other help', kind: 'text' },
        { key: 'consent', heading: 'Consent, or why it is not asked', kind: 'text' },
      ],
    },
    section(
      'telling',
      'What parents and child are told',
      'entries',
      'professionals',
      'What they are told, by whom and when. If it has to wait, why, and until when.',
    ),
    {
      ...section(
        'lado',
        'Does anyone involved work with children?',
        'table',
        'restricted',
        'Paid or unpaid. If yes: who told the designated officer (LADO), and at what time. Kept out of every shared copy.',
      ),
      columns: [
        { key: 'person', heading: 'Who', kind: 'person' },
        {
          key: 'works',
          heading: 'Works with children?',
          kind: 'choice',
          choices: ['yes', 'no', 'not known'],
        },
        { key: 'told', heading: 'LADO told on', kind: 'date' },
        { key: 'by', heading: 'By whom, at what time', kind: 'text' },
      ],
    },
    block.checks,
    own(block.dec, {
      heading: 'Outcome and reasons',
      audience: 'professionals',
      guidance:
        'For each child: enquiry or not, and which kind, with reasons. No enquiry opens the closure gate, and stays proposed until a manager has decided.',
    }),
    block.dissent,
    own(block.plan, { audience: 'professionals' }),
    own(block.mgmt, {}),
    own(block.next, {
      audience: 'professionals',
      guidance: 'When this discussion is reviewed, and the conference if there is to be one.',
    }),
    own(block.sign, { audience: 'professionals' }),
    block.dist,
  ],
}
