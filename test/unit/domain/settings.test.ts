import { describe, expect, it } from 'vitest';
import { changedSettings, sameSettings, type Settings } from '../../../shared/domain/settings.ts';

const URL = 'https://sentry.example.com/api/0/projects/org/app';
const OTHER_URL = 'https://sentry.example.com/api/0/projects/org/other';
const NO_URL = 'api-url-missing';
const NO_TOKEN = 'token-missing';
const SENTRY: Settings = {
  active: true,
  integrated: false,
  api_url: URL,
  project_name: 'App',
  token: 'v1.secret',
  scrub_data: true,
};

describe('which settings are allowed', () => {
  it.each([
    { active: true, integrated: true, api_url: null, token: null, problems: [] },
    { active: true, integrated: true, api_url: URL, token: 't', problems: [] },
    { active: true, integrated: false, api_url: null, token: null, problems: [NO_URL, NO_TOKEN] },
    { active: true, integrated: false, api_url: URL, token: null, problems: [NO_TOKEN] },
    { active: true, integrated: false, api_url: null, token: 't', problems: [NO_URL] },
    { active: true, integrated: false, api_url: '', token: '', problems: [NO_URL, NO_TOKEN] },
    { active: true, integrated: false, api_url: URL, token: 't', problems: [] },
    { active: false, integrated: false, api_url: null, token: null, problems: [] },
    { active: false, integrated: true, api_url: null, token: null, problems: [] },
    { active: false, integrated: false, api_url: 'https://s.io/', token: null, problems: [] },
  ])('active $active, integrated $integrated, $api_url, $token: $problems', ({ problems, ...change }) => {
    const expected =
      problems.length > 0
        ? { problems }
        : {
            settings: {
              ...change,
              api_url: change.api_url || null,
              token: null,
              project_name: null,
              scrub_data: true,
            },
            newToken: change.token || null,
          };
    expect(changedSettings(null, change)).toEqual(expected);
  });

  it.each([
    ['https://s.io/', 'api-url-not-of-sentry'],
    ['https://s.io/api/0/projects/org', 'api-url-not-of-sentry'],
    ['https://s.io/prod/api/0/projects/o/p', 'api-url-not-of-sentry'],
    ['https://s.io/api/0/projects/', 'project-missing'],
    ['http://localhost/', 'api-url-private'],
    ['nonsense', 'api-url-malformed'],
  ])('the address %s: %s', (api_url, problem) => {
    expect(changedSettings(null, { active: true, integrated: false, api_url, token: 't' })).toEqual({
      problems: [problem],
    });
  });

  it('an address that we would never call is refused even while it is not used', () => {
    expect(changedSettings(null, { active: false, api_url: 'http://10.0.0.1/' })).toEqual({
      problems: ['api-url-private'],
    });
  });

  it.each([
    [true, ['integrated-blank', NO_URL, NO_TOKEN]],
    [false, ['integrated-blank']],
  ])('integrated null while active is %s: %j', (active, problems) => {
    expect(changedSettings(null, { active, integrated: null })).toEqual({ problems });
  });
});

describe('a change', () => {
  it.each([
    ['keeps what it does not name', { active: true }, SENTRY, null],
    ['keeps the token when it is sent back masked', { active: true, token: '********' }, SENTRY, null],
    ['takes a new token', { active: true, token: 'new' }, { ...SENTRY, token: null }, 'new'],
    ['takes a token of asterisks and more', { active: true, token: '**x' }, { ...SENTRY, token: null }, '**x'],
    ['keeps the token for the same address', { active: true, api_url: URL }, SENTRY, null],
    [
      'takes a new address with its token',
      { active: true, api_url: OTHER_URL, token: 'new' },
      { ...SENTRY, api_url: OTHER_URL, token: null },
      'new',
    ],
    [
      'clears the token with the address',
      { active: false, api_url: OTHER_URL },
      { ...SENTRY, active: false, api_url: OTHER_URL, token: null },
      null,
    ],
    [
      'clears the token when the address goes',
      { active: false, api_url: null },
      { ...SENTRY, active: false, api_url: null, token: null },
      null,
    ],
    ['clears the name when it is blank', { active: true, project_name: '' }, { ...SENTRY, project_name: null }, null],
    ['switches to integrated mode', { active: true, integrated: true }, { ...SENTRY, integrated: true }, null],
  ])('%s', (_title, change, settings, newToken) => {
    expect(changedSettings(SENTRY, change)).toEqual({ settings, newToken });
  });

  it('does not send the old token to a new address, masked or not', () => {
    expect(changedSettings(SENTRY, { active: true, api_url: OTHER_URL, token: '****' })).toEqual({
      problems: [NO_TOKEN],
    });
    expect(changedSettings(SENTRY, { active: true, api_url: OTHER_URL })).toEqual({ problems: [NO_TOKEN] });
  });

  it.each([[null], ['']])('clears the token when it is %j, and is refused while Sentry is in use', (token) => {
    expect(changedSettings(SENTRY, { active: true, token })).toEqual({ problems: [NO_TOKEN] });
    expect(changedSettings(SENTRY, { active: false, token })).toEqual({
      settings: { ...SENTRY, active: false, token: null },
      newToken: null,
    });
  });

  it('the first settings start from integrated mode', () => {
    expect(changedSettings(null, { active: true })).toEqual({
      settings: { active: true, integrated: true, api_url: null, project_name: null, token: null, scrub_data: true },
      newToken: null,
    });
  });
});

describe('settings are the same', () => {
  it('settings whose fields are the same are the same, whatever else the stored item has', () => {
    expect(sameSettings({ ...SENTRY }, Object.assign({ revision: 3 }, SENTRY))).toBe(true);
  });

  it.each(Object.keys(SENTRY) as (keyof Settings)[])('but not when %s differs', (field) => {
    const other = typeof SENTRY[field] === 'boolean' ? !SENTRY[field] : null;
    expect(sameSettings(SENTRY, { ...SENTRY, [field]: other })).toBe(false);
  });
});
