import { BLOCK, DOCUMENT, importTable } from './import-table.ts';
import { writeBlock } from './kit/marked-block.ts';
import { WEBHOOK_EXAMPLE } from './webhook-example.ts';

/** `npm run docs`: writes what documents repeat of the code. The tests fail while the two differ. */
writeBlock(DOCUMENT, BLOCK, importTable());
writeBlock('docs/alerts.md', 'webhook-example', WEBHOOK_EXAMPLE);
console.error('wrote the table of docs/architecture.md and the example of docs/alerts.md');
