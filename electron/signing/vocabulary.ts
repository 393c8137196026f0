/** The namespaces and algorithm names of XML signatures that the signer writes and the verifier accepts. */
export const DS = 'http://www.w3.org/2000/09/xmldsig#'
export const MDSSI = 'http://schemas.openxmlformats.org/package/2006/digital-signature'
export const MSO = 'http://schemas.microsoft.com/office/2006/digsig'
export const XADES = 'http://uri.etsi.org/01903/v1.3.2#'
export const OBJECT_REFERENCE = `${DS}Object`
export const SIGNED_PROPERTIES_REFERENCE = 'http://uri.etsi.org/01903#SignedProperties'

/** Canonical XML 1.0 without comments, the one form Office uses. */
export const C14N = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315'
export const RELATIONSHIP_TRANSFORM = 'http://schemas.openxmlformats.org/package/2006/RelationshipTransform'
export const SHA256 = 'http://www.w3.org/2001/04/xmlenc#sha256'

export type HashName = 'sha256' | 'sha384' | 'sha512'

/** Digests that hold today. SHA-1 and MD5 are not here, so a signature that uses them is refused. */
export const DIGESTS: Record<string, HashName> = {
  [SHA256]: 'sha256',
  'http://www.w3.org/2001/04/xmldsig-more#sha384': 'sha384',
  'http://www.w3.org/2001/04/xmlenc#sha512': 'sha512',
}

export const RSA_SHA256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256'
export const ECDSA_SHA256 = 'http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256'

export const SIGNATURES: Record<string, { key: 'rsa' | 'ec'; hash: HashName }> = {
  [RSA_SHA256]: { key: 'rsa', hash: 'sha256' },
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha384': { key: 'rsa', hash: 'sha384' },
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512': { key: 'rsa', hash: 'sha512' },
  [ECDSA_SHA256]: { key: 'ec', hash: 'sha256' },
  'http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384': { key: 'ec', hash: 'sha384' },
  'http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha512': { key: 'ec', hash: 'sha512' },
}
