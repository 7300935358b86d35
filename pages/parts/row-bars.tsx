import { barsOf, type Bar, type Series } from '../text/bars-geometry.ts';
import { barsSentence } from '../text/bars-sentence.ts';

/** The same as `Bars` where there are many charts: two elements each, and the numbers only in the sentence. */
export function RowBars({ series, width = 120, height = 24 }: { series: Series; width?: number; height?: number }) {
  const bars = barsOf(series, { width, height: height - 1, now: Date.now() }).filter((bar) => bar.height > 0);
  const [finished, unfinished] = [bars.filter((bar) => !bar.isUnfinished), bars.filter((bar) => bar.isUnfinished)];
  return (
    <svg
      class="bars"
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={barsSentence(series)}
    >
      <path class="bars-floor" d={`M0 ${height - 0.5}H${width}`} />
      {finished.length > 0 && <path class="bar" d={drawn(finished)} />}
      {unfinished.length > 0 && <path class="bar bar-unfinished" d={drawn(unfinished)} />}
    </svg>
  );
}

const drawn = (bars: readonly Bar[]): string =>
  bars.map(({ x, y, width, height }) => `M${x} ${y}h${width}v${height}h${-width}z`).join('');
