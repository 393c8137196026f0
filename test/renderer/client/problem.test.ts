import { ORPCError } from '@orpc/client'
import { describe, expect, it } from 'vitest'
import { ConnectionLost, coreStopped, problemOf } from '../../../renderer/client/problem.ts'

const words = {
  code: 'disk full',
  happened: 'The disk is full.',
  safe: 'Your words are safe.',
  todo: 'Free some space.',
} as const

describe('any failure becomes words', () => {
  it('the core’s own words are kept', () => {
    expect(problemOf(new ORPCError('PROBLEM', { defined: true, status: 409, data: words }))).toEqual(words)
  })

  it('a core that has gone is told as such, and says what is safe', () => {
    for (const error of [
      new ConnectionLost(),
      new DOMException('closed', 'AbortError'),
      new ORPCError('X', { status: 401 }),
    ])
      expect(problemOf(error)).toEqual(coreStopped)
  })

  it('a refused form says to look at the fields', () => {
    expect(problemOf(new ORPCError('BAD_REQUEST', { data: { issues: [] } })).code).toBe('not valid')
  })

  it('a file that is too large says so', () => {
    expect(problemOf(new ORPCError('PAYLOAD_TOO_LARGE')).happened).toContain('larger')
  })

  it.each([
    new TypeError('Cannot read properties of undefined (reading "x") at /home/a/b.ts:3'),
    new ORPCError('PROBLEM', {
      data: { code: 'made up', happened: 'SQL error near SELECT', safe: '', todo: '' },
    }),
    'a thrown text',
    undefined,
  ])('nothing of the machine reaches a person', (error) => {
    const told = problemOf(error)
    expect(`${told.happened} ${told.safe} ${told.todo}`).not.toMatch(/\/home|SELECT|undefined|thrown|\.ts/)
    expect(told.code).toBe('unexpected')
    expect(told.todo).not.toBe('')
  })
})
