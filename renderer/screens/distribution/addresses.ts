/** What an address is called for each method, and what is wrong with a typed one: pure. The core looks as well. */
import { addressLacks, emailMethods, type Method } from '../../../shared/distribution/index.ts'

export const addressLabels: Record<Method, string> = {
  'secure email': 'E-mail address',
  'Egress or similar': 'E-mail address',
  NHSmail: 'NHSmail address',
  CJSM: 'CJSM address',
  'partner portal': 'Name of the portal or place in it',
  'tracked post': 'Postal address',
  'first-class post': 'Postal address',
  'by hand': 'Where it is handed over',
  'read with the person': 'Where it is read',
  'personal email': 'E-mail address',
}

export const byPost: ReadonlySet<Method> = new Set(['tracked post', 'first-class post'])

/** Handed over in the room, or put into a place that both know: one may be said, and none is needed. */
export const needsNoAddress = (method: Method): boolean => !emailMethods.has(method) && !byPost.has(method)

/** What is wrong with an address as it is typed, as a sentence; '' when nothing is. Whether it was agreed is asked apart. */
export function addressMistake(method: Method, address: string): string {
  if (address.trim() === '' && !needsNoAddress(method))
    return byPost.has(method) ? 'Type the postal address.' : 'Type the e-mail address.'
  const [lacks] = addressLacks({ kind: 'professionals', method, address, readBack: true, agreed: true })
  return lacks ? `${lacks} For example name@example.gov.uk.` : ''
}
