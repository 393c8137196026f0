/**
 * The filters of the desk. What is chosen from a list is remembered on this machine; typed words may be a name, and are
 * kept nowhere.
 */
import { useState } from 'react'
import { useRemembered } from '../../ui/index.ts'
import { type Filters, noFilters } from './queue.ts'

export function useFilters(): {
  filters: Filters
  change: (part: Partial<Filters>) => void
  settled: boolean
  setSettled: (settled: boolean) => void
} {
  const [text, setText] = useState('')
  const [type, setType] = useRemembered<string>('distribution.type', '')
  const [method, setMethod] = useRemembered<string>('distribution.method', '')
  const [responsible, setResponsible] = useRemembered<string>('distribution.whose', '')
  const [state, setState] = useRemembered<string>('distribution.state', '')
  const [shown, setShown] = useRemembered<string>('distribution.shown', 'open')
  return {
    filters: { text, type, method, responsible, state },
    change: (part) => {
      if (part.text !== undefined) setText(part.text)
      if (part.type !== undefined) setType(part.type)
      if (part.method !== undefined) setMethod(part.method)
      if (part.responsible !== undefined) setResponsible(part.responsible)
      if (part.state !== undefined) setState(part.state)
    },
    settled: shown === 'all',
    setSettled: (settled) => setShown(settled ? 'all' : 'open'),
  }
}

export const isFiltered = (filters: Filters): boolean =>
  Object.keys(noFilters).some((key) => filters[key as keyof Filters].trim() !== '')
