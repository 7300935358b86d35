import { readFileSync } from 'node:fs';
import { digestEvent, type Intent } from '../../../shared/ingest/digest-event.ts';

/**
 * A process of its own that digests one event, as often as asked, and prints how far its memory rose above what it had
 * before, in bytes: `node digest-one.ts <file with the event> <times>`. `ROUND` in the event is another number each time.
 */
const [file, times] = process.argv.slice(2) as [string, string];
const text = readFileSync(file, 'utf8');
const intent: Intent = {
  userSalt: '',
  projectId: 1,
  publicKey: 'a',
  receipt: { receivedAt: new Date('2025-08-01T10:00:02Z'), sentAt: undefined, remoteAddress: '203.0.113.7' },
  scrub: true,
  retentionDays: 90,
};
const digest = (_: unknown, round: number): string =>
  digestEvent({ bytes: Buffer.from(text.replace('ROUND', String(round))), headerEventId: undefined }, intent).outcome;
// What the code itself takes when it runs for the first time is not the event's.
digestEvent({ bytes: Buffer.from('{}'), headerEventId: undefined }, intent);
const kilobytes = (): number => process.resourceUsage().maxRSS;
const before = kilobytes();
const outcomes = Array.from({ length: Number(times) }, digest);
console.log(JSON.stringify({ outcome: outcomes[0], grown: (kilobytes() - before) * 1024 }));
