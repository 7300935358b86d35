import { describe, expect, it } from 'vitest';
import { userName } from '../../../../pages/events/user-name.ts';

describe('the name of a user', () => {
  it.each([
    [{ id: 7, email: 'ada@example.com', username: 'ada' }, 'ada'],
    [{ id: 7, email: 'ada@example.com', username: '' }, 'ada@example.com'],
    [{ id: 7, username: { first: 'ada' } }, '7'],
    [{ ip_address: '203.0.113.7' }, '203.0.113.7'],
    ['ada', 'ada'],
    [7, '7'],
    [{}, null],
    [['ada'], null],
    ['', null],
    [null, null],
    [{ id: 0 }, '0'],
  ])('of %j is %s', (user, name) => expect(userName(user)).toBe(name));
});
