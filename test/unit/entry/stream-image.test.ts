import { expect, it } from 'vitest';
import { itemIn } from '../../../shared/entry/stream-image.ts';

/** @see https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html and the type of an attribute value of JSON there */
it('an image is read as it is sent, bytes in base64 at whatever depth', () => {
  const image = {
    pk: { S: 'EVENT#5#0a' },
    received: { N: '1714998600000' },
    release: { NULL: true as const },
    flag: { BOOL: false },
    packed: { B: 'AQI=' },
    several: { BS: ['AQ==', ''] },
    names: { SS: ['AQ=='] },
    list: { L: [{ B: '/w==' }, { M: { inner: { B: 'AA==' } } }] },
  };
  expect(itemIn(image)).toEqual({
    pk: 'EVENT#5#0a',
    received: 1_714_998_600_000,
    release: null,
    flag: false,
    packed: Buffer.of(1, 2),
    several: new Set([Buffer.of(1), Buffer.of()]),
    names: new Set(['AQ==']),
    list: [Buffer.of(255), { inner: Buffer.of(0) }],
  });
});
