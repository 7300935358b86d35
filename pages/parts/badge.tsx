import type { ComponentChildren } from 'preact';

/** A word about something: `came back`, `production`. */
export function Badge({
  tone = 'plain',
  children,
}: {
  tone?: 'plain' | 'accent' | 'warning' | 'good' | 'bad';
  children: ComponentChildren;
}) {
  return <span class={`badge badge-${tone}`}>{children}</span>;
}

const LEVELS = ['fatal', 'error', 'warning', 'info', 'debug'];

/** How bad an error is, by colour, and by its name. `isBar`: a stroke at the edge of a row, the name for screen readers. */
export function Level({ level, isBar = false }: { level: string | null; isBar?: boolean }) {
  const known = level !== null && LEVELS.includes(level) ? level : 'error';
  return (
    <span class={`level level-${known} ${isBar ? 'level-bar' : ''}`} title={known}>
      <span class={isBar ? 'visually-hidden' : ''}>{known}</span>
    </span>
  );
}
