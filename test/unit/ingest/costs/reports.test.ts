import { describe, expect, it } from 'vitest';
import { MAX_EVENT_BYTES, MAX_REQUEST_BYTES, MAX_SECURITY_REPORTS } from '../../../../shared/domain/limits.ts';
import { openBody } from '../../../../shared/ingest/request/request-body.ts';
import { excessOf } from '../../../kit/hostile/cpu.ts';
import { UNITS } from '../../../kit/hostile/units.ts';
import { ingested } from '../../../kit/ingested.ts';

const LIMITS = { event: MAX_EVENT_BYTES, body: MAX_REQUEST_BYTES };

/** A report, given text for its large field. */
type Report = (text: string) => unknown;

const violation = (fields: object): unknown => ({
  type: 'csp-violation',
  age: 1,
  url: 'https://shop.example/',
  body: { documentURL: 'https://shop.example/', effectiveDirective: 'img-src', ...fields },
});
const REPORTS: Record<string, Report> = {
  policy: (text) => violation({ originalPolicy: text }),
  'blocked address': (text) => violation({ blockedURL: text }),
  page: (text) => violation({ documentURL: text, blockedURL: text }),
  directive: (text) => violation({ effectiveDirective: text }),
  'unknown field': (text) => violation({ [text]: text }),
  'network error': (text) => ({ type: 'network-error', age: 1, url: text, body: { type: text } }),
  'dropped report': (text) => ({ type: 'deprecation', body: { message: text } }),
  'equal report': () => violation({}),
};

/** All that is done with a request of as many reports as may be in one, but for the table. */
function work(report: Report, unit: string) {
  return (bytes: number): (() => unknown) => {
    const lengthOf = (times: number): number => Buffer.byteLength(JSON.stringify(report(unit.repeat(times)))) + 1;
    const each = Math.max(1, lengthOf(1) - lengthOf(0));
    const times = Math.max(1, Math.floor((bytes / MAX_SECURITY_REPORTS - lengthOf(0) - 1) / each));
    const body = Buffer.from(JSON.stringify(Array(MAX_SECURITY_REPORTS).fill(report(unit.repeat(times)))));
    const request = { endpoint: 'security' as const, contentEncoding: undefined, contentType: undefined };
    return () => {
      const opened = openBody({ ...request, bytes: body, remoteAddress: '192.0.2.1' }, LIMITS);
      return opened.outcome === 'ok' ? opened.events.map((event) => ingested(event)) : opened;
    };
  };
}

describe('a hundred reports of a mebibyte cost as little as one event of it', () => {
  it.each(Object.entries(REPORTS))('with whatever a sender repeats in the %s', (title, report) => {
    // The words of secrets are what many small events pay for more often than a large one.
    for (const unit of ['--token ', ...UNITS.filter((_, index) => index % 15 === 0)])
      expect(excessOf(`${title} of ${JSON.stringify(unit)}`, work(report, unit))).toBeNull();
  });
});
