import { apiErrorFrom } from '../api/api-error.ts';
import { Foreign } from '../parts/foreign.tsx';
import { Banner } from '../parts/states.tsx';
import { testedWords } from './alert-words.ts';
import type { Tested } from './types.ts';

/** What is known of the test of a destination. */
export type Test = 'running' | { failure: unknown } | { tested: Tested };

/** What the receiver said to a test. */
export function TestOutcome({ test }: { test: Test }) {
  if (test === 'running') return <Banner>A test is on its way …</Banner>;
  if ('failure' in test) return <Banner tone="bad">No test was sent. {apiErrorFrom(test.failure).message}</Banner>;
  const { tested } = test;
  return (
    <Banner {...(tested.delivered ? { icon: 'check' } : { tone: 'bad' })}>
      <Foreign text={testedWords(tested)} length={500} />
      {tested.answer !== '' && <Answer text={tested.answer} />}
    </Banner>
  );
}

/** The beginning of what a receiver answered. */
export function Answer({ text }: { text: string }) {
  return (
    <p class="small">
      It said: <Foreign class="mono" text={text} length={500} />
    </p>
  );
}
