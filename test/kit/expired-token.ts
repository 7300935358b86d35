import { createHash, randomBytes } from 'node:crypto';
import { keyOfToken } from '../../shared/store/table/item-keys.ts';
import { day } from './dates.ts';
import { newToken, type IssuedToken, type Project } from './projects.ts';
import { putStored, readStored } from './table.ts';
import { target } from './target.ts';

const digestOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** The API makes no token that is expired already, so the table is told: a copy of a good one, with yesterday's date. */
export async function expiredToken(project: Project, attributes: Record<string, unknown> = {}): Promise<IssuedToken> {
  const good = await newToken(project, attributes);
  const item = await readStored(target.table!, keyOfToken(digestOf(good.token)));
  const token = `glpat-${randomBytes(24).toString('base64url')}`;
  const digest = digestOf(token);
  await putStored(target.table!, { ...item, ...keyOfToken(digest), digest, expiry_date: day(-1) });
  return { id: good.id, token };
}
