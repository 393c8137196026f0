/** The council's own mail server: never without TLS, one mail to one person, and plain words when it does not work. */
import { isIP } from 'node:net'
import { Readable } from 'node:stream'
import { getCACertificates, rootCertificates } from 'node:tls'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import { Problem } from '../problem.ts'
import { checkEmailAddress, compose, type EmailOptions } from './email.ts'
import { oneLine, type Sending } from './sending.ts'

export type SmtpServer = {
  host: string
  port: number
  /** `tls` from the first byte, or `starttls`, which is never left out. */
  security: 'tls' | 'starttls'
  /** '' and '' for a server that asks for none. */
  user: string
  password: string
  /** Address it is sent from. */
  from: string
  /** The council's own authority (PEM), besides those that are known anyway. */
  ca?: string | undefined
  /** Milliseconds until a server that says nothing is given up. */
  patience?: number | undefined
}

/** `messageId`: as the receipts will name it, without angle brackets; `response`: the server's own words; `at`: UTC instant. */
export type Sent = { messageId: string; response: string; at: string }

/**
 * `sent`: `no`, or `perhaps` where the connection broke after the mail was handed over: it is neither to be marked as
 * sent nor to be repeated before somebody has looked.
 */
export class SendProblem extends Problem {
  readonly sent: 'no' | 'perhaps'
  constructor(sent: 'no' | 'perhaps', happened: string, safe: string, todo: string, options?: ErrorOptions) {
    super('blocked', happened, safe, todo, options)
    this.name = 'SendProblem'
    this.sent = sent
  }
}

const PATIENCE = 30_000

const NOT_SENT = 'Nothing was sent.'

const notSent = (happened: string, todo: string, cause?: unknown) =>
  new SendProblem('no', happened, NOT_SENT, todo, { cause })

/** What nodemailer's errors carry. */
type MailError = Error & { code?: string; command?: string; responseCode?: number; response?: string }

