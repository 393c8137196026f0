import { describe, expect, it } from 'vitest'
import { roles } from '../../../shared/access/access.ts'
import { mayReadEvent, namingMe, readsRestrictedEvents } from '../../../shared/access/restricted-events.ts'

describe('a restricted event', () => {
  it('is read by those who answer for decisions about a child, whoever it names', () => {
    expect(roles.filter((role) => readsRestrictedEvents({ role }))).toEqual([
      'CP chair',
      'Practice supervisor',
      'Team manager',
      'Service manager',
      'Head of Service',
    ])
  })

  it('is read by others only when it names them', () => {
    const me = { id: 'a-1', role: 'Social worker' as const }
    expect(mayReadEvent(me, { sensitivity: 'restricted' })).toBe(false)
    expect(mayReadEvent(me, { sensitivity: 'restricted', readers: ['a-2'] })).toBe(false)
    expect(mayReadEvent(me, { sensitivity: 'restricted', readers: ['a-2', 'a-1'] })).toBe(true)
    for (const sensitivity of ['shared', 'professionals'])
      expect(mayReadEvent(me, { sensitivity })).toBe(true)
  })

  it('names whoever restricts it and could not read it otherwise', () => {
    const me = { id: 'a-1', role: 'Minute taker' as const }
    const event = { sensitivity: 'restricted', readers: ['a-2'] }
    expect(namingMe(me, event)).toEqual({ sensitivity: 'restricted', readers: ['a-2', 'a-1'] })
    expect(namingMe({ id: 'a-2', role: 'Minute taker' }, event)).toBe(event)
    expect(namingMe({ id: 'a-3', role: 'CP chair' }, event)).toBe(event)
    expect(namingMe(me, { sensitivity: 'shared' })).toEqual({ sensitivity: 'shared' })
  })
})
