import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crashSiteOf } from '../../../../shared/ingest/event/crash-site.ts';
import type { JsonObject } from '../../../../shared/ingest/event/error-event.ts';

const IMAGES = [
  { code_file: '/opt/shop/bin/shop', image_addr: '0x400000', image_size: 4096 },
  { code_file: '/lib/x86_64-linux-gnu/libc.so.6', image_addr: '0x500000', image_size: 4096 },
  { code_file: 'C:\\Shop\\ui.dll', image_addr: 0x60_0000 },
];

function site(frames: unknown, images: unknown = IMAGES) {
  return crashSiteOf({ exception: [{ stacktrace: { frames } }], debug_meta: { images } } as JsonObject);
}

describe('where a crash is in code without names', () => {
  it.each<[string, unknown, string | null]>([
    ['the innermost frame', [{ instruction_addr: '0x400010' }, { instruction_addr: '0x400020' }], 'shop+0x20'],
    ['below the system', [{ instruction_addr: '0x400010' }, { instruction_addr: '0x500020' }], 'shop+0x10'],
    [
      'below functions of the system',
      [{ instruction_addr: '0x400010' }, { instruction_addr: '0x500020', function: 'abort' }],
      'shop+0x10',
    ],
    ['an image without a size', [{ instruction_addr: '0x600123' }], 'ui.dll+0x123'],
    ['an address as a number', [{ instruction_addr: 0x40_0010 }], 'shop+0x10'],
    ['a name that is none', [{ instruction_addr: '0x400010', function: '<redacted>' }], 'shop+0x10'],
    ['code with names', [{ instruction_addr: '0x400010', function: 'pay' }, { instruction_addr: '0x400020' }], null],
    ['the system alone', [{ instruction_addr: '0x500010' }], null],
    ['no image', [{ instruction_addr: '0x100' }, { instruction_addr: '0x401000' }], null],
    [
      'addresses that are none',
      [{ instruction_addr: 'x' }, { instruction_addr: -1 }, { instruction_addr: {} }, null],
      null,
    ],
    ['no frames', null, null],
  ])('%s', (_name, frames, expected) => {
    expect(site(frames)).toBe(expected);
  });

  it.each([null, {}, [null, 5, {}, { code_file: 5, image_addr: '0x400000' }], [{ code_file: 'a', image_addr: '0xg' }]])(
    'images may be %j',
    (images) => {
      expect(site([{ instruction_addr: '0x400010' }], images)).toBeNull();
    },
  );

  it('whatever is sent', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), fc.jsonValue(), (address, start, size) => {
        const found = site([{ instruction_addr: address }], [{ code_file: 'a', image_addr: start, image_size: size }]);
        expect(found === null || found.startsWith('a+0x')).toBe(true);
      }),
    );
  });
});
