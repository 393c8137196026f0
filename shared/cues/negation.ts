/** Does the sentence say that it was not so? The cue is still shown, as "said not to be so?" (domain 3.2). */

const WINDOW = 80
const clauseEnds =
  /[;:]|, (?:but|and|so|because|which|who)\b|\b(?:but|however|because|although|though|whereas)\b/gi
const unsure =
  /\b(?:cannot|can't|could not|couldn't) (?:say|tell|be sure|rule out)\b|\bnot (?:only|just|sure|known|clear|ruled out)\b|\bno doubt\b|\bnot yet known\b/gi
const negative =
  /\b(?:no|not|never|nor|neither|none|nobody|no[- ]one|nothing|without|cannot|can't|[a-z]{2,7}n't|den(?:y|ies|ied|ying)|rather than|instead of|ruled out|no evidence of|absence of)\b/i
const afterwards =
  /^[^.;,]{0,20}\b(?:not (?:seen|found|present|noted|observed)|ruled out|none (?:seen|noted|found)|was not so)\b|^: (?:none|no|nil)\b/i

/** Could anything in this sentence be denied? Asked once for a sentence, so that a long one is read once. */
export function mayDeny(sentence: string): boolean {
  return negative.test(sentence) || /\bnil\b/i.test(sentence)
}

/** The part of a sentence before `at` that belongs to the same clause, at most 80 characters and seven words. */
function clauseBefore(sentence: string, at: number): string {
  const window = sentence.slice(Math.max(0, at - WINDOW), at)
  let from = 0
  for (const end of window.matchAll(clauseEnds)) from = end.index + end[0].length
  return window.slice(from).split(/\s+/).filter(Boolean).slice(-7).join(' ')
}

/**
 * Is the match at `start` to `end` of a sentence denied? `inside` also looks for a denial within the match, for
 * patterns that leave a gap ("police had not attended").
 */
export function isNegated(sentence: string, start: number, end: number, inside: boolean): boolean {
  const scope = `${clauseBefore(sentence, start)} ${inside ? sentence.slice(start, end) : ''}`
  if (negative.test(scope.replace(unsure, ' '))) return true
  return afterwards.test(sentence.slice(end, end + 40))
}

const corroboration =
  /\b(?:unannounced|observed by|seen by|confirmed by|register|records? show|test result|hair strand|since (?:\d|january|february|march|april|may|june|july|august|september|october|november|december)|for (?:the last |over )?\d{1,3} (?:weeks|months))\b|\b\d{1,3}%/gi

/** Does a sentence carry corroboration (the quieten rule of domain 3.2)? "No unannounced visit was made" does not. */
export function corroborates(sentence: string): boolean {
  for (const match of sentence.matchAll(corroboration)) {
    if (!negative.test(clauseBefore(sentence, match.index))) return true
  }
  return false
}

const contact =
  /\b(?:seen|saw|visit(?:ed|s)?|met|contact|spoke|spoken|appointment|attended|reviewed|weighed|examined|call(?:ed)?|clinic)\b/i
const dated =
  /\b\d{1,2}(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\b\d{1,2}[/.]\d{1,2}\b|\b\d{4}-\d{2}-\d{2}\b|\b(?:in|since|last|until) (?:jan|feb|mar|apr|may|june|july|aug|sep|oct|nov|dec)|\b(?:yesterday|today|this (?:morning|week)|last (?:week|month|(?:mon|tues|wednes|thurs|fri)day))\b/i

/** Does a sentence date a contact with the family ("I visited on 10 September")? */
export function datesContact(sentence: string): boolean {
  return contact.test(sentence) && dated.test(sentence)
}
