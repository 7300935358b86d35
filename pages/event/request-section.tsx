import type { ComponentChildren } from 'preact';
import { Badge } from '../parts/badge.tsx';
import { Card } from '../parts/card.tsx';
import { Fold } from '../parts/fold.tsx';
import { Foreign } from '../parts/foreign.tsx';
import { ForeignLine } from '../parts/foreign-line.tsx';
import { ForeignLink } from '../parts/foreign-link.tsx';
import { Tree } from '../parts/tree.tsx';
import type { Details } from './event-types.ts';
import { Facts } from './facts.tsx';

/** The request in which it happened. */
export function RequestSection({ request }: { request: NonNullable<Details['request']> }) {
  const { method, url, query, headers, cookies, data, env } = request;
  return (
    <Card id="request" title="Request">
      <div class="stack-small">
        <p>
          {method !== null && (
            <Badge>
              <ForeignLine text={method} length={40} />
            </Badge>
          )}{' '}
          {url !== null && <ForeignLink text={url} />}
        </p>
        <Part name="Query" has={query} count={query.length} isOpen>
          {() => <Facts facts={query} />}
        </Part>
        <Part name="Body" has={data} count={data === null ? 0 : 1} isOpen hasCount={false}>
          {() => (typeof data === 'string' ? <BodyText text={data} /> : <Tree value={{ body: data }} levels={2} />)}
        </Part>
        <Part name="Headers" has={headers} count={headers.length} isOpen>
          {() => <Facts facts={headers} />}
        </Part>
        <Part name="Cookies" has={cookies} count={cookies.length}>
          {() => <Facts facts={cookies} />}
        </Part>
        <Part name="Environment" has={env} count={Object.keys(env ?? {}).length}>
          {() => <Facts facts={Object.entries(env ?? {})} />}
        </Part>
      </div>
    </Card>
  );
}

interface PartProps {
  name: string;
  count: number;
  isOpen?: boolean;
  hasCount?: boolean;
  has?: unknown;
  children: () => ComponentChildren;
}

function Part({ name, count, isOpen = false, hasCount = true, has, children }: PartProps) {
  if (count === 0) return null;
  return (
    <Fold summary={hasCount ? `${name} ${count}` : name} isOpen={isOpen} has={has}>
      {children}
    </Fold>
  );
}

function BodyText({ text }: { text: string }) {
  return (
    <pre class="code" tabIndex={0}>
      <Foreign text={text} />
    </pre>
  );
}
