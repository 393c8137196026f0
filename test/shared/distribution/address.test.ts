/** What has to be right about an address, and what to look at twice before a copy leaves for it. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addressLacks,
  addressWarnings,
  defaultMethod,
  emailMethods,
  isEmail,
  isPersonalEmail,
  methods,
} from '../../../shared/distribution/index.ts'

const lacks = (more: Partial<Parameters<typeof addressLacks>[0]>) =>
  addressLacks({
    kind: 'professionals',
    method: 'secure email',
    address: 'j.smith@lane.sch.uk',
    readBack: false,
    agreed: false,
    ...more,
  })

describe('a copy may leave', () => {
  test('by e-mail to an agency, and with no address where none is needed', () => {
    expect(lacks({})).toEqual([])
    for (const method of ['by hand', 'read with the person', 'partner portal'] as const)
      expect(lacks({ method, address: '' })).toEqual([])
  })

  test('never without a method, or without the address that the method needs', () => {
    expect(lacks({ method: '' })).toEqual(['No method is chosen.'])
    expect(lacks({ address: '  ' })).toEqual(['There is no e-mail address.'])
    expect(lacks({ method: 'tracked post', address: '' })).toEqual(['There is no address.'])
  })

  test.each([
    'j.smith',
    'a@b',
    'a@b.uk, c@d.uk',
    'J Smith <j@b.uk>',
    'a b@c.uk',
    '@c.uk',
    'a@@c.uk',
    'a@c..uk',
  ])('never to “%s”, which is not one whole address', (address) => {
    expect(lacks({ address })).toEqual(['This is not one whole e-mail address.'])
    expect(isEmail(address)).toBe(false)
  })

  test('by e-mail to the family only when they agreed in writing and it was read back', () => {
    for (const kind of ['parent', 'child', 'supporter'] as const) {
      const mail = { kind, address: 'dana@ashbyfamily.org' }
      expect(lacks(mail)).toHaveLength(2)
      expect(lacks({ ...mail, agreed: true })).toEqual(['The address was not read back to whoever gave it.'])
      expect(lacks({ ...mail, readBack: true })).toHaveLength(1)
      expect(lacks({ ...mail, agreed: true, readBack: true })).toEqual([])
    }
  })

  test('to a mailbox of somebody’s own only with the same, whoever it is and whatever the method is called', () => {
    for (const address of ['j.smith@gmail.com', 'j@hotmail.co.uk', 'J@OUTLOOK.COM', 'x@btinternet.com'])
      expect(lacks({ address })).toHaveLength(2)
    expect(lacks({ method: 'personal email' })).toHaveLength(2)
    expect(isPersonalEmail('j@mail.council.gov.uk')).toBe(false)
  })

  test('by post without any of that', () => {
    expect(lacks({ kind: 'parent', method: 'tracked post', address: '1 High Street' })).toEqual([])
  })
})

const warnings = (
  name: string,
  address: string,
  more: { agencyGroup?: string; method?: 'NHSmail' | 'CJSM' } = {},
) =>
  addressWarnings({
    kind: 'professionals',
    method: more.method ?? 'secure email',
    address,
    name,
    agencyGroup: more.agencyGroup ?? '',
  })

describe('before a copy leaves it is asked about', () => {
  test('an address that looks like somebody else’s', () => {
    expect(warnings('J Smith', 'mary.jones@lane.sch.uk')).toEqual([
      'The address looks like that of somebody else: this copy is for J Smith.',
    ])
    expect(warnings('John Smith', 'mary.smith@lane.sch.uk')).toHaveLength(1)
    expect(warnings('Siobhan Greaves', 'sgreaveson@nhs.net')).toHaveLength(1)
  })

  test.each([
    ['J Smith', 'j.smith@lane.sch.uk'],
    ['Jane Smith', 'jsmith@lane.sch.uk'],
    ['Jane Smith', 'smithj@lane.sch.uk'],
    ['Jane Smith', 'jane.smith2@nhs.net'],
    ['Jane Smith', 'jane.s@lane.sch.uk'],
    ['Jane Smith', 'smith@lane.sch.uk'],
    ['Dr Jane Mary Smith', 'jm.smith@nhs.net'],
    ['Siobhán O’Neill', 'siobhan.oneill@nhs.net'],
    ['Anna Jones-Featherstone', 'anna.jones-featherstone@lane.sch.uk'],
    ['Anna Jones-Featherstone', 'a.featherstone@lane.sch.uk'],
    ['José María García', 'jose.garcia@nhs.net'],
    ['Jane Smith', 'safeguarding@lane.sch.uk'],
    ['Jane Smith', 'office@lane.sch.uk'],
    ['Jane Smith', 'admin.lane@lane.sch.uk'],
    ['Jane Smith', 'js4471@wexmoor.pnn.police.uk'],
    ['', 'mary.jones@lane.sch.uk'],
  ])('and not one that may well be theirs: %s at %s', (name, address) => {
    expect(warnings(name, address)).toEqual([])
  })

  test('an NHS worker at a school, a teacher at the NHS, and the like', () => {
    expect(warnings('J Smith', 'j.smith@lane.sch.uk', { agencyGroup: 'GP' })).toEqual([
      'The address is one of a school, and they are with a GP practice.',
    ])
    expect(warnings('J Smith', 'j.smith@nhs.net', { agencyGroup: 'education/early years' })).toEqual([
      'The address is one of the NHS, and they are with a school or nursery.',
    ])
    expect(warnings('J Smith', 'j.smith@nhs.net', { agencyGroup: 'hospital' })).toEqual([])
    expect(warnings('J Smith', 'j.smith@wexmoor.police.uk', { agencyGroup: 'police' })).toEqual([])
    expect(warnings('J Smith', 'j.smith@lane.sch.uk', { agencyGroup: 'voluntary' })).toEqual([])
  })

  test('a method that does not belong to the address', () => {
    expect(warnings('J Smith', 'j.smith@lane.org', { method: 'NHSmail' })).toHaveLength(1)
    expect(warnings('J Smith', 'j.smith@lane.org', { method: 'CJSM' })).toHaveLength(1)
    expect(warnings('J Smith', 'j.smith@court.cjsm.net', { method: 'CJSM' })).toEqual([])
  })

  test('a mailbox of somebody’s own', () => {
    expect(warnings('J Smith', 'j.smith@gmail.com')).toEqual([
      'This is a mailbox of somebody’s own, and not of an agency.',
    ])
  })

  test('nothing that is no e-mail at all', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (name, address) => {
        const found = addressWarnings({
          kind: 'parent',
          method: 'tracked post',
          address,
          name,
          agencyGroup: '',
        })
        expect(found).toEqual([])
        // Whatever is typed gets an answer.
        expect(Array.isArray(warnings(name, address))).toBe(true)
      }),
    )
  })
})

describe('how a copy usually goes', () => {
  test.each([
    ['police', 'CJSM'],
    ['probation/youth justice', 'CJSM'],
    ['legal', 'CJSM'],
    ['GP', 'NHSmail'],
    ['health visiting/school nursing', 'NHSmail'],
    ['hospital', 'NHSmail'],
    ['education/early years', 'secure email'],
    ['voluntary', 'secure email'],
    ['', 'secure email'],
  ] as const)('to %s', (agencyGroup, method) => {
    expect(defaultMethod({ kind: 'professionals', role: 'professional', agencyGroup })).toBe(method)
  })

  test('to the family by tracked post, with the child by reading it, and into the file by its own system', () => {
    const to = (kind: Parameters<typeof defaultMethod>[0]['kind']) =>
      defaultMethod({ kind, role: '', agencyGroup: '' })
    expect([to('parent'), to('child'), to('internal'), to('supporter')]).toEqual([
      'tracked post',
      'read with the person',
      'partner portal',
      'tracked post',
    ])
    for (const kind of ['parent', 'child', 'supporter'] as const)
      expect(emailMethods.has(to(kind))).toBe(false)
    expect(methods).toContain(to('worker'))
  })
})
