import { fileURLToPath } from 'node:url';
import { IMPORT_RULES, type ImportRule } from './import-rules.ts';

/** The document, and the name of the block in it that is written from the rules. */
export const DOCUMENT = fileURLToPath(new URL('../docs/architecture.md', import.meta.url));
export const BLOCK = 'import-rules';

/** Writes the import rules as the Markdown table of docs/architecture.md. */
export function importTable(): string {
  const rows = Object.entries(IMPORT_RULES).map(
    ([folder, rule]) => `| \`${folder}\` | ${allowed(rule)} | ${rule.because} |`,
  );
  return ['| folder | may import | because |', '|---|---|---|', ...rows].join('\n');
}

function allowed({ may, types = [] }: ImportRule): string {
  const named = [...may.map(nameOf), ...types.map((one) => `types of ${nameOf(one)}`)];
  return named.length === 0 ? 'nothing' : named.join(', ');
}

function nameOf(place: string): string {
  if (place === 'node:') return "Node's own";
  if (place === 'packages') return 'any package of `package.json`';
  return `\`${place}\``;
}
