import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    // Key derivation and signing are slow by design; a busy machine must not turn that into a failure.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
