import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../local-server.ts';

/**
 * The code that a document of `docs` shows after a paragraph that ends with its name: `` `build.mjs`: ``, `Inject:`.
 * @throws Error where there is none
 */
export function documented(document: string, name: string): string {
  const text = readFileSync(join(ROOT, 'docs', document), 'utf8');
  const found = text
    .split(`${name}:\n\n`)
    .slice(1)
    .map((rest) => /^```\w+\n([\s\S]*?)^```$/m.exec(rest));
  const [code] = found.flatMap((match) => (match?.index === 0 ? [match[1]!] : []));
  if (code === undefined) throw new Error(`${document} shows no code after "${name}:"`);
  return code;
}
