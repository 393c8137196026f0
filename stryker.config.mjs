/**
 * Mutation testing of the rooms whose slips cost most: `npm run mutants -- --mutate "shared/clocks/**\/*.ts"` for one
 * of them. A mutant is a small fault put into the code; a test has to notice it.
 *
 * The words of a sentence are the domain's and are reviewed as data, so mutants of text alone are left out: changing
 * "due" to "" tells nothing about a rule, and comparing every sentence twice would only make the words harder to mend.
 */
export default {
  packageManager: 'npm',
  testRunner: 'vitest',
  vitest: { configFile: 'vitest.mutants.config.ts', related: true },
  coverageAnalysis: 'perTest',
  mutate: ['shared/clocks/**/*.ts', 'shared/copies/**/*.ts', 'shared/checks/**/*.ts'],
  mutator: { excludedMutations: ['StringLiteral'] },
  ignoreStatic: true,
  concurrency: 2,
  timeoutMS: 3_000,
  reporters: ['clear-text', 'json'],
  clearTextReporter: { allowColor: false, reportTests: false },
  jsonReporter: { fileName: 'out/mutants/report.json' },
  incremental: true,
  incrementalFile: 'out/mutants/incremental.json',
  tempDirName: 'out/mutants/tmp',
  disableTypeChecks: false,
  // Stryker rewrites a tsconfig through TypeScript's older API; the tests need none, so it is shown no such file.
  tsconfigFile: 'out/no-tsconfig.json',
  checkers: [],
  thresholds: { high: 90, low: 85, break: 85 },
}
