import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mailOf } from '../../../shared/alerts/render/email.ts';
import { anyMessage } from '../../kit/alerts/any-message.ts';
import { alertedError, alertMessage, anAlert, stormMessage } from '../../kit/alerts/messages.ts';
import { HARMFUL } from './strings-of.ts';

const PAGE = 'https://glet.example/api/ui/acme/shop/-/error_tracking/4711';
const PROJECT = 'https://glet.example/api/ui/acme/shop/-/error_tracking';
const TO = ['ada@example.com'];

/** What the HTML of a mail is made of. */
const TAG =
  /<(?:!doctype html|\/?(?:html|head|title|body|h1|p|div|table|tr|td|strong)|meta|br)(?: (?:lang|charset|name|content|style)="[^"<>]*")*>|<a href="https:\/\/glet\.example\/[^"<>]*">|<\/a>/g;

describe('A mail', () => {
  it('says at a glance what happened, and below it what is known', () => {
    const { to, subject, text } = mailOf(alertMessage(), TO);
    expect(to).toEqual(TO);
    expect(subject).toBe('New error in shop: TypeError: total is not a function');
    expect(text).toBe(
      [
        'New error in shop: TypeError: total is not a function',
        '',
        'Where: checkout/cart.js in pay',
        'Project: shop',
        'Release: 2.4.1',
        'Environment: production',
        'Seen: 1,234 events, 56 users',
        'Rule: New errors',
        PAGE,
        '',
        'You get this because your address is among the alert destinations of shop.',
        PROJECT,
      ].join('\n'),
    );
  });

  it('of one error is in one thread with all others of it', () => {
    const [first, second] = [mailOf(alertMessage(), TO), mailOf(alertMessage([anAlert({ trigger: 'resolved' })]), TO)];
    expect(first.headers).toEqual({
      References: '<glet-12-4711@glet.example>',
      'In-Reply-To': '<glet-12-4711@glet.example>',
      'Auto-Submitted': 'auto-generated',
      'List-Id': '<project-12.glet.example>',
      'List-Unsubscribe': '<https://glet.example/api/ui/acme/shop/-/alerts>',
    });
    expect(second.headers['References']).toBe(first.headers['References']);
    expect(mailOf(alertMessage([anAlert({ error: alertedError({ id: 1 }) })]), TO).headers['References']).toBe(
      '<glet-12-1@glet.example>',
    );
    expect(mailOf(stormMessage(), TO).headers['References']).toBe('<glet-12-digest@glet.example>');
  });

  it('of a storm lists twenty, counts the rest, and says when the next one comes', () => {
    const { subject, text } = mailOf(stormMessage(), TO);
    expect(subject).toBe('10,000 alerts in shop: 10,000 new');
    expect(text.match(/^New error: /gm)).toHaveLength(20);
    expect(text).toContain('\n\nand 9,980 more: 9,980 new\n\nThere is a lot going on: the next message gathers');
  });

  it('has no markup but its own, and one line in each header, whatever SDKs sent', () => {
    fc.assert(
      fc.property(anyMessage, (message) => {
        const { subject, text, html, headers } = mailOf(message, TO);
        expect(html.replaceAll(TAG, '')).not.toMatch(/[<>]/);
        for (const shown of [subject, text, html]) expect(shown).not.toMatch(HARMFUL);
        expect(subject).not.toContain('\n');
        expect(subject.length).toBeLessThanOrEqual(200);
        // SES takes values of at most 870 characters, in ASCII: https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_MessageHeader.html
        for (const value of Object.values(headers)) expect(value).toMatch(/^[\x20-\x7e]{1,870}$/);
        // A message of SES takes 40 MB; that of a topic, for tenants without a sender, 256 KB.
        expect(Buffer.byteLength(text)).toBeLessThanOrEqual(100_000);
        expect(Buffer.byteLength(html)).toBeLessThanOrEqual(200_000);
      }),
      { numRuns: 150 },
    );
  });
});
