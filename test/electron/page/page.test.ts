import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPage, type Page } from '../../../electron/page/files.ts'
import { contentSecurityPolicy, NONCE_MARK } from '../../../electron/page/headers.ts'

let folder: string
let page: Page

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chairside-page-'))
  const screens = join(folder, 'screens')
  await mkdir(join(screens, 'assets'), { recursive: true })
  await writeFile(join(screens, 'index.html'), `<meta property="csp-nonce" nonce="${NONCE_MARK}">`)
  await writeFile(join(screens, 'assets', 'index.js'), 'one')
  await writeFile(join(screens, 'assets', 'notes.docx'), 'a kind of file the screens do not have')
  await writeFile(join(folder, 'workspace.db'), 'not for any page')
  await symlink(join(folder, 'workspace.db'), join(screens, 'assets', 'link.js'))
  page = await openPage(screens)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

describe('the files of the screens', () => {
  it('answers the page at the root with a nonce of its own each time', async () => {
    const [one, two] = [await page.answer('/'), await page.answer('/')]
    const nonce = /nonce="([^"]+)"/.exec(text(one.body))?.[1] ?? ''
    expect(nonce.length).toBeGreaterThan(20)
    expect(one.headers['content-security-policy']).toContain(`'nonce-${nonce}'`)
    expect(text(two.body)).not.toContain(nonce)
  })

  it('answers a file of the build with its type and no guessing', async () => {
    const answer = await page.answer('/assets/index.js')
    expect(answer.status).toBe(200)
    expect(text(answer.body)).toBe('one')
    expect(answer.headers['content-type']).toBe('text/javascript; charset=utf-8')
    expect(answer.headers['x-content-type-options']).toBe('nosniff')
  })

  it.each([
    '/../workspace.db',
    '/assets/../../workspace.db',
    '/%2e%2e/workspace.db',
    '/..%2fworkspace.db',
    '/assets\\..\\..\\workspace.db',
    '//workspace.db',
    '/assets/link.js',
    '/assets/notes.docx',
    '/assets',
    '/assets/',
    '/index.html\0.js',
    '/nothing.js',
    '',
  ])('has nothing at %j', async (path) => {
    const answer = await page.answer(path)
    expect(answer.status).toBe(404)
    expect(text(answer.body)).toBe('There is nothing at this address.')
  })
})

describe('the content security policy', () => {
  const policy = new Map(
    contentSecurityPolicy('abc')
      .split('; ')
      .map((rule) => [rule.split(' ')[0], rule.split(' ').slice(1).join(' ')]),
  )

  it('loads nothing by default and scripts from the build only', () => {
    expect(policy.get('default-src')).toBe("'none'")
    expect(policy.get('script-src')).toBe("'self'")
    expect(policy.get('connect-src')).toBe("'self'")
    expect(policy.get('frame-ancestors')).toBe("'none'")
    expect(policy.get('form-action')).toBe("'none'")
    expect(policy.get('base-uri')).toBe("'none'")
    expect(policy.get('object-src')).toBe("'none'")
  })

  it('never allows inline code, evaluated code or another host', () => {
    expect([...policy.values()].join(' ')).not.toMatch(/unsafe|https?:|\*|strict-dynamic/)
  })
})
