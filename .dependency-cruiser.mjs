/**
 * The walls of the house, checked by `npm run boundaries`.
 * `shared/` is pure domain: no Node, no DOM, no React, no doors.
 * `renderer/` reaches the core only through `shared/api`.
 * Inside `shared/` and `electron/` each room may know the rooms listed for it and no others.
 */
const room = (name, from, may) => ({
  name,
  severity: 'error',
  comment: `${from} may import only: itself, ${may.join(', ') || 'nothing else of ours'}`,
  from: { path: `^${from}/` },
  to: { path: '^(shared|electron|renderer|test)/', pathNot: [from, ...may].map((p) => `^${p}(/|\\.ts$)`) },
})

export default {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-unresolved',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^electron$' },
    },
    {
      name: 'shared-is-pure',
      severity: 'error',
      from: { path: '^shared/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'shared-uses-portable-libraries',
      severity: 'error',
      from: { path: '^shared/' },
      to: {
        path: 'node_modules',
        pathNot:
          'node_modules/(zod|yjs|temporal-polyfill|temporal-utils|temporal-spec|@noble/hashes|canonicalize|ulid|@orpc/contract|fastest-levenshtein|d3-scale)/',
      },
    },
    room('shared-minutes', 'shared/minutes', []),
    room('shared-templates', 'shared/templates', ['shared/minutes']),
    room('shared-clocks', 'shared/clocks', ['shared/minutes']),
    room('shared-cues', 'shared/cues', ['shared/minutes']),
    room('shared-anonymous', 'shared/anonymous', ['shared/minutes', 'shared/templates']),
    room('shared-checks', 'shared/checks', [
      'shared/anonymous',
      'shared/minutes',
      'shared/templates',
      'shared/cues',
      'shared/clocks',
    ]),
    room('shared-rule-sets', 'shared/rule-sets', ['shared/checks', 'shared/clocks', 'shared/templates']),
    room('shared-corrections', 'shared/corrections', ['shared/minutes']),
    room('shared-copies', 'shared/copies', [
      'shared/minutes',
      'shared/templates',
      'shared/corrections',
      'shared/anonymous',
    ]),
    room('shared-cases', 'shared/cases', ['shared/minutes', 'shared/clocks']),
    room('shared-chronology', 'shared/chronology', [
      'shared/minutes',
      'shared/clocks',
      'shared/cases',
      'shared/checks',
      'shared/copies',
    ]),
    room('shared-distribution', 'shared/distribution', [
      'shared/minutes',
      'shared/templates',
      'shared/clocks',
      'shared/copies',
    ]),
    room('shared-retention', 'shared/retention', [
      'shared/minutes',
      'shared/templates',
      'shared/clocks',
      'shared/cases',
      'shared/checks',
      'shared/copies',
    ]),
    room('shared-learning', 'shared/learning', [
      'shared/minutes',
      'shared/templates',
      'shared/clocks',
      'shared/cues',
      'shared/checks',
      'shared/copies',
    ]),
    room('shared-privacy', 'shared/privacy', ['shared/access', 'shared/copies', 'shared/retention']),
    room('shared-access', 'shared/access', ['shared/minutes']),
    room('shared-api', 'shared/api', ['shared']),
    {
      name: 'shared-knows-no-door',
      severity: 'error',
      from: { path: '^shared/' },
      to: { path: '^(electron|renderer)/' },
    },
    {
      name: 'renderer-only-through-the-contract',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^electron/' },
    },
    {
      name: 'renderer-has-no-node',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'core-has-no-renderer',
      severity: 'error',
      from: { path: '^electron/' },
      to: { path: '^renderer/' },
    },
    room('renderer-ui', 'renderer/ui', []),
    room('renderer-editor', 'renderer/editor', ['renderer/ui', 'renderer/client', 'shared']),
    room('electron-workspace', 'electron/workspace', ['shared', 'electron/problem']),
    room('electron-store', 'electron/store', ['shared', 'electron/workspace', 'electron/problem']),
    room('electron-documents', 'electron/documents', ['shared', 'electron/problem', 'electron/zip']),
    room('electron-signing', 'electron/signing', ['shared', 'electron/problem', 'electron/zip']),
    room('electron-distribution', 'electron/distribution', [
      'shared',
      'electron/apart',
      'electron/documents',
      'electron/problem',
    ]),
    room('electron-letterhead', 'electron/letterhead', ['electron/signing', 'electron/zip']),
    {
      name: 'documents-never-see-minutes',
      severity: 'error',
      comment: 'A document is written from a Copy, so that a leak needs a bug in one pure function',
      from: { path: '^electron/documents/' },
      to: { path: '^shared/(minutes|cases)/' },
    },
    {
      name: 'only-the-desktop-door-knows-electron',
      severity: 'error',
      from: { path: '^(electron|renderer|shared)/', pathNot: '^electron/(main|preload|desktop/)' },
      to: { path: '(^electron$|node_modules/electron/)' },
    },
    {
      name: 'product-never-imports-tests',
      severity: 'error',
      from: { path: '^(electron|renderer|shared)/' },
      to: { path: '^test/' },
    },
  ],
  options: {
    // The compiler's own API is gone in TypeScript 7. swc reads the same imports, types included: the notice that the
    // checker prints about a missing compiler does not apply, and test/boundaries.test.ts breaks walls to prove it.
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json', '.css'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'default', 'node'],
    },
  },
}
