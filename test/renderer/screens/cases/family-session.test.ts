/** A family while somebody types in it, and somebody else saves it meanwhile. */
import { ORPCError } from '@orpc/client'
import { describe, expect, it } from 'vitest'
import { FamilySession, type FamilyStore } from '../../../../renderer/screens/cases/family-session.ts'
import type { ProblemCode } from '../../../../shared/api/problem.ts'
import type { CaseFile } from '../../../../shared/cases/index.ts'
import { known } from '../../../shared/cases/merge/families.ts'

const me = { id: 'me', name: 'Priya Nandakumar' }
const refusal = (code: ProblemCode) =>
  new ORPCError('PROBLEM', {
    defined: true,
    status: 409,
    data: { code, happened: 'No.', safe: '', todo: '' },
  })

/** A store that keeps versions as the core does. `tells`: what becomes of each save, before it is stored or after. */
function storeOf(file: CaseFile) {
  let stored = file
  let version = 0
  const kept = {
    saves: 0,
    before: async () => {},
    after: async () => {},
    get stored() {
      return stored
    },
    /** Somebody else saves. */
    elsewhere(change: (now: CaseFile) => CaseFile) {
      version += 1
      stored = { ...change(stored), changedAt: `2026-09-02T10:00:00.${String(version).padStart(3, '0')}Z` }
    },
  }
  const store: FamilyStore = {
    read: async () => structuredClone(stored),
    async save(given) {
      kept.saves += 1
      await kept.before()
      if (given.changedAt !== stored.changedAt) throw refusal('conflict')
      kept.elsewhere(() => structuredClone(given))
      await kept.after()
      return structuredClone(stored)
    },
  }
  return { kept, session: new FamilySession(file, me, store) }
}

const school = (file: CaseFile, setting: string): CaseFile => ({
  ...file,
  children: file.children.map((child) => (child.id === 'c1' ? { ...child, setting } : child)),
})
const needs = (file: CaseFile, words: string): CaseFile => ({
  ...file,
  children: file.children.map((child) => (child.id === 'c1' ? { ...child, needs: words } : child)),
})
const firstChild = (file: CaseFile) => file.children[0]

