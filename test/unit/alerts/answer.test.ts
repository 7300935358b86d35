import { describe, expect, it } from 'vitest';
import { outcomeOf, outcomeOfFailure, outcomeOfMail } from '../../../shared/alerts/answer.ts';
import type { DestinationKind } from '../../../shared/domain/alerts/alert-destination.ts';

const NOW = Date.UTC(2026, 10, 27, 3);

type Case = readonly [kind: DestinationKind, status: number, text: string, outcome: string, problem: string | null];

const CASES: readonly Case[] = [
  ['webhook', 200, '', 'delivered', null],
  ['webhook', 204, '', 'delivered', null],
  ['discord', 204, '', 'delivered', null],
  ['teams', 202, '', 'delivered', null],
  ['pagerduty', 202, '{"status":"success"}', 'delivered', null],
  ['slack', 200, 'ok', 'delivered', null],
  // Rocket.Chat and workflows of Slack answer JSON.
  ['slack', 200, '{"success":true}', 'delivered', null],
  ['slack', 200, 'no_service\n', 'refused', 'Slack answered no_service.'],
  [
    'slack',
    404,
    'no_service',
    'refused',
    'The receiver does not know the address (404): it was removed, or never was.',
  ],
  [
    'slack',
    410,
    'channel_is_archived',
    'refused',
    'The receiver does not know the address (410): it was removed, or never was.',
  ],
  [
    'slack',
    403,
    'action_prohibited',
    'refused',
    'The receiver did not accept who sends (403): check address and token.',
  ],
  [
    'teams',
    200,
    'Webhook message delivery failed with error: Microsoft Teams endpoint returned HTTP error 429 with ContextId x',
    'failed',
    'Teams answered that it failed with 429.',
  ],
  [
    'teams',
    200,
    'Webhook message delivery failed with error: Microsoft Teams endpoint returned HTTP error 404 with ContextId x',
    'refused',
    'Teams answered that it failed with 404.',
  ],
  ['webhook', 301, '', 'refused', 'The receiver answered 301: redirects are not followed.'],
  ['webhook', 308, '', 'refused', 'The receiver answered 308: redirects are not followed.'],
  ['webhook', 304, '', 'refused', 'The receiver answered 304: redirects are not followed.'],
  ['webhook', 400, 'bad', 'refused', 'The receiver refused the message (400).'],
  ['webhook', 401, '', 'refused', 'The receiver did not accept who sends (401): check address and token.'],
  ['gitlab_issue', 404, '', 'refused', 'The receiver does not know the project (404): it was removed, or never was.'],
  ['webhook', 408, '', 'failed', 'The receiver was not ready (408).'],
  ['webhook', 413, '', 'refused', 'The receiver found the message too large (413).'],
  ['webhook', 422, '', 'refused', 'The receiver refused the message (422).'],
  ['webhook', 425, '', 'failed', 'The receiver was not ready (425).'],
  ['webhook', 429, '', 'failed', 'The receiver takes no more messages for now (429).'],
  ['webhook', 500, '', 'failed', 'The receiver failed (500).'],
  ['webhook', 503, '', 'failed', 'The receiver failed (503).'],
  ['webhook', 999, '', 'failed', 'The receiver failed (999).'],
];

it.each(CASES)('%s that answers %i %j: %s', (kind, status, text, outcome, problem) => {
  expect(outcomeOf(kind, { status, headers: {}, text }, NOW)).toEqual({
    outcome,
    status,
    problem,
    text,
    retryAfterMs: null,
  });
});

describe('How long a receiver wants to be left alone', () => {
  const waits: readonly (readonly [header: string | undefined, text: string, ms: number | null])[] = [
    ['30', '', 30_000],
    [' 1.5 ', '', 1_500],
    ['0', '', 0],
    ['Fri, 27 Nov 2026 03:02:00 GMT', '', 120_000],
    ['Fri, 27 Nov 2026 02:00:00 GMT', '', 0],
    ['999999999', '', 86_400_000],
    ['-5', '', null],
    ['soon', '', null],
    [undefined, '{"message": "You are being rate limited.", "retry_after": 0.65, "global": false}', 650],
    ['2', '{"retry_after": 0.65}', 2_000],
    [undefined, 'retry later', null],
  ];

  it.each(waits)('Retry-After %j and %j', (header, text, ms) => {
    const answered = { status: 429, headers: { 'retry-after': header }, text };
    expect(outcomeOf('discord', answered, NOW).retryAfterMs).toBe(ms);
    expect(outcomeOf('webhook', { ...answered, status: 503 }, NOW).retryAfterMs).toBe(ms);
  });

  it('is not asked of what is refused for good', () => {
    expect(
      outcomeOf('webhook', { status: 400, headers: { 'retry-after': '5' }, text: '' }, NOW).retryAfterMs,
    ).toBeNull();
  });
});

describe('Without an answer', () => {
  it.each([
    ['timed-out', 'failed', 'The receiver did not answer in time.'],
    ['connection-refused', 'failed', 'The receiver refused the connection.'],
    ['not-reachable', 'failed', 'The host was not found, or cannot be reached.'],
    ['connection-broken', 'failed', 'The connection broke before there was an answer.'],
    ['response-too-big', 'failed', 'The answer of the receiver could not be read.'],
    ['host-blocked', 'refused', 'The host has an address that may not be called: it is private, or of a link.'],
    ['scheme-blocked', 'refused', 'The address has to begin with https://.'],
  ] as const)('%s is %s', (code, outcome, problem) => {
    expect(outcomeOfFailure({ code })).toEqual({ outcome, status: null, problem, text: '', retryAfterMs: null });
  });
});

describe('The mail service', () => {
  it.each([
    [200, '{"MessageId":"1"}', 'delivered', null],
    [400, 'Sender or recipient is not verified.', 'refused', 'The mail service refused the mail (400).'],
    [429, "The account's sending is paused.", 'failed', 'The mail service takes no mail for now (429).'],
    [500, '', 'failed', 'The mail service takes no mail for now (500).'],
  ] as const)('answers %i %s: %s', (status, text, outcome, problem) => {
    expect(outcomeOfMail({ status, text })).toEqual({ outcome, status, problem, text, retryAfterMs: null });
  });
});
