import type { Verification } from '../../shared/api/contract.ts'

const at = '2026-09-17T11:31:00Z'
const organisation = 'Wexmoor Council'

/** The verdict follows the file's name, so that each kind of card can be looked at. */
export function verdictFor(fileName: string): Verification {
  const nothing = {
    fileName,
    signer: '',
    role: '',
    organisation: '',
    signedAt: '',
    certificate: { issuer: '', trusted: false, says: '' },
    signatures: [],
    unsignedLines: [],
    covers: [],
    notCovered: [],
    problems: [],
    record: null,
  }
  if (fileName.startsWith('plain'))
    return { ...nothing, verdict: 'not signed', says: 'This document carries no signature.' }
  if (fileName.startsWith('broken'))
    return { ...nothing, verdict: 'not readable', says: 'This is not a document that Chairside can read.' }
  const changed = fileName.startsWith('changed')
  return {
    ...nothing,
    verdict: changed ? 'changed' : 'genuine',
    says: changed
      ? 'This document was changed after Priya Nandakumar signed it.'
      : 'This document is as Priya Nandakumar signed it.',
    signer: 'Priya Nandakumar',
    role: 'Child protection chair',
    organisation,
    signedAt: at,
    certificate: {
      issuer: `${organisation} Chairside authority`,
      trusted: true,
      says: 'Vouched for by this workspace.',
    },
    signatures: (fileName.startsWith('countersigned')
      ? [
          ['Priya Nandakumar', 'Child protection chair'],
          ['Rosa Okafor', 'Team manager'],
        ]
      : [['Priya Nandakumar', 'Child protection chair']]
    ).map(([name = '', role = '']) => ({
      name,
      role,
      organisation,
      purpose: 'Initial conference, version 1.0',
      signedAt: at,
      issuer: `${organisation} Chairside authority`,
      holds: !changed,
      trusted: !changed,
      says: 'Vouched for by this workspace.',
      line: `${name}, ${role}`,
    })),
    unsignedLines: fileName.startsWith('countersigned') ? ['Head of Service'] : [],
    covers: ['The text', 'Styles and numbering', 'Headers and footers'],
    problems: changed ? ['The text is not what was signed.'] : [],
    record: changed
      ? null
      : { title: 'Initial conference', version: '1.0', copyFor: 'internal copy', recordId: 'record-4' },
  }
}
