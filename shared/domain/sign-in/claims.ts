import { isMet, type Claims, type SignInGrant } from './grant.ts';

/** What a provider says of a person: an ID token's content, or what `userinfo` answers. */
export type Told = Readonly<Record<string, unknown>>;

/** Of one claim: a person is in some hundred groups at the most, and each of those that are kept costs each request. */
const MAX_KEPT_VALUES = 100;
/** Of all claims, of their values in UTF-8: a session is one item, of 400 KB at the most, and is read with each request. */
const MAX_KEPT_BYTES = 20_000;
const MAX_VALUE_CHARACTERS = 300;
const MAX_NAME_CHARACTERS = 100;

/** One address and nothing else, without the quoting and the comments that RFC 5322 allows in one. */
const ADDRESS = /^[^\s@,;:<>()[\]"\\]+@[^\s@,;:<>()[\]"\\]+$/;

const ABOUT_ADDRESS = ['email', 'email_verified'];

/**
 * Joins what the ID token says with what `userinfo` answers. The token is signed, and stands. Of an address and of whether it
 * is verified only one of both is heard: the word for one address must not count for another.
 */
export function toldTogether(token: Told, userinfo: Told): Told {
  const isOfToken = ABOUT_ADDRESS.some((name) => Object.hasOwn(token, name));
  const heard = Object.entries(userinfo).filter(([name]) => !(isOfToken && ABOUT_ADDRESS.includes(name)));
  return { ...Object.fromEntries(heard), ...token };
}

/** Tells whether all claims that grants ask for are there, or someone else has to be asked for them. */
export function hasAll(grants: readonly SignInGrant[], told: Told): boolean {
  return grants.every(({ claim }) => valueOf(told, claim) !== undefined);
}

/**
 * Picks of what a provider says the values that some grant is about, and no other: what is kept of a person is what their
 * access follows from. An address counts only if it is one, and if the provider has verified that it is theirs.
 */
export function claimsFor(grants: readonly SignInGrant[], told: Told): Claims {
  const names = [...new Set(grants.map(({ claim }) => claim))];
  let bytes = 0;
  const kept = names.map((name): [string, string[]] => {
    const asked = grants.filter(({ claim }) => claim === name);
    const said = name === 'email' ? addressIn(told) : textsOf(valueOf(told, name));
    const met = said.filter((text) => asked.some((grant) => isMet(grant, text)));
    const few = [...new Set(met)].slice(0, MAX_KEPT_VALUES);
    return [name, few.filter((text) => (bytes += Buffer.byteLength(text)) <= MAX_KEPT_BYTES)];
  });
  return Object.fromEntries(kept.filter(([, values]) => values.length > 0));
}

function addressIn({ email, email_verified }: Told): string[] {
  return email_verified === true ? textsOf(email).filter((text) => text === email && ADDRESS.test(text)) : [];
}

/** What to call a person: their name, or what else the provider says that one can read. */
export function nameIn(told: Told, subject: string): string {
  const said = [told['name'], told['preferred_username'], told['nickname'], told['email']];
  const name = said.find((one): one is string => typeof one === 'string' && one.trim() !== '') ?? subject;
  const readable = name
    .toWellFormed()
    .replaceAll(/\p{Cc}+/gu, ' ')
    .trim();
  return Array.from(readable).slice(0, MAX_NAME_CHARACTERS).join('');
}

/** A claim of that name, or what lies in objects on the way that dots tell: Keycloak's `realm_access.roles`. */
function valueOf(told: Told, name: string): unknown {
  if (Object.hasOwn(told, name)) return told[name];
  return name.split('.').reduce<unknown>((at, step) => {
    const isObject = typeof at === 'object' && at !== null && Object.hasOwn(at, step);
    return isObject ? (at as Told)[step] : undefined;
  }, told);
}

function textsOf(value: unknown): string[] {
  const values: unknown[] = Array.isArray(value) ? value : [value];
  return values
    .filter((one) => typeof one === 'string' || typeof one === 'number' || typeof one === 'boolean')
    .map(String)
    .filter((text) => text.length <= MAX_VALUE_CHARACTERS && text.isWellFormed());
}
