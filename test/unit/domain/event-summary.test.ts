import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withBoundedTexts, environmentName, releaseName } from '../../../shared/domain/event-summary.ts';
import { MAX_ENVIRONMENT_BYTES, MAX_RELEASE_BYTES } from '../../../shared/domain/limits.ts';
import { summary } from '../../kit/unit/summaries.ts';

const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 400 }), fc.string({ unit: 'grapheme', maxLength: 400 }));
const KANA = 'カ'.repeat(1_000);

describe('a summary', () => {
  it('is the same when its texts are of ordinary length', () => {
    const ordinary = summary({
      title: 't'.repeat(255),
      type: 'y'.repeat(128),
      message: 'm'.repeat(1_024),
      culprit: 'c'.repeat(255),
      release: 'r'.repeat(200),
      environment: 'e'.repeat(64),
    });
    expect(withBoundedTexts(ordinary)).toEqual(ordinary);
    expect(withBoundedTexts(summary())).toEqual(summary());
  });

  it('has no text of more bytes than it should, and says with an ellipsis where one was longer', () => {
    const long = { title: KANA, type: KANA, message: KANA, culprit: KANA, release: KANA, environment: KANA };
    expect(withBoundedTexts(summary(long))).toEqual(
      summary({
        title: `${'カ'.repeat(105)}…`,
        type: `${'カ'.repeat(63)}…`,
        message: `${'カ'.repeat(425)}…`,
        culprit: `${'カ'.repeat(105)}…`,
        release: 'カ'.repeat(66),
        environment: 'カ'.repeat(21),
      }),
    );
  });

  it('is bounded already when it was bounded', () => {
    fc.assert(
      fc.property(text, text, text, (message, release, environment) => {
        const once = withBoundedTexts(summary({ message, title: message, release, environment }));
        expect(withBoundedTexts(once)).toEqual(once);
      }),
    );
  });
});

describe('the name of a release or environment', () => {
  it('is the same wherever it was cut before, so that what a filter asks for is what was stored', () => {
    fc.assert(
      fc.property(text, fc.nat(300), (name, longer) => {
        for (const [nameOf, limit] of [
          [releaseName, MAX_RELEASE_BYTES],
          [environmentName, MAX_ENVIRONMENT_BYTES],
        ] as const) {
          expect(nameOf(nameOf(name))).toBe(nameOf(name));
          expect(Buffer.byteLength(nameOf(name))).toBeLessThanOrEqual(limit);
          expect(nameOf(nameOf(name) + 'x'.repeat(limit + longer)).startsWith(nameOf(name))).toBe(true);
        }
      }),
    );
  });
});
