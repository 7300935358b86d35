import { describe, expect, it } from 'vitest';
import { listQueryIn } from '../../../../pages/error/list-address.ts';
import { joinedLists, listWith, stepsIn } from '../../../../pages/error/list-steps.ts';

const at = (path: string): string => `https://glet.example/api/ui/${path}`;

describe('the list that somebody came from', () => {
  it('is the last one of the project in this tab, filters and all', () => {
    const addresses = [
      at(''),
      at('demo/shop/-/error_tracking?q=old'),
      at('demo/shop/-/error_tracking?status=all&q=x'),
      at('demo/other/-/error_tracking?q=other'),
      at('demo/shop/-/error_tracking/7/details'),
      'https://elsewhere.example/demo/shop/-/error_tracking?q=foreign',
      null,
      'about:blank',
    ];
    expect(listQueryIn(addresses, 'demo/shop')).toBe('?status=all&q=x');
    expect(listQueryIn(addresses, 'demo/none')).toBe('');
    expect(listQueryIn([], 'demo/shop')).toBe('');
  });
});

describe('steps from error to error', () => {
  const shop = { project: 'demo/shop', ids: [3, 2, 1], hasMore: false };
  const resolved = { project: 'demo/shop', ids: [9, 2], hasMore: true };
  const other = { project: 'demo/other', ids: [2, 8], hasMore: false };

  it('go through all pages of a list, and not from one filter to another', () => {
    const page = (sent: object, ids: number[], hasMore: boolean) => ({
      sent: { id: 'demo/shop', ...sent },
      ids,
      hasMore,
    });
    const pages = [
      page({}, [5, 4, 3], true),
      page({ status: 'resolved' }, [9, 2], true),
      page({ cursor: 'a' }, [3, 2], true),
      page({ cursor: 'b' }, [1], false),
    ];
    expect(joinedLists(pages)).toEqual([
      { project: 'demo/shop', ids: [5, 4, 3, 2, 1], hasMore: false },
      { project: 'demo/shop', ids: [9, 2], hasMore: true },
    ]);
  });

  it('go through the list shown last that has the error', () => {
    expect(listWith([shop, resolved, other], null, 'demo/shop', 2)).toBe(resolved);
    expect(listWith([shop], null, 'demo/shop', 9)).toBeNull();
  });

  it('stay in their list when it is gone, or when the error has left it', () => {
    expect(listWith([], shop, 'demo/shop', 1)).toBe(shop);
    expect(listWith([{ ...shop, ids: [3, 1] }], shop, 'demo/shop', 2)).toBe(shop);
    expect(listWith([other], shop, 'demo/other', 8)).toBe(other);
  });

  it('end where the list does, and say where they are in it', () => {
    expect(stepsIn(shop, 2)).toEqual({ next: 1, previous: 3, place: '2 of 3' });
    expect(stepsIn(shop, 3)).toEqual({ next: 2, previous: null, place: '1 of 3' });
    expect(stepsIn(shop, 1)).toEqual({ next: null, previous: 2, place: '3 of 3' });
    expect(stepsIn(resolved, 9)).toEqual({ next: 2, previous: null, place: '1 of 2+' });
    expect(stepsIn(shop, 9)).toEqual({ next: null, previous: null, place: null });
    expect(stepsIn(null, 9)).toEqual({ next: null, previous: null, place: null });
  });
});
