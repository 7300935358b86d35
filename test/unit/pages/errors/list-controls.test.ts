import { describe, expect, it } from 'vitest';
import { requestOf } from '../../../../pages/api/request.ts';
import { ROWS } from '../../../../pages/api/rows.ts';
import { activeFilters, DEFAULTS, sentOf, validControls } from '../../../../pages/errors/list-controls.ts';
import { eventsSent } from '../../../../pages/events/events-sent.ts';
import { homeSent } from '../../../../pages/home/home-view.ts';
import { releasesSent } from '../../../../pages/releases/releases-sent.ts';
import { artifactsSent } from '../../../../pages/source-maps/artifacts-sent.ts';
import { firstRequests } from '../../../../shared/http/pages/first-requests.ts';

const NOW = Date.parse('2026-03-01T12:34:56.789Z');
const addressOf = (controls: Partial<typeof DEFAULTS>, now = NOW): string =>
  requestOf(ROWS.listErrors, sentOf('demo/shop', { ...DEFAULTS, ...controls }, now)).url;

describe('what the list asks first', () => {
  it.each(['demo/shop', 'group/sub/Ünicode (x)!'])('is what the shell has fetched ahead for %s', (project) => {
    const { url } = requestOf(ROWS.listErrors, sentOf(project, DEFAULTS, NOW));
    expect(firstRequests({ page: 'errors', project }).map((path) => `/api${path}`)).toEqual([url]);
  });

  it('is so for the projects, too', () => {
    const { url } = requestOf(ROWS.listProjectSummaries, homeSent(''));
    expect(firstRequests({ page: 'home' }).map((path) => `/api${path}`)).toEqual([url]);
  });

  it('is so for releases, source maps and the events of an error', () => {
    const [project, error] = ['demo/shop', '7'];
    const asked = [
      ...firstRequests({ page: 'releases', project }),
      ...firstRequests({ page: 'source_maps', project }),
      ...firstRequests({ page: 'events', project, error }),
    ].map((path) => `/api${path}`);
    expect(asked).toEqual([
      requestOf(ROWS.listProjectReleases, releasesSent(project, '')).url,
      requestOf(ROWS.listArtifacts, artifactsSent(project, '', '')).url,
      requestOf(ROWS.listEvents, eventsSent(project, error)).url,
    ]);
  });
});

describe('the controls of the list', () => {
  it('are all in the address that is asked for', () => {
    const url = addressOf({
      status: 'all',
      sort: 'frequency',
      q: 'a&b',
      environment: 'e',
      release: 'r',
      level: 'info',
    });
    expect(Object.fromEntries(new URL(url, 'https://x.example').searchParams)).toEqual({
      per_page: '50',
      status: 'all',
      sort: 'frequency',
      search_term: 'a&b',
      environment: 'e',
      release: 'r',
      level: 'info',
    });
  });

  it.each([
    ['24h', 'last_seen_after=2026-02-28T12%3A34%3A00.000Z'],
    ['7d', 'last_seen_after=2026-02-22T12%3A34%3A00.000Z'],
    ['30d', 'last_seen_after=2026-01-30T12%3A34%3A00.000Z'],
    ['not-30d', 'last_seen_before=2026-01-30T12%3A34%3A00.000Z'],
  ])('%s asks %s, all minute long', (since, asked) => {
    const url = addressOf({ since });
    expect(url).toContain(`&${asked}`);
    expect(addressOf({ since }, NOW + 3_000)).toBe(url);
    expect(addressOf({ since }, NOW + 4_000)).not.toBe(url);
  });

  it('ask for nothing that the API would refuse, whatever an address says', () => {
    const nonsense = { status: 'x', sort: 'toString', level: '__proto__', since: 'constructor', q: 'q'.repeat(300) };
    const controls = validControls({ ...DEFAULTS, ...nonsense });
    expect(controls).toEqual({ ...DEFAULTS, q: 'q'.repeat(255) });
    expect(addressOf(nonsense)).toBe(addressOf({ q: 'q'.repeat(255) }));
  });

  it('name the filters that are on, with invisible characters made visible', () => {
    expect(activeFilters({ ...DEFAULTS, status: 'all', sort: 'frequency' })).toEqual([]);
    const all = { ...DEFAULTS, q: 'a\u202eb', environment: 'prod', release: '1', level: 'info', since: 'not-30d' };
    expect(activeFilters(all).map(({ name, text }) => [name, text])).toEqual([
      ['q', '“a⟨202E⟩b”'],
      ['environment', 'environment prod'],
      ['release', 'release 1'],
      ['level', 'level info'],
      ['since', 'not seen for 30 days'],
    ]);
  });
});
