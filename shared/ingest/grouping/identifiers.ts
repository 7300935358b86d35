/** The letters of names that Kubernetes makes up: without vowels, so that no words come out, and without 0, 1 and 3. */
const GENERATED = '[bcdfghjklmnpqrstvwxz2456789]';

/** JSF's Mojarra, MyFaces with numbers in base 36, pages of JSP; Visualforce writes them alike. */
const JSF = String.raw`j_id(?:t?\d{1,10}(?:_\w{1,12})?|_[\da-z]{1,3}(?:_[\da-z]{1,3}){0,4}|_jsp_\d{1,12}_\w{1,8})(?!\w)`;

type Rule = readonly [RegExp, string | ((text: string, ...groups: string[]) => string)];

/** Names and ids that machines give: of network cards, pods and nodes, parts of pages, and the objects of providers. */
export const IDENTIFIERS: readonly Rule[] = [
  // Colons or dashes between pairs of digits: six or eight are a network card, more are a fingerprint
  [/(?<![\w:-])[\da-f]{2}([:-])[\da-f]{2}(?:\1[\da-f]{2}){4}(?:\1[\da-f]{2}\1[\da-f]{2})?(?![\w:-])/gi, '<mac>'],
  [/(?<![\w-])[\da-f]{2}:[\da-f]{2}(?::[\da-f]{2}){8,40}(?![\w:-])/gi, '<hex>'],
  [/(?<![\w.-])[\da-f]{4}\.[\da-f]{4}\.[\da-f]{4}(?![\w-]|\.\w)/gi, '<mac>'],
  // Kubernetes: pods of deployments, cron jobs and daemon sets; GKE's nodes
  [new RegExp(`(?<=[a-z\\d])-(?=[a-z-]{0,15}\\d)${GENERATED}{6,10}-${GENERATED}{5}(?![\\w-])`, 'g'), '-<pod>'],
  [new RegExp(`(?<=[a-z\\d])-\\d{8,10}-${GENERATED}{5}(?![\\w-])`, 'g'), '-<pod>'],
  [new RegExp(`(?<=[a-z\\d])-(?=[a-z]{0,4}\\d{1,4}[a-z])${GENERATED}{5}(?![\\w-])`, 'g'), '-<pod>'],
  [
    new RegExp(`(\\bpods?[\\s/"':=]{1,3}(?:[a-z\\d-]{1,63}/)?[a-z\\d-]{1,63})-${GENERATED}{5}(?![\\w-])`, 'g'),
    '$1-<pod>',
  ],
  [/(?<=[a-z\d]-)(?=[a-f]*\d)(?=\d*[a-f])[\da-f]{8}-[\da-z]{4}(?![\w-])/g, '<node>'],
  // Cloud Run's revisions, Cloudflare's rays
  [/(\brevision[\s"':=]{1,3}[a-z][a-z\d-]{0,62})-\d{5}-[a-z]{3}(?![\w-])/g, '$1-<revision>'],
  [/(?<!\w)[\da-f]{16}-[A-Z]{3}(?!\w)/g, '<hex>'],
  // Parts of pages without an id of their own: JSF's, with those that they are in, ASP.NET's, React's, Ember's
  [new RegExp(`(?<!\\w)${JSF}(?::${JSF})*`, 'g'), '<id>'],
  [/(?<![A-Za-z\d])ctl\d{2,6}(?![A-Za-z\d])/g, '<id>'],
  [/(?<![\w:])(?::r[\da-z]{1,4}:|«r[\da-z]{1,4}»|_r_[\da-z]{1,4}_)(?![\w:])/g, '<id>'],
  [/(?<!\w)ember\d{1,7}(?!\w)/g, '<id>'],
  // Stripe, PayPal, OpenAI and many others say with a prefix what it is the id of; Slack with one letter
  [
    /(?<![\w-])([A-Za-z]{1,12}[_-](?:test_|live_)?)(?![\da-f]{12,64}(?!\w))([A-Za-z\d]{12,64})(?![\w-])/g,
    (text, prefix, id) => (isRandom(id) ? `${prefix}<token>` : text),
  ],
  [/(?<![\w-])[A-Z][A-Z\d]{8,14}(?![\w-])/g, (text) => (changes(text) >= 4 ? '<token>' : text)],
];

/** Random letters and digits, not words: they change between digits and letters again and again. */
export function isToken(text: string): boolean {
  const between = changes(text);
  return between >= 3 || (text.length >= 40 && !text.includes('/') && between >= 1 && /[a-z][A-Z]/.test(text));
}

/** Words change from small letters to capitals and digits now and then, what is random at every second character. */
function isRandom(id: string): boolean {
  if (!/\d/.test(id)) return false;
  const turns = id.match(/[a-z](?=[A-Z\d])|[A-Z](?=[a-z\d])|\d(?=[A-Za-z])/g)?.length ?? 0;
  return /[a-z]/.test(id) && /[A-Z]/.test(id) ? 2 * turns >= id.length - 1 : 10 * turns >= 3 * (id.length - 1);
}

function changes(text: string): number {
  return text.match(/\d(?=[A-Za-z])|[A-Za-z](?=\d)/g)?.length ?? 0;
}
