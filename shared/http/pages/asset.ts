import type { APIGatewayProxyEvent } from 'aws-lambda';
import type { Answer } from '../answer.ts';
import { fileAnswer } from './page-answer.ts';
import type { PageFiles } from './page-files.ts';

/** By the ending of a file; `infra/bundle-pages.ts` writes no other. */
const TYPES: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
};

const ALWAYS = {
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Resource-Policy': 'same-origin',
  // Opened by itself an icon is a document, which could hold a script.
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  Vary: 'Accept-Encoding',
};

const FOR_A_YEAR = 'public, max-age=31536000, immutable';

/** Answers with a file whose name has the hash of its content in it, so that it is never asked for again. */
export function assetAnswer(files: PageFiles, event: APIGatewayProxyEvent): Answer {
  const name = event.pathParameters?.['file'] ?? '';
  const type = TYPES[name.slice(name.lastIndexOf('.') + 1)];
  if (type === undefined || !files.names.has(name)) return absent();
  return fileAnswer(files, name, event, {
    statusCode: 200,
    headers: { ...ALWAYS, 'Content-Type': type, 'Cache-Control': FOR_A_YEAR },
  });
}

/** Of an older or newer deployment: what is not there now may be there again. */
function absent(): Answer {
  return {
    statusCode: 404,
    headers: { ...ALWAYS, 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
    body: '',
  };
}
