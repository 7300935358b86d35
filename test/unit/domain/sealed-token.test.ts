import { randomBytes } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  newTokenKey,
  openToken,
  sealToken,
  tokenKeyOf,
  type SealedToken,
} from '../../../shared/domain/sealed-token.ts';

const KEY = randomBytes(32);
const PLACE = { projectId: 5, apiUrl: 'https://sentry.example.com/api/0/projects/org/app' };
const TOKEN = 'sntrys_0123456789';
const text = fc.string({ unit: 'binary' });

describe('a sealed token', () => {
  it('opens to what was sealed', () => {
    fc.assert(
      fc.property(text, fc.nat(), fc.option(text), (token, projectId, apiUrl) => {
        const sealed = sealToken(KEY, token, { projectId, apiUrl });
        expect(sealed).toMatch(/^v1\.[\w-]+$/);
        expect(openToken(KEY, sealed, { projectId, apiUrl })).toBe(token);
      }),
    );
  });

  it('shows nothing of it, and is another text each time', () => {
    const sealed = sealToken(KEY, TOKEN, PLACE);
    expect(Buffer.from(sealed.slice(3), 'base64url').includes(TOKEN)).toBe(false);
    expect(sealToken(KEY, TOKEN, PLACE)).not.toBe(sealed);
  });

  it('does not open with another key, for another project or for another address', () => {
    const sealed = sealToken(KEY, TOKEN, PLACE);
    expect(openToken(randomBytes(32), sealed, PLACE)).toBeNull();
    expect(openToken(KEY, sealed, { ...PLACE, projectId: 6 })).toBeNull();
    expect(openToken(KEY, sealed, { ...PLACE, apiUrl: 'https://evil.example.com/api/0/projects/org/app' })).toBeNull();
    expect(openToken(KEY, sealed, { ...PLACE, apiUrl: null })).toBeNull();
  });

  it('does not open when a bit of it was changed, or a part is missing', () => {
    const bytes = Buffer.from(sealToken(KEY, TOKEN, PLACE).slice(3), 'base64url');
    const written = (changed: Buffer): SealedToken => `v1.${changed.toString('base64url')}`;
    expect(openToken(KEY, written(bytes), PLACE)).toBe(TOKEN);
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const changed = Buffer.from(bytes);
      changed[bit >> 3]! ^= 1 << (bit & 7);
      expect(openToken(KEY, written(changed), PLACE)).toBeNull();
    }
    for (let length = 0; length < bytes.length; length++)
      expect(openToken(KEY, written(bytes.subarray(0, length)), PLACE)).toBeNull();
  });

  it('is none that has another form', () => {
    for (const other of ['secret', 'v2.AAAA', '', 'v1.'])
      expect(openToken(KEY, other as SealedToken, PLACE)).toBeNull();
  });
});

describe('a key', () => {
  it('is new each time, and what is no key is none', () => {
    expect(tokenKeyOf(newTokenKey())).toHaveLength(32);
    expect(newTokenKey()).not.toBe(newTokenKey());
    for (const none of ['', 'secret', randomBytes(31).toString('base64'), randomBytes(33).toString('base64')])
      expect(tokenKeyOf(none)).toBeNull();
  });
});
