import { writeFileSync } from 'node:fs';
import { openApiDocument } from './openapi-document.ts';

/** `npm run openapi`: writes docs/openapi.json from the contract. The tests fail while the two differ. */
writeFileSync(new URL('../docs/openapi.json', import.meta.url), `${JSON.stringify(openApiDocument(), null, 2)}\n`);
console.error('wrote docs/openapi.json');
