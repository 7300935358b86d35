import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gitlabIssue, gitlabNote } from '../../../shared/alerts/render/gitlab-issue.ts';
import { incidentsOf } from '../../../shared/alerts/incidents.ts';
import { requestsOf, type PlainKind } from '../../../shared/alerts/requests.ts';
import type { AlertMessage } from '../../../shared/domain/alerts/alert-message.ts';
import { anyMessage } from '../../kit/alerts/any-message.ts';
import { openDestination } from '../../kit/alerts/messages.ts';
import { INCIDENT_RECEIVERS } from './incident-receivers.ts';
import { RECEIVERS, type Receiver } from './receivers.ts';
import { HARMFUL, stringsOf } from './strings-of.ts';

const NOW = Date.UTC(2026, 10, 27, 3);
const RUNS = { numRuns: 300 };

const ajv = new Ajv({ strict: true, allErrors: true });
addFormats.default(ajv);

type Body = Record<string, unknown>;

function bodiesOf(kind: PlainKind | 'gitlab_issue', message: AlertMessage): Body[] {
  if (kind === 'gitlab_issue') {
    const { options } = openDestination(kind);
    return incidentsOf(message).map((incident) => ({ ...gitlabIssue(incident, options) }));
  }
  return requestsOf(kind, openDestination(kind), message, NOW).map(({ body }) => JSON.parse(body!) as Body);
}

const ALL: readonly (readonly [PlainKind | 'gitlab_issue', Receiver])[] = Object.entries({
  ...RECEIVERS,
  ...INCIDENT_RECEIVERS,
}) as [PlainKind | 'gitlab_issue', Receiver][];

describe.each(ALL)('What is sent to %s, whatever SDKs sent,', (kind, { schema, bytes, source }) => {
  const isValid = ajv.compile(schema);

  it(`is what its documentation asks for, and within its limits (${source})`, () => {
    fc.assert(
      fc.property(anyMessage, (message) => {
        for (const body of bodiesOf(kind, message)) {
          isValid(body);
          expect(isValid.errors ?? []).toEqual([]);
          expect(Buffer.byteLength(JSON.stringify(body))).toBeLessThanOrEqual(bytes);
        }
      }),
      RUNS,
    );
  });

  it('has no half of a character, no control character and no mark that turns the direction', () => {
    fc.assert(
      fc.property(anyMessage, (message) => {
        for (const text of stringsOf(bodiesOf(kind, message))) expect(text).not.toMatch(HARMFUL);
      }),
      RUNS,
    );
  });
});

/** What no text may have if nobody is to be called by it. */
const MENTIONS: readonly (readonly [PlainKind | 'gitlab_issue', RegExp])[] = [
  // Whatever is in angle brackets is a mention, unless it is one of our addresses.
  ['slack', /<(?!https:\/\/glet\.example\/)/],
  ['mattermost', /[@＠][\w.-]/],
  ['google_chat', /</],
  ['gitlab_alert', /[@＠][\w.-]/],
  ['gitlab_issue', /[@＠][\w.-]/],
];

it.each(MENTIONS)('Nobody is mentioned by what is sent to %s', (kind, mention) => {
  fc.assert(
    fc.property(anyMessage, (message) => {
      for (const text of stringsOf(bodiesOf(kind, message))) expect(text).not.toMatch(mention);
    }),
    RUNS,
  );
});

it.each(['discord', 'mattermost'] as const)(
  'No address of a sender is a link in %s, nor is what it leads to shown',
  (kind) => {
    fc.assert(
      fc.property(anyMessage, (message) => {
        const texts = stringsOf(bodiesOf(kind, message)).filter((text) => !text.startsWith('https://glet.example/'));
        for (const text of texts) expect(text).not.toMatch(/:\/\/|\bwww\./i);
      }),
      RUNS,
    );
  },
);

it('All that Discord counts together is within 6,000 characters', () => {
  fc.assert(
    fc.property(anyMessage, (message) => {
      for (const { embeds } of bodiesOf('discord', message)) {
        const shown = (embeds as Body[]).map(({ title, description, fields }) => [title, description, fields]);
        expect(stringsOf(shown).join('').length).toBeLessThanOrEqual(6000);
      }
    }),
    RUNS,
  );
});

it('A message of ntfy is within 4,096 bytes, so that it does not become a file', () => {
  fc.assert(
    fc.property(anyMessage, (message) => {
      const [body] = bodiesOf('ntfy', message);
      expect(Buffer.byteLength(String(body!['message']))).toBeLessThanOrEqual(4096);
    }),
    RUNS,
  );
});

it('GitLab finds no command in what it is sent', () => {
  fc.assert(
    fc.property(anyMessage, (message) => {
      const texts = [
        ...bodiesOf('gitlab_issue', message).map(({ description }) => description),
        ...bodiesOf('gitlab_alert', message).map(({ description }) => description),
        ...incidentsOf(message).map(gitlabNote),
      ];
      for (const text of texts) expect(text).not.toMatch(/^\s*\//m);
    }),
    RUNS,
  );
});
