import { originalPositionFor, TraceMap, type EncodedSourceMap } from '@jridgewell/trace-mapping';
import type { BuildOptions } from 'esbuild';
import { describe, expect, it } from 'vitest';
import type { Place } from '../../../shared/source-maps/map/map-parts.ts';
import { opened } from '../../kit/source-maps/opened.ts';
import { realMap } from '../../kit/source-maps/real-maps.ts';

const PLACES = 1000;

/** Places of a script, the same at each run. */
function placesIn(script: string): Place[] {
  const lines = script.split('\n');
  const starts = lines.map((line) => line.length + 1);
  let seed = 17;
  const random = (below: number): number => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
  return Array.from({ length: PLACES }, () => {
    let offset = random(script.length);
    let line = 0;
    while (offset >= starts[line]!) offset -= starts[line++]!;
    return { line, column: offset };
  });
}

describe('places of real maps are those that trace-mapping finds', () => {
  it.each<[string, number, string[], BuildOptions, boolean]>([
    ['the SDK of DynamoDB', 1, ['@aws-sdk/client-dynamodb', '@aws-sdk/lib-dynamodb'], {}, true],
    ['libraries, not minified', 1, ['fast-check', 'ajv', 'oauth4webapi'], { minify: false, sourceRoot: 'src' }, true],
    ['an SDK in a browser', 3, ['preact', '@sentry/browser'], { platform: 'browser', format: 'iife' }, true],
    // Its functions take longer than all else together, and places do not depend on them.
    ['a server and a driver of browsers', 10, ['oidc-provider', 'playwright-core'], {}, false],
  ])('%s: more than %i MB', async (_, megabytes, packages, options, withScript) => {
    const { map, script } = await realMap(packages, options);
    expect(map.length).toBeGreaterThan(megabytes * 1e6);
    const text = script.toString();
    const places = placesIn(text);
    const { index } = await opened(withScript ? { map, script } : { map });
    const traced = new TraceMap(JSON.parse(map.toString()) as EncodedSourceMap);
    const expected = places.map(({ line, column }) => {
      const {
        source,
        line: sourceLine,
        column: sourceColumn,
        name,
      } = originalPositionFor(traced, { line: line + 1, column });
      return source === null ? null : { source, line: sourceLine - 1, column: sourceColumn, name };
    });
    const found = (await index.find(places)).map(
      ({ mapping }) => mapping && { ...mapping, source: mapping.source.name },
    );
    expect(found).toEqual(expected);
    expect(found.filter((one) => one !== null).length).toBeGreaterThan(50);
  });
});
