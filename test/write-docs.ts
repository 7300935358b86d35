import { BLOCK, DOCUMENT, importTable } from './import-table.ts';
import { writeBlock } from './kit/marked-block.ts';

/** `npm run docs`: writes what docs/architecture.md repeats of the code. The tests fail while the two differ. */
writeBlock(DOCUMENT, BLOCK, importTable());
console.error('wrote the table of docs/architecture.md');
