import { defineConfig } from 'vitest/config';

/** Only the tests of the pure core, for `npm run mutate`: they run once for each of a thousand mutants. */
export default defineConfig({ test: { include: ['test/unit/domain/**/*.test.ts'], testTimeout: 60_000 } });
