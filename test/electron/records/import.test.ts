/** An import as a person does it, through the contract and the real store. */
import { afterEach, describe, expect, it } from 'vitest'
import { verifyAudit } from '../../../electron/workspace/index.ts'
import { type ImportDecisions, noDecisions } from '../../../shared/cases/import/index.ts'
import { clientFor, startCore, wordsOf } from '../api/core-kit.ts'
import { workbook } from './workbook.ts'

const base64 = (bytes: Uint8Array | string) => Buffer.from(bytes).toString('base64')

const stops: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
})

async function start() {
  let second = 0
  const kit = await startCore(() => new Date(Date.parse('2026-09-14T10:00:00Z') + second++ * 1000))
  stops.push(() => kit.stop())
  await kit.client.workspace.createFictional()
  const { client } = kit
  const family = await client.cases.create({
    familyRef: 'WX-IMPORT',
    children: [{ id: 'ellie', name: 'Ellie Marsh', dob: '2019-03-04', caseRef: 'L100' }],
    people: [],
    chronology: [],
  })
  const files = async () => {
    const list = await client.cases.list()
    return Promise.all(list.map(({ id }) => client.cases.get({ id })))
  }
  return { ...kit, family, files }
}
type Kit = Awaited<ReturnType<typeof start>>

/** Reads the file, takes the guesses, and asks what it would do. */
async function asked({ client }: Kit, bytes: string, decisions: ImportDecisions = noDecisions) {
  const { kind, mappings } = await client.imports.read({ bytes })
  const request = { bytes, kind, mapping: mappings[kind], decisions }
  const plan = await client.imports.preview(request)
  return { request, plan, apply: () => client.imports.apply({ ...request, hash: plan.hash }) }
}

const children = base64(
  'LCS ID;Surname;Forename;DOB;Family ID;School\nL100;MARSH;Ellie;04/03/2019;WX-IMPORT;Elm School\nL200;OBI;Amara;03/04/2020;WX-NEW;\nL300;OBI;Ada;31/02/2020;WX-NEW;',
)

