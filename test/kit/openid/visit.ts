/** Where a browser was led in the end, and with what. */
export interface Visited {
  /** Of the first answer of the API that led to a page of its own. */
  location: string;
  /** What the API gave the browser, by name; blank: taken away. */
  cookies: ReadonlyMap<string, string>;
  /** The request with which it came back from the provider. */
  callback: { path: string; cookie: string };
}

/** At most so many steps: one that leads in a circle is a fault. */
const MAX_STEPS = 12;

/**
 * Does what a browser does whom a page of ours leads to `start`: follows redirects with a jar of cookies for each origin,
 * and presses a button of the provider's page.
 */
export async function visit(start: string, button: 'ok' | 'no'): Promise<Visited> {
  const own = new URL(start).origin;
  const jars = new Map<string, Map<string, string>>();
  let url = new URL(start);
  let init: { method?: string; body?: URLSearchParams; headers: Record<string, string> } = {
    headers: { 'sec-fetch-site': 'same-origin' },
  };
  let callback = { path: '', cookie: '' };
  for (let step = 0; step < MAX_STEPS; step++) {
    const jar = jars.get(url.origin) ?? new Map<string, string>();
    jars.set(url.origin, jar);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    if (url.pathname.endsWith('/callback'))
      callback = { path: `${url.pathname.slice(new URL(start).pathname.indexOf('/ui/'))}${url.search}`, cookie };
    const response = await fetch(url, { ...init, headers: { ...init.headers, cookie }, redirect: 'manual' });
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      jar.set(name, value);
    }
    const location = response.headers.get('location');
    if (location === null) {
      const body = new URLSearchParams({ [button]: '1' });
      init = { method: 'POST', body, headers: { 'sec-fetch-site': 'same-origin' } };
      continue;
    }
    const next = new URL(location, url);
    if (url.origin === own && next.origin === own) return { location, cookies: jar, callback };
    url = next;
    init = { headers: { 'sec-fetch-site': 'cross-site' } };
  }
  throw new Error(`the browser is led on and on, at last to ${url.href}`);
}
