/** Backups, drill, recovery code and the way back from damage, in memory. */
import { implement } from '@orpc/server'
import { contract } from '../../shared/api/contract.ts'
import type { ProblemWords } from '../../shared/api/problem.ts'
import type { Drill, Safekeeping } from '../../shared/api/safekeeping.ts'
import { at, type FakeOptions, organisation, passphrases } from './fake-world.ts'

type Problem = (words: ProblemWords) => never

const wrong = (problem: Problem): never =>
  problem({
    code: 'wrong passphrase',
    happened: 'That passphrase does not open this workspace.',
    safe: 'Nothing has been changed.',
    todo: 'Check Caps Lock, or use your recovery code.',
  })

const wrongCode = (problem: Problem): never =>
  problem({
    code: 'wrong recovery code',
    happened: 'That recovery code has a typing mistake in it, or a part is missing.',
    safe: 'Nothing has been changed.',
    todo: 'Compare it with the printed page, group by group.',
  })

export const fakeCode = 'K7QF-2M9X-HT4C-8WPN-3RVD-6YBJ-A5Z0'
const bare = (code: string): string => code.toUpperCase().replaceAll(/[\s-]/g, '')

/** `people`: who can sign in. `damaged` of the options: records that cannot be read, found before or after signing in. */
export function fakeSafekeeping(
  options: FakeOptions,
  people: { id: string; name: string; role: string }[],
  problem: Problem,
) {
  const os = implement(contract)
  const counts = { records: 12, families: 4, signed: 6 }
  const done: Drill = {
    at,
    by: 'Priya Nandakumar',
    from: 'here',
    backupAt: '2026-09-16T18:00:00Z',
    ok: !options.damaged,
    problems: options.damaged ? ['Part of the backup cannot be read.'] : [],
    seconds: 2.4,
    found: counts,
    now: { ...counts, records: 13 },
    changesSince: 41,
    document: 'genuine',
  }
  const long = options.long ? '/srv/shares/childrens-services/safeguarding-and-quality-assurance/' : '/srv/'
  let standing: Safekeeping = options.empty
    ? {
        backups: 0,
        newest: '',
        second: { folder: '', copiedAt: '', backup: '', failingSince: '', says: '' },
        former: [],
        drill: null,
        codeTriedAt: '',
        setAside: [],
      }
    : {
        backups: 9,
        newest: '2026-09-16T18:00:00Z',
        second: {
          folder: `${long}chairside`,
          copiedAt: '2026-09-14T18:00:00Z',
          backup: '2026-09-14T18:00:00Z',
          failingSince: options.damaged ? '2026-09-15T18:00:00Z' : '',
          says: options.damaged ? 'It could not be reached.' : '',
        },
        former: [`${long}old`],
        drill: done,
        codeTriedAt: at,
        setAside: [{ at: '2026-08-01T09:00:00Z', folder: `${long}Chairside/backups/replaced-2026-08-01` }],
      }
  const safekeeping = {
    standing: os.safekeeping.standing.handler(() => standing),
    setSecondFolder: os.safekeeping.setSecondFolder.handler(({ input }) => {
      standing = { ...standing, second: { ...standing.second, folder: input.folder } }
      return standing
    }),
    forgetFolder: os.safekeeping.forgetFolder.handler(() => {
      standing = { ...standing, former: [] }
      return standing
    }),
    drill: os.safekeeping.drill.handler(({ input }) => {
      if (!Object.values(passphrases).includes(input.passphrase)) wrong(problem)
      standing = { ...standing, drill: done }
      return done
    }),
    drillCalendar: os.safekeeping.drillCalendar.handler(() => ({
      fileName: 'Chairside restore drill.ics',
      bytes: btoa('BEGIN:VCALENDAR'),
    })),
    tryRecoveryCode: os.safekeeping.tryRecoveryCode.handler(({ input }) => {
      if (bare(input.recoveryCode) !== bare(fakeCode)) wrongCode(problem)
      standing = { ...standing, codeTriedAt: at }
      return { done: true as const }
    }),
    newRecoveryCode: os.safekeeping.newRecoveryCode.handler(() => ({ recoveryCode: fakeCode })),
    confirmRecoveryCode: os.safekeeping.confirmRecoveryCode.handler(({ input }) => {
      if (bare(input.recoveryCode) !== bare(fakeCode)) wrongCode(problem)
      return { done: true as const }
    }),
    removeSetAside: os.safekeeping.removeSetAside.handler(() => {
      standing = { ...standing, setAside: [] }
      return standing
    }),
  }
  const rescue = {
    look: os.rescue.look.handler(() => ({
      folder: '/home/priya/Chairside',
      problem: null,
      workspaceName: organisation,
      people: options.empty ? [] : people.map(({ id, name, role }) => ({ id, name, role })),
      keysFrom: options.empty ? ('nowhere' as const) : ('today' as const),
      recordsThere: true,
      lastChange: at,
      backups: options.empty
        ? []
        : [
            { at: '2026-09-16T18:00:00Z', place: 'here' as const, keysBeside: true },
            { at: '2026-09-15T18:00:00Z', place: 'second folder' as const, keysBeside: true },
          ],
      second: { folder: `${long}chairside`, reachable: false },
    })),
    find: os.rescue.find.handler(({ input }) => {
      if (!Object.values(passphrases).includes(input.passphrase)) wrong(problem)
      return {
        way: {
          kind: 'backup' as const,
          backupAt: '2026-09-15T18:00:00Z',
          place: 'second folder' as const,
          keysFrom: 'today' as const,
          journalAside: false,
        },
        damaged: [{ at: '2026-09-16T18:00:00Z', place: 'here' as const }],
        missing: {
          from: '2026-09-15T18:00:00Z',
          until: at,
          readable: 'part' as const,
          changes: 41,
          lost: [
            {
              what: 'record' as const,
              isNew: false,
              familyRef: options.long ? 'WX-2026-000000000000000000000000000417' : 'WX-2026-0417',
              type: 'Initial child protection conference',
              date: '2026-09-17',
              at,
            },
            { what: 'family' as const, isNew: true, familyRef: 'WX-2026-0420', type: '', date: '', at },
          ],
          otherRecords: 1,
          purges: 0,
          listed: true,
        },
      }
    }),
    putRight: os.rescue.putRight.handler(() => ({
      setAside: '/home/priya/Chairside/backups/replaced-2026-09-17T11-31-00-000Z',
      kind: 'backup' as const,
      backupAt: '2026-09-15T18:00:00Z',
    })),
  }
  return { safekeeping, rescue }
}
