import type { Json, JsonObject } from '../event/error-event.ts';
import { objectOr, own } from '../json/shape.ts';
import { blockedSource, isBrowsersOwn } from './blocked-source.ts';

/** What a browser reports, and how it is shown and grouped. */
export interface SecurityReport {
  logger: 'csp' | 'expectct' | 'expectstaple' | 'hpkp' | 'nel';
  message: string;
  /** Kind and cause: an error of its own for each. */
  fingerprint: string[];
  culprit: string;
  /** The page. */
  url: string;
  tags: Record<string, string>;
  report: JsonObject;
}

/** `ignored`: a report of which nothing is kept. `null`: no report. */
export type ReadReport = SecurityReport | 'ignored' | null;

const MAX_TEXT = 1024;

/**
 * Reads one report, in the form of `report-uri` or as an entry of the Reporting API.
 * https://www.w3.org/TR/CSP3/#reporting, https://www.w3.org/TR/reporting-1/#media-type, RFC 9163 §3.1, RFC 7469 §3
 */
export function readSecurityReport(value: Json): ReadReport {
  const entry = objectOr(value);
  if (entry === null) return null;
  const type = own(entry, 'type');
  const body = objectOr(own(entry, 'body'));
  if (typeof type === 'string' && body !== null) {
    if (type === 'csp-violation') return violation(body);
    return type === 'network-error' ? networkError(body, textOf(entry, 'url')) : 'ignored';
  }
  const csp = objectOr(own(entry, 'csp-report'));
  if (csp !== null) return violation(csp);
  const expectCt = objectOr(own(entry, 'expect-ct-report'));
  if (expectCt !== null) return certificate('expectct', 'Expect-CT', expectCt);
  const expectStaple = objectOr(own(entry, 'expect-staple-report'));
  if (expectStaple !== null) return certificate('expectstaple', 'Expect-Staple', expectStaple);
  return Array.isArray(own(entry, 'known-pins')) ? certificate('hpkp', 'Public key pinning', entry) : null;
}

function violation(report: JsonObject): ReadReport {
  const blocked = textOf(report, 'blocked-uri', 'blockedURL', 'blocked_uri');
  if (isBrowsersOwn(blocked) || isBrowsersOwn(textOf(report, 'source-file', 'sourceFile', 'source_file')))
    return 'ignored';
  const violated = textOf(report, 'violated-directive', 'violatedDirective', 'violated_directive');
  const effective = textOf(report, 'effective-directive', 'effectiveDirective', 'effective_directive') || violated;
  const directive = effective.trim().split(/\s/, 1)[0]!.toLowerCase();
  if (directive === '') return null;
  const url = textOf(report, 'document-uri', 'documentURL', 'document_uri');
  const source = blockedSource(blocked, url);
  return {
    logger: 'csp',
    message: `Content Security Policy: ${directive} blocked ${source}`,
    fingerprint: ['csp', directive, source],
    culprit: directive,
    url,
    tags: { 'effective-directive': directive, ...(blocked !== '' && { 'blocked-uri': blocked }) },
    report,
  };
}

function certificate(logger: SecurityReport['logger'], name: string, report: JsonObject): ReadReport {
  const host = textOf(report, 'hostname').toLowerCase();
  if (host === '') return null;
  return {
    logger,
    message: `${name} failed for ${host}`,
    fingerprint: [logger, host],
    culprit: host,
    url: '',
    tags: {},
    report,
  };
}

/** https://www.w3.org/TR/network-error-logging/#network-error-reports */
function networkError(body: JsonObject, url: string): ReadReport {
  const type = textOf(body, 'type');
  if (type === '') return null;
  if (type === 'ok') return 'ignored';
  const host = URL.parse(url)?.host ?? '';
  return {
    logger: 'nel',
    message: host === '' ? `Network error: ${type}` : `Network error: ${type} at ${host}`,
    fingerprint: ['nel', type, host],
    culprit: host || type,
    url,
    tags: {},
    report: body,
  };
}

/** The first of the fields that is a text. */
function textOf(report: JsonObject, ...names: string[]): string {
  for (const name of names) {
    const value = own(report, name);
    if (typeof value === 'string') return value.slice(0, MAX_TEXT);
  }
  return '';
}
