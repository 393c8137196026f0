/** Real mail servers on this machine, with certificates made for the test: good ones and ones that misbehave. */
import 'reflect-metadata'
import net from 'node:net'
import * as x509 from '@peculiar/x509'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import type { SmtpServer } from '../../../electron/distribution/index.ts'

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
const DAY = 24 * 60 * 60 * 1000

const asPem = async (key: CryptoKey): Promise<string> => {
  const der = Buffer.from(await crypto.subtle.exportKey('pkcs8', key)).toString('base64')
  return `-----BEGIN PRIVATE KEY-----\n${der.replace(/(.{64})/g, '$1\n')}\n-----END PRIVATE KEY-----\n`
}

export type Certificate = { cert: string; key: string; ca: string }

/** A certificate for a name, from an authority of its own. `daysLeft` below 0: it has run out. */
export async function certificateFor(name: string, daysLeft = 30): Promise<Certificate> {
  const authorityKeys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const notBefore = new Date(Date.now() - 100 * DAY)
  const authority = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: '01',
    name: 'CN=Fictional council authority',
    notBefore,
    notAfter: new Date(Date.now() + 100 * DAY),
    signingAlgorithm: algorithm,
    keys: authorityKeys,
    extensions: [
      new x509.BasicConstraintsExtension(true, 1, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign, true),
    ],
  })
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: '02',
    subject: `CN=${name}`,
    issuer: authority.subject,
    notBefore,
    notAfter: new Date(Date.now() + daysLeft * DAY),
    signingAlgorithm: algorithm,
    publicKey: keys.publicKey,
    signingKey: authorityKeys.privateKey,
    extensions: [
      new x509.SubjectAlternativeNameExtension([{ type: 'dns', value: name }]),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
    ],
  })
  return {
    cert: certificate.toString('pem'),
    key: await asPem(keys.privateKey),
    ca: authority.toString('pem'),
  }
}

export type Received = { from: string; to: string[]; dsn: unknown; bytes: Buffer; isSecure: boolean }

export type Running = {
  received: Received[]
  /** Everything that clients said: connections, and commands where the server sees them in the clear. */
  connections: () => number
  settings: SmtpServer
  stop: () => Promise<void>
}

const PASSWORD = 'correct horse'

const settingsFor = (port: number, security: 'tls' | 'starttls', ca: string): SmtpServer => ({
  host: 'localhost',
  port,
  security,
  user: 'desk',
  password: PASSWORD,
  from: 'conferences@wexcombe.example',
  ca,
  patience: 10_000,
})

/** A server as a council has one; `changes` make it another. */
export async function startServer(
  { cert, key, ca }: Certificate,
  security: 'tls' | 'starttls',
  changes: SMTPServerOptions = {},
): Promise<Running> {
  const received: Received[] = []
  let connections = 0
  const server = new SMTPServer({
    secure: security === 'tls',
    cert,
    key,
    logger: false,
    authMethods: ['PLAIN', 'LOGIN'],
    hideDSN: false,
    onConnect(_session, done) {
      connections += 1
      done()
    },
    onAuth({ username, password }, _session, done) {
      if (username === 'desk' && password === PASSWORD) done(null, { user: username })
      else done(new Error('Invalid username or password'))
    },
    onData(stream, session, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        received.push({
          from: session.envelope.mailFrom ? session.envelope.mailFrom.address : '',
          to: session.envelope.rcptTo.map(({ address }) => address),
          dsn: session.envelope.dsn,
          bytes: Buffer.concat(parts),
          isSecure: session.secure,
        })
        done(null, 'queued as 4F2A91')
      })
    },
    ...changes,
  })
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  const { port } = server.server.address() as net.AddressInfo
  return {
    received,
    connections: () => connections,
    settings: settingsFor(port, security, ca),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

/** A server that answers line by line as it is told to, without TLS: for what no honest server does. */
export async function startScripted(
  answer: (line: string) => string | undefined,
): Promise<{ port: number; heard: string[]; stop: () => Promise<void> }> {
  const heard: string[] = []
  const sockets = new Set<net.Socket>()
  const server = net.createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.on('close', () => sockets.delete(socket))
    socket.write('220 mail.example ESMTP\r\n')
    socket.on('data', (bytes) => {
      for (const line of bytes.toString('latin1').split('\r\n').filter(Boolean)) {
        heard.push(line)
        const said = answer(line)
        if (said === undefined) socket.destroy()
        else socket.write(said)
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  return {
    port: (server.address() as net.AddressInfo).port,
    heard,
    stop: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => resolve())
      }),
  }
}
