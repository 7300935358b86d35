import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

type Target = 'in-process' | 'local' | 'deployed';

/** The API through which the tests reach the collector. */
type Door = 'http' | 'rest';

/**
 * The API suite against one stack. All its tests share the stack and run side by side, each with projects of its own. DSNs
 * lead to the collector's HTTP API; its tests run through the REST API as well.
 */
function api(target: Target, door: Door = 'http'): TestProjectInlineConfiguration {
  return {
    test: {
      name: door === 'http' ? `api:${target}` : `api:${target}:rest`,
      include: [door === 'http' ? 'test/api/**/*.test.ts' : 'test/api/collector/**/*.test.ts'],
      provide: { door },
      globalSetup: `test/kit/setup-${target}.ts`,
      isolate: false,
      testTimeout: 30_000,
      hookTimeout: 60_000,
    },
  };
}

/** A suite that sets up for itself whatever it needs. */
function suite(name: string, include: string[]): TestProjectInlineConfiguration {
  return { test: { name, include, testTimeout: 60_000, hookTimeout: 60_000 } };
}

/** Real SDKs send to what `npm start` serves. */
const sdk: TestProjectInlineConfiguration = {
  test: {
    name: 'sdk',
    include: ['test/sdk/**/*.test.ts'],
    globalSetup: 'test/kit/setup-local.ts',
    provide: { door: 'http' },
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
};

/** The pages in a browser, over what `npm start` serves: one browser for all, started once. */
const pages: TestProjectInlineConfiguration = {
  test: {
    name: 'pages',
    include: ['test/pages/**/*.test.ts'],
    globalSetup: ['test/kit/setup-local.ts', 'test/kit/browser/setup-browser.ts'],
    provide: { door: 'http' },
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
};

const own = [
  suite('unit', ['test/unit/**/*.test.ts', 'test/*.test.ts']),
  // Its files share what they import, because CDK takes longer to load than most of them to run, and their templates.
  { test: { ...suite('infra', ['test/infra/**/*.test.ts', 'test/cli/**/*.test.ts']).test, isolate: false } },
  suite('local', ['test/local/**/*.test.ts']),
  api('in-process'),
  api('in-process', 'rest'),
  api('local'),
  api('local', 'rest'),
  sdk,
  pages,
];

/** With `GLET_BASE_URL` and `GLET_ADMIN_TOKEN` the API suite runs against that deployed stack, and nothing else does. */
const isDeployed = process.env['GLET_BASE_URL'] !== undefined && process.env['GLET_ADMIN_TOKEN'] !== undefined;

export default defineConfig({
  test: {
    projects: isDeployed ? [api('deployed'), api('deployed', 'rest')] : own,
    // One core is left free otherwise, though the rings over HTTP wait for their servers half of the time.
    maxWorkers: '100%',
    expect: { poll: { timeout: 10_000, interval: 20 } },
    reporters: ['default', 'json', './test/kit/skipped-reporter.ts'],
    outputFile: { json: '.local/test-report.json' },
    // `npm run coverage`: a report to read, not a number to reach. The API suite is not in it, because the functions that it
    // calls run in vitest's own process, where nothing is counted; nor is what bounds CPU, because counting takes some.
    coverage: {
      include: ['shared/**/*.ts'],
      reportsDirectory: '.local/coverage',
      reporter: ['text', 'html'],
      reportOnFailure: true,
    },
  },
});
