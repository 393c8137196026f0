/** The real app on the fake core. What it starts with is read from the address: `?state=locked&fictional=1`. */
import '../../../renderer/ui/tokens.css'
import '../../../renderer/ui/base.css'
import { createRoot } from 'react-dom/client'
import { z } from 'zod'
import { App } from '../../../renderer/app.tsx'
import { connectWith } from '../../../renderer/client/index.ts'
import { fakeClient } from '../fake-client.ts'
import { poisonedLink, poisonedPlaces } from '../poison.ts'

z.config({ jitless: true })

const asked = new URLSearchParams(location.search)
const state = asked.get('state')
const kind = asked.get('session')
const session = kind === 'SUP_CASE' || kind === 'SUP_GROUP' || kind === 'SUP_SUP' ? kind : undefined
const { link, saveElsewhere } = fakeClient({
  state: state === 'none' || state === 'locked' ? state : 'open',
  fictional: asked.has('fictional'),
  empty: asked.has('empty'),
  ready: asked.has('ready'),
  ...(session && { session }),
  damaged: asked.has('damaged'),
  long: asked.has('long'),
  counting: asked.has('counting'),
  many: asked.has('many'),
  ...(asked.has('lines') && { lines: Number(asked.get('lines')) }),
  smtp: asked.has('smtp'),
  noFolder: asked.has('noFolder'),
  hold: asked.has('hold'),
  officer: asked.has('officer'),
  administrator: !asked.has('plain'),
  door: asked.has('desktop') ? 'desktop' : 'browser',
  poison: asked.has('poison'),
})
connectWith(asked.has('poison') ? poisonedLink(link) : link)
// A test reads how much it has tried, and is somebody else in another window.
Object.assign(window, { poisonedPlaces, saveElsewhere })

const root = document.getElementById('root')
if (root) createRoot(root).render(<App />)
