import './ui/tokens.css'
import './ui/base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { z } from 'zod'
import { App } from './app.tsx'
import { connect, forgetByLoading, noticeCopies } from './client/index.ts'

// The page may not compile code (content security policy), and zod would try to.
z.config({ jitless: true })

forgetByLoading(window)
noticeCopies(window)
// A page that the browser kept to go back to is read anew: the window may have been locked since.
window.addEventListener('pageshow', (event) => {
  if (event.persisted) window.location.reload()
})

// A failure is told by the screen, which asks the same connection.
connect().catch(() => undefined)

const root = document.getElementById('root')
if (root)
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
