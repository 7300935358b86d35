import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressProblem, secretsInAddress, shownAddress } from '../../../shared/alerts/shown-address.ts';
import { DESTINATION_KINDS, type DestinationKind } from '../../../shared/domain/alerts/alert-destination.ts';
import { openDestination } from '../../kit/alerts/messages.ts';

describe('The address that people are shown', () => {
  it.each([
    ['webhook', 'https://hooks.example/glet?…'],
    ['sentry_webhook', 'https://hooks.example/sentry'],
    ['slack', 'https://hooks.slack.com/services/…/…/…a1b2'],
    ['mattermost', 'https://mattermost.example/hooks/…c3d4'],
    ['discord', 'https://discord.com/api/webhooks/1/…e5f6'],
    ['teams', 'https://prod-1.westeurope.logic.azure.com/workflows/1?…g7h8'],
    ['google_chat', 'https://chat.googleapis.com/v1/spaces/A/messages?…i9j0'],
    ['ntfy', 'https://ntfy.example'],
    ['pagerduty', 'https://events.pagerduty.com/…k1l2'],
    ['gitlab_alert', 'https://gitlab.example/…/shop/alerts/notify.json'],
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

/** Kinds whose address is shown by its parts. */
const BY_PARTS = DESTINATION_KINDS.filter((kind) => !['email', 'pagerduty', 'ntfy'].includes(kind));
const shownOf = (url: string, kind: DestinationKind = 'webhook') =>
  shownAddress(openDestination(kind, { secrets: { url } }));

describe('Of an address is shown what can be no key:', () => {
  it.each([
    ['https://hooks.zapier.com/hooks/catch/123/abcdef', 'https://hooks.zapier.com/hooks/catch/123/…'],
    ['https://hooks.zapier.com/hooks/catch/1234567/bx7kq2/silent/', 'https://hooks.zapier.com/hooks/catch/…/…/silent/'],
    ['https://n8n.example/webhook/4b1f0c2e-93aa-4d6b-8f57-0d3c1e9aa1b2', 'https://n8n.example/webhook/…a1b2'],
    ['https://hook.eu1.make.com/xyz8abcdefgh1jklmnopqrstuvwxya1b2', 'https://hook.eu1.make.com/…a1b2'],
    ['https://hook.eu1.make.com/abcdefghijklmnopqrstuvwxyz', 'https://hook.eu1.make.com/…wxyz'],
    [
      'https://api.opsgenie.com/v1/json/integrations/webhooks/sentry?apiKey=0f3a5c77-1b2d-4c55-9d38-0c1d2e3fa1b2',
      'https://api.opsgenie.com/v1/json/integrations/webhooks/sentry?…a1b2',
    ],
    [
      'https://gitlab.example/acme/shop/alerts/notify/name/0123abcd.json',
      'https://gitlab.example/…/shop/alerts/notify/name/….json',
    ],
    [
      'https://gitlab.example/acme/shop/alerts/notify/name/0123456789abcdef.json',
      'https://gitlab.example/…/shop/alerts/notify/name/…cdef.json',
    ],
    [
      'https://hooks.slack.com/triggers/T0/7600000001/K3YK3YK3YK3YK3Ya1b2',
      'https://hooks.slack.com/triggers/…/…/…a1b2',
    ],
    [
      'https://api.telegram.org/bot123456:AAF-K3YK3YK3YK3Ya1b2/sendMessage',
      'https://api.telegram.org/…a1b2/sendMessage',
    ],
    [
      'https://maker.ifttt.com/trigger/alert/with/key/dK3Y-K3YK3YK3Y_a1b2',
      'https://maker.ifttt.com/trigger/alert/with/key/…a1b2',
    ],
    [
      'https://alert.victorops.com/integrations/generic/20131114/alert/K3Y/team',
      'https://alert.victorops.com/integrations/generic/…/alert/…/team',
    ],
    [
      'https://jenkins.example/generic-webhook-trigger/invoke?token=K3Y',
      'https://jenkins.example/generic-webhook-trigger/invoke?…',
    ],
    ['https://h.example/api/hooks/alerts', 'https://h.example/api/hooks/alerts'],
    ['https://h.example/API/v2/AlertRules/2024/', 'https://h.example/API/v2/AlertRules/2024/'],
    ['https://h.example/%61lerts/caf%C3%A9//;a=b', 'https://h.example/…/…//…'],
    ['https://h.example/alert-team-alert-team', 'https://h.example/…team'],
    ['https://h.example/hooks#K3Y', 'https://h.example/hooks'],
    ['https://h.example', 'https://h.example/'],
  ])('%s is %s', (url, shown) => {
    expect(BY_PARTS.map((kind) => shownOf(url, kind))).toEqual(BY_PARTS.map(() => shown));
  });

  it('never one that was made by chance, whatever it is made of and wherever it is', () => {
    const units = [
      'abcdefghijklmnopqrstuvwxyz',
      'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
      '0123456789',
      '0123456789abcdef-',
      'aB3_-.~',
    ];
    const key = fc
      .constantFrom(...units)
      .chain((unit) => fc.string({ unit: fc.constantFrom(...Array.from(unit)), minLength: 6, maxLength: 40 }));
    const words = fc.array(fc.constantFrom('api', 'hooks', 'v1', '42', 'alerts'), { maxLength: 3 });
    const place = fc.constantFrom('path', 'query');
    fc.assert(
      fc.property(words, key, words, place, (before, secret, behind, where) => {
        fc.pre(!/^\.+$/.test(secret));
        const path = (where === 'path' ? [...before, secret, ...behind] : before).join('/');
        const url = `https://h.example/${path}${where === 'path' ? '' : `?${behind[0] ?? 'key'}=${secret}`}`;
        const shown = shownOf(url);
        expect(shown).not.toContain(secret);
        // Of what is left out of it there are at least twelve characters, or all.
        const told = shown.match(/…([^/?]*)/)![1]!;
        expect(told.length <= 4 && secret.endsWith(told)).toBe(true);
        expect(told === '' || secret.length - told.length >= 12).toBe(true);
        for (const word of where === 'path' ? [...before, ...behind] : before) expect(shown).toContain(`/${word}`);
        expect(secretsInAddress(url)).toContain(secret);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('What of an address is hidden in answers', () => {
  it('is what is not shown of it, as a whole and by its parts', () => {
    expect(secretsInAddress('https://h.example/hooks/K3Y1/0123abcd.json?key=one%2Ftwo&v=1&K3Y2#K3Y3')).toEqual([
      'https://h.example/hooks/K3Y1/0123abcd.json?key=one%2Ftwo&v=1&K3Y2',
      '/hooks/K3Y1/0123abcd.json?key=one%2Ftwo&v=1&K3Y2',
      '/hooks/K3Y1/0123abcd.json',
      'key=one%2Ftwo&v=1&K3Y2',
      'K3Y1',
      '0123abcd',
      'one/two',
      'K3Y2',
    ]);
  });

  it('is what is behind a mark in a part, too', () => {
    const url = 'https://api.telegram.org/bot1:AAF-K3YK3YK3Y/sendMessage';
    expect(secretsInAddress(url)).toContain('AAF-K3YK3YK3Y');
  });

  it('is nothing of one that is shown whole', () => {
    expect(secretsInAddress('https://h.example/api/hooks/alerts')).toEqual([]);
    expect(secretsInAddress('https://h.example/')).toEqual([]);
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
