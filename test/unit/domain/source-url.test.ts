import { describe, expect, it } from 'vitest';
import { changedSettings, sameSettings, type Settings } from '../../../shared/domain/settings.ts';
import { sourceUrlProblem } from '../../../shared/domain/source-url.ts';

const GITLAB = 'https://gitlab.example.com/{path}/-/blob/{release}/{file}#L{line}';

describe('the address of a line of source', () => {
  it.each([
    GITLAB,
    'http://localhost:3000/{file}',
    'https://git.corp/{path}?f={file:/srv/my app/}&v={version}&l={line}',
    'HTTPS://host/{file}{file}',
  ])('%s is one', (template) => {
    expect(sourceUrlProblem(template)).toBeNull();
  });

  it.each([
    ['javascript:alert(1)//{file}', 'source-url-scheme'],
    ['ftp://host/{file}', 'source-url-scheme'],
    ['data:text/html,{file}', 'source-url-scheme'],
    ['/blob/{file}', 'source-url-malformed'],
    ['https:///{file}', 'source-url-malformed'],
    ['https://{release}/{file}', 'source-url-malformed'],
    ['https://host{file}/', 'source-url-malformed'],
    ['https://host@evil.example/{file}', 'source-url-malformed'],
    ['https://host:{line}/{file}', 'source-url-malformed'],
    ['https://host\\@evil.example/{file}', 'source-url-malformed'],
    ['https://host/{file} x', 'source-url-malformed'],
    ['https://höst/{file}', 'source-url-malformed'],
    ['https://host/"{file}', 'source-url-malformed'],
    ['https://host:99999/{file}', 'source-url-malformed'],
    ['https://host/{file', 'source-url-malformed'],
    ['https://host/{branch}/{file}', 'source-url-placeholder'],
    ['https://host/{}/{file}', 'source-url-placeholder'],
    ['https://host/{line:1}/{file}', 'source-url-placeholder'],
    ['https://host/{path}', 'source-url-without-file'],
    ['', 'source-url-malformed'],
  ])('%s is none: %s', (template, problem) => {
    expect(sourceUrlProblem(template)).toBe(problem);
  });
});

describe('where the settings have it', () => {
  const before = (change: object): Settings => {
    const changed = changedSettings(null, { active: true, integrated: true, ...change });
    if ('problems' in changed) throw new Error(changed.problems.join());
    return changed.settings;
  };
  const after = (settings: Settings, change: object) => changedSettings(settings, { active: true, ...change });

  it('stays, is changed, and goes when it is blank', () => {
    const settings = before({ source_url: GITLAB });
    expect(settings.source_url).toBe(GITLAB);
    expect(after(settings, {})).toMatchObject({ settings: { source_url: GITLAB } });
    for (const blank of ['', null])
      expect(after(settings, { source_url: blank })).toEqual({ settings: before({}), newToken: null });
    expect(Object.keys(before({}))).not.toContain('source_url');
  });

  it('makes a difference, and a wrong one is a problem beside others', () => {
    expect(sameSettings(before({}), before({ source_url: GITLAB }))).toBe(false);
    expect(sameSettings(before({ source_url: GITLAB }), before({ source_url: GITLAB }))).toBe(true);
    expect(after(before({}), { integrated: null, source_url: 'x' })).toMatchObject({
      problems: expect.arrayContaining(['integrated-blank', 'source-url-malformed']),
    });
  });
});