describe('an import', () => {
  it('reads the headings and guesses what they are', async () => {
    const { client } = await start()
    const file = await client.imports.read({ bytes: children })
    expect(file).toMatchObject({ kind: 'children', rows: 3 })
    expect(file.mappings.children).toEqual(['caseRef', 'surname', 'forename', 'dob', 'familyRef', 'setting'])
    expect(file.firstRows[0]?.[2]).toBe('Ellie')
  })

  it('changes nothing while it is looked at', async () => {
    const kit = await start()
    const before = await kit.files()
    const { plan } = await asked(kit, children)
    expect(plan.counts).toMatchObject({ added: 1, changed: 1, wrong: 1, doubtful: 0 })
    expect(plan).toMatchObject({ newFamilies: 1, changedFamilies: 1 })
    expect(plan.wrong.map(({ line }) => line)).toEqual([4])
    expect(await kit.files()).toEqual(before)
  })

  it('is carried out as it was shown, with one row of the audit chain, and is in the list', async () => {
    const kit = await start()
    const raw = kit.core.needRooms().workspace.raw
    const { apply, plan } = await asked(kit, children)
    const rows = () =>
      Number(raw.prepare("SELECT count(*) FROM audit WHERE action NOT LIKE '% read'").pluck().get())
    const audited = rows()
    const result = await apply()
    expect(result.counts).toEqual(plan.counts)
    expect(rows()).toBe(audited + 1)
    expect(verifyAudit(raw).ok).toBe(true)
    const files = await kit.files()
    expect(files.find(({ familyRef }) => familyRef === 'WX-NEW')?.children).toMatchObject([
      { name: 'Amara Obi', dob: '2020-04-03', caseRef: 'L200' },
    ])
    expect((await kit.client.cases.get({ id: kit.family.id })).children[0]?.setting).toBe('Elm School')
    const [past] = await kit.client.imports.list()
    expect(past).toMatchObject({ id: result.id, kind: 'children', undoneAt: '' })
    expect(past?.by).not.toBe('')
  })

  it('does nothing the second time', async () => {
    const kit = await start()
    await (await asked(kit, children)).apply()
    const again = await asked(kit, children)
    expect(again.plan.counts).toMatchObject({ added: 0, changed: 0, unchanged: 2, wrong: 1 })
    expect(await wordsOf(again.apply())).toMatch(/^There is nothing new in this file\./)
  })

  it('is refused when one of its families has changed since it was looked at', async () => {
    const kit = await start()
    const { apply } = await asked(kit, children)
    const { createdAt: _at, ...family } = await kit.client.cases.get({ id: kit.family.id })
    await kit.client.cases.save({ ...family, familyRef: 'WX-IMPORT', people: [{ id: 'p', name: 'Dana' }] })
    const before = await kit.files()
    expect(await wordsOf(apply())).toMatch(/^The case files have changed since you looked at this import\./)
    expect(await kit.files()).toEqual(before)
    expect(await kit.client.imports.list()).toEqual([])
  })

  it('waits for every doubtful row, and takes the decision that was made', async () => {
    const kit = await start()
    const bytes = base64('Name;DOB\nEllie Obi;04/03/2019')
    const doubtful = await asked(kit, bytes)
    expect(doubtful.plan.doubts).toMatchObject([{ key: 'line 2', lines: [2], candidates: [{ id: 'ellie' }] }])
    expect(await wordsOf(doubtful.apply())).toMatch(
      /^One row still waits for a decision\. Nothing was imported\./,
    )
    const decided = await asked(kit, bytes, {
      doubts: { 'line 2': { as: 'same', who: 'ellie' } },
      replace: [],
    })
    await decided.apply()
    expect((await kit.client.cases.get({ id: kit.family.id })).otherNames).toMatchObject([
      { name: 'Ellie Obi' },
    ])
  })

  it('takes days from a workbook, marks its events, and lets no formula through', async () => {
    const kit = await start()
    const bytes = base64(
      workbook([
        ['LCS ID', 'Event date', 'Description'],
        ['L100', { day: 42798 }, { formula: 'x', gave: '=HYPERLINK("http://x")' }],
      ]),
    )
    const { apply } = await asked(kit, bytes)
    const { id } = await apply()
    expect((await kit.client.cases.get({ id: kit.family.id })).chronology).toMatchObject([
      {
        date: '2017-03-04',
        text: '\'=HYPERLINK("http://x")',
        about: ['ellie'],
        importId: id,
        sensitivity: 'professionals',
      },
    ])
  })

  it('can be found in the search, and no longer when it was taken back', async () => {
    const kit = await start()
    const { id } = await (await asked(kit, children)).apply()
    const names = async () => (await kit.core.needRooms().store.search.children()).map(({ name }) => name)
    expect(await names()).toContain('Amara Obi')
    await kit.client.imports.undo({ id })
    expect(await names()).not.toContain('Amara Obi')
    expect((await kit.core.needRooms().workspace.check()).ok).toBe(true)
  })

  it('says so when no row names the columns or there are no rows', async () => {
    const { client } = await start()
    expect(await wordsOf(client.imports.read({ bytes: base64('Ellie;04/03/2019\nTom;05/03/2019') }))).toMatch(
      /^Chairside found no row with headings in this file\./,
    )
    expect(await wordsOf(client.imports.read({ bytes: base64('Name;DOB\n') }))).toMatch(
      /^There are headings in this file and no rows below them\./,
    )
  })

  it('says which column is missing', async () => {
    const { client } = await start()
    const request = {
      bytes: children,
      kind: 'children' as const,
      mapping: ['', '', '', '', '', ''],
      decisions: noDecisions,
    }
    expect(await wordsOf(client.imports.preview(request))).toMatch(/^Say which column holds the name\./)
  })

  it('is not for people who may not write cases', async () => {
    const kit = await start()
    const other = kit.core.newSession()
    kit.core.signIn(other, {
      id: 'somebody',
      name: 'Sam O’Dell',
      role: 'QA lead',
      organisation: '',
      email: '',
      administrator: false,
      active: true,
      createdAt: '',
    })
    const client = clientFor(kit.core, other)
    expect(await wordsOf(client.imports.read({ bytes: children }))).toMatch(
      /^Your role here, QA lead, does not include this\./,
    )
    expect(await wordsOf(client.imports.list())).toMatch(/does not include this/)
  })
})