describe('a family that somebody else saves while one types in it', () => {
  it('is saved with the words of both, and says when theirs came in', async () => {
    const { kept, session } = storeOf(known)
    kept.elsewhere((now) => ({ ...now, familyRef: 'WX-2' }))
    session.change(school(session.state.value, 'Elm'))
    await session.flush()
    expect(kept.stored).toMatchObject({ familyRef: 'WX-2' })
    expect(firstChild(kept.stored)?.setting).toBe('Elm')
    expect(session.state.value.familyRef).toBe('WX-2')
    expect(session.state.broughtInAt).not.toBe('')
    expect(session.unsaved).toBe(false)
  })

  it('keeps both wordings of one field, stores theirs with all the rest, and stores what is decided', async () => {
    for (const keep of [true, false]) {
      const { kept, session } = storeOf(known)
      kept.elsewhere((now) => school(now, 'Oak'))
      session.change(needs(school(session.state.value, 'Elm'), 'Glasses'))
      await session.flush()
      expect(firstChild(kept.stored)).toMatchObject({ setting: 'Oak', needs: 'Glasses' })
      expect(firstChild(session.state.value)).toMatchObject({ setting: 'Elm', needs: 'Glasses' })
      expect(session.waitsForDecision).toBe(true)
      // Typing goes on, here and there.
      session.change(school(session.state.value, 'Elm Road'))
      kept.elsewhere((now) => school(now, 'Oak Lane'))
      await session.flush()
      kept.elsewhere((now) => ({ ...now, familyRef: 'WX-3' }))
      session.change(needs(session.state.value, 'Glasses, and time'))
      await session.flush()
      const [clash] = session.state.clashes
      expect(clash).toMatchObject({ field: 'setting', mine: 'Elm Road', theirs: 'Oak Lane' })
      if (!clash) return
      if (keep) session.keepMine(clash, () => 'new')
      else session.takeTheirs(clash)
      await session.flush()
      const held = keep ? 'Elm Road' : 'Oak Lane'
      expect(firstChild(kept.stored)).toMatchObject({ setting: held, needs: 'Glasses, and time' })
      expect(firstChild(session.state.value)?.setting).toBe(held)
      expect(session.unsaved).toBe(false)
      // What is typed after that is no question any more.
      session.change(school(session.state.value, 'Ash'))
      await session.flush()
      expect(session.state.clashes).toEqual([])
      expect(firstChild(kept.stored)?.setting).toBe('Ash')
    }
  })

  it('asks again where one’s own words were for a moment what the other has typed', async () => {
    const { kept, session } = storeOf(known)
    kept.elsewhere((now) => school(now, 'Elm'))
    session.change(school(session.state.value, 'El'))
    await session.flush()
    session.change(school(session.state.value, 'Elm'))
    expect(session.state.clashes).toEqual([])
    session.change(school(session.state.value, 'Elmwood'))
    await session.flush()
    expect(session.state.clashes).toMatchObject([{ mine: 'Elmwood', theirs: 'Elm' }])
    expect(session.unsaved).toBe(true)
  })

  it('takes what is typed while a save is on its way for no change of somebody else', async () => {
    const { kept, session } = storeOf(known)
    session.change(school(session.state.value, 'El'))
    let typed = false
    kept.before = async () => {
      if (!typed) session.change(school(session.state.value, 'Elm'))
      typed = true
    }
    await session.flush()
    expect(session.state.clashes).toEqual([])
    expect(firstChild(kept.stored)?.setting).toBe('Elm')
  })

  it('knows its own words again when nobody heard that they had arrived', async () => {
    const { kept, session } = storeOf(known)
    session.change(school(session.state.value, 'El'))
    kept.after = async () => {
      throw new Error('The way back was cut off.')
    }
    await expect(session.flush()).rejects.toThrow()
    kept.after = async () => {}
    session.change(school(session.state.value, 'Elm'))
    await session.flush()
    expect(session.state.clashes).toEqual([])
    expect(session.state.broughtInAt).toBe('')
    expect(firstChild(kept.stored)?.setting).toBe('Elm')
  })

  it('stores that words were taken back which may have arrived', async () => {
    const { kept, session } = storeOf(known)
    session.change(school(session.state.value, 'Elm'))
    kept.after = async () => {
      throw new Error('The way back was cut off.')
    }
    await expect(session.flush()).rejects.toThrow()
    kept.after = async () => {}
    session.change(school(session.state.value, 'School of c1'))
    await session.flush()
    expect(firstChild(kept.stored)?.setting).toBe('School of c1')
  })

  it('keeps both where two changes were begun on the same page', async () => {
    const { kept, session } = storeOf(known)
    const page = session.state.value
    session.change(school(page, 'Elm'), page)
    session.change({ ...page, familyRef: 'WX-7' }, page)
    await session.flush()
    expect(kept.stored.familyRef).toBe('WX-7')
    expect(firstChild(kept.stored)?.setting).toBe('Elm')
  })

  it('never seems saved while it is not', async () => {
    const { kept, session } = storeOf(known)
    const seen: boolean[] = []
    session.change(school(session.state.value, 'Elm'))
    const end = session.subscribe(() => seen.push(session.unsaved || kept.saves > 1))
    kept.before = async () => {
      if (kept.saves === 1) throw new Error('The way there was cut off.')
    }
    await expect(session.flush()).rejects.toThrow()
    await session.flush()
    end()
    expect(seen.slice(0, -1)).not.toContain(false)
    expect(session.unsaved).toBe(false)
  })

  it('is not tried for ever where somebody saves all the time: it is told, and tried again later', async () => {
    const { kept, session } = storeOf(known)
    let nth = 0
    kept.before = async () => {
      nth += 1
      kept.elsewhere((now) => ({ ...now, familyRef: `WX-${nth}` }))
    }
    session.change(school(session.state.value, 'Elm'))
    await expect(session.flush()).rejects.toThrow()
    expect(kept.saves).toBeLessThan(10)
    expect(session.state.saving.problem?.code).toBe('conflict')
    expect(session.isRefused).toBe(false)
    kept.before = async () => {}
    await expect.poll(() => firstChild(kept.stored)?.setting, { timeout: 5_000 }).toBe('Elm')
    await expect.poll(() => session.state.saving.problem).toBe(null)
  })

  it('does not save over what came in while a form was open', async () => {
    const { kept, session } = storeOf(known)
    const begun = session.state.value
    const events = (file: CaseFile, text: string) => ({
      ...file,
      chronology: file.chronology.map((event) => (event.id === 'e1' ? { ...event, text } : event)),
    })
    kept.elsewhere((now) => events(now, 'What they wrote'))
    session.change(school(begun, 'Elm'))
    await session.flush()
    session.change(events(begun, 'What I wrote in the form'), begun)
    await session.flush()
    expect(session.state.clashes).toMatchObject([
      { field: 'text', mine: 'What I wrote in the form', theirs: 'What they wrote' },
    ])
    expect(firstChild(kept.stored)?.setting).toBe('Elm')
    expect(kept.stored.chronology[0]?.text).toBe('What they wrote')
  })

  it('keeps a form about an event that was taken out meanwhile', async () => {
    const { kept, session } = storeOf(known)
    const begun = session.state.value
    kept.elsewhere((now) => ({ ...now, chronology: now.chronology.slice(1) }))
    session.change(school(begun, 'Elm'))
    await session.flush()
    const chronology = begun.chronology.map((event) => ({ ...event, text: `${event.text}, and more` }))
    session.change({ ...begun, chronology }, begun)
    await session.flush()
    const [clash] = session.state.clashes
    expect(clash).toMatchObject({ list: 'chronology', row: 'e1', field: '', theirs: undefined })
    expect(kept.stored.chronology.map(({ id }) => id)).toEqual(['e2'])
    if (clash) session.keepMine(clash, () => 'new')
    await session.flush()
    expect(kept.stored.chronology.map(({ id, text }) => [id, text])).toEqual([
      ['new', 'What happened in e1, and more'],
      ['e2', 'What happened in e2, and more'],
    ])
  })

  it('takes what the core adds to what was sent for what it is', async () => {
    const { kept, session } = storeOf(known)
    kept.after = async () => {
      const now = kept.stored
      const chronology = now.chronology.map((event) => ({ ...event, readers: ['me'] }))
      kept.elsewhere(() => ({ ...now, chronology }))
    }
    session.change(school(session.state.value, 'Elm'))
    await session.flush()
    expect(session.state.value.chronology[0]?.readers).toEqual(['me'])
    expect(session.state.clashes).toEqual([])
  })

  it('is not overwritten by an older version that is read late', async () => {
    const { kept, session } = storeOf(known)
    session.change(school(session.state.value, 'Elm'))
    await session.flush()
    session.meet(known)
    expect(firstChild(session.state.value)?.setting).toBe('Elm')
    kept.elsewhere((now) => needs(now, 'Glasses'))
    session.meet(kept.stored)
    expect(firstChild(session.state.value)).toMatchObject({ setting: 'Elm', needs: 'Glasses' })
  })
})
