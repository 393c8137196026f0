/**
 * What must not be joined without asking, because it changes who learns of it: words that one person typed for a few are
 * not to be read by more because another has opened what they stand in.
 */
import { type Child, keepable, keptFrom, type Person, settingKeptFrom } from '../../minutes/index.ts'
import { type CaseEvent, sensitivities } from '../case-file.ts'
import type { FamilyList, Row } from './places.ts'
import { same } from './same.ts'

const as = <Kind>(row: Row): Kind => row as unknown as Kind

/** Undefined: nobody has said yet. */
type Ids = readonly string[] | undefined

const lost = (before: Ids = [], after: Ids = []): boolean => before.some((id) => !after.includes(id))

const openness = ({ sensitivity }: CaseEvent): number => -sensitivities.indexOf(sensitivity)

/** May more people read the event than before? */
const isOpened = (before: CaseEvent, after: CaseEvent): boolean =>
  openness(after) > openness(before) ||
  (after.sensitivity === 'restricted' && lost(after.readers, before.readers))

type Change = { base: Row; mine: Row; theirs: Row }

function mustAskOfEvent({ base, mine, theirs }: Change): boolean {
  const [was, here, there] = [as<CaseEvent>(base), as<CaseEvent>(mine), as<CaseEvent>(theirs)]
  if (same(base, mine) || same(base, theirs)) return false
  const asked = new Set([was.sensitivity, here.sensitivity, there.sensitivity])
  return isOpened(was, here) || isOpened(was, there) || asked.size === 3
}

/** One has let somebody learn a fact, and the other has changed the fact. */
const mustAskOfPerson = ({ base, mine, theirs }: Change): boolean =>
  keepable.some((fact) => {
    const isLetOut = (row: Row) => lost(keptFrom(as<Person>(base), fact), keptFrom(as<Person>(row), fact))
    const isChanged = (row: Row) => !same(base[fact], row[fact])
    return (isLetOut(mine) && isChanged(theirs)) || (isLetOut(theirs) && isChanged(mine))
  })

function mustAskOfChild({ base, mine, theirs }: Change): boolean {
  const isLetOut = (row: Row) => lost(settingKeptFrom(as<Child>(base)), settingKeptFrom(as<Child>(row)))
  const isChanged = (row: Row) => !same(base.setting, row.setting)
  return (isLetOut(mine) && isChanged(theirs)) || (isLetOut(theirs) && isChanged(mine))
}

/** Are the two changes of this row to be decided whole, by a person? */
export function mustAsk(list: FamilyList, change: Change): boolean {
  if (same(change.mine, change.theirs)) return false
  if (list === 'chronology') return mustAskOfEvent(change)
  if (list === 'people') return mustAskOfPerson(change)
  return list === 'children' && mustAskOfChild(change)
}
