import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_WEBHOOK_BYTES, webhookBody } from '../../../shared/alerts/render/webhook.ts';
import { anyMessage } from '../../kit/alerts/any-message.ts';
import { alertMessage, projectAlert, stormMessage } from '../../kit/alerts/messages.ts';
import { readBlock } from '../../kit/marked-block.ts';
import { WEBHOOK_EXAMPLE } from '../../webhook-example.ts';
import { WEBHOOK_SCHEMA } from './webhook-schema.ts';
import { HARMFUL, stringsOf } from './strings-of.ts';

const ajv = new Ajv({ strict: true, allErrors: true });
addFormats.default(ajv);
const isValid = ajv.compile(WEBHOOK_SCHEMA);

type Payload = Record<string, unknown> & { alerts: unknown[] };
const payloadOf = (body: string) => JSON.parse(body) as Payload;

describe('Our own webhook', () => {
  it('is as docs/alerts.md shows it', () => {
    expect(readBlock('docs/alerts.md', 'webhook-example')).toBe(WEBHOOK_EXAMPLE);
  });

  it('has no field that docs/alerts.md does not describe', () => {
    const documentation = readFileSync('docs/alerts.md', 'utf8');
    const names = [...JSON.stringify(payloadOf(webhookBody(alertMessage([projectAlert()])))).matchAll(/"(\w+)":/g)];
    for (const [, name] of names) expect(documentation).toContain(`\`${name}\``);
  });

  it('is what it is documented to be, and small, whatever SDKs sent', () => {
    fc.assert(
      fc.property(anyMessage, (message) => {
        const body = webhookBody(message);
        const payload = payloadOf(body);
        isValid(payload);
        expect(isValid.errors ?? []).toEqual([]);
        expect(Buffer.byteLength(body)).toBeLessThanOrEqual(MAX_WEBHOOK_BYTES);
        for (const text of stringsOf(payload)) expect(text).not.toMatch(HARMFUL);
        // Chats that take it show this, and would look for mentions and addresses in it.
        expect(payload['text']).not.toMatch(/[@＠][\w.-]|<|:\/\//);
      }),
      { numRuns: 200 },
    );
  });

  it('counts what it does not list', () => {
    const payload = payloadOf(webhookBody(stormMessage()));
    expect(payload).toMatchObject({ type: 'digest', total: 10_000, counts: { new: 10_000 }, window_minutes: 10 });
    expect(payload.alerts).toHaveLength(20);
  });
});
