import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openApiDocument } from '../../cli/openapi-document.ts';
import { brotli, buildPages } from '../../infra/bundle-pages.ts';

/** Kilobytes on the wire, in the coding that every browser takes; of the first load 38 in all. */
const MAX_KB = { html: 2, script: 30, style: 6, alerts: 10, otherScripts: 70 };
const KB = 1000;
/** The types of the language and of browsers. */
const TYPES = fileURLToPath(
  new URL(`../../node_modules/@typescript/typescript-${process.platform}-${process.arch}/lib`, import.meta.url),
);
const wordsOf = (text: string): string[] => text.match(/\bis[A-Z]\w*/g) ?? [];
const isOfAlerts = (name: string): boolean => name.startsWith('alerts-page-');

const { html, files, first, shortened } = buildPages();
const sizeOf = (names: Iterable<string>): number =>
  [...names].reduce((sum, name) => sum + brotli(files.get(name)!).length, 0) / KB;

describe('the pages', () => {
  it('load at once what is promised, and no more', () => {
    expect(brotli(Buffer.from(html)).length / KB).toBeLessThanOrEqual(MAX_KB.html);
    expect(sizeOf([first.script, ...first.chunks])).toBeLessThanOrEqual(MAX_KB.script);
    expect(sizeOf([first.style])).toBeLessThanOrEqual(MAX_KB.style);
  });

  it('are in all their chunks what is promised, without that of alerts, which has a bound of its own', () => {
    const scripts = [...files.keys()].filter((name) => name.endsWith('.js'));
    const { alerts = [], others = [] } = Object.groupBy(scripts, (name) => (isOfAlerts(name) ? 'alerts' : 'others'));
    expect(alerts).toHaveLength(1);
    expect(sizeOf(alerts)).toBeLessThanOrEqual(MAX_KB.alerts);
    expect(sizeOf(others)).toBeLessThanOrEqual(MAX_KB.otherScripts);
  });

  it('load what only the page of alerts has with that page', () => {
    expect([first.script, ...first.chunks].filter(isOfAlerts)).toEqual([]);
    const naming = [...files].filter(([, bytes]) => Buffer.from(bytes).includes('alerts-page-'));
    const imports = naming.map(([, bytes]) => /(.{8})"\.\/alerts-page-/.exec(Buffer.from(bytes).toString())?.[1]);
    expect(imports).toEqual([expect.stringMatching(/import\($/)]);
  });

  it('shorten names of properties that are theirs alone: no platform has them, no API says them, and none is a text', () => {
    const platform = new Set(
      readdirSync(TYPES)
        .filter((file) => file.endsWith('.d.ts'))
        .flatMap((file) => wordsOf(readFileSync(join(TYPES, file), 'utf8'))),
    );
    const api = new Set(wordsOf(JSON.stringify(openApiDocument())));
    const texts = new Set([...files.values()].flatMap((bytes) => wordsOf(Buffer.from(bytes).toString())));
    expect(shortened.length).toBeGreaterThan(20);
    expect(platform.has('isIntersecting')).toBe(true);
    for (const known of [platform, api, texts]) expect(shortened.filter((name) => known.has(name))).toEqual([]);
  });

  it('name every file by its content, and the HTML names those of the first load', () => {
    for (const name of files.keys()) expect(name).toMatch(/^[\w-]+-[A-Z0-9]{8}\.(?:js|css|svg)$/);
    for (const name of [first.script, ...first.chunks, first.style, first.icon])
      expect(html).toContain(`"/api/ui/-/assets/${name}"`);
  });

  it('are the same from the same sources', () => {
    const again = buildPages();
    expect([again.html, [...again.files.keys()]]).toEqual([html, [...files.keys()]]);
  });

  it('are small in gzip, too, for what does not take brotli', () => {
    const all = [Buffer.from(html), ...[first.script, ...first.chunks, first.style].map((name) => files.get(name)!)];
    const size = all.reduce((sum, bytes) => sum + gzipSync(bytes, { level: 9 }).length, 0) / KB;
    expect(size).toBeLessThanOrEqual(MAX_KB.html + MAX_KB.script + MAX_KB.style);
  });
});
