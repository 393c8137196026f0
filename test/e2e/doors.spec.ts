import { expect, test } from '@playwright/test'
import { type BrowserDoorApp, launchBrowserDoor } from './app.ts'

let app: BrowserDoorApp
test.beforeEach(async () => {
  app = await launchBrowserDoor()
})
test.afterEach(() => app?.close())

const heading = () => app.page.locator('h1').first()

test('the window opens, nothing in it breaks the content security policy, and the token leaves the address', async () => {
  const refused: string[] = []
  const page = await app.page.context().newPage()
  page.on('console', (message) => {
    if (message.type() === 'error') refused.push(message.text())
  })
  await page.goto(new URL(app.page.url()).origin)
  // A second window has no token: it says so instead of asking for anything.
  await expect(page.locator('body')).toContainText('not opened by Chairside')
  expect(refused).toEqual([])

  await expect(heading()).toBeVisible()
  await expect(app.page).toHaveTitle('Chairside')
  expect(app.page.url()).not.toContain('launch')
  expect(await app.page.context().cookies()).toEqual([])
})

test('a reload keeps the window signed on', async () => {
  // The first heading while the door opens is another one.
  const start = app.page.getByRole('heading', { name: 'Where should Chairside keep your records?' })
  await expect(start).toBeVisible()
  await app.page.reload()
  await expect(start).toBeVisible()
})

test('when the core has gone the window says so, and a new start opens a new one', async () => {
  await expect(heading()).toBeVisible()
  await app.kill()
  await app.page.getByRole('button', { name: 'fictional' }).click()
  await expect(app.page.locator('body')).toContainText('has stopped')
  await app.restart()
  await expect(heading()).toBeVisible()
  await expect(app.page.locator('body')).not.toContainText('has stopped')
})

test('a page of another port of this machine learns nothing', async () => {
  const { createServer } = await import('node:http')
  const other = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html')
    response.end('<!doctype html><title>Other</title>')
  })
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  const address = other.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const ours = new URL(app.page.url()).origin
  app.mayAsk.add(`http://127.0.0.1:${port}`)
  const page = await app.page.context().newPage()
  await page.goto(`http://127.0.0.1:${port}/`)
  const learnt = await page.evaluate(async (target) => {
    const fetched = await fetch(`${target}/`).then(
      () => 'answered',
      () => 'refused',
    )
    const posted = await fetch(`${target}/session`, { method: 'POST', body: '{"token":"x"}' }).then(
      () => 'answered',
      () => 'refused',
    )
    const framed = await new Promise<string>((resolve) => {
      const frame = document.createElement('iframe')
      frame.src = `${target}/`
      frame.onload = () => resolve(String(frame.contentDocument?.title ?? 'closed'))
      document.body.append(frame)
    })
    return { fetched, posted, framed }
  }, ours)
  other.close()
  expect(learnt).toEqual({ fetched: 'refused', posted: 'refused', framed: 'closed' })
})
