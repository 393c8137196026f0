import { describe, expect, it } from 'vitest'
import {
  childSchema,
  keptFrom,
  keptFromAny,
  keptTogether,
  namesPlace,
  oneList,
  ownLists,
  personSchema,
  settingsKeptFrom,
} from '../../../shared/minutes/index.ts'

const mother = (more: object = {}) => personSchema.parse({ id: 'p-mum', name: 'Dana', ...more })

describe('An address that is kept from somebody', () => {
  it('keeps the phone and the employer from them too, until those have lists of their own', () => {
    const dana = mother({ withholdAddressFrom: ['p-dad'] })
    expect(keptFrom(dana, 'address')).toEqual(['p-dad'])
    expect(keptFrom(dana, 'phone')).toEqual(['p-dad'])
    expect(keptFrom(dana, 'employer')).toEqual(['p-dad'])
    expect(keptTogether(dana)).toEqual([{ facts: ['address', 'phone', 'employer'], from: ['p-dad'] }])
  })

  it('says nothing of a phone whose own list is empty: nobody is kept from it', () => {
    const dana = mother({ withholdAddressFrom: ['p-dad'], withholdPhoneFrom: [] })
    expect(keptFrom(dana, 'phone')).toEqual([])
    expect(keptTogether(dana)).toEqual([{ facts: ['address', 'employer'], from: ['p-dad'] }])
  })

  it('is told apart from an employer that is kept from somebody else', () => {
    const dana = mother({ withholdAddressFrom: ['p-dad'], withholdEmployerFrom: ['p-gran', 'p-dad'] })
    expect(keptTogether(dana)).toEqual([
      { facts: ['address', 'phone'], from: ['p-dad'] },
      { facts: ['employer'], from: ['p-gran', 'p-dad'] },
    ])
    expect(keptFromAny(dana)).toEqual(['p-dad', 'p-gran'])
  })

  it('gives phone and employer its own list to begin with, and takes it back', () => {
    const dana = mother({ withholdAddressFrom: ['p-dad'] })
    const apart = { ...dana, ...ownLists(dana) }
    expect(apart.withholdPhoneFrom).toEqual(['p-dad'])
    expect(keptTogether(apart)).toEqual(keptTogether(dana))
    const changed = { ...apart, withholdPhoneFrom: [] }
    expect(keptFrom({ ...changed, ...oneList }, 'phone')).toEqual(['p-dad'])
  })
})

describe('A school that is kept from somebody', () => {
  const ellie = (setting: string) =>
    childSchema.parse({ id: 'c1', name: 'Ellie', setting, withholdSettingFrom: ['p-dad'] })
  const known = (setting: string) => settingsKeptFrom({ children: [ellie(setting)] }, 'p-dad')

  it('is kept from nobody else', () => {
    expect(settingsKeptFrom({ children: [ellie('Lane Primary')] }, 'p-mum')).toEqual([])
  })

  it.each([
    ['Harrow Lane Primary School', 'Harrow Lane Primary School (Reception)', true],
    ['Harrow Lane Primary School', 'the class teacher at HARROW LANE', true],
    ['Harrow Lane Primary School, Year 4', 'Harrow Lane Academy', true],
    ['St Mary’s C of E Primary', 'Seen at St Mary’s on Monday', true],
    ['Harrow Lane Primary School', 'the school nurse', false],
    ['Harrow Lane Primary School', 'Harrowlane Road', false],
    ['Hill', 'a walk on Hillside', false],
    ['at home', 'At homework club', false],
    ['', 'anything', false],
    ['KS1', 'in KS1', false],
  ])('“%s” is named by “%s”: %s', (setting, text, named) => {
    expect(namesPlace(text, known(setting))).toBe(named)
  })
})
