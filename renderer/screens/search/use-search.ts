/** What is typed, asked of the core a moment later; the latest question is the one that is answered. */
import { useEffect, useState } from 'react'
import type { SearchFilters } from '../../../shared/api/search.ts'
import { api, queryClient, useQuery, useQueryClient } from '../../client/index.ts'
import { noFilters } from './words.ts'

export type Asked = { text: string; filters: SearchFilters }

const PAUSE = 200
/** Beside what was read from the core, and so forgotten with it as soon as somebody else signs in. */
const KEPT = ['what was looked for last']

/** A search screen that is open hears of what is asked elsewhere. */
const open = new Set<(asked: Asked) => void>()

/** Makes these words, without a filter, what the search screen shows: the one that is open, or the next. */
export function askSearch(text: string): void {
  const asked = { text, filters: noFilters }
  queryClient.setQueryData<Asked>(KEPT, asked)
  for (const show of open) show(asked)
}

/** The search as it was left, so that one comes back from a result to the others. In memory only. */
export function useAsked(): [Asked, (next: Asked) => void] {
  const queries = useQueryClient()
  const [asked, setAsked] = useState<Asked>(
    () => queries.getQueryData<Asked>(KEPT) ?? { text: '', filters: noFilters },
  )
  useEffect(() => {
    open.add(setAsked)
    return () => void open.delete(setAsked)
  }, [])
  const change = (next: Asked) => {
    setAsked(next)
    queries.setQueryData<Asked>(KEPT, next)
  }
  return [asked, change]
}

/** Is this what somebody looks for? One letter is in everything. */
export const isEnough = (text: string): boolean => text.trim().length >= 2

/** Answers of an earlier question stay until the next are there; `isLate` says that they are such. */
export function useFound({ text, filters }: Asked, most: number) {
  const [settled, setSettled] = useState(text.trim())
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text.trim()), PAUSE)
    return () => clearTimeout(timer)
  }, [text])
  const input = { text: settled, filters, most }
  const found = useQuery({
    ...api.search.find.queryOptions({ input, enabled: isEnough(settled) }),
    placeholderData: (before) => before,
  })
  const wanted = isEnough(text) && isEnough(settled)
  return {
    data: wanted ? found.data : undefined,
    error: wanted ? found.error : null,
    isLate: found.isPlaceholderData || settled !== text.trim(),
  }
}
