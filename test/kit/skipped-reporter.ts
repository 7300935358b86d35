import type { Reporter, TestCase, TestModule } from 'vitest/node';

/** A test that did not run is named at the end, so that nobody takes silence for success. */
export default class SkippedReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const skipped = modules.flatMap((module) => [...module.children.allTests('skipped')]);
    for (const test of skipped) console.log(`skipped: ${titleOf(test)}`);
  }
}

function titleOf(test: TestCase): string {
  return `${test.project.name} > ${test.module.relativeModuleId} > ${test.fullName}`;
}
