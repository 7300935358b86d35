/** `npm run mutate`: mutation testing of the pure core, with nothing to reach. Not in CI, because it takes minutes. */
export default {
  mutate: ['shared/domain/**/*.ts'],
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'test/mutation.config.ts' },
  // No such file: Stryker would rewrite the real one with an API that TypeScript 7 does not have, and nothing reads it.
  tsconfigFile: 'none.json',
  coverageAnalysis: 'perTest',
  // Constants are evaluated once for all tests, so each of their mutants would take a process of its own.
  ignoreStatic: true,
  concurrency: 2,
  incremental: true,
  incrementalFile: '.local/mutation/incremental.json',
  tempDirName: '.local/stryker',
  ignorePatterns: ['cdk.out', '.local', '/bench', '/docs', '/test/sdk'],
  reporters: ['clear-text', 'html'],
  clearTextReporter: { allowColor: false, reportTests: false },
  htmlReporter: { fileName: '.local/mutation/index.html' },
};
