import { readFileSync } from 'node:fs';
import { transformSync } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { artifactsSent } from '../../../../pages/source-maps/artifacts-sent.ts';
import { uploadBlocks } from '../../../../pages/source-maps/upload-blocks.ts';

describe('the source maps that are asked for', () => {
  const ID = 'C0BE5557-b510-4f02-98f2-90f077731860';

  it.each([
    ['', '', {}],
    [' shop@1.0 ', '', { release: 'shop@1.0' }],
    [` ${ID} `, 'refused', { debug_id: ID.toLowerCase(), state: 'refused' }],
    [`${ID}0`, 'ready', { release: `${ID}0`, state: 'ready' }],
    ['', 'nothing that there is', {}],
  ])('by %j and state %j', (q, state, wanted) => {
    expect(artifactsSent('demo/shop', q, state)).toEqual({ id: 'demo/shop', ...wanted });
  });
});

describe('how source maps are uploaded', () => {
  const blocks = uploadBlocks('https://glet.example', 'group/sub/shop');
  const [cli, ...plugins] = blocks.map(({ code }) => code);

  it('names address, organization and project as Sentry’s tools want them, and no token', () => {
    expect(cli).toContain('SENTRY_URL=https://glet.example SENTRY_ORG=group--sub SENTRY_PROJECT=shop\n');
    for (const code of plugins)
      for (const said of ["url: 'https://glet.example'", "org: 'group--sub'", "project: 'shop'"])
        expect(code).toContain(said);
    expect(blocks.map(({ code }) => code).join()).not.toMatch(/glpat-\w/);
  });

  it('is by the version that was tried, which ends when frames can be mapped', () => {
    const documented = readFileSync(new URL('../../../../docs/source-maps.md', import.meta.url), 'utf8');
    const [, installed] = /after (.*)/.exec(blocks[0]!.where)!;
    for (const line of [`\`${installed}\``, ...cli!.split('\n').slice(2)]) expect(documented).toContain(line);
  });

  it('is a program where it is one', () => {
    for (const code of plugins) expect(() => transformSync(code, { format: 'esm', target: 'es2022' })).not.toThrow();
  });
});
