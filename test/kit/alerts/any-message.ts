import * as fc from 'fast-check';
import type { Alert, AlertMessage } from '../../../shared/domain/alerts/alert-message.ts';
import { anyText } from '../any-text.ts';
import { alertedError, alertMessage, anAlert, projectAlert } from './messages.ts';

/** What receivers read as more than text: markup, mentions, commands, addresses, marks that change the direction. */
const MARKUP = [
  '@channel @here @everyone @all @ada',
  '<!here> <!channel> <!subteam^S1> <@U123> <#C1>',
  '<users/all> <at>Ada</at>',
  '</td><script>alert(1)</script>&amp;"\'',
  '[click](https://evil.example) ![x](https://evil.example/x.png)',
  'https://evil.example/x.png WWW.evil.example www.evil.example',
  '**bold** _it_ ~~no~~ `code` ||spoiler|| # head > quote',
  '\n/close\n/assign @ada\n',
  '\u202egnp.exe\u2066\u200b\0\u0007\r\nX-Injected: 1',
  '😀🇩🇪👩‍👩‍👧',
];

/** Texts as anybody who knows a client key could send them: any characters, of any length. */
const foreignText = fc.oneof(
  anyText,
  fc.constantFrom(...MARKUP),
  fc
    .tuple(fc.constantFrom(...MARKUP, 'x', '&', '*', '\u{1f600}', '"', '\\', '\ud83d'), fc.nat({ max: 100_000 }))
    .map(([part, length]) => part.repeat(Math.ceil(length / part.length)).slice(0, length)),
);

const TRIGGERS = ['new', 'regressed', 'unsnoozed', 'threshold', 'recovered', 'resolved'] as const;

const anyRules = fc.array(fc.record({ id: fc.integer({ min: 1, max: 9 }), name: foreignText }), { maxLength: 4 });
const anyMoment = fc.integer({ min: 0, max: 600_000 }).map((ms) => new Date(Date.UTC(2026, 10, 27) + ms).toISOString());

const anyErrorAlert: fc.Arbitrary<Alert> = fc
  .record({
    trigger: fc.constantFrom(...TRIGGERS),
    at: anyMoment,
    rules: anyRules,
    release: fc.option(foreignText),
    environment: fc.option(foreignText),
    id: fc.oneof(fc.integer({ min: 1, max: 30 }), fc.maxSafeNat()),
    title: foreignText,
    culprit: foreignText,
    level: fc.oneof(fc.constantFrom('fatal', 'error', 'warning', 'info'), foreignText),
    platform: foreignText,
    count: fc.maxSafeNat(),
    users: fc.maxSafeNat(),
  })
  .map(({ id, title, culprit, level, platform, count, users, ...alert }) =>
    anAlert({ ...alert, error: alertedError({ id, title, culprit, level, platform, count, users }) }),
  );

const anyProjectAlert: fc.Arbitrary<Alert> = fc
  .record({ trigger: fc.constantFrom('threshold', 'recovered'), at: anyMoment, rules: anyRules })
  .map((alert) => projectAlert(alert));

/** Characters that take the most: bytes, entities, backslashes, marks without width, JSON's own escapes. */
const HEAVY = ['x', '&', '<', '*', '@', '"', '\\', "'", '#', '|', 'ÿ', '漢', '😀', '&*', '@漢', '"😀'];

/** As many alerts as a message may have, each of its texts as long as can be. */
const heavyMessage: fc.Arbitrary<AlertMessage> = fc
  .record({
    part: fc.constantFrom(...HEAVY),
    length: fc.constantFrom(90, 150, 290, 100_000),
    count: fc.constantFrom(1, 2, 4, 9, 15, 20),
    isNew: fc.boolean(),
    isStorm: fc.boolean(),
  })
  .map(({ part, length, count, isNew, isStorm }) => {
    const text = part.repeat(Math.ceil(length / part.length));
    const rules = Array.from({ length: 20 }, (_, id) => ({ id, name: text.slice(0, 100) }));
    const alerts = Array.from({ length: count }, (_, index) =>
      anAlert({
        trigger: isNew ? 'new' : 'resolved',
        rules,
        release: text,
        environment: text,
        error: alertedError({
          id: Number.MAX_SAFE_INTEGER - index,
          title: text,
          culprit: text,
          level: text,
          platform: text,
        }),
      }),
    );
    const given = { counts: { new: 1_000_000, resolved: 1_000_000 }, window_minutes: 60 };
    const message = alertMessage(alerts, isStorm ? given : {});
    return { ...message, project: { ...message.project, name: text } };
  });

const variedMessage: fc.Arbitrary<AlertMessage> = fc
  .record({
    alerts: fc.array(fc.oneof({ weight: 5, arbitrary: anyErrorAlert }, anyProjectAlert), { maxLength: 20 }),
    more: fc.nat({ max: 1_000_000 }),
    name: foreignText,
    kind: fc.constantFrom('alert', 'digest', 'test'),
    window: fc.option(fc.integer({ min: 1, max: 60 }), { nil: undefined }),
  })
  .map(({ alerts, more, name, kind, window }) => {
    const message = alertMessage(alerts, { kind, ...(window !== undefined && { window_minutes: window }) });
    const counts = { ...message.counts, new: (message.counts.new ?? 0) + more };
    return { ...message, counts, project: { ...message.project, name } };
  });

/** Any message that may be made, and those that take the most room. */
export const anyMessage: fc.Arbitrary<AlertMessage> = fc.oneof(variedMessage, heavyMessage);
