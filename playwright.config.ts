import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '*.spec.ts',
  globalSetup: './test/chromium.ts',
  outputDir: 'test-results',
  // Each story has a process, a workspace and a browser of its own; two at a time would starve a small machine.
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  forbidOnly: Boolean(process.env.CI),
  // A shared build machine may stall for seconds; what fails twice in a row is broken. The report names what was retried.
  retries: process.env.CI ? 1 : 0,
  reporter: 'list',
})