/** A host as settings have it: a name or an address, and nothing that would be read as more than that. */
function hostOf({ host, port }: SmtpServer): string {
  const name = host.trim()
  const isName = /^[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?$/.test(name)
  if (!isName && isIP(name) === 0)
    throw notSent(
      'The name of the mail server is missing or not a name.',
      'Ask your IT team for it, such as smtp.council.example.',
    )
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw notSent('The port of the mail server is not a number from 1 to 65535.', 'It is often 465 or 587.')
  return name
}

/** What the council has told its computers to trust; a system that cannot say so leaves the public authorities. */
function systemCertificates(): string[] {
  try {
    return getCACertificates('system')
  } catch {
    return []
  }
}

function connectionOf(server: SmtpServer): SMTPConnection {
  const patience = server.patience ?? PATIENCE
  return new SMTPConnection({
    host: hostOf(server),
    port: server.port,
    secure: server.security === 'tls',
    requireTLS: server.security === 'starttls',
    // The name of this computer is nobody's business.
    name: '[127.0.0.1]',
    allowInternalNetworkInterfaces: true,
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
    dnsTimeout: patience,
    logger: false,
    tls: {
      minVersion: 'TLSv1.2',
      rejectUnauthorized: true,
      ca: [...rootCertificates, ...systemCertificates(), ...(server.ca ? [server.ca] : [])],
    },
  })
}

/** Runs `work` on an open, encrypted connection that has signed in, and closes it whatever happens. */
async function connected<T>(
  server: SmtpServer,
  signal: AbortSignal | undefined,
  work: (connection: SMTPConnection) => Promise<T>,
): Promise<T> {
  const connection = connectionOf(server)
  const stop = () => connection.close()
  return await new Promise<T>((resolve, reject) => {
    let isOver = false
    const give = <V>(end: (value: V) => void, value: V): void => {
      // Closing tells of an end once more; what was first is what happened.
      if (isOver) return
      isOver = true
      signal?.removeEventListener('abort', stop)
      end(value)
    }
    const fail = (error: unknown): void => {
      give(reject, error)
      connection.close()
    }
    // Says goodbye first; the server closes the line, or time does.
    const finish = (value: T): void => {
      give(resolve, value)
      connection.quit()
    }
    connection.on('error', fail)
    connection.on('end', () => fail(Object.assign(new Error('closed'), { code: 'ECONNECTION' })))
    signal?.addEventListener('abort', stop)
    const afterLogin = (): void => {
      work(connection).then(finish, fail)
    }
    connection.connect((error) => {
      if (error) return fail(error)
      // Nothing is ever said to a server over a line that others can read.
      if (!connection.secure) return fail(Object.assign(new Error('plain'), { code: 'ETLS' }))
      if (server.user === '') return afterLogin()
      connection.login({ credentials: { user: server.user, pass: server.password } }, (refused) => {
        if (refused) fail(refused)
        else afterLogin()
      })
    })
  })
}

const certificateTrouble =
  /certificate|self.signed|unable to verify|altnames|CERT_|UNABLE_TO|DEPTH_ZERO|ERR_TLS_CERT/i

/** Why nothing was sent, before a mail was handed over, as sentences. */
function whyNot(error: MailError): SendProblem {
  const said = error.response ? ` It said: ${oneLine(error.response).slice(0, 300)}` : ''
  const code = error.code ?? ''
  if (certificateTrouble.test(`${code} ${error.message}`))
    return notSent(
      'The certificate of the mail server is not trusted: it is for another name, has run out, or comes from an authority that this computer does not know.',
      'Ask your IT team to check it. The council’s own authority can be added in the settings.',
      error,
    )
  if (code === 'EAUTH' || error.command?.startsWith('AUTH'))
    return notSent(
      `The mail server does not take this user name and password.${said}`,
      'Check both in the settings; your IT team knows whether the account may send.',
      error,
    )
  if (code === 'ETLS' || error.command === 'STARTTLS')
    return notSent(
      'The mail server does not offer an encrypted connection, so Chairside does not use it.',
      'Ask your IT team for a server and port with TLS (often 465 or 587).',
      error,
    )
  if (error.command === 'RCPT TO')
    return notSent(
      `The mail server refused the address of the recipient.${said}`,
      'Check the address letter by letter with the person who gave it.',
      error,
    )
  if (error.command === 'MAIL FROM' && code === 'EMESSAGE')
    return notSent(
      'The mail is larger than the mail server takes.',
      'Send this copy through a portal, or on paper.',
      error,
    )
  if (error.command === 'MAIL FROM')
    return notSent(
      `The mail server refused the address that it is sent from.${said}`,
      'Check it in the settings with your IT team.',
      error,
    )
  if (error.responseCode)
    return notSent(
      `The mail server did not take the mail.${said}`,
      error.responseCode < 500 ? 'Try again later.' : 'Show your IT team what it said.',
      error,
    )
  if (/ssl|tls|wrong version|handshake|EPROTO/i.test(`${code} ${error.message}`))
    return notSent(
      'No encrypted connection could be made with the mail server.',
      'Check the port and the kind of security in the settings: 465 is often TLS from the start, 587 STARTTLS.',
      error,
    )
  if (code === 'ETIMEDOUT')
    return notSent(
      'The mail server did not answer in time.',
      'Check the name and the port in the settings, or try again later.',
      error,
    )
  return notSent(
    'The mail server could not be reached, or it closed the connection.',
    'Check that this computer is on the council’s network, and the name and port in the settings.',
    error,
  )
}

const perhaps = (error: unknown) =>
  new SendProblem(
    'perhaps',
    'The connection broke after the mail was handed over, before the mail server said that it has it. It is not known whether it was sent.',
    'It is not marked as sent, and Chairside does not send it again by itself.',
    'Ask your IT team to look for it on the server by its mark, or ask the recipient, before you send it again.',
    { cause: error },
  )

/** Sends one mail to one person; a `SendProblem` where it did not or may not have gone. */
export async function sendMail(
  server: SmtpServer,
  sending: Sending,
  options: Omit<EmailOptions, 'from'>,
  signal?: AbortSignal,
): Promise<Sent> {
  if (server.from.trim() === '')
    throw notSent('There is no address to send from.', 'Write one into the settings of the mail server.')
  if (signal?.aborted) throw notSent('It was stopped before anything was sent.', '')
  const at = new Date()
  const mail = await compose(sending, { ...options, from: checkEmailAddress(server.from) }, at)
  // Asked for by the server only when it is ready to take the mail: from then on it may have it.
  let isHandedOver = false
  const stream = new Readable({
    read() {
      isHandedOver = true
      this.push(mail.bytes)
      this.push(null)
    },
  })
  const dsn = options.receipts
    ? { ret: 'HDRS' as const, envid: mail.messageId, notify: ['SUCCESS', 'FAILURE', 'DELAY'] }
    : undefined
  try {
    const response = await connected(
      server,
      signal,
      (connection) =>
        new Promise<string>((resolve, reject) => {
          const envelope = {
            from: mail.from,
            to: [mail.to],
            size: mail.bytes.length,
            ...(dsn ? { dsn } : {}),
          }
          connection.send(envelope, stream, (error, info) => {
            if (error) reject(error)
            else resolve(oneLine(info.response ?? '').slice(0, 500))
          })
        }),
    )
    return { messageId: mail.messageId, response, at: at.toISOString() }
  } catch (error) {
    if (error instanceof Problem) throw error
    const known = error as MailError
    if (isHandedOver && !known.responseCode) throw perhaps(error)
    if (signal?.aborted) throw notSent('It was stopped before anything was sent.', '', error)
    throw whyNot(known)
  } finally {
    stream.destroy()
  }
}

/** Connects, checks the certificate, signs in, and sends nothing. */
export async function checkServer(server: SmtpServer): Promise<{ ok: boolean; says: string }> {
  try {
    if (server.from.trim() !== '') checkEmailAddress(server.from)
    await connected(server, undefined, async () => undefined)
    return {
      ok: true,
      says: 'The mail server answers, its certificate is trusted, and it takes the user name and password. Nothing was sent.',
    }
  } catch (error) {
    const problem = error instanceof Problem ? error : whyNot(error as MailError)
    return { ok: false, says: problem.says }
  }
}
