import type { ComponentChildren } from 'preact';
import type { Series } from '../text/bars-geometry.ts';
import { barsSentence } from '../text/bars-sentence.ts';

interface BarsFrameProps {
  series: Series;
  width: number;
  height: number;
  /** What is counted, in the singular. */
  what?: string;
  /** What else the drawing shows. */
  more?: readonly string[];
  children: ComponentChildren;
}

/** The drawing that bars stand in: a picture whose text is what they say. */
export function BarsFrame({ series, width, height, what = 'event', more = [], children }: BarsFrameProps) {
  return (
    <svg
      class="bars"
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={[barsSentence(series, what), ...more].join('; ')}
    >
      <path class="bars-floor" d={`M0 ${height - 0.5}H${width}`} />
      {children}
    </svg>
  );
}
