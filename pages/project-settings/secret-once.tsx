import { useEffect, useRef } from 'preact/hooks';
import { Button } from '../parts/button.tsx';
import { CopyButton } from '../parts/copy-button.tsx';
import { Foreign } from '../parts/foreign.tsx';
import type { IssuedToken } from './access-token-row.tsx';

interface SecretOnceProps {
  issued: Pick<IssuedToken, 'name' | 'token'>;
  onDone: () => void;
}

/** The secret of a token, or of what signs, that was just made. It is in no address, store or message: when this part is gone, so is it. */
export function SecretOnce({ issued: { name, token }, onDone }: SecretOnceProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
    heading.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <section class="card card-padded stack-small settings-secret" aria-labelledby="secret-heading">
      <h2 id="secret-heading" ref={heading} tabIndex={-1}>
        Secret of <Foreign text={name} length={100} />
      </h2>
      <p>Copy it now. It is not shown again, and nobody can look it up.</p>
      <code class="code">{token}</code>
      <div class="cluster">
        <CopyButton text={token} label="Copy secret" hasText />
        <Button onClick={onDone}>I have it</Button>
      </div>
    </section>
  );
}
