import { expect, it } from 'vitest';
import { templateOf } from './synthesis.ts';

it('the logs are one of the functions and one of the API, kept for as long as the tenant says', () => {
  const groups = templateOf('acme', { logRetentionDays: 14 }).of('AWS::Logs::LogGroup');
  expect(groups).toHaveLength(2);
  for (const { properties } of groups) expect(properties['RetentionInDays']).toBe(14);
});
