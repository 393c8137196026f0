import net from 'node:net'
import PostalMime from 'postal-mime'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import {
  checkServer,
  markOf,
  messageIdOf,
  type Sending,
  SendProblem,
  type SmtpServer,
  sendMail,
} from '../../../electron/distribution/index.ts'
import { sendingOf, to } from './kit.ts'
import { type Certificate, certificateFor, type Running, startScripted, startServer } from './mail-servers.ts'

let good: Certificate
let sending: Sending
const running: { stop: () => Promise<void> }[] = []
beforeAll(async () => {
  good = await certificateFor('localhost')
  sending = await sendingOf()
})
afterEach(async () => {
  await Promise.all(running.splice(0).map(({ stop }) => stop()))
})

const start = async (...given: Parameters<typeof startServer>): Promise<Running> => {
  const server = await startServer(...given)
  running.push(server)
  return server
}

const options = { to, attempt: 1, receipts: false }

/** What came of it: `sent`, or the problem. */
const outcome = async (server: SmtpServer, signal?: AbortSignal): Promise<'sent' | SendProblem> => {
  try {
    await sendMail(server, sending, options, signal)
    return 'sent'
  } catch (error) {
    if (error instanceof SendProblem) return error
    throw error
  }
}

describe('The council’s own mail server', () => {
  it.each(['tls', 'starttls'] as const)(
    'takes one mail for one person over %s, with the signed copy attached, and its answer is kept',
    async (security) => {
      const server = await start(good, security)
      const before = Date.now()
      const sent = await sendMail(server.settings, sending, options)
      expect(sent.messageId).toBe(messageIdOf(sending.lineId, 1))
      expect(sent.response).toContain('queued as 4F2A91')
      expect(Date.parse(sent.at)).toBeGreaterThanOrEqual(before - 1)
      const [mail, ...others] = server.received
      expect(others).toEqual([])
      expect(mail).toMatchObject({ from: server.settings.from, to: ['lee@example.org'], isSecure: true })
      const read = await PostalMime.parse(mail?.bytes ?? '')
      expect(read.from?.address).toBe(server.settings.from)
      expect(read.messageId).toBe(`<${sent.messageId}>`)
      expect(read.date).toBe(`${sent.at.slice(0, 19)}.000Z`)
      expect(read.headers.some(({ key }) => key === 'x-unsent')).toBe(false)
      expect(read.subject).toContain(markOf(sending.lineId))
      const [file] = read.attachments
      expect(Buffer.from(file?.content as ArrayBuffer).equals(Buffer.from(sending.file.bytes))).toBe(true)
    },
  )

  it('is asked for receipts that return the headers only, and not the file', async () => {
    const server = await start(good, 'tls')
    await sendMail(server.settings, sending, { ...options, receipts: true })
    expect(server.received[0]?.dsn).toMatchObject({ ret: 'HDRS', envid: messageIdOf(sending.lineId, 1) })
    const read = await PostalMime.parse(server.received[0]?.bytes ?? '')
    expect(read.headers.find(({ key }) => key === 'disposition-notification-to')?.value).toBe(
      server.settings.from,
    )
  })

  it('can be one that asks for no user name', async () => {
    const server = await start(good, 'starttls', { authOptional: true })
    expect(await outcome({ ...server.settings, user: '', password: '' })).toBe('sent')
  })

  it('is never spoken to in the clear: a server without TLS hears no user name, no address and no word', async () => {
    const plain = await startScripted((line) =>
      /^EHLO/.test(line)
        ? '250-mail.example\r\n250 AUTH PLAIN LOGIN\r\n'
        : /^STARTTLS/.test(line)
          ? '502 no\r\n'
          : '250 ok\r\n',
    )
    running.push(plain)
    const settings = {
      host: 'localhost',
      port: plain.port,
      user: 'desk',
      password: 'secret',
      from: 'a@b.example',
      patience: 5000,
    }
    const problem = await outcome({ ...settings, security: 'starttls' })
    expect(problem).toMatchObject({
      sent: 'no',
      message: 'The mail server does not offer an encrypted connection, so Chairside does not use it.',
    })
    expect(plain.heard.filter((line) => !/^(EHLO|STARTTLS|QUIT)/.test(line))).toEqual([])
    expect(await outcome({ ...settings, security: 'tls' })).toMatchObject({ sent: 'no' })
    expect(plain.heard.join('\n')).not.toMatch(/AUTH|MAIL|RCPT|secret/)
  })

  it('is not used when somebody in between takes STARTTLS out of what it offers', async () => {
    const server = await start(good, 'starttls')
    // In between: passes everything on, but hides what would make the line private and answers for the server.
    const between = net.createServer((client) => {
      const upstream = net.connect(server.settings.port, 'localhost')
      for (const socket of [client, upstream]) socket.on('error', () => undefined)
      upstream.on('data', (bytes) =>
        client.write(bytes.toString('latin1').replace('STARTTLS', 'XXXXXXXX'), 'latin1'),
      )
      client.on('data', (bytes) => {
        if (bytes.toString('latin1').startsWith('STARTTLS')) client.write('454 TLS not available\r\n')
        else upstream.write(bytes)
      })
      client.on('close', () => upstream.destroy())
      upstream.on('close', () => client.destroy())
    })
    await new Promise<void>((resolve) => between.listen(0, 'localhost', resolve))
    running.push({ stop: () => new Promise((resolve) => between.close(() => resolve())) })
    const { port } = between.address() as net.AddressInfo
    expect(await outcome({ ...server.settings, port })).toMatchObject({
      sent: 'no',
      message: 'The mail server does not offer an encrypted connection, so Chairside does not use it.',
    })
    expect(server.received).toEqual([])
  })

  it.each([
    ['from an authority that nobody knows', 'localhost', 30, false],
    ['for another name', 'mail.elsewhere.example', 30, true],
    ['that has run out', 'localhost', -1, true],
  ])('is not trusted with a certificate %s', async (_why, name, daysLeft, isKnown) => {
    for (const security of ['tls', 'starttls'] as const) {
      const certificate = await certificateFor(name, daysLeft)
      const server = await start(certificate, security)
      const problem = await outcome({ ...server.settings, ca: isKnown ? certificate.ca : undefined })
      expect(problem).toMatchObject({
        sent: 'no',
        message: expect.stringContaining('certificate of the mail server is not trusted'),
      })
      expect(server.received).toEqual([])
    }
  })

  it('is not used with an old kind of TLS', async () => {
    const server = await start(good, 'tls', {
      minVersion: 'TLSv1',
      maxVersion: 'TLSv1.1',
      ciphers: 'DEFAULT@SECLEVEL=0',
    })
    expect(await outcome(server.settings)).toMatchObject({
      sent: 'no',
      message: 'No encrypted connection could be made with the mail server.',
    })
  })

  it('says when the user name or the password is wrong', async () => {
    const server = await start(good, 'tls')
    const problem = await outcome({ ...server.settings, password: 'wrong' })
    expect(problem).toMatchObject({
      sent: 'no',
      message: expect.stringContaining('The mail server does not take this user name and password.'),
      safe: 'Nothing was sent.',
    })
    expect(problem).not.toBe('sent')
    expect((problem as SendProblem).says).not.toContain('wrong')
    expect(server.received).toEqual([])
  })

  it('says when it refuses the address of the recipient, and does not try another', async () => {
    const asked: string[] = []
    const server = await start(good, 'tls', {
      onRcptTo({ address }, _session, done) {
        asked.push(address)
        done(Object.assign(new Error('5.1.1 no such user'), { responseCode: 550 }))
      },
    })
    expect(await outcome(server.settings)).toMatchObject({
      sent: 'no',
      message: expect.stringMatching(
        /refused the address of the recipient\. It said: 550 5\.1\.1 no such user/,
      ),
    })
    expect(asked).toEqual(['lee@example.org'])
    expect(server.received).toEqual([])
  })

  it('says when it refuses the address that it is sent from, or the size', async () => {
    const sender = await start(good, 'tls', {
      onMailFrom: (_address, _session, done) =>
        done(Object.assign(new Error('not yours'), { responseCode: 553 })),
    })
    expect(await outcome(sender.settings)).toMatchObject({
      sent: 'no',
      message: expect.stringContaining('refused the address that it is sent from'),
    })
    const small = await start(good, 'tls', { size: 1000 })
    expect(await outcome(small.settings)).toMatchObject({
      sent: 'no',
      message: 'The mail is larger than the mail server takes.',
    })
  })

  it('that refuses the mail after it has seen it has not sent it', async () => {
    const server = await start(good, 'tls', {
      onData(stream, _session, done) {
        stream.on('data', () => undefined)
        stream.on('end', () => done(Object.assign(new Error('looks like spam'), { responseCode: 554 })))
      },
    })
    expect(await outcome(server.settings)).toMatchObject({
      sent: 'no',
      message: expect.stringContaining('It said: 554 looks like spam'),
    })
  })

  it('that drops the line after the mail was handed over leaves it unknown whether it was sent, and says so', async () => {
    let whole = 0
    const server = await start(good, 'tls', {
      onData(stream) {
        stream.on('data', () => undefined)
        stream.on('end', () => {
          whole += 1
          void running.at(-1)?.stop()
        })
      },
      closeTimeout: 1,
    })
    const problem = await outcome(server.settings)
    expect(whole).toBe(1)
    expect(problem).toMatchObject({
      sent: 'perhaps',
      message: expect.stringContaining('It is not known whether it was sent.'),
      safe: expect.stringContaining('It is not marked as sent'),
    })
    expect(server.connections()).toBe(1)
  })

  it('that says nothing any more after the mail was handed over leaves it unknown as well', async () => {
    const server = await start(good, 'tls', { onData: (stream) => void stream.resume() })
    expect(await outcome({ ...server.settings, patience: 1500 })).toMatchObject({ sent: 'perhaps' })
  })

  it('that never answers is given up', async () => {
    const silent = net.createServer((socket) => void socket.on('error', () => undefined))
    await new Promise<void>((resolve) => silent.listen(0, 'localhost', resolve))
    running.push({ stop: () => new Promise((resolve) => silent.close(() => resolve())) })
    const { port } = silent.address() as net.AddressInfo
    const settings: SmtpServer = {
      host: 'localhost',
      port,
      security: 'starttls',
      user: '',
      password: '',
      from: 'a@b.example',
      patience: 500,
    }
    expect(await outcome(settings)).toMatchObject({
      sent: 'no',
      message: 'The mail server did not answer in time.',
    })
  })

  it('that is not there is said to be out of reach', async () => {
    const server = await start(good, 'tls')
    await running.pop()?.stop()
    expect(await outcome(server.settings)).toMatchObject({
      sent: 'no',
      message: expect.stringContaining('could not be reached'),
    })
    expect(await outcome({ ...server.settings, host: 'no-such-host.invalid' })).toMatchObject({
      sent: 'no',
      message: expect.stringContaining('could not be reached'),
    })
  })

  it('gets nothing any more when the run is stopped', async () => {
    const server = await start(good, 'tls')
    const stopped = new AbortController()
    stopped.abort()
    expect(await outcome(server.settings, stopped.signal)).toMatchObject({ sent: 'no' })
    expect(server.connections()).toBe(0)
  })

  it.each([
    [{ host: '' }, 'The name of the mail server is missing or not a name.'],
    [{ host: 'mail.example/x' }, 'The name of the mail server is missing or not a name.'],
    [{ port: 0 }, 'The port of the mail server is not a number from 1 to 65535.'],
    [{ from: ' ' }, 'There is no address to send from.'],
  ])('is not called with the settings %j', async (changes, says) => {
    const settings: SmtpServer = {
      host: 'localhost',
      port: 465,
      security: 'tls',
      user: '',
      password: '',
      from: 'a@b.example',
    }
    expect(await outcome({ ...settings, ...changes })).toMatchObject({ sent: 'no', message: says })
  })

  it('is not called for a list of addresses', async () => {
    const server = await start(good, 'tls')
    const both = { ...options, to: { name: '', address: 'a@example.org, b@example.org' } }
    await expect(sendMail(server.settings, sending, both)).rejects.toMatchObject({
      message: 'This holds more than one e-mail address.',
    })
    expect(server.connections()).toBe(0)
  })
})

describe('The check of a mail server', () => {
  it('signs in and sends nothing', async () => {
    for (const security of ['tls', 'starttls'] as const) {
      const server = await start(good, security)
      const { ok, says } = await checkServer(server.settings)
      expect(says).toContain('Nothing was sent.')
      expect(ok).toBe(true)
      expect([server.connections(), server.received]).toEqual([1, []])
    }
  })

  it('says what is wrong', async () => {
    const server = await start(good, 'tls')
    expect(await checkServer({ ...server.settings, password: 'wrong' })).toMatchObject({
      ok: false,
      says: expect.stringContaining('does not take this user name and password'),
    })
    expect(await checkServer({ ...server.settings, ca: undefined })).toMatchObject({
      ok: false,
      says: expect.stringContaining('is not trusted'),
    })
    expect(await checkServer({ ...server.settings, from: 'nobody' })).toMatchObject({ ok: false })
  })
})
