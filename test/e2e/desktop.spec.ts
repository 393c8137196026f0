import { expect, test } from '@playwright/test'
import { type DesktopApp, launchDesktop } from './app.ts'
import { type Somebody, StartPage } from './pages/start.ts'

let app: DesktopApp
test.describe.configure({ timeout: 30_000 })
test.beforeEach(async () => {
  app = await launchDesktop()
})
test.afterEach(() => app?.close())

/** The scheme as the page sees it: the stand-in shows `app://chairside` under a name that Chromium takes. */
const ours = (standin: boolean) => (standin ? 'https://app--chairside.test' : 'app://chairside')

test('the window opens our page, and the page talks to the core over its port', async () => {
  await expect(app.page).toHaveTitle('Chairside')
  expect(app.page.url().startsWith(ours(app.standin))).toBe(true)
  await expect(app.page.locator('h1').first()).toBeVisible()
  // The folder is known only to the core: it is on the screen because a call went there and back.
  await expect(app.page.locator('body')).toContainText('records')
})

test('the page sees nothing of Node or Electron', async () => {
  const seen = await app.page.evaluate(() => ({
    require: 'require' in window,
    process: 'process' in window,
    electron: 'electron' in window || 'ipcRenderer' in window,
    door: JSON.stringify((window as unknown as { chairside: unknown }).chairside),
    frozen: Object.isFrozen((window as unknown as { chairside: unknown }).chairside),
  }))
  expect(seen).toEqual({
    require: false,
    process: false,
    electron: false,
    door: '{"door":"desktop"}',
    frozen: true,
  })
})

test('the page cannot run code that did not come with the build', async () => {
  const refused = await app.page.evaluate(async () => {
    const heard: string[] = []
    document.addEventListener('securitypolicyviolation', (event) => heard.push(event.effectiveDirective))
    const script = document.createElement('script')
    script.textContent = 'window.ran = true'
    document.body.append(script)
    const frame = document.createElement('iframe')
    frame.src = 'https://example.org/'
    document.body.append(frame)
    const image = new Image()
    image.src = 'https://example.org/pixel.png'
    const fetched = await fetch('https://example.org/').then(
      () => 'answered',
      () => 'refused',
    )
    await new Promise((resolve) => setTimeout(resolve, 200))
    return { heard, fetched, ran: 'ran' in window }
  })
  expect(refused.ran).toBe(false)
  expect(refused.fetched).toBe('refused')
  expect(refused.heard).toEqual(
    expect.arrayContaining(['script-src-elem', 'frame-src', 'img-src', 'connect-src']),
  )
})

test('the page cannot go elsewhere or open a second window', async () => {
  // Electron opens no second window at all; the stand-in closes it while Chromium looks for the way.
  if (app.standin) for (const host of ['example.org', 'app--chairside.test']) app.mayWant.add(`name ${host}`)
  await app.page.evaluate(() => {
    window.open('https://example.org/')
    window.open('/index.html')
  })
  await app.page.waitForTimeout(500)
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
  await expect.poll(() => app.page.context().pages().length).toBe(1)

  await app.page.evaluate(() => {
    window.location.href = 'https://example.org/'
  })
  await app.page.waitForTimeout(500)
  expect(app.page.url().startsWith(ours(app.standin))).toBe(true)
  await expect(app.page.locator('h1').first()).toBeVisible()
})

test('a path outside the build has no answer', async () => {
  const answers = await app.page.evaluate(async () => {
    const paths = ['/../package.json', '/..%2f..%2fpackage.json', '/main/main.js', '/assets/']
    return Promise.all(paths.map(async (path) => (await fetch(path)).status))
  })
  expect(answers).toEqual([404, 404, 404, 404])
})

test('every permission but copying text is refused', async () => {
  const states = await app.page.evaluate(async () => {
    const names = [
      'geolocation',
      'camera',
      'microphone',
      'clipboard-read',
      'clipboard-write',
    ] as PermissionName[]
    return Promise.all(names.map(async (name) => (await navigator.permissions.query({ name })).state))
  })
  expect(states).toEqual(['denied', 'denied', 'denied', 'denied', 'granted'])
})

