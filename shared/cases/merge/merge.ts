/**
 * Two people change one family at the same time, and nothing that either has typed is lost.
 *
 * What only one of them has changed holds. Where both have changed one thing differently, a person decides: until then
 * what somebody else saved is what is stored, and the words of whoever types here stay in front of them.
 */
import type { CaseFile } from '../case-file.ts'
import { withoutMember } from '../members.ts'
import { type FamilyPlace, samePlace } from './places.ts'
import { same } from './same.ts'
import { type Choose, type Found, type Versions, weave } from './weave.ts'

/**
 * What both have changed differently. Of a whole row, undefined says that it was taken out of the family.
 */
export type Clash = FamilyPlace & { base: unknown; mine: unknown; theirs: unknown }

export type Merge = {
  /** What can be stored: everything of both, and theirs where it clashes. */
  merged: CaseFile
  /** What whoever types here reads: everything of both, and their own where it clashes. */
  shown: CaseFile
  /** From where both go on: theirs, and what was there before where it clashes. */
  base: CaseFile
  clashes: Clash[]
}

const settled = (found: Found): unknown => {
  if (found.fate === 'joined') return found.joined
  return found.fate === 'mine' ? found.mine : found.theirs
}

/** At clashes what `at` says, everywhere else what both have made. */
const withAtClashes =
  (at: (clash: Found) => unknown): Choose =>
  (found) =>
    found.fate === 'clash' ? at(found) : settled(found)

/** Brings together what two people have made of one family. */
export function mergeFamilies(versions: Versions): Merge {
  const clashes: Clash[] = []
  const merged = weave(
    versions,
    withAtClashes((clash) => {
      const { list, row, field, base, mine, theirs } = clash
      clashes.push({ list, row, field, base, mine, theirs })
      return theirs
    }),
  )
  return {
    merged,
    shown: weave(
      versions,
      withAtClashes(({ mine }) => mine),
    ),
    base: weave(versions, ({ fate, base, theirs }) => (fate === 'clash' ? base : theirs)),
    clashes,
  }
}

/**
 * The version to begin from once a save was on its way, also one of which nobody has heard whether it arrived: `shown` is
 * what was read when it was sent. What has arrived is what was there before, and no change of somebody else.
 */
export const recognised = (base: CaseFile, shown: CaseFile, theirs: CaseFile): CaseFile =>
  weave({ base, mine: shown, theirs }, ({ fate, base: before, theirs: there }) =>
    fate === 'same' ? there : before,
  )

/** Do two versions of a family say the same? When each was saved is not part of it. */
export const sameFamily = (a: CaseFile, b: CaseFile): boolean =>
  same({ ...a, changedAt: '', createdAt: '' }, { ...b, changedAt: '', createdAt: '' })

/** Somebody who goes takes along what names them, so that nothing names somebody who is not there. */
function withoutThem(file: CaseFile, { list, row, field }: FamilyPlace): CaseFile {
  return row !== '' && field === '' && (list === 'children' || list === 'people')
    ? withoutMember(file, row)
    : file
}

/** What whoever types here reads, once they have taken the other’s words in this place. */
export function takeTheirs(versions: Versions, clash: Clash): CaseFile {
  const taken = weave(
    versions,
    withAtClashes((one) => (samePlace(one, clash) ? one.theirs : one.mine)),
  )
  return clash.theirs === undefined ? withoutThem(taken, clash) : taken
}

/**
 * Their own words hold in this place: the version to begin from, and what they read. An event that was taken out comes
 * back as a new one, `newId`: the id of the old one is not theirs to use any more.
 */
export function keepMine(
  versions: Versions,
  clash: Clash,
  newId: () => string,
): Pick<Versions, 'base' | 'mine'> {
  const base = weave(versions, (one) => {
    if (one.fate !== 'clash') return one.theirs
    return samePlace(one, clash) ? one.theirs : one.base
  })
  const shown = weave(
    versions,
    withAtClashes(({ mine }) => mine),
  )
  if (clash.field === '' && clash.mine === undefined) return { base, mine: withoutThem(shown, clash) }
  if (clash.list !== 'chronology' || clash.theirs !== undefined || clash.field !== '')
    return { base, mine: shown }
  const chronology = shown.chronology.map((event) =>
    event.id === clash.row ? { ...event, id: newId() } : event,
  )
  return { base, mine: { ...shown, chronology } }
}
