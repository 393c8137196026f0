/**
 * The short rubric that signed records are judged on: what supervision of supervisors asks of records read together (domain
 * 2.10: was the child present in it, was there reflection, was there challenge), the history that does not expire (R-HH), and
 * whether what was decided can be followed up (section 5). It judges a record, never whoever wrote it and never a family.
 */
import { z } from 'zod'

export const rubric = [
  {
    key: 'child',
    question: 'Is the child present in it?',
    looksFor:
      'When each child was seen and heard, in their own words or behaviour; an ordinary day and night.',
  },
  {
    key: 'reflection',
    question: 'Was there reflection?',
    looksFor: 'What sense was made of the facts, with another explanation that was taken seriously.',
  },
  {
    key: 'challenge',
    question: 'Was there challenge?',
    looksFor: 'A hopeful view or an accepted account was tested against a source of its own.',
  },
  {
    key: 'history',
    question: 'Does the history count?',
    looksFor:
      'Earlier concerns of the same kind were looked at, however long ago, and said to matter or not.',
  },
  {
    key: 'followed',
    question: 'Can what was decided be followed up?',
    looksFor:
      'Decisions with reasons; actions with an owner and a date, and how it will be known that they helped.',
  },
] as const
export type RubricKey = (typeof rubric)[number]['key']

/** `not for this` where a kind of record has no place for it. */
export const marks = ['seen', 'partly', 'not seen', 'not for this'] as const
export const markSchema = z.enum(marks)
export type Mark = z.infer<typeof markSchema>

export const overallMarks = ['good', 'not yet good', 'not good enough'] as const
export const overallSchema = z.enum(overallMarks)
export type Overall = z.infer<typeof overallSchema>

const keys = rubric.map(({ key }) => key) as [RubricKey, ...RubricKey[]]
/** A mark for every question. */
export const marksSchema = z.record(z.enum(keys), markSchema)
export type Marks = z.infer<typeof marksSchema>

export const OVERALL_NOTE = 'The whole record, read as a child’s file would be read in ten years.'
