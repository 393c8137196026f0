import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it, vi } from 'vitest'
import { audienceWords } from '../../../renderer/ui/audience-mark.tsx'
import {
  allCommands,
  type Command,
  findCommands,
  matchesKeys,
  registerCommands,
} from '../../../renderer/ui/commands.ts'
import { splitHash } from '../../../renderer/ui/location.ts'
import { sortRows, Table } from '../../../renderer/ui/table.tsx'
import { audienceNames } from '../../../shared/minutes/index.ts'

const command = (title: string, change: Partial<Command> = {}): Command => ({
  id: title,
  title,
  group: 'Do',
  run: () => undefined,
  ...change,
})

describe('the command palette', () => {
  const commands = [
    command('Guide', { group: 'Go to', keywords: 'help' }),
    command('New meeting record'),
    command('Lock Chairside', { keywords: 'sign out leave' }),
    command('Read and sign'),
  ]

  it('shows everything while nothing is typed', () => {
    expect(findCommands(commands, '  ')).toEqual(commands)
  })

  it('puts words of a title before words that only describe it', () => {
    expect(findCommands(commands, 'sign').map(({ title }) => title)).toEqual([
      'Read and sign',
      'Lock Chairside',
    ])
  })

  it('needs every word, in any order', () => {
    expect(findCommands(commands, 'record new').map(({ title }) => title)).toEqual(['New meeting record'])
    expect(findCommands(commands, 'record goodbye')).toEqual([])
  })

  it('finds a place by another word for it', () => {
    expect(findCommands(commands, 'help').map(({ title }) => title)).toEqual(['Guide'])
  })

  it('forgets the commands of a screen that has gone', () => {
    const run = vi.fn()
    const forget = registerCommands([command('Only here', { run })])
    allCommands()
      .find(({ id }) => id === 'Only here')
      ?.run()
    expect(run).toHaveBeenCalledOnce()
    forget()
    expect(allCommands().some(({ id }) => id === 'Only here')).toBe(false)
  })
})

describe('a shortcut', () => {
  const pressed = (
    key: string,
    held: Partial<Record<'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey', true>> = {},
  ) => ({
    key,
    ctrlKey: false,
    metaKey: false,
    shiftKey: false,
    altKey: false,
    ...held,
  })

  it('is Ctrl on Windows and Linux and Command on a Mac', () => {
    expect(matchesKeys('Mod+K', pressed('k', { ctrlKey: true }), false)).toBe(true)
    expect(matchesKeys('Mod+K', pressed('k', { metaKey: true }), true)).toBe(true)
    expect(matchesKeys('Mod+K', pressed('k', { ctrlKey: true }), true)).toBe(false)
  })

  it('does not answer when another key is held too', () => {
    expect(matchesKeys('Mod+K', pressed('K', { ctrlKey: true, shiftKey: true }), false)).toBe(false)
    expect(matchesKeys('Mod+Shift+L', pressed('L', { ctrlKey: true, shiftKey: true }), false)).toBe(true)
    expect(matchesKeys('Mod+K', pressed('k', { ctrlKey: true, altKey: true }), false)).toBe(false)
  })

  it('may be one key alone', () => {
    expect(matchesKeys('F11', pressed('F11'), false)).toBe(true)
    expect(matchesKeys('F11', pressed('F11', { ctrlKey: true }), false)).toBe(false)
  })
})

describe('a place in the app', () => {
  it.each([
    ['#/record/01J?finding=R-VC', { path: '/record/01J', search: 'finding=R-VC' }],
    ['#cases', { path: '/cases', search: '' }],
    ['', { path: '/', search: '' }],
    ['#/a?b?c', { path: '/a', search: 'b?c' }],
  ])('%s is read apart', (hash, parts) => {
    expect(splitHash(hash)).toEqual(parts)
  })
})

describe('a table', () => {
  const columns = [
    {
      key: 'name',
      heading: 'Name',
      cell: () => '',
      sortBy: (row: { name: string; count: number }) => row.name,
    },
    {
      key: 'count',
      heading: 'Count',
      cell: () => '',
      sortBy: (row: { name: string; count: number }) => row.count,
    },
    { key: 'note', heading: 'Note', cell: () => '' },
  ]
  const rows = [
    { name: 'WX-10', count: 2 },
    { name: 'wx-9', count: 10 },
    { name: 'Émile', count: 1 },
  ]
  const names = (sort: { key: string; descending: boolean }) =>
    sortRows(rows, columns, sort).map(({ name }) => name)

  it('orders words as people do, numbers inside words included', () => {
    expect(names({ key: 'name', descending: false })).toEqual(['Émile', 'wx-9', 'WX-10'])
  })

  it('orders numbers as numbers, both ways', () => {
    expect(names({ key: 'count', descending: true })).toEqual(['wx-9', 'WX-10', 'Émile'])
  })

  it('orders days by the calendar, a row without one first', () => {
    const days = ['2026-11-02', '', '2025-12-31', '2026-09-30'].map((name) => ({ name, count: 0 }))
    const sorted = sortRows(days, columns, { key: 'name', descending: false })
    expect(sorted.map(({ name }) => name)).toEqual(['', '2025-12-31', '2026-09-30', '2026-11-02'])
  })

  it('orders references that are only digits as numbers', () => {
    const refs = ['10', '9', '100'].map((name) => ({ name, count: 0 }))
    const sorted = sortRows(refs, columns, { key: 'name', descending: false })
    expect(sorted.map(({ name }) => name)).toEqual(['9', '10', '100'])
  })

  it('draws the first two hundred of a long list and says how many there are', () => {
    const many = Array.from({ length: 20_000 }, (_, count) => ({ name: `WX-${count}`, count }))
    const drawn = renderToStaticMarkup(
      createElement(Table<(typeof many)[number]>, {
        caption: 'Records',
        columns: columns.map((column) => ({ ...column, cell: (row: (typeof many)[number]) => row.name })),
        rows: many,
        rowKey: (row) => row.name,
        initialSort: { key: 'count', descending: true },
      }),
    )
    expect(drawn.match(/<tr/g)).toHaveLength(201)
    expect(drawn).toContain('WX-19999')
    expect(drawn).toContain('Show 200 more')
    expect(drawn).toContain('200 of 20,000 are shown.')
  })

  it('keeps the order it was given for a column that has none', () => {
    expect(names({ key: 'note', descending: true })).toEqual(rows.map(({ name }) => name))
  })
})

it('names audiences in the words of the record', () => {
  expect(audienceWords).toEqual(audienceNames)
})
