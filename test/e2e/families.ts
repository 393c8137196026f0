/** Families that several stories begin with. */
import type { Member, Seed } from './seed.ts'

/** One girl, her health visitor and the chair; what a record of theirs begins with stands in `common`. */
export async function siobhansFamily(seed: Seed, chair: Member, familyRef: string) {
  const family = await seed.as(chair).cases.create({
    familyRef,
    children: [{ id: 'c-siobhan', name: 'Siobhán O’Rourke', dob: '2018-03-14' }],
    people: [
      {
        id: 'p-hv',
        name: 'Siobhan Greaves',
        role: 'professional',
        jobTitle: 'Health visitor',
        agency: 'Wexmoor Community Health',
        agencyGroup: 'health visiting/school nursing',
      },
      {
        id: 'p-chair',
        name: chair.name,
        role: 'professional',
        jobTitle: 'CP chair',
        agencyGroup: 'CSC',
        accountId: seed.accountId(chair),
      },
    ],
    chronology: [],
  })
  const { children, people } = family
  const attendance = [{ id: 'at-1', person: 'p-chair', status: 'attended' }]
  return { family, common: { children, people, attendance } }
}
