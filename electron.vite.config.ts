/**
 * Three bundles: the core with its doors, the preload and the screens. Everything is bundled but the database's
 * native module, so that a package carries one binary and no unused library.
 */
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'
import { notices } from './electron/notices.ts'
import { NONCE_MARK } from './electron/page/headers.ts'

const here = import.meta.dirname
const external = ['electron', 'better-sqlite3']

/** The icon of the window in the browser door; the same file as the desktop's. */
const icon: Plugin = {
  name: 'chairside-icon',
  transformIndexHtml: {
    order: 'pre',
    handler: () => [
      {
        tag: 'link',
        attrs: { rel: 'icon', type: 'image/svg+xml', href: '../resources/icons/icon.svg' },
        injectTo: 'head',
      },
    ],
  },
}

// What the packages we ship ask to be said with them, and which they are.
const ofTheCore = notices(here, ['better-sqlite3'])
const ofTheScreens = notices(here)

export default defineConfig(({ command }) => ({
  main: {
    plugins: [ofTheCore.main],
    build: {
      outDir: 'out/main',
      minify: true,
      externalizeDeps: false,
      rollupOptions: {
        external,
        input: {
          main: resolve(here, 'electron/main.ts'),
          browser: resolve(here, 'electron/browser.ts'),
          // Threads of their own: found by name beside the bundles (electron/workspace/check-copy.ts, distribution/protect.ts).
          'check-worker': resolve(here, 'electron/workspace/check-worker.ts'),
          'protect-worker': resolve(here, 'electron/distribution/protect-worker.ts'),
          'apart-worker': resolve(here, 'electron/apart-worker.ts'),
        },
        output: { format: 'es' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      minify: true,
      externalizeDeps: false,
      rollupOptions: {
        external: ['electron'],
        input: { preload: resolve(here, 'electron/preload.ts') },
        // The sandbox gives a preload `require('electron')` and nothing else: one file, CommonJS.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: resolve(here, 'renderer'),
    publicDir: false,
    plugins: [react(), icon, ofTheScreens.main],
    worker: { plugins: () => [ofTheScreens.thread()] },
    // Styles that libraries add while they run read the nonce from the page; each answer puts its own in.
    // In development there is no policy to satisfy: it would stop the tool's own script.
    ...(command === 'build' ? { html: { cspNonce: NONCE_MARK } } : {}),
    build: {
      outDir: resolve(here, 'out/renderer'),
      emptyOutDir: true,
      minify: true,
      rollupOptions: { input: resolve(here, 'renderer/index.html') },
      // A data: address for a small font or icon would need a wider policy.
      assetsInlineLimit: 0,
    },
  },
}))
