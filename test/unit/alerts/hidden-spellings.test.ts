import { Buffer } from 'node:buffer';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shownAnswer } from '../../../shared/alerts/shown-answer.ts';

const base64 = (text: string) => Buffer.from(text).toString('base64');

describe('Of an answer nobody can read', () => {
  it.each([
    ['a secret in JSON', String.raw`No \u0041BC\u002fdef\u002Fgh`, 'ABC/def/gh', 'No [hidden]'],
    ['with escaped slashes', String.raw`No ABC\/def\/gh`, 'ABC/def/gh', 'No [hidden]'],
    ['in JSON in JSON', String.raw`No \\u0041BC\\\/defgh`, 'ABC/defgh', 'No [hidden]'],
    ['beyond U+FFFF', String.raw`No \ud83d\ude00-%F0%9F%98%80-&#x1f600;-😀`, '😀-😀-😀-😀', 'No [hidden]'],
    ['in a URL, in lower case', 'No ABC%2fdefgh', 'ABC/defgh', 'No [hidden]'],
    ['in a URL, each character', 'No %41%42%43%2D%64efgh', 'ABC-defgh', 'No [hidden]'],
    ['in a URL twice', 'No ABC%252Fdefgh', 'ABC/defgh', 'No [hidden]'],
    ['in a form', 'No Bearer+ABCdefgh', 'Bearer ABCdefgh', 'No [hidden]'],
    ['in HTML', 'No &#x41;&#66;&#0067;&lt;d&amp;fgh', 'ABC<d&fgh', 'No [hidden]'],
    ['in HTML in JSON', String.raw`No \u0026#x41;BCdefgh`, 'ABCdefgh', 'No [hidden]'],
    ['of letters beyond ASCII', String.raw`No %C3%A4-%e4-\u00E4-&#228;-ä!`, 'ä-ä-ä-ä-ä', 'No [hidden]!'],
    ['that was spelled for a URL', 'No clé/secrète', 'cl%C3%A9%2Fsecr%C3%A8te', 'No [hidden]'],
    ['behind half a spelling', 'No %ABCdefgh', 'ABCdefgh', 'No %[hidden]'],
    ['before what it could be read with', 'No %41BCdefgh%4', 'ABCdefgh', 'No [hidden]%4'],
    ['next to itself', 'No ABCdefghABCdefgh', 'ABCdefgh', 'No [hidden]'],
    ['in Base64', `No ${base64('ABCdefgh')}`, 'ABCdefgh', 'No [hidden]='],
    ['as the password of Basic', `No Basic ${base64('ada:ABCdefgh')}`, 'ABCdefgh', 'No Basic YWRhO[hidden]'],
    ['in Base64 for URLs', `No ${Buffer.from('???>>>???').toString('base64url')}`, '???>>>???', 'No [hidden]'],
    ['in Base64 in JSON', `No ${base64('???>>>???').replaceAll('/', String.raw`\/`)}`, '???>>>???', 'No [hidden]'],
  ])('%s', (_, text, secret, shown) => {
    expect(shownAnswer(text, [secret])).toBe(shown);
  });

  it.each([
    ['a word', 'Token abc is wrong', 'Token [hidden] is wrong'],
    ['in JSON', '{"token":"abc"}', '{"token":"[hidden]"}'],
    ['behind what ends a line in JSON', String.raw`wrong:\nabc\n`, String.raw`wrong:\n[hidden]\n`],
    ['spelled otherwise', 'token=%61bc', 'token=[hidden]'],
    ['part of a name', 'X_abc-1', 'X_[hidden]-1'],
    ['a part of words', 'abcissa dabc 2abc éabc', 'abcissa dabc 2abc éabc'],
  ])('a short secret that is %s', (_, text, shown) => {
    expect(shownAnswer(text, ['abc'])).toBe(shown);
  });

  it('the beginning of a secret that is not read to its end', () => {
    const secret = `s${'\u0001'.repeat(4_000)}`;
    const spelt = (text: string) => JSON.stringify(text).slice(1, -1);
    expect(shownAnswer(spelt(secret.repeat(9)), [secret])).toBe('[hidden]');
    expect(shownAnswer(`${'x'.repeat(10)}${spelt(secret)}`, [secret])).toBe(`${'x'.repeat(10)}[hidden]`);
  });
});

/** A character, as receivers may write it. */
const SPELLINGS: readonly ((character: string) => string)[] = [
  String,
  encodeURIComponent,
  (one) => `%${hex(one, 2)}`,
  (one) => `%${hex(one, 2).toUpperCase()}`,
  (one) => `%25${hex(one, 2)}`,
  (one) => String.raw`\u${hex(one, 4)}`,
  (one) => String.raw`\u${hex(one, 4).toUpperCase()}`,
  (one) => String.raw`\x${hex(one, 2)}`,
  (one) => JSON.stringify(one).slice(1, -1),
  (one) => (one === '/' ? String.raw`\/` : one),
  (one) => `&#${one.charCodeAt(0)};`,
  (one) => `&#x${hex(one, 2)};`,
  (one) => `&#X${hex(one, 5).toUpperCase()};`,
  (one) => (one === '&' ? '&amp;' : one === '<' ? '&lt;' : one === '"' ? '&quot;' : one),
  (one) => (one === ' ' ? '+' : one),
];

