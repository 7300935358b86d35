import { readdirSync, readFileSync } from 'node:fs';
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import { assetAnswer } from '../http/pages/asset.ts';
import type { PageFiles } from '../http/pages/page-files.ts';
import { shellAnswers } from '../http/pages/shell.ts';
import { readPageSurroundings } from './environment.ts';

type PageHandler = (event: APIGatewayProxyEvent) => Promise<APIGatewayProxyResult>;

/**
 * Builds the function that answers with the HTML of every page, and with the files which that names: at the one path that has
 * a `file`. It has no table, and logs nothing but its crash.
 */
export function pages(): PageHandler {
  const { root, domain } = readPageSurroundings();
  const files = filesBelow(root);
  const shellAnswer = shellAnswers(files, domain);
  return async (event) =>
    event.pathParameters?.['file'] === undefined ? shellAnswer(event) : assetAnswer(files, event);
}

/** The files that `infra/bundle-pages.ts` put beside the function; each is read when it is first asked for, and kept. */
function filesBelow(root: string): PageFiles {
  const directory = `${root}/files`;
  const kept = new Map<string, Buffer>();
  function read(name: string): Buffer {
    const bytes = kept.get(name) ?? readFileSync(`${directory}/${name}`);
    kept.set(name, bytes);
    return bytes;
  }
  return { names: new Set(readdirSync(directory)), read };
}
