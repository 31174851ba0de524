import { scaleLinear } from 'd3-scale';
import { shortened } from '../content/format.ts';
import { ChartFrame } from './ChartFrame.tsx';
import styles from './charts.module.css';
import { FigureLink } from './FigureLink.tsx';
import type { Figure } from './figure.ts';
import { useWidth } from './use-width.ts';

export interface BarChartProps {
  /** Name of the chart for screen readers. */
  readonly name: string;
  /** Figures with the largest first. */
  readonly figures: readonly Figure[];
}

/** In CSS pixels. */
const ROW = 26;
const BAR = 15;
const AXIS = 24;
const LEAST_WIDTH = 260;
const CHARACTER = 7.2;

/** A bar for each figure, one below the other. Each bar links to what it counts. */
export function BarChart({ name, figures }: BarChartProps) {
  const [frame, width] = useWidth(LEAST_WIDTH);
  const labels = Math.min(width * 0.4, 260);
  const most = Math.max(1, ...figures.map(({ value }) => value));
  const room = String(most.toLocaleString('en')).length * CHARACTER + 12;
  const x = scaleLinear([0, most], [labels, width - room]);
  const ticks = x.ticks(Math.max(2, Math.floor((width - labels) / 90))).filter(Number.isInteger);
  const height = figures.length * ROW + AXIS;
  return (
    <ChartFrame frame={frame} name={name} kind="bars" width={width} height={height}>
      {ticks.map((tick) => (
        <g key={tick} className={styles.tick} transform={`translate(${x(tick)} 0)`}>
          <line y1={AXIS - 4} y2={height} />
          <text y={AXIS - 9}>{tick.toLocaleString('en')}</text>
        </g>
      ))}
      {figures.map(({ id, label, type, value, words, href }, index) => {
        const top = AXIS + index * ROW;
        return (
          <FigureLink key={id} id={id} words={words} href={href}>
            <rect className={styles.reach} y={top} width={width} height={ROW} />
            <text className={styles.label} x={labels - 8} y={top + ROW / 2 + 4.5}>
              {shortened(label, Math.floor((labels - 8) / CHARACTER))}
            </text>
            <rect
              className={styles.bar}
              data-type={type}
              x={labels}
              y={top + (ROW - BAR) / 2}
              width={Math.max(1, x(value) - labels)}
              height={BAR}
              rx={2}
            />
            <text className={styles.value} x={x(value) + 6} y={top + ROW / 2 + 4.5}>
              {value.toLocaleString('en')}
            </text>
          </FigureLink>
        );
      })}
    </ChartFrame>
  );
}
