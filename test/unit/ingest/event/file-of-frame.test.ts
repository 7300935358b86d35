import { describe, expect, it } from 'vitest';
import { fileOfFrame } from '../../../../shared/ingest/event/file-of-frame.ts';
import { headline } from '../../../../shared/ingest/grouping/title.ts';
import { frame, thrown } from '../grouping/corpus/builders.ts';

describe('the file of a frame', () => {
  it.each([
    ['https://a.example/dist/app.js?v=2#x', null, '/dist/app.js', 'https://a.example/dist/app.js?v=2#x'],
    [null, 'https://a.example/dist/app.js?v=2', '/dist/app.js', 'https://a.example/dist/app.js?v=2'],
    ['https://a.example', null, '/', 'https://a.example'],
    ['app:///x.js', null, '/x.js', 'app:///x.js'],
    ['file:///C:/x.js', null, '/C:/x.js', 'file:///C:/x.js'],
    [null, '/srv/shop/main.go', '/srv/shop/main.go', '/srv/shop/main.go'],
    ['main.go', null, 'main.go', 'main.go'],
    ['webpack:///./src/cart.js', null, 'webpack:///./src/cart.js', 'webpack:///./src/cart.js'],
    ['cart.js', 'https://a.example/cart.js', 'cart.js', 'https://a.example/cart.js'],
    ['https://a.example/a.js', 'https://a.example/b.js', 'https://a.example/a.js', 'https://a.example/b.js'],
    ['C:\\shop\\Cart.cs', null, 'C:\\shop\\Cart.cs', 'C:\\shop\\Cart.cs'],
    [null, null, null, null],
  ])('sent as %s and %s', (filename, abs_path, shownName, shownPath) => {
    expect(fileOfFrame(frame({ filename, abs_path }))).toEqual({ filename: shownName, abs_path: shownPath });
  });

  it('is in the culprit without host and query', () => {
    const error = thrown('javascript')('E', 'x', { function: 'add', filename: 'https://a.example/dist/vue.js?v=2' });
    expect(headline(error).culprit).toBe('add(/dist/vue.js)');
  });
});
