import { describe, expect, it } from 'vitest';
import { addressProblem, shownAddress } from '../../../shared/alerts/shown-address.ts';
import type { DestinationKind } from '../../../shared/domain/alerts/alert-destination.ts';
import { openDestination } from '../../kit/alerts/messages.ts';

describe('The address that people are shown', () => {
  it.each([
    ['webhook', 'https://hooks.example/glet?…'],
    ['sentry_webhook', 'https://hooks.example/sentry'],
    ['slack', 'https://hooks.slack.com/…a1b2'],
    ['mattermost', 'https://mattermost.example/…c3d4'],
    ['discord', 'https://discord.com/…e5f6'],
    ['teams', 'https://prod-1.westeurope.logic.azure.com/…g7h8'],
    ['google_chat', 'https://chat.googleapis.com/…i9j0'],
    ['ntfy', 'https://ntfy.example'],
    ['pagerduty', 'https://events.pagerduty.com/…k1l2'],
    ['gitlab_alert', 'https://gitlab.example/acme/shop/alerts/notify.json'],
    ['gitlab_issue', 'https://gitlab.example/'],
    ['email', 'ada@example.com, grace@example.com'],
  ] as const satisfies readonly (readonly [DestinationKind, string])[])('of %s is %s', (kind, shown) => {
    expect(shownAddress(openDestination(kind))).toBe(shown);
  });

  it('has no character of a key that is short', () => {
    expect(shownAddress(openDestination('pagerduty', { secrets: { token: 'short-key' } }))).toBe(
      'https://events.pagerduty.com/…',
    );
  });
});

describe('An address', () => {
  it.each(['https://hooks.example/x', 'http://10.0.0.1:8080/', 'https://[2001:db8::1]/x?y#z'])(
    '%s can be called',
    (url) => {
      expect(addressProblem(url)).toBeNull();
    },
  );

  it.each([
    ['hooks.example', 'is no address. It looks like https://example.com/hook.'],
    ['https://hooks.slack.com/…a1b2', 'is shortened, as it is shown: give the whole one.'],
    ['', 'is no address. It looks like https://example.com/hook.'],
    ['ftp://hooks.example/', 'has to begin with https://.'],
    ['javascript:alert(1)', 'has to begin with https://.'],
    ['https://me@hooks.example/', 'may have no user and password in it: give them as a header.'],
    ['https://me:secret@hooks.example/', 'may have no user and password in it: give them as a header.'],
    [`https://hooks.example/${'x'.repeat(2048)}`, 'is too long: at most 2048 characters.'],
  ])('%s %s', (url, problem) => {
    expect(addressProblem(url)).toBe(problem);
  });
});
