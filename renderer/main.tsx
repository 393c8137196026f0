import './ui/tokens.css'
import './ui/base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { z } from 'zod'
import { App } from './app.tsx'
import { connect } from './client/index.ts'

// The page may not compile code (content security policy), and zod would try to.
z.config({ jitless: true })

// A failure is told by the screen, which asks the same connection.
connect().catch(() => undefined)

const root = document.getElementById('root')
if (root)
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
