import { describe, expect, it } from 'vitest'
import { referencesIn } from '../../../renderer/ui/unbroken.tsx'

const wholes = (text: string) => referencesIn(text).filter((_, index) => index % 2 === 1)

describe('a reference in a line of text', () => {
  it('stays in one piece, whatever stands around it', () => {
    expect(wholes('Chronology of WX-4410')).toEqual(['WX-4410'])
    expect(wholes('Core group, WX-4410')).toEqual(['WX-4410'])
    expect(wholes('WX/2026/17 and (CIN-9)')).toEqual(['WX/2026/17', 'CIN-9'])
  })

  it('is nothing else that has a hyphen, so that long names still break', () => {
    expect(wholes('Siobhán O’Rourke-Featherstonehaugh, high-risk')).toEqual([])
    expect(wholes('A-very-long-reference-with-many-parts-7')).toEqual([])
    expect(wholes('')).toEqual([])
  })

  it('loses no letter', () => {
    for (const text of ['WX-1', 'of WX-1', 'WX-1, WX-2', '', 'none'])
      expect(referencesIn(text).join('')).toBe(text)
  })
})
