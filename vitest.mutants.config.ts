import { defineConfig } from 'vitest/config'

/** The tests that mutants are tried against: the pure rooms, with fewer generated meetings for each property. */
export default defineConfig({
  test: {
    include: ['test/shared/{checks,clocks,copies,rule-sets,templates}/**/*.test.ts'],
    env: { CHAIRSIDE_FEWER_RUNS: '1' },
    testTimeout: 30_000,
  },
})
