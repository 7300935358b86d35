import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { collectorOf } from '../kit/collector.ts';
import { untilCounted } from '../kit/errors.ts';
import { hasChromium, startChromium, type Browser } from '../kit/sdk/chromium.ts';
import { servePage, serveSecurely, type LocalServer } from '../kit/sdk/policed-pages.ts';
import { newTrackedProject, onlyErrorOf, type TrackedProject } from '../kit/sdk/tracked-project.ts';
import { target } from '../kit/target.ts';

const PAGE = '<script>document.title = "inline"</script><p>Cheese</p>';
const POLICY = "script-src 'self'";
const INLINE = 'Content Security Policy: script-src-elem blocked inline';

describe.skipIf(!hasChromium)('a page that breaks its policy, in Chromium', () => {
  let browser: Browser;
  let servers: LocalServer[] = [];

  beforeAll(async () => {
    browser = await startChromium();
  });

  afterEach(async () => {
    await Promise.all(servers.map((server) => server.stop()));
    servers = [];
  });

  afterAll(() => browser?.stop());

  async function started(server: Promise<LocalServer>): Promise<LocalServer> {
    servers.push(await server);
    return servers.at(-1)!;
  }

  async function open(...page: Parameters<typeof servePage>): Promise<string> {
    const { origin } = await started(servePage(...page));
    const tab = await browser.context.newPage();
    await tab.goto(`${origin}/cart?step=2`);
    await tab.close();
    return origin;
  }

  /** As the documentation has it. @param base another address of the API than the tests' own */
  function addressOf({ id, key }: TrackedProject, base = target.base): string {
    return `${base}${collectorOf({ id }, 'security')}?sentry_key=${key.public_key}&sentry_release=shop@1`;
  }

  it('is reported by report-uri', async () => {
    const project = await newTrackedProject();
    const policy = `${POLICY}; report-uri ${addressOf(project)}`;
    const origin = await open('http', PAGE, { 'content-security-policy': policy });
    const { error, event } = await onlyErrorOf(project);
    expect(error).toMatchObject({ title: INLINE, culprit: 'script-src-elem', platform: 'javascript', count: 1 });
    expect(error).toMatchObject({ last_release: 'shop@1', user_count: 1 });
    expect(event).toMatchObject({
      tags: {
        'effective-directive': 'script-src-elem',
        'blocked-uri': 'inline',
        'os.name': 'Linux',
        url: `${origin}/cart`,
      },
      payload: { logger: 'csp', csp: { 'violated-directive': 'script-src-elem', 'original-policy': policy } },
    });
    expect(event.tags['browser.name']).toMatch(/Chrome/);
  });

  it('is reported by the Reporting API, which Chromium does over HTTPS alone', async () => {
    const project = await newTrackedProject();
    const { origin: collector } = await started(serveSecurely(target.base));
    const address = addressOf(project, `${collector}${new URL(target.base).pathname}`);
    const headers = {
      'reporting-endpoints': `glet="${address}"`,
      'content-security-policy': `${POLICY}; report-to glet`,
    };
    const origin = await open('https', PAGE, headers);
    const { error, event } = await onlyErrorOf(project);
    expect(error).toMatchObject({ title: INLINE, culprit: 'script-src-elem', last_release: 'shop@1', count: 1 });
    expect(event).toMatchObject({
      tags: { 'effective-directive': 'script-src-elem', 'blocked-uri': 'inline', url: `${origin}/cart` },
      payload: { logger: 'csp', csp: { effectiveDirective: 'script-src-elem', disposition: 'enforce' } },
    });
  });

  it('is one error however often and in whichever way it is told, and another by directive and host', async () => {
    const project = await newTrackedProject();
    const images = `img-src 'self'; report-uri ${addressOf(project)}`;
    const scripts = `${POLICY}; report-uri ${addressOf(project)}`;
    await open('http', PAGE, { 'content-security-policy-report-only': scripts });
    await open('http', PAGE, { 'content-security-policy': scripts });
    await open('http', '<img src="https://a.example/1.png"><img src="https://b.example/2.png">', {
      'content-security-policy': images,
    });
    const errors = await untilCounted(project, 4);
    expect(Object.fromEntries(errors.map(({ title, count }) => [title, count]))).toEqual({
      [INLINE]: 2,
      'Content Security Policy: img-src blocked a.example': 1,
      'Content Security Policy: img-src blocked b.example': 1,
    });
  });
});