describe('taking an import back', () => {
  const contents = async (kit: Kit) =>
    (await kit.files())
      .map(({ changedAt: _at, ...content }) => content)
      .sort((a, b) => a.id.localeCompare(b.id))

  it('puts every family back exactly, and takes new ones away', async () => {
    const kit = await start()
    const before = await contents(kit)
    const { id } = await (await asked(kit, children)).apply()
    expect(await kit.client.imports.undo({ id })).toEqual({ restored: 2, left: [] })
    expect(await contents(kit)).toEqual(before)
    expect((await kit.client.imports.list())[0]?.undoneAt).not.toBe('')
    expect(await wordsOf(kit.client.imports.undo({ id }))).toMatch(/^This import was taken back already\./)
  })

  it('goes back through several imports, the last one first', async () => {
    const kit = await start()
    const before = await contents(kit)
    const first = await (await asked(kit, children)).apply()
    const events = base64('LCS ID;Event date;Description\nL100;04/03/2017;Moved house.')
    const second = await (await asked(kit, events)).apply()
    await kit.client.imports.undo({ id: second.id })
    await kit.client.imports.undo({ id: first.id })
    expect(await contents(kit)).toEqual(before)
  })

  it('leaves a family that somebody has changed since, and names it', async () => {
    const kit = await start()
    const { id } = await (await asked(kit, children)).apply()
    const { createdAt: _at, ...family } = await kit.client.cases.get({ id: kit.family.id })
    await kit.client.cases.save({ ...family, people: [{ id: 'p', name: 'Dana' }] })
    expect(await kit.client.imports.undo({ id })).toEqual({ restored: 1, left: ['WX-IMPORT'] })
    const left = await kit.client.cases.get({ id: kit.family.id })
    expect(left.children[0]?.setting).toBe('Elm School')
    expect(left.people).toMatchObject([{ name: 'Dana' }])
    const [listed] = await kit.client.imports.list()
    expect(listed).toMatchObject({ undoneLeft: 1 })
    expect(listed?.undoneBy).toBe(listed?.by)
  })

  it('leaves a new family whose only record was thrown away: it may be brought back', async () => {
    const kit = await start()
    const { id } = await (await asked(kit, base64('Name;DOB;Family ID\nAmara Obi;03/04/2020;WX-NEW'))).apply()
    const made = (await kit.files()).find(({ familyRef }) => familyRef === 'WX-NEW')
    const record = await kit.client.records.create({
      type: 'ICPC',
      subType: '',
      caseId: made?.id ?? '',
      date: '2026-09-14',
      start: '10:00',
      place: '',
    })
    await kit.client.undo.throwAway({ recordId: record.id, because: 'Wrong family' })
    expect(await kit.client.imports.undo({ id })).toEqual({ restored: 0, left: ['WX-NEW'] })
    await kit.client.undo.bringBack({ recordId: record.id })
    expect((await kit.client.records.list()).map((one) => one.id)).toContain(record.id)
  })

  it('leaves a new family that has a record by now, and the import stands when nothing could be taken back', async () => {
    const kit = await start()
    const { id } = await (await asked(kit, base64('Name;DOB;Family ID\nAmara Obi;03/04/2020;WX-NEW'))).apply()
    const made = (await kit.files()).find(({ familyRef }) => familyRef === 'WX-NEW')
    await kit.client.records.create({
      type: 'ICPC',
      subType: '',
      caseId: made?.id ?? '',
      date: '2026-09-14',
      start: '10:00',
      place: '',
    })
    expect(await kit.client.imports.undo({ id })).toEqual({ restored: 0, left: ['WX-NEW'] })
    expect((await kit.client.imports.list())[0]?.undoneAt).toBe('')
    expect((await kit.files()).some(({ familyRef }) => familyRef === 'WX-NEW')).toBe(true)
  })

  it('keeps no words of the cases once it is done', async () => {
    const kit = await start()
    const { id } = await (await asked(kit, children)).apply()
    const kept = () =>
      kit.core.needRooms().workspace.raw.prepare('SELECT before FROM import_batch').pluck().get()
    expect(kept()).toContain('Ellie Marsh')
    await kit.client.imports.undo({ id })
    expect(kept()).toBe('[]')
  })
})
