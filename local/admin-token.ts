import { createHash, randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { REGION } from './assembly/references.ts';
import type { Table } from './assembly/types.ts';
import { ENGINE_ACCESS_KEY, type CallDynamodb } from './dynamodb/client.ts';
import { readIfThere } from './durable-file.ts';
import { runNode } from './run-node.ts';

/** @returns the token kept in the data directory, made at the first start; `given` is used instead and not kept. */
export function adminTokenIn(dataDirectory: string, given: string | null): string {
  if (given !== null) return given;
  const file = join(dataDirectory, 'admin-token');
  const kept = readIfThere(file)?.trim();
  if (kept) return kept;
  const made = `glpat-${randomBytes(24).toString('base64url')}`;
  writeFileSync(file, `${made}\n`, { mode: 0o600 });
  return made;
}

export interface Registration {
  token: string;
  tables: readonly Table[];
  /** The engine's address. */
  endpoint: string;
  call: CallDynamodb;
  dataDirectory: string;
}

/** Writes the token into the table by the operator's own command, unless it was done before with this very table. */
export async function registerAdminToken(registration: Registration): Promise<void> {
  const { token, tables, endpoint, call, dataDirectory } = registration;
  const [table] = tables;
  if (table === undefined || tables.length > 1) throw new Error('The stack must have one table, for the admin token.');
  const { Table } = await call('DescribeTable', { TableName: table.name });
  const { TableId } = Table as { TableId: string };
  const mark = createHash('sha256').update(`${TableId} ${token}`).digest('hex');
  const file = join(dataDirectory, 'admin-token.registered');
  if (readIfThere(file) === mark) return;
  await runNode('cli/token.ts', {
    args: ['--table', table.name, '--endpoint', endpoint, '--name', 'local'],
    env: {
      AWS_ACCESS_KEY_ID: ENGINE_ACCESS_KEY,
      AWS_SECRET_ACCESS_KEY: 'local',
      AWS_REGION: REGION,
      GLET_ADMIN_TOKEN: token,
    },
  });
  writeFileSync(file, mark);
}
