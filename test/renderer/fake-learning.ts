/** The library of learning, as the core would keep it for the fake world. */
import { implement, ORPCError } from '@orpc/server'
import type { Account } from '../../shared/access/access.ts'
import { contract, type RecordMeta } from '../../shared/api/contract.ts'
import type { LearningNote } from '../../shared/api/learning.ts'
import { mostNamed, readThemes, type Theme, themeSeeds, wordsOfSeed } from '../../shared/learning/index.ts'
import { at, type FakeOptions } from './fake-world.ts'

type World = { records: RecordMeta[]; me: () => Account; options: FakeOptions }

export function fakeLearning({ records, me, options }: World) {
  const os = implement(contract)
  const { empty = false, long = false } = options
  const versions: Theme[] = empty
    ? []
    : themeSeeds.map((seed) => ({
        ...wordsOfSeed(seed),
        id: seed.id,
        version: 1,
        standing: 'in use' as const,
        byName: 'Chairside',
        at,
      }))
  const newest = (): Theme[] => [...new Map(versions.map((one) => [one.id, one])).values()]
  if (!empty) {
    const [first] = versions
    if (first)
      versions.push({
        ...first,
        id: 'theme-long',
        standing: 'draft',
        title: long
          ? 'Featherstonehaugh-Wolverhampton-and-Dudley: grandparents’-bedrooms-that-nobody-has-ever-looked-into'
          : 'Ask to see where the children sleep',
        kind: 'local',
        reviewed: '2025-04',
        link: 'https://partnership.example.org/reviews/2025/where-the-children-sleep-and-who-has-seen-it.pdf',
        byName: 'Rosa Okafor',
      })
  }
  let notes: LearningNote[] = empty
    ? []
    : [
        {
          noteId: 'note-1',
          session: 'August 2026',
          text: 'A friendly carer is not a safe carer. Ask what the child would say if the carer were not in the room.',
        },
      ]
  const usedIn = () =>
    records
      .filter(({ state }) => state === 'signed')
      .map(({ id, type, title, familyRef, date }) => ({ recordId: id, type, title, familyRef, date }))
  const used = ({ id }: Theme): number => (id === 'seed-was-not-brought' ? usedIn().length : 0)
  const find = (id: string): Theme => {
    const theme = newest().find((one) => one.id === id)
    if (theme) return theme
    throw new ORPCError('PROBLEM', {
      defined: true,
      status: 409,
      message: '',
      data: { code: 'not found', happened: 'This theme is not in the library.', safe: '', todo: '' },
    })
  }
  const read = (bytes: string) => {
    const rows = atob(bytes)
      .split(/\r?\n/)
      .filter(Boolean)
      .map((line) => line.split(','))
    return {
      ...readThemes(
        rows,
        newest().map(({ title }) => title),
      ),
      hash: String(bytes.length),
    }
  }
  const put = (theme: Omit<Theme, 'byName' | 'at'>): Theme => {
    const made = { ...theme, byName: me().name, at: new Date().toISOString() }
    versions.push(made)
    return made
  }
  return {
    list: os.learning.list.handler(() => newest().map((theme) => ({ ...theme, used: used(theme) }))),
    one: os.learning.one.handler(({ input }) => {
      const theme = find(input.id)
      return {
        theme,
        versions: versions.filter(({ id }) => id === input.id),
        usedIn: used(theme) > 0 ? usedIn() : [],
      }
    }),
    add: os.learning.add.handler(({ input }) => {
      notes = notes.filter(({ noteId }) => noteId !== input.noteId)
      return put({ ...input.words, id: `theme-${versions.length}`, version: 1, standing: input.standing })
    }),
    change: os.learning.change.handler(({ input }) =>
      put({ ...input.words, id: input.id, version: find(input.id).version + 1, standing: input.standing }),
    ),
    notes: os.learning.notes.handler(() => notes),
    preview: os.learning.preview.handler(({ input }) => read(input.bytes)),
    importThemes: os.learning.importThemes.handler(({ input }) => {
      const { themes } = read(input.bytes)
      for (const words of themes)
        put({ ...words, id: `theme-${versions.length}`, version: 1, standing: 'in use' })
      return { added: themes.length }
    }),
    named: os.learning.named.handler(() =>
      mostNamed(newest(), new Map(newest().map((theme) => [theme.id, used(theme)]))),
    ),
    document: os.learning.document.handler(() => ({ fileName: 'Learning themes.docx', bytes: btoa('x') })),
  }
}
