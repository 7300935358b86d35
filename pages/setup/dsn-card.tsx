import { Card } from '../parts/card.tsx';
import { CopyButton } from '../parts/copy-button.tsx';

/** The address that SDKs send to, of the first client key that is on. */
export function DsnCard({ keyId, dsn }: { keyId: number; dsn: string }) {
  return (
    <Card title={`DSN of key ${keyId}`} actions={<CopyButton text={dsn} label="Copy DSN" hasText />}>
      <code class="setup-dsn">{dsn}</code>
    </Card>
  );
}
