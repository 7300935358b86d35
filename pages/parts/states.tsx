import type { ComponentChildren } from 'preact';
import type { ApiError } from '../api/api-error.ts';
import { CopyButton } from './copy-button.tsx';
import { Icon, type IconName } from './icon.tsx';

/** Says that there is nothing, and what can be done about it. */
export function Empty({ title, children }: { title: string; children?: ComponentChildren }) {
  return (
    <div class="empty">
      <p class="empty-title">{title}</p>
      {children}
    </div>
  );
}

/** The place of what is being loaded, as high as that will be: rows of `height` rem. Appears only after a moment. */
export function Skeleton({ rows = 1, height = 3.5 }: { rows?: number; height?: number }) {
  return (
    <div class="skeletons" role="status" aria-label="Loading">
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} class="skeleton" style={{ height: `${height}rem` }} />
      ))}
    </div>
  );
}

/** A message across the page. */
export function Banner({
  tone = 'info',
  icon = 'warning',
  children,
}: {
  tone?: 'info' | 'warning' | 'bad';
  icon?: IconName;
  children: ComponentChildren;
}) {
  return (
    <div class={`banner banner-${tone}`} role={tone === 'info' ? 'status' : 'alert'}>
      <Icon name={icon} />
      <div class="banner-text">{children}</div>
    </div>
  );
}

/** What a page says in place of what was refused. `gone`: what a 404 means here. */
export function Refused({
  error,
  gone = 'There is nothing at this address, or it belongs to somebody else.',
}: {
  error: ApiError;
  gone?: string;
}) {
  return (
    <Empty title={TITLES[error.status] ?? 'This did not work'}>
      <p class="muted">{error.status === 404 ? gone : error.message}</p>
      {error.requestId !== null && (
        <p class="muted">
          Request <code>{error.requestId}</code> <CopyButton text={error.requestId} label="Copy the request’s id" />
        </p>
      )}
    </Empty>
  );
}

const TITLES: Readonly<Record<number, string>> = {
  401: 'You are not signed in',
  403: 'You may not see this',
  404: 'Not found',
};
