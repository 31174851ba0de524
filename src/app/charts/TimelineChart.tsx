import { scaleBand, scaleLinear } from 'd3-scale';
import { ChartFrame } from './ChartFrame.tsx';
import styles from './charts.module.css';
import { FigureLink } from './FigureLink.tsx';
import type { Figure } from './figure.ts';
import { useWidth } from './use-width.ts';

export interface TimelineChartProps {
  /** Name of the chart for screen readers. */
  readonly name: string;
  /** Figures in order of time, including empty ones. */
  readonly figures: readonly Figure[];
  /** The figure for what has no date; drawn apart, at the end. */
  readonly timeless?: Figure | undefined;
}

/** In CSS pixels. */
const HEIGHT = 320;
const TOP = 24;
const FOOT = 34;
const SIDE = 48;
const LEAST_WIDTH = 260;
/** The gap between the last year and the column without a year. */
const APART = 30;
const MAX_COLUMN = 48;
const LABEL = 44;

/** A column for each year. Each column links to its documents. */
export function TimelineChart({ name, figures, timeless }: TimelineChartProps) {
  const [frame, width] = useWidth(LEAST_WIDTH);
  const apart = timeless ? 84 + APART : 0;
  const most = Math.max(1, timeless?.value ?? 0, ...figures.map(({ value }) => value));
  const y = scaleLinear([0, most], [HEIGHT - FOOT, TOP]).nice();
  const end = Math.min(width - apart - 8, SIDE + figures.length * MAX_COLUMN);
  const x = scaleBand(
    figures.map(({ id }) => id),
    [SIDE, Math.max(end, SIDE + 1)],
  ).paddingInner(0.2);
  const every = Math.max(1, Math.ceil(LABEL / Math.max(1, x.step())));
  const column = (figure: Figure, left: number, wide: number, label: string) => (
    <FigureLink key={figure.id} id={figure.id} words={figure.words} href={figure.href}>
      <rect className={styles.reach} x={left} y={TOP} width={wide} height={HEIGHT - TOP} />
      <rect
        className={styles.bar}
        x={left}
        y={y(figure.value)}
        width={wide}
        height={HEIGHT - FOOT - y(figure.value)}
        rx={1}
      />
      {wide > 14 && figure.value > 0 && (
        <text className={styles.middle} x={left + wide / 2} y={y(figure.value) - 5}>
          {figure.value.toLocaleString('en')}
        </text>
      )}
      <text className={styles.middle} x={left + wide / 2} y={HEIGHT - FOOT + 18}>
        {label}
      </text>
    </FigureLink>
  );
  return (
    <ChartFrame frame={frame} name={name} kind="timeline" width={width} height={HEIGHT}>
      {y
        .ticks(5)
        .filter(Number.isInteger)
        .map((tick) => (
          <g key={tick} className={styles.tick} transform={`translate(0 ${y(tick)})`}>
            <line x1={SIDE - 6} x2={width} />
            <text className={styles.end} x={SIDE - 10} y={4}>
              {tick.toLocaleString('en')}
            </text>
          </g>
        ))}
      {figures.map((figure, index) =>
        column(
          figure,
          x(figure.id) ?? SIDE,
          x.bandwidth(),
          (figures.length - 1 - index) % every === 0 ? figure.label : '',
        ),
      )}
      {timeless && column(timeless, end + APART + 24, 36, timeless.label)}
    </ChartFrame>
  );
}
