/**
 * The part somebody plays when copies are handed out (domain section 6). Who is invited as a professional is told by
 * their post and agency, because that is how they are typed: an advocate, an interpreter or a solicitor in the list of
 * professionals has no more right to a professionals' copy than one in the list of the family.
 */
import type { Person } from '../minutes/index.ts'
import { isWorking } from './words.ts'

export type PartPlayed =
  /** Court, Cafcass, solicitors, police disclosure: what they get goes through Legal. */
  | 'through Legal'
  /** The council's own Legal. */
  | 'Legal'
  | 'council'
  | 'advocate'
  | 'supporter'
  | 'observer'
  | 'agency'
  | 'family'
  /** Somebody at work whose part is not written down. */
  | 'not said'

const LAWYER = /\b(?:solicitors?|barristers?|lawyers?|legal (?:advis[eo]r|executive|representative))\b/i
const COURT =
  /\b(?:cafcass|chambers|(?:family|county|high|crown|magistrates[’']?) court|court (?:officer|clerk|adviser)|(?:children[’']?s|child[’']?s) guardian|guardian ad litem|judge|magistrate)\b/i
const DISCLOSURE = /\bdisclosure\b/i
const COUNCIL_LEGAL =
  /\b(?:council|borough|county|city|authority)\b.*\blegal\b|\blegal (?:services|department|team)\b/i
const ADVOCATE = /\badvoca(?:te|cy)\b/i
/** Advocates of grown-ups. */
const FOR_ADULTS = /\b(?:parent(?:s|al)?[’']?|family|mother[’']?s?|father[’']?s?|adult|care act|imha|imca)\b/i
/** They work with somebody who was hurt, and are an agency of their own. */
const VIOLENCE = /\b(?:domestic|sexual|violence|abuse|idva|isva)\b/i
const HELPER = /\b(?:interpreter|translator|supporter|mckenzie friend)\b/i

/** The council's own workers. */
export function isCouncil(person: Person): boolean {
  return person.agencyGroup === 'CSC' || /\bchildren[’']?s social care\b/i.test(person.agency)
}

export function partPlayed(person: Person): PartPlayed {
  const { role, jobTitle, agency, agencyGroup } = person
  const post = `${jobTitle} ${agency}`
  if (role !== '' && !isWorking(person)) return 'family'
  if (role === 'interpreter' || role === 'supporter') return 'supporter'
  if (role === 'observer') return 'observer'
  const lawful = lawPart(person, post)
  if (lawful) return lawful
  if (role === 'advocate' || ADVOCATE.test(jobTitle)) {
    if (role === 'professional' && VIOLENCE.test(post)) return 'agency'
    return FOR_ADULTS.test(jobTitle) || VIOLENCE.test(post) ? 'supporter' : 'advocate'
  }
  if (HELPER.test(jobTitle)) return 'supporter'
  if (isCouncil(person)) return 'council'
  if (role === 'professional') return 'agency'
  return agency === '' && jobTitle === '' && agencyGroup === '' ? 'family' : 'not said'
}

function lawPart(person: Person, post: string): 'Legal' | 'through Legal' | undefined {
  const { role, jobTitle, agency, agencyGroup } = person
  const own = isCouncil(person) || COUNCIL_LEGAL.test(agency)
  const isLawyer = role === 'solicitor' || agencyGroup === 'legal' || LAWYER.test(own ? jobTitle : post)
  if (isLawyer) return own ? 'Legal' : 'through Legal'
  if (agencyGroup === 'police' && DISCLOSURE.test(post)) return 'through Legal'
  return COURT.test(post) && !isCouncil(person) ? 'through Legal' : undefined
}

const LEADS =
  /\b(?:social worker|lead (?:worker|professional|practitioner)|key ?worker|team manager|practice (?:manager|supervisor))\b/i

/** By their post: the lead worker or the team manager of the council. */
export const leadsTheWork = (person: Person): boolean =>
  partPlayed(person) === 'council' && LEADS.test(person.jobTitle)