/** A whole text, as it may be written within another. */
const LAYERS: readonly ((text: string) => string)[] = [
  (text) => JSON.stringify(text).slice(1, -1),
  (text) =>
    JSON.stringify(text)
      .slice(1, -1)
      .replaceAll('/', String.raw`\/`),
  encodeURIComponent,
  (text) => String(new URLSearchParams({ x: text })).slice(2),
  (text) => text.replace(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`),
  (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;'),
];

const hex = (character: string, digits: number) => character.charCodeAt(0).toString(16).padStart(digits, '0');

/** As a token may be: printable, without a space at its ends. */
const printable = fc.string({ minLength: 8, maxLength: 24 }).map((text) => `<${text}/`);
const spelled = (secret: fc.Arbitrary<string>) =>
  secret.chain((text) =>
    fc
      .tuple(...Array.from(text, (one) => fc.constantFrom(...SPELLINGS).map((spell) => spell(one))))
      .map((parts) => ({ secret: text, spelt: parts.join('') })),
  );
/** What stands around it may itself begin or go on with a spelling. */
const around = fc.string({ unit: fc.constantFrom(...Array.from('\\%&+;#xu25cé \n"')), maxLength: 12 });

describe('Whatever the answer is', () => {
  it('a secret is not in what is shown, however each of its characters is spelled', () => {
    fc.assert(
      fc.property(spelled(printable), around, around, ({ secret, spelt }, before, behind) => {
        const shown = shownAnswer(`${before}${spelt}${behind}`, [secret]);
        const at = shown.indexOf('[hidden]');
        expect(at).toBeGreaterThanOrEqual(0);
        const blank = (text: string) => text.replaceAll(/[^\P{Cc}\n]/gu, ' ');
        expect(blank(before).startsWith(shown.slice(0, at))).toBe(true);
        expect(blank(behind).endsWith(shown.slice(at + '[hidden]'.length))).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  it('nor is a short one that is a word, and what stands around it is', () => {
    const unit = fc.constantFrom('a', 'Z', '0', '9');
    const spaced = spelled(fc.string({ unit, minLength: 1, maxLength: 7 }));
    fc.assert(
      fc.property(spaced, ({ secret, spelt }) => {
        expect(shownAnswer(`No, ${spelt}!`, [secret])).toBe('No, [hidden]!');
        expect(shownAnswer(`No, x${secret}! ${secret}x`, [secret])).toBe(`No, x${secret}! ${secret}x`);
      }),
      { numRuns: 500 },
    );
  });

  it('nor is one that is written within others', () => {
    const layers = fc.array(fc.constantFrom(...LAYERS), { maxLength: 3 });
    const inner = fc.constantFrom(String, (text: string) => base64(text).replaceAll('=', ''));
    fc.assert(
      fc.property(printable, inner, layers, (secret, first, more) => {
        let text = first(secret);
        for (const layer of more) text = layer(text);
        expect(shownAnswer(text, [secret])).toBe('[hidden]');
      }),
      { numRuns: 1_000 },
    );
  });

  it('nor is what Base64 makes of it with other text around it', () => {
    const coding = fc.constantFrom<BufferEncoding>('base64', 'base64url');
    const secrets = fc.string({ minLength: 4, maxLength: 24 });
    fc.assert(
      fc.property(fc.string({ maxLength: 9 }), secrets, fc.string({ maxLength: 9 }), coding, (...given) => {
        const [before, secret, behind, encoding] = given;
        const written = Buffer.from(`${before}${secret}${behind}`).toString(encoding);
        const [head, tail] = shownAnswer(written, [secret]).split('[hidden]');
        const bytesOf = (part: string) => Math.floor((part.replaceAll('=', '').length * 6) / 8);
        expect(written.startsWith(head!) && written.endsWith(tail!)).toBe(true);
        expect(bytesOf(head!)).toBeLessThanOrEqual(before.length);
        expect(bytesOf(tail!)).toBeLessThanOrEqual(behind.length);
      }),
      { numRuns: 1_000 },
    );
  });

  it('what has no secret in it stays as it is, even where many begin', () => {
    const secret = 'aab-aac/aabab';
    const begun = fc.nat({ max: secret.length - 1 }).map((length) => secret.slice(0, length));
    const words = fc.array(fc.oneof(begun, fc.string({ maxLength: 6 })), { maxLength: 20 });
    fc.assert(
      fc.property(words, (parts) => {
        const text = parts.join('').slice(0, 450);
        fc.pre(!text.includes(secret));
        expect(shownAnswer(text, [secret])).toBe(text);
      }),
      { numRuns: 1_000 },
    );
  });
});
