import { barsOf, stepOf, type Series } from '../text/bars-geometry.ts';
import { exactNumber } from '../text/number-words.ts';
import { releaseMarks, type KnownRelease } from '../text/release-marks.ts';
import { shortMoment } from '../text/time-words.ts';
import { BarsFrame } from './bars-frame.tsx';
import { Fold } from './fold.tsx';

interface BarsProps {
  series: Series;
  /** Of the drawing; it is as wide as its place. */
  height?: number;
  width?: number;
  /** What is counted, in the singular. */
  what?: string;
  /** The numbers in a fold below, for one large chart on a page. */
  hasTable?: boolean;
  /** Lines where they began. */
  releases?: readonly KnownRelease[] | undefined;
}

const DAY_S = 86_400;

/** How often something happened, hour by hour or day by day. The hour that is not over is hatched. */
export function Bars({ series, width = 120, height = 24, what = 'event', hasTable = false, releases = [] }: BarsProps) {
  const marks = releaseMarks(series, releases, width);
  const bars = barsOf(series, { width, height: height - 1, now: Date.now() });
  return (
    <>
      <BarsFrame series={series} width={width} height={height} what={what} more={marks.map(({ text }) => text)}>
        {bars
          .filter((bar) => bar.height > 0)
          .map(({ x, y, start, isUnfinished, ...size }) => (
            <rect
              key={start}
              class={isUnfinished ? 'bar bar-unfinished' : 'bar'}
              x={x}
              y={y}
              width={size.width}
              height={size.height}
            >
              <title>{`${hourWords(start, series)}: ${exactNumber(size.count)}`}</title>
            </rect>
          ))}
        {marks.map(({ x, text }) => (
          <path key={text} class="bars-mark" d={`M${x} 0V${height}`}>
            <title>{text}</title>
          </path>
        ))}
      </BarsFrame>
      {hasTable && <Fold summary="As a table">{() => <BarsTable series={series} what={what} />}</Fold>}
    </>
  );
}

function BarsTable({ series, what }: { series: Series; what: string }) {
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label="Numbers of the chart">
      <table class="table">
        <thead>
          <tr>
            <th scope="col">From</th>
            <th scope="col" class="number">{`${what}s`}</th>
          </tr>
        </thead>
        <tbody>
          {series.toReversed().map(([start, count]) => (
            <tr key={start}>
              <td>{hourWords(start, series)}</td>
              <td class="number">{exactNumber(count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });

const hourWords = (start: number, series: Series): string =>
  stepOf(series) >= DAY_S ? day.format(start * 1000) : shortMoment(start * 1000);
