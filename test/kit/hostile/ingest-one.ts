import { readFileSync } from 'node:fs';
import { ingested } from '../ingested.ts';

/**
 * A process of its own that ingests one event, as often as asked, and prints how far its memory rose above what it had
 * before, in bytes: `node ingest-one.ts <file with the event> <times>`. `ROUND` in the event is another number each time.
 */
const [file, times] = process.argv.slice(2) as [string, string];
const text = readFileSync(file, 'utf8');
const ingest = (_: unknown, round: number): string =>
  ingested({ bytes: Buffer.from(text.replace('ROUND', String(round))) }).outcome;
// What the code itself takes when it runs for the first time is not the event's.
ingested({ bytes: Buffer.from('{}') });
const kilobytes = (): number => process.resourceUsage().maxRSS;
const before = kilobytes();
const outcomes = Array.from({ length: Number(times) }, ingest);
console.log(JSON.stringify({ outcome: outcomes[0], grown: (kilobytes() - before) * 1024 }));
