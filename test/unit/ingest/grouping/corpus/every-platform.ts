import { logged, received, thrown, type Corpus, type Pair } from './builders.ts';

/** What each SDK sends of one failure: a file of the application, a frame that only reports, a group of exceptions. */
const PLATFORMS: Readonly<Record<string, { file: (release: string) => string; reporter: object; group: string }>> = {
  java: {
    file: (release) => `/srv/releases/${release}/src/Cart.java`,
    reporter: { module: 'io.sentry.logback.SentryAppender', function: 'append' },
    group: 'jakarta.validation.ConstraintViolations',
  },
  python: {
    file: (release) => `/srv/shop/${release}/shop/cart.py`,
    reporter: { module: 'sentry_sdk.integrations.logging', function: 'emit' },
    group: 'ExceptionGroup',
  },
  php: {
    file: (release) => `/var/www/releases/${release}/src/Cart.php`,
    reporter: { function: 'Sentry\\Monolog\\Handler::doWrite' },
    group: 'App\\AggregateException',
  },
  csharp: {
    file: (release) => `C:\\builds\\${release}\\src\\Cart.cs`,
    reporter: { module: 'Serilog.Core.Logger', function: 'Write' },
    group: 'System.AggregateException',
  },
  cocoa: {
    file: (release) => `/Users/runner/work/${release}/Shop/Cart.swift`,
    reporter: { function: '-[SentryClient captureMessage:]', package: '/Shop.app/Frameworks/Sentry.framework/Sentry' },
    group: 'NSMultipleErrors',
  },
};

const APART_TEXTS = [
  ['upstream said HTTP/1.1 404', 'upstream said HTTP/1.1 503'],
  ['Request failed with status code 401', 'Request failed with status code 500'],
  ['Process exited with code 137', 'Process exited with code 1'],
  ['SQLSTATE[HY000] [2002] failed', 'SQLSTATE[HY000] [1045] failed'],
  ['open failed (os error 13)', 'open failed (os error 2)'],
  ["No such customer: 'cus_NffrFeUfNV2Hib'", "No such customer: 'sub_NffrFeUfNV2Hib'"],
] as const;

const TOGETHER_TEXTS = [
  ['upstream said HTTP/1.1 404', 'upstream said HTTP/2 404'],
  ['order 404 failed', 'order 503 failed'],
  ['device 00:1A:2B:3C:4D:5E is offline', 'device 9C:8E:CD:12:34:56 is offline'],
  ['pod shop-api-7d4b9c6f5d-x2x9z failed', 'pod shop-api-bcdfg2456z-bcdfg failed'],
  ["No such customer: 'cus_NffrFeUfNV2Hib'", "No such customer: 'cus_9s6XKzkNRiz8i3'"],
  ["component 'form:j_idt12:0:name' is missing", "component 'form:j_idt98:3:name' is missing"],
  ['component j_id0:j_id2 is missing', 'component j_id4:j_id7:j_id9 is missing'],
  ['component j_id_2k is missing', 'component j_id_1a_3 is missing'],
  ['control ctl00$Main$ctl03 is missing', 'control ctl00$Main$ctl17 is missing'],
  ['no element with id :r1a:', 'no element with id :r2:'],
] as const;

const HASHES = [
  ['3f2a9c1b4d5e', '77aa0b1c2d3e'],
  ['20260101120000', '20260214093011'],
] as const;

function pairs(texts: readonly (readonly [string, string])[], platform: string): Pair[] {
  return texts.flatMap(([one, other]) => [
    { why: `${platform}: ${one} · ${other}`, one: logged(platform, one), other: logged(platform, other) },
    {
      why: `${platform}: an exception without a stack, ${one} · ${other}`,
      one: thrown(platform)('E', one),
      other: thrown(platform)('E', other),
    },
  ]);
}

const reported = (platform: string, message: string, reporter: object) =>
  received({ platform, message, threads: [{ current: true, stacktrace: { frames: [reporter] } }] });

/** A group and its members, as ids and parents say; the group last. */
function group(platform: string, type: string, members: readonly string[]) {
  const failed = members.map((member, index) => ({
    type: member,
    value: 'x',
    stacktrace: { frames: [{ module: 'shop.tasks', function: member, in_app: true }] },
    mechanism: { exception_id: index + 1, parent_id: 0 },
  }));
  const root = { type, value: 'x', mechanism: { exception_id: 0, is_exception_group: true } };
  return received({ platform, exception: { values: [...failed, root] } });
}

export const everyPlatform: Corpus = {
  platform: 'every platform',
  together: Object.entries(PLATFORMS).flatMap(([platform, sent]) => [
    ...pairs(TOGETHER_TEXTS, platform),
    ...HASHES.map(([one, other]) => ({
      why: `${platform}: a file of two releases, ${one} and ${other}`,
      one: thrown(platform)('E', 'x', { filename: sent.file(one), function: 'pay' }),
      other: thrown(platform)('E', 'x', { filename: sent.file(other), function: 'pay' }),
    })),
    {
      why: `${platform}: members of a group in any order`,
      one: group(platform, sent.group, ['A', 'B', 'C']),
      other: group(platform, sent.group, ['C', 'A', 'B']),
    },
    {
      why: `${platform}: a message of other parameters, with the reporter’s stack`,
      one: reported(platform, 'order 17 failed', sent.reporter),
      other: reported(platform, 'order 18 failed', sent.reporter),
    },
  ]),
  apart: Object.entries(PLATFORMS).flatMap(([platform, sent]) => [
    ...pairs(APART_TEXTS, platform),
    {
      why: `${platform}: groups of other members`,
      one: group(platform, sent.group, ['A', 'B']),
      other: group(platform, sent.group, ['A', 'C']),
    },
    {
      why: `${platform}: messages with the reporter’s stack`,
      one: reported(platform, 'payment failed', sent.reporter),
      other: reported(platform, 'sync failed', sent.reporter),
    },
    ...[
      ['handleV1', 'handleV2'],
      ['sha256', 'sha512'],
      ['utf8', 'utf16'],
      ['step1', 'step2'],
      ['encodeBase64', 'encodeBase32'],
    ].map(([one, other]) => ({
      why: `${platform}: ${one} and ${other}, numbered for people`,
      one: thrown(platform)('E', 'x', { module: 'shop', function: one! }),
      other: thrown(platform)('E', 'x', { module: 'shop', function: other! }),
    })),
  ]),
};
