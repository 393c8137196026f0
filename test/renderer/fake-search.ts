/** Search in the fake core: a family and a record that are found by the words a test types. */
import { implement } from '@orpc/server'
import { contract } from '../../shared/api/contract.ts'
import type { SavedSearch, SearchHit } from '../../shared/api/search.ts'

const os = implement(contract).search

const plain = (text: string) => ({ text, marks: [] })

const hit = (change: Partial<SearchHit> & Pick<SearchHit, 'id' | 'kind'>): SearchHit => ({
  recordId: '',
  caseId: 'case-1',
  subject: '',
  audience: 'shared',
  date: '',
  type: '',
  state: '',
  recordTitle: '',
  familyRef: 'WX-4471',
  title: plain(''),
  excerpt: plain(''),
  ...change,
})

const child = hit({ id: '1', kind: 'person', subject: 'c-1', type: 'child', title: plain('Aoife Brennan') })

const records = [
  hit({
    id: '2',
    kind: 'record',
    recordId: 'record-1',
    date: '2026-09-17',
    type: 'ICPC',
    state: 'draft',
    recordTitle: 'Initial conference',
    excerpt: {
      text: '… a bruise was seen; she said the bruise was old …',
      marks: [
        { from: 4, to: 10 },
        { from: 34, to: 40 },
      ],
    },
  }),
  hit({
    id: '3',
    kind: 'record',
    recordId: 'record-1',
    audience: 'restricted',
    type: 'ICPC',
    recordTitle: 'Initial conference',
    excerpt: plain('… told of a bruise in confidence …'),
  }),
]

export function fakeSearch() {
  let saved: SavedSearch[] = []
  return {
    find: os.find.handler(async ({ input: { text, filters, most } }) => {
      // An early answer that comes late: what is typed on meanwhile must win.
      if (text === 'br') await new Promise((resolve) => setTimeout(resolve, 800))
      const words = text.toLowerCase()
      const people = 'aoife brennan'.includes(words) && filters.kinds.every((kind) => kind === 'person')
      const found = words.startsWith('bruise') && filters.state !== 'signed'
      const groups = [
        ...(people ? [{ kind: 'person' as const, count: 1, hits: [child] }] : []),
        ...(found ? [{ kind: 'record' as const, count: 30, hits: records.slice(0, most) }] : []),
      ]
      return { groups, near: words === 'aofie' ? [child] : [] }
    }),
    children: os.children.handler(() => [{ id: 'c-1', name: 'Aoife Brennan', familyRef: 'WX-4471' }]),
    saved: os.saved.handler(() => saved),
    save: os.save.handler(({ input }) => {
      saved = [...saved, { id: `saved-${saved.length}`, ...input }]
      return saved
    }),
    forget: os.forget.handler(({ input }) => {
      saved = saved.filter(({ id }) => id !== input.id)
      return saved
    }),
  }
}
