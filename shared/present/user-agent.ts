import UAParser from 'ua-parser-js';

/** What a name and a version say. */
export interface Product {
  name: string | undefined;
  version: string | undefined;
}

/** What a browser says of itself; a desktop has no device. */
export interface Client {
  browser: Product;
  os: Product;
  device: { model: string | undefined; family: string | undefined };
}

/** More than any browser sends. The parser is not linear. */
const MAX_CHARACTERS = 500;

/** Programs that are no browsers, which the parser takes for none or for the browser that they pretend to be. */
const PROGRAMS: RegExp[] = [
  /(?<![\w-])([\w-]{0,40}(?:bot|crawler|spider|externalhit))[/ ]v?(\d[\d.]{0,20})/i,
  /^(curl|wget|go-http-client|python-requests|python-urllib|python-httpx|okhttp|axios|node-fetch|undici|java|apache-httpclient|guzzlehttp|postmanruntime)\/(\d[\d.]{0,20})/i,
];

/**
 * Reads a `User-Agent`. Versions have three parts at most, and those that browsers have frozen say so: Windows 11 says
 * `Windows NT 10.0`, each later macOS `10_15_7`.
 */
export function readUserAgent(text: string): Client {
  const names = [UAParser.BROWSER.NAME, UAParser.BROWSER.VERSION];
  const parsed = new UAParser(text.slice(0, MAX_CHARACTERS), { browser: [PROGRAMS, names] }).getResult();
  const { vendor, model } = parsed.device;
  // Chrome on Android writes `K` where a model would be.
  const isModel = model !== undefined && model !== 'K' && model !== 'Macintosh';
  return {
    browser: { name: parsed.browser.name, version: ofThreeParts(parsed.browser.version) },
    os: osOf(parsed.os.name, parsed.os.version),
    device: { model: isModel ? model : undefined, family: isModel ? vendor : undefined },
  };
}

function osOf(given: string | undefined, version: string | undefined): Product {
  const name = given === 'Mac OS' ? 'macOS' : given;
  const isFrozen = (name === 'macOS' && version === '10.15.7') || (name === 'Windows' && version === '10');
  return { name, version: isFrozen ? `>=${version}` : ofThreeParts(version) };
}

function ofThreeParts(version: string | undefined): string | undefined {
  return version?.split('.').slice(0, 3).join('.');
}
