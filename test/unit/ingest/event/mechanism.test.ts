import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../../shared/ingest/event/error-event.ts';
import { mechanismOf } from '../../../../shared/ingest/event/mechanism.ts';
import { normalise } from '../../../../shared/ingest/event/normalise.ts';

const read = (mechanism: unknown, more = {}) => mechanismOf({ ...more, mechanism } as JsonObject);

describe('the signal behind a crash', () => {
  it.each<[unknown, string | null]>([
    [{ signal: { name: 'SIGSEGV', number: 11 } }, 'SIGSEGV'],
    [{ signal: { number: 6 } }, 'SIGABRT'],
    [{ signal: { number: '11' } }, 'SIGSEGV'],
    [{ signal: { number: 7 } }, 'signal 7'],
    [{ mach_exception: { name: 'EXC_BAD_ACCESS' }, signal: { number: 11 } }, 'EXC_BAD_ACCESS'],
    [{ signal: { name: 'not a signal', number: -1 } }, null],
    [{ signal: 'SIGSEGV' }, null],
    [[], null],
    [null, null],
  ])('%j is %j', (meta, signal) => {
    expect(read({ synthetic: true, meta }).signal).toBe(signal);
  });

  it.each(['SIGILL', 'EXC_BREAKPOINT', 'EXCEPTION_ACCESS_VIOLATION', 'STATUS_STACK_OVERFLOW'])(
    'is the type %s where nothing else says it',
    (type) => {
      expect(read({ synthetic: true }, { type }).signal).toBe(type);
    },
  );

  it('is not looked for where the type was not made up', () => {
    expect(read({ meta: { signal: { name: 'SIGSEGV' } } }, { type: 'SIGSEGV' }).signal).toBeNull();
  });

  it('is the type of the exception then', () => {
    const exception = [
      { type: 'made up', value: 'Segfault', mechanism: { synthetic: true, meta: { signal: { number: 11 } } } },
    ];
    const [main] = normalise({ exception }, { receivedAt: new Date() }).exceptions;
    expect([main!.type, main!.synthetic]).toEqual(['SIGSEGV', false]);
  });
});

describe('the code of an NSError', () => {
  it.each<[unknown, object, string | null]>([
    [{ meta: { ns_error: { domain: 'D', code: -1009 } } }, {}, 'D -1009'],
    [{ meta: { ns_error: { domain: 'D', code: '4' } } }, {}, 'D 4'],
    [{ meta: { ns_error: { code: 0 } } }, {}, '0'],
    [{ meta: { ns_error: { domain: 'D' } } }, {}, null],
    [{ meta: { ns_error: { domain: {}, code: [] } } }, {}, null],
    [{ type: 'NSError' }, { type: 'D', value: 'gone (Code: 3)' }, 'D 3'],
    [{ type: 'NSError' }, { type: 'D', value: 'Code=-1' }, 'D -1'],
    [{ type: 'NSError' }, { type: 'D', value: 'PIN-Code: 1234 is wrong' }, null],
    [{ type: 'NSError' }, { type: 'D', value: 5 }, null],
    [{ type: 'generic' }, { type: 'D', value: 'Code: 3' }, null],
  ])('of %j and %j is %j', (mechanism, more, code) => {
    expect(read(mechanism, more).code).toBe(code);
  });
});

describe('the place in a tree', () => {
  it.each<[unknown, unknown]>([
    [
      { exception_id: 0, is_exception_group: true },
      { id: 0, parent: null, isGroup: true },
    ],
    [
      { exception_id: 2, parent_id: 0 },
      { id: 2, parent: 0, isGroup: false },
    ],
    [
      { exception_id: 2, parent_id: '0', is_exception_group: 'yes' },
      { id: 2, parent: null, isGroup: false },
    ],
    [{ parent_id: 0 }, null],
    [{ exception_id: '1' }, null],
    ['generic', null],
  ])('of %j is %j', (mechanism, place) => {
    expect(read(mechanism).place).toEqual(place);
  });
});

it('whatever is sent as a mechanism is read', () => {
  const key = fc.constantFrom('type', 'synthetic', 'meta', 'exception_id', 'parent_id', 'is_exception_group');
  fc.assert(
    fc.property(fc.dictionary(key, fc.jsonValue()), fc.jsonValue(), (mechanism, value) => {
      expect(Object.keys(read(mechanism, { value }))).toEqual(['synthetic', 'signal', 'code', 'place']);
    }),
  );
});
