import { describe, expect, it } from 'vitest';
import { refused } from '../../kit/answers.ts';
import { hasFakeSentry, useExternalSentry } from '../../kit/external-sentry.ts';
import { DETAILS, EVENT, ISSUE, KNOWN_PROJECT, LATEST } from '../../kit/fake-sentry.ts';
import { admin } from '../../kit/request.ts';

const NO_ERROR = { status: 404, json: { message: '404 Error Not Found' } };

describe.runIf(hasFakeSentry)('an error that an external Sentry keeps', () => {
  const used = useExternalSentry();

  it("has the releases of Sentry's details", async () => {
    used.sentry.answers({ ...KNOWN_PROJECT, [DETAILS]: { json: ISSUE } });
    expect(await admin('GET', `${used.errors}/17`)).toMatchObject({
      status: 200,
      json: { id: 17, level: 'warning', first_release: 'shop@1.0.0', last_release: 'shop@1.2.0' },
    });
    expect(used.sentry.asked.map(({ url }) => url).toSorted()).toEqual([
      '/api/0/issues/17/',
      '/api/0/projects/acme/web-shop/',
    ]);
  });

  it.each([
    ['resolvedInNextRelease', 'resolved'],
    ['muted', 'ignored'],
    ['reprocessing', 'unresolved'],
  ])('that is %s there is %s here', async (status, shown) => {
    used.sentry.answers({ ...KNOWN_PROJECT, [DETAILS]: { json: { ...ISSUE, status } } });
    expect(await admin('GET', `${used.errors}/17`)).toMatchObject({ status: 200, json: { status: shown } });
  });

  it('of another project is not there, though the token reaches it and the name is the same', async () => {
    const project = { id: '43', name: 'Web Shop', slug: 'web-shop' };
    used.sentry.answers({ ...KNOWN_PROJECT, [DETAILS]: { json: { ...ISSUE, project } } });
    expect(await admin('GET', `${used.errors}/17`)).toEqual(NO_ERROR);
  });

  it('is not there for Sentry, nor for an id that is none', async () => {
    used.sentry.answers(KNOWN_PROJECT);
    expect(await admin('GET', `${used.errors}/17`)).toEqual(NO_ERROR);
    expect(await admin('GET', `${used.errors}/x`)).toEqual(NO_ERROR);
  });

  it('cannot be shown while the project is not there', async () => {
    used.sentry.answers({ [DETAILS]: { json: ISSUE } });
    const answer = await admin('GET', `${used.errors}/17`);
    expect(answer).toEqual({ status: 404, json: { message: '404 Sentry Project Not Found' } });
  });

  it.each<[object, string]>([
    [{ project: null }, 'Sentry API response is missing keys. key not found: "project"'],
    [{ project: { id: 'x' } }, 'Sentry API response contains invalid value for field "id": "x" is not numeric'],
  ])('with %j is explained', async (wrong, sentence) => {
    used.sentry.answers({ ...KNOWN_PROJECT, [DETAILS]: { json: { ...ISSUE, ...wrong } } });
    expect(await admin('GET', `${used.errors}/17`)).toEqual(refused(sentence));
  });
});

describe.runIf(hasFakeSentry)('the latest event of an error that an external Sentry keeps', () => {
  const used = useExternalSentry();

  it("is one of ours, with the frames of the first exception that has any, and Sentry's own as payload", async () => {
    used.sentry.answers({ ...KNOWN_PROJECT, [LATEST]: { json: EVENT } });
    expect(await admin('GET', `${used.errors}/17/events/latest`)).toEqual({
      status: 200,
      json: {
        event_id: '0123456789abcdef0123456789abcdef',
        error_id: 17,
        date_received: '2026-02-03T04:05:07.000Z',
        timestamp: '2026-02-03T04:05:06.789Z',
        title: 'TypeError: cart is undefined',
        level: 'error',
        platform: 'javascript',
        release: 'shop@1.2.0',
        environment: 'production',
        user: { id: '5', email: 'someone@example.com' },
        tags: { environment: 'production', level: 'error', release: 'shop@1.2.0' },
        stack_trace_entries: [
          { lineNo: 1, colNo: 0, filename: 'main.js', abs_path: null, function: null, context: [] },
          {
            lineNo: 12,
            colNo: 5,
            filename: 'app/cart.js',
            abs_path: 'https://shop.example.com/app/cart.js',
            function: 'checkout',
            context: [
              [11, 'function checkout() {'],
              [12, '  cart.pay();'],
            ],
          },
        ],
        details: null,
        payload: EVENT,
        newer: null,
        older: null,
      },
    });
  });

  it('may have no stack trace', async () => {
    used.sentry.answers({ ...KNOWN_PROJECT, [LATEST]: { json: { groupID: '17', projectID: 42 } } });
    expect(await admin('GET', `${used.errors}/17/events/latest`)).toMatchObject({
      status: 200,
      json: { event_id: null, date_received: null, stack_trace_entries: [], tags: {}, user: null },
    });
  });

  it('of another project is not there', async () => {
    used.sentry.answers({ ...KNOWN_PROJECT, [LATEST]: { json: { ...EVENT, projectID: '43' } } });
    expect(await admin('GET', `${used.errors}/17/events/latest`)).toEqual(NO_ERROR);
  });

  it.each<[object, string]>([
    [{ groupID: null }, 'Sentry API response is missing keys. key not found: "groupID"'],
    [{ groupID: 'x' }, 'Sentry API response contains invalid value for field "issue_id": "x" is not numeric'],
    [{ projectID: null }, 'Sentry API response is missing keys. key not found: "projectID"'],
  ])('with %j is explained', async (wrong, sentence) => {
    used.sentry.answers({ ...KNOWN_PROJECT, [LATEST]: { json: { ...EVENT, ...wrong } } });
    expect(await admin('GET', `${used.errors}/17/events/latest`)).toEqual(refused(sentence));
  });

  it('that cannot be written as JSON again is refused', async () => {
    const deep = `{"groupID":"17","projectID":"42","x":${'['.repeat(200_000)}${']'.repeat(200_000)}}`;
    used.sentry.answers({ ...KNOWN_PROJECT, [LATEST]: (_, response) => void response.end(deep) });
    expect(await admin('GET', `${used.errors}/17/events/latest`)).toEqual(
      refused('Sentry API response is not valid JSON'),
    );
  });
});
