import { describe, expect, it } from 'vitest'
import { matchCues, nobodyNamed, rewordWasNotBrought } from '../../../shared/cues/index.ts'

describe('Was Not Brought wording', () => {
  it.each([
    [
      "Wren DNA'd her hearing test on 3 June, DNA on 1 July and DNA again on 5 August.",
      'Wren was not brought by Dana to her hearing test on 3 June, was not brought on 1 July and was not brought again on 5 August.',
    ],
    ['Tobias DNA three asthma reviews.', 'Tobias was not brought by Dana to three asthma reviews.'],
    ['Jacob failed to attend asthma clinic.', 'Jacob was not brought by Dana to asthma clinic.'],
    ['He has not attended his review.', 'He has not been brought by Dana to his review.'],
    ['The children did not attend the dentist.', 'The children were not brought by Dana to the dentist.'],
    ['Wren missed three appointments.', 'Wren was not brought by Dana to three appointments.'],
    ['DNA on 4 May.', 'Wren was not brought by Dana on 4 May.'],
    ['She was discharged for non-attendance.', 'She was discharged for not being brought.'],
  ])('turns "%s" round', (sentence, offered) => {
    expect(rewordWasNotBrought(sentence, 'Wren', 'Dana')?.reworded).toBe(offered)
  })

  it('keeps a place for the adult who is not named', () => {
    expect(rewordWasNotBrought('Wren DNA.', 'Wren')?.reworded).toBe(`Wren was not brought by ${nobodyNamed}.`)
  })

  it("can keep a record's own words with a note, and then asks no more", () => {
    const noted = rewordWasNotBrought('Wren DNA her test.', 'Wren', 'Dana')?.noted ?? ''
    expect(noted).toBe('Wren DNA her test [recorded as DNA].')
    expect(matchCues(noted).filter((match) => match.cue === 'WN-01')).toEqual([])
    expect(rewordWasNotBrought('Mae failed to attend.', 'Mae')?.noted).toBe(
      'Mae failed to attend [recorded as failed to attend].',
    )
  })

  it('raises no question about its own wording', () => {
    for (const sentence of [
      'Wren DNA her hearing test.',
      'Wren did not attend the clinic.',
      'Wren missed two reviews.',
    ]) {
      expect(matchCues(sentence).some((match) => match.family === 'WN')).toBe(true)
      const offered = rewordWasNotBrought(sentence, 'Wren', 'Dana')?.reworded ?? sentence
      expect(matchCues(offered).filter((match) => match.family === 'WN')).toEqual([])
    }
  })

  it('offers nothing where there is nothing to change', () => {
    expect(rewordWasNotBrought('Wren was brought by Dana.', 'Wren', 'Dana')).toBeUndefined()
  })
})
