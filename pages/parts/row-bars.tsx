import { barsOf, type Bar, type Series } from '../text/bars-geometry.ts';
import { BarsFrame } from './bars-frame.tsx';

/** The same as `Bars` where there are many charts: two elements each, and the numbers only in the sentence. */
export function RowBars({ series, width = 120, height = 24 }: { series: Series; width?: number; height?: number }) {
  const bars = barsOf(series, { width, height: height - 1, now: Date.now() }).filter((bar) => bar.height > 0);
  const [finished, unfinished] = [bars.filter((bar) => !bar.isUnfinished), bars.filter((bar) => bar.isUnfinished)];
  return (
    <BarsFrame series={series} width={width} height={height}>
      {finished.length > 0 && <path class="bar" d={drawn(finished)} />}
      {unfinished.length > 0 && <path class="bar bar-unfinished" d={drawn(unfinished)} />}
    </BarsFrame>
  );
}

const drawn = (bars: readonly Bar[]): string =>
  bars.map(({ x, y, width, height }) => `M${x} ${y}h${width}v${height}h${-width}z`).join('');
