/** Puts the stand-in in the place of `electron`: `node --import ./test/standin/register.ts out/main/main.js`. */
import { registerHooks } from 'node:module'

const standin = new URL('./electron.ts', import.meta.url).href

registerHooks({
  resolve(specifier, context, next) {
    return specifier === 'electron' ? { url: standin, shortCircuit: true } : next(specifier, context)
  },
})
