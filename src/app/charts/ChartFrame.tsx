import type { ReactNode, RefObject } from 'react';
import styles from './charts.module.css';

export interface ChartFrameProps {
  /** The element whose width the chart takes (`useWidth`). */
  readonly frame: RefObject<HTMLDivElement | null>;
  /** Name of the chart for screen readers. */
  readonly name: string;
  /** The kind of chart, for styles. */
  readonly kind: 'bars' | 'timeline';
  /** In CSS pixels. */
  readonly width: number;
  readonly height: number;
  readonly children: ReactNode;
}

/** The frame of a chart in CSS pixels: as wide as the room, as high as its content. */
export function ChartFrame({ frame, name, kind, width, height, children }: ChartFrameProps) {
  return (
    <div ref={frame} className={styles.frame}>
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing holds no fieldset */}
      <svg
        className={styles.chart}
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        role="group"
        aria-label={name}
        data-chart={kind}
      >
        {children}
      </svg>
    </div>
  );
}
