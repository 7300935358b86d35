import { describe, expect, it } from 'vitest';
import { ApiError } from '../../../../pages/api/api-error.ts';
import { changedFields } from '../../../../pages/project-settings/changed-fields.ts';
import { problemsIn } from '../../../../pages/project-settings/field-problems.ts';
import { apiUrlOf, partsOf } from '../../../../pages/project-settings/sentry-address.ts';
import { changeOf, draftOf, tokenHint, type Settings } from '../../../../pages/project-settings/settings-draft.ts';
import { sourceExample } from '../../../../pages/project-settings/source-example.ts';
import { settingsSentence } from '../../../../shared/http/dialects/gitlab/settings-problems.ts';

describe('a refusal', () => {
  const sentry = { 'api url': 'address', project: 'project', token: 'token' };
  const token = { name: 'name', scopes: 'scopes', expires_at: 'expiry', 'Expires at': 'expiry' };

  it.each([
    [['api-url-private'], { address: 'is blocked: Requests to localhost and the local network are not allowed' }],
    [['api-url-with-credentials'], { address: expect.stringContaining('does not belong in it, give a token') }],
    [['project-missing'], { project: 'is a required field' }],
    [
      ['api-url-scheme', 'token-missing'],
      { address: 'is blocked: Only allowed schemes are http, https', token: 'is a required field' },
    ],
    [
      ['api-url-too-long', 'api-url-malformed', 'token-missing'],
      { address: 'must be a valid URL', token: 'is a required field' },
    ],
  ] as const)('of the settings, %j, is told at its fields', (problems, fields) => {
    expect(problemsIn(new ApiError(400, settingsSentence(problems)), sentry)).toEqual({ fields, rest: null });
  });

  it('of parameters is told at its fields, and what is of none apart', () => {
    expect(problemsIn(new ApiError(400, 'name is empty, scopes does not have a valid value'), token)).toEqual({
      fields: { name: 'is empty', scopes: 'does not have a valid value' },
      rest: null,
    });
    expect(problemsIn(new ApiError(400, "Expires at can't be in the past"), token)).toEqual({
      fields: { expiry: "can't be in the past" },
      rest: null,
    });
    const rule = { threshold: 'threshold', 'threshold[count]': 'count' };
    expect(problemsIn(new ApiError(400, 'threshold[count] is invalid: of users it is a whole number'), rule)).toEqual({
      fields: { count: 'is invalid: of users it is a whole number' },
      rest: null,
    });
    expect(problemsIn(new ApiError(400, 'Something else, name is empty'), token)).toEqual({
      fields: { name: 'is empty' },
      rest: 'Something else',
    });
  });

  it('by field is told there, and of a field that is not shown apart', () => {
    const fields = { path: ['has already been taken', 'is bad'], visibility_level: ['is not available'] };
    expect(problemsIn(new ApiError(400, 'both', { fields }), { path: 'path' })).toEqual({
      fields: { path: 'has already been taken, is bad' },
      rest: 'visibility_level is not available',
    });
  });

  it('that is not about what was typed is told whole', () => {
    expect(problemsIn(new ApiError(403, 'name is Forbidden'), token)).toEqual({
      fields: {},
      rest: 'name is Forbidden',
    });
    expect(problemsIn(new ApiError(400, 'No'), {})).toEqual({ fields: {}, rest: 'No' });
  });
});

describe('the address of an external Sentry', () => {
  it.each([
    [
      'https://sentry.io/api/0/projects/acme/shop',
      { address: 'https://sentry.io', organization: 'acme', project: 'shop' },
    ],
    ['http://h:9000/api/0/projects//acme//shop/', { address: 'http://h:9000', organization: 'acme', project: 'shop' }],
    ['https://sentry.io', { address: 'https://sentry.io', organization: '', project: '' }],
    ['https://h/api/0/projects/%E0/x', { address: 'https://h', organization: '%E0', project: 'x' }],
    ['', { address: '', organization: '', project: '' }],
  ])('%s is taken apart', (url, parts) => {
    expect(partsOf(url)).toEqual(parts);
  });

  it('is put together from what somebody types', () => {
    const typed = { address: ' https://sentry.io// ', organization: ' a/b ', project: 'shop' };
    expect(apiUrlOf(typed)).toBe('https://sentry.io/api/0/projects/a%2Fb/shop');
    expect(partsOf(apiUrlOf(typed))).toEqual({ address: 'https://sentry.io', organization: 'a/b', project: 'shop' });
    expect(apiUrlOf({ address: 'https://x', organization: '', project: '' })).toBe('https://x');
  });
});

describe('the form of error tracking', () => {
  const stored: Settings = {
    active: true,
    integrated: false,
    project_name: null,
    sentry_external_url: null,
    api_url: 'https://sentry.io/api/0/projects//acme/shop/',
  };

  it('is off and scrubs where nothing was set, and keeps what is switched off', () => {
    expect(draftOf(null)).toMatchObject({ mode: 'off', scrub: true, address: '' });
    expect(changeOf(draftOf(null), null)).toEqual({ active: false, integrated: true, scrub_data: true });
    const off = { ...draftOf(stored), mode: 'off' } as const;
    expect(changeOf(off, stored)).toEqual({ active: false, integrated: false, scrub_data: true });
    expect(changeOf({ ...off, mode: 'integrated' }, stored)).toMatchObject({ active: true, integrated: true });
  });

  it('sends neither an address nor a token that was not changed, because either would clear the token', () => {
    const draft = draftOf({ ...stored, scrub_data: false });
    expect(changeOf(draft, stored)).toEqual({ active: true, integrated: false, scrub_data: false });
    expect(changeOf({ ...draft, project: 'other', token: 'new' }, stored)).toMatchObject({
      api_url: 'https://sentry.io/api/0/projects/acme/other',
      token: 'new',
    });
  });

  it('sends the address of the source where it was changed, and blank where it was taken away', () => {
    const source_url = 'https://host/{file}';
    const draft = draftOf({ ...stored, source_url });
    expect(draft.source).toBe(source_url);
    expect(changeOf(draft, { ...stored, source_url })).not.toHaveProperty('source_url');
    expect(changeOf({ ...draft, source: ' ' }, { ...stored, source_url })).toMatchObject({ source_url: '' });
    expect(changeOf({ ...draft, source: ` ${source_url} ` }, stored)).toMatchObject({ source_url });
  });

  it('shows an example of the source link, and leaves what is no placeholder', () => {
    expect(sourceExample('https://h/{path}/{version}/{file:/srv/app/}?r={release}#L{line}{x}', 'acme/shop')).toBe(
      'https://h/acme/shop/1.0.0/src/orders.js?r=app@1.0.0#L12{x}',
    );
  });

  it('says what becomes of the stored token', () => {
    const draft = draftOf(stored);
    expect(tokenHint(draft, null)).toContain('never shown');
    expect(tokenHint(draft, stored)).toBe('A token is stored and never shown. Left empty, it is kept.');
    expect(tokenHint(draft, { ...stored, active: false })).toBe(
      'Left empty, the token that was stored for this address is kept.',
    );
    expect(tokenHint({ ...draft, organization: 'x' }, stored)).toContain('belongs to the other address');
  });

  it('of a project sends what is different', () => {
    expect(changedFields({ name: 'Shop', description: '' }, { name: 'Shop', description: null })).toBeNull();
    expect(changedFields({ name: 'Shop', description: '' }, { name: 'Shop', description: 'Old' })).toEqual({
      description: '',
    });
  });
});
