/** Drawn for this product on a grid of 24, with lines of 2. */
const PATHS = {
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13a6.5 6.5 0 0 0 0-13zM15.5 15.5L20 20',
  copy: 'M9 9h11v11H9zM15 9V4H4v11h5',
  check: 'M4 12.5l5.5 5.5L20 6.5',
  close: 'M5 5l14 14M19 5L5 19',
  down: 'M6 9l6 6l6-6',
  right: 'M9 6l6 6l-6 6',
  left: 'M15 6l-6 6l6 6',
  external: 'M10 5H5v14h14v-5M14 4h6v6M20 4l-9 9',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  plus: 'M12 5v14M5 12h14',
  undo: 'M9 5L4 10l5 5M4 10h10a6 6 0 0 1 0 12h-3',
  user: 'M12 4a4 4 0 1 0 0 8a4 4 0 0 0 0-8zM4 21c1-5 15-5 16 0',
  link: 'M10 14l4-4M8 11l-2.5 2.5a3.5 3.5 0 0 0 5 5L13 16M16 13l2.5-2.5a3.5 3.5 0 0 0-5-5L11 8',
  warning: 'M12 4L2.5 20h19zM12 10v4M12 17h.01',
  back: 'M11 5l-7 7l7 7M4 12h16',
  download: 'M12 4v11M7 11l5 5l5-5M4 20h16',
  again: 'M20 11a8 8 0 1 0-2 6M20 5v6h-6',
} as const;

export type IconName = keyof typeof PATHS;

/** A symbol beside a text, or in a button with a `label`. Not said by screen readers. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
