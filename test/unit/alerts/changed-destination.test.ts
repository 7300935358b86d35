import { expect, it } from 'vitest';
import { changedDestination, newDestination } from '../../../shared/alerts/changed-destination.ts';
import { allowedTargets } from '../../../shared/domain/alerts/allowed-targets.ts';

const mail = { name: 'Shop', emails: ['ada@example.com'] };
const changed = (change: object) =>
  changedDestination(newDestination('email'), { ...mail, ...change }, { allowed: allowedTargets('') });

it('addresses are mailed to once, however they are written', () => {
  const emails = [' Ada@example.com', 'ada@EXAMPLE.com ', '', 'bob@example.com', 'Ada@example.com'];
  expect(changed({ emails })).toMatchObject({ options: { emails: ['Ada@example.com', 'bob@example.com'] } });
});

it.each([
  [Array.from({ length: 11 }, (_, index) => `ada${index}@example.com`), 'at most 10'],
  [['ada'], 'one of them is no e-mail address, as in ada@example.com'],
  [['ada@example.com\r\nBcc: eve@example.com'], 'one of them is no e-mail address, as in ada@example.com'],
  [[], 'a destination of the kind email needs it'],
])('addresses %j are refused', (emails, problem) => {
  expect(changed({ emails })).toEqual({ refused: { field: 'emails', problem } });
});
