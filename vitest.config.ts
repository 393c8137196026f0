import { availableParallelism } from 'node:os'
import process from 'node:process'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    // One for each processor: what starts them does little besides, and the whole takes half the time on two.
    maxWorkers: availableParallelism(),
    // Key derivation and signing are slow by design; a busy machine must not turn that into a failure.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // As with the stories: a shared build machine may stall for seconds, and a browser then waits in vain. What waits in vain
    // twice is broken; whatever fails in another way, a generated example too, fails at once.
    retry: process.env.CI ? { count: 1, condition: /Timeout \d+ms exceeded/ } : 0,
    expect: { poll: { timeout: 10_000 } },
  },
})
