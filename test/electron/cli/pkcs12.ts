/** Writes a certificate file as a council's IT would hand it out. */
import forge from 'node-forge'
import type { SigningIdentity } from '../../../electron/signing/index.ts'

const asn1 = (der: Uint8Array) => forge.asn1.fromDer(Buffer.from(der).toString('binary'))

export function writePkcs12(identity: SigningIdentity, password: string): Uint8Array {
  const key = forge.pki.privateKeyFromAsn1(asn1(identity.privateKey))
  const chain = [identity.certificate, ...identity.chain].map((der) =>
    forge.pki.certificateFromAsn1(asn1(der)),
  )
  const file = forge.pkcs12.toPkcs12Asn1(key, chain, password, { algorithm: 'aes256' })
  return new Uint8Array(Buffer.from(forge.asn1.toDer(file).getBytes(), 'binary'))
}
