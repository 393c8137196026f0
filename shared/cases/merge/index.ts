export {
  type Clash,
  keepMine,
  type Merge,
  mergeFamilies,
  recognised,
  sameFamily,
  takeTheirs,
} from './merge.ts'
export { type FamilyList, type FamilyPlace, familyLists, putAt, type Row, samePlace } from './places.ts'
export type { Versions } from './weave.ts'