test('the menu is there, and its Undo and Redo reach the page as keys', async () => {
  const labels = await app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map((item) => item.label))
  expect(labels).toEqual(expect.arrayContaining(['File', 'Edit', 'View']))
  // A page that is still loading hears no keys.
  await expect(
    app.page.getByRole('heading', { name: 'Where should Chairside keep your records?' }),
  ).toBeVisible()

  await app.page.evaluate(() => {
    window.addEventListener('keydown', (event) => {
      const keys = [event.ctrlKey || event.metaKey ? 'ctrl' : '', event.shiftKey ? 'shift' : '', event.key]
      document.documentElement.dataset.heard = keys.filter(Boolean).join(' ')
    })
  })
  const choose = (label: string) =>
    app.evaluate(({ Menu }, wanted) => {
      const edit = Menu.getApplicationMenu()?.items.find((item) => item.label === 'Edit')
      edit?.submenu?.items.find((item) => item.label === wanted)?.click()
    }, label)
  await choose('Undo')
  await expect(app.page.locator('html')).toHaveAttribute('data-heard', 'ctrl z')
  await choose('Redo')
  await expect(app.page.locator('html')).toHaveAttribute('data-heard', 'ctrl shift z')
})

test('Undo in the menu takes back what was typed in a plain field', async () => {
  await app.page.evaluate(() => {
    const field = document.createElement('input')
    field.id = 'plain'
    document.body.prepend(field)
    field.focus()
  })
  await app.page.keyboard.type('Sam was seen alone')
  await app.evaluate(({ Menu }) => {
    const edit = Menu.getApplicationMenu()?.items.find((item) => item.label === 'Edit')
    edit?.submenu?.items.find((item) => item.label === 'Undo')?.click()
  })
  await expect(app.page.locator('#plain')).not.toHaveValue('Sam was seen alone')
})

const chair: Somebody = {
  name: 'Jo Felstead',
  role: 'Child protection chair',
  organisation: 'Wexmoor Council (fictional)',
  email: '',
  passphrase: 'seven quiet herons wade',
}
const signIn = () => app.page.getByRole('heading', { name: /^Sign in to/ })

/** What is on the clipboard, and what another program, or the page's own copying, puts there. */
const clipboard = () => app.evaluate(({ clipboard }) => clipboard.readText())
const putOnClipboard = (text: string) =>
  app.evaluate(({ clipboard }, words) => clipboard.writeText(words), text)
/** As Chromium does when somebody presses the key: it tells the page, then the words go to the system. */
async function copy(words: string) {
  await app.page.evaluate(() => document.body.dispatchEvent(new ClipboardEvent('copy', { bubbles: true })))
  await putOnClipboard(words)
}

test('when the system locks its screen the window is blank and locked, and what was copied is off the clipboard', async () => {
  test.setTimeout(90_000)
  const start = new StartPage(app.page)
  await start.makeWorkspace(app.folder, chair)
  await copy('Jo Felstead chairs the conference.')
  await app.page.waitForTimeout(500)
  expect(await clipboard()).toBe('Jo Felstead chairs the conference.')
  await app.evaluate(({ powerMonitor }) => void powerMonitor.emit('lock-screen'))
  await expect.poll(clipboard).toBe('')
  await expect(signIn()).toBeVisible({ timeout: 20_000 })
  await expect(app.page.getByRole('heading', { name: 'Today' })).toBeHidden()

  // Locked by key, with a word of another program on the clipboard by then.
  await start.signIn(chair)
  await copy('Jo Felstead chairs the conference.')
  await app.page.waitForTimeout(500)
  await putOnClipboard('a shopping list')
  await app.page.keyboard.press('Control+Shift+L')
  await expect(signIn()).toBeVisible({ timeout: 20_000 })
  expect(await clipboard()).toBe('a shopping list')

  // Locked by key a moment after copying.
  await start.signIn(chair)
  await copy('Jo Felstead chairs the conference.')
  await app.page.keyboard.press('Control+Shift+L')
  await expect.poll(clipboard).toBe('')
  await expect(signIn()).toBeVisible({ timeout: 20_000 })
})

test('a page with words still to save keeps its window until they are saved', async () => {
  await app.page.mouse.click(5, 5)
  await app.page.keyboard.press('Shift')
  await app.page.evaluate(() => {
    let saved = false
    window.addEventListener('beforeunload', (event) => {
      if (!saved) event.preventDefault()
    })
    setTimeout(() => {
      saved = true
    }, 1000)
  })
  const began = Date.now()
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
  expect(await app.exited).toBe(0)
  expect(Date.now() - began).toBeGreaterThan(900)
})

test('closing the window ends everything', async () => {
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
  expect(await app.exited).toBe(0)
})
