import { describe, expect, it } from 'vitest';
import { mapped } from '../../../kit/source-maps/frames.ts';
import type { Upload } from '../../../kit/source-maps/opened.ts';
import { mappingsOf } from '../../../kit/source-maps/vlq.ts';

describe('columns of Firefox', () => {
  const script = 'var e="😀😀😀😀";function a(){n()}function t(){i()}';
  const at = (text: string) => script.indexOf(text);
  const upload: Upload = {
    script,
    map: {
      sources: ['a.ts'],
      names: ['first', 'second'],
      mappings: mappingsOf([
        [
          [0, 0, 0, 0],
          [at('a('), 0, 1, 0, 0],
          [at('n('), 0, 1, 5],
          [at('t('), 0, 2, 0, 1],
          [at('i('), 0, 2, 5],
        ],
      ]),
    },
  };

  it.each([
    ['code points, by the function that they lead to', 't', at('i(') - 4 + 1, 3, 'second'],
    ['code points, by its own way to write it', 'a/t<', at('i(') - 4 + 1, 3, 'second'],
    ['UTF-16 units, as everybody else counts', 't', at('i(') + 1, 3, 'second'],
    ['UTF-16 units where no function decides', null, at('n(') + 1, 2, 'first'],
  ])('are %s', async (_, name, colno, line, known) => {
    expect((await mapped([{ function: name, colno }], { upload }))[0]).toMatchObject({
      mapped: { line, function: known },
    });
  });

  it('are those of everybody else on a line before and a line behind', async () => {
    const more = { script: `function t(){i()}\n${script}`, map: upload.map };
    expect((await mapped([{ colno: 14 }], { upload: more }))[0]).toMatchObject({ mapped: { line: 1 } });
  });
});
