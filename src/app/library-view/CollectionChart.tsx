import { useMemo, useRef, useState } from 'react';
import type { CollectionTables } from '../../core/collection/tables.ts';
import { BarChart } from '../charts/BarChart.tsx';
import { pngFile, svgFile } from '../charts/chart-file.ts';
import { NetworkChart } from '../charts/NetworkChart.tsx';
import { TimelineChart } from '../charts/TimelineChart.tsx';
import { saveBlob, saveFile } from '../save-file.ts';
import { Button } from '../ui/Button/Button.tsx';
import styles from './CollectionView.module.css';
import {
  type CollectionRow,
  type CollectionViewName,
  figuresOf,
  measureOf,
  networkOf,
} from './collection-rows.ts';
import type { LibraryQuery } from './library-query.ts';

export interface CollectionChartProps {
  readonly view: CollectionViewName;
  readonly tables: CollectionTables;
  readonly rows: readonly CollectionRow[];
  readonly query: LibraryQuery;
  /** What is counted, in words. */
  readonly caption: string;
}

/** What is drawn at first, and how much more each time. */
const STEP: Readonly<Record<'chart' | 'network', number>> = { chart: 25, network: 40 };
/** More lines than these are a tangle, and laying them out holds up the page. */
const MAX_TIES = 240;

/** The same figures as a drawing. The drawing libraries come with this module. */
export function CollectionChart({ view, tables, rows, query, caption }: CollectionChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const look = query.look === 'network' && view === 'pairs' ? 'network' : 'chart';
  const [count, setCount] = useState({ look, drawn: STEP[look] });
  const drawn = count.look === look ? count.drawn : STEP[look];
  const measure = measureOf(view, query.measure);
  const figures = useMemo(() => figuresOf(rows, measure, view === 'years'), [rows, measure, view]);
  const network = useMemo(
    () => networkOf(tables, rows, measure, query, drawn),
    [tables, rows, measure, query, drawn],
  );
  const name = `${caption}; the table says the same`;
  const isTimeless = ({ id }: { readonly id: string }) => id === 'none';
  const save = async (kind: 'svg' | 'png') => {
    const chart = place.current?.querySelector('svg');
    if (!chart) return;
    const file = `biogloss-${view}-${measure}`;
    if (kind === 'svg') saveFile(svgFile(chart), `${file}.svg`, 'image/svg+xml');
    else saveBlob(await pngFile(chart), `${file}.png`);
  };
  const canGrow =
    view !== 'years' && drawn < figures.length && (look === 'chart' || drawn < MAX_TIES);
  return (
    <div ref={place} className={styles.chart}>
      {view === 'years' ? (
        <TimelineChart
          name={name}
          figures={figures.filter((one) => !isTimeless(one))}
          timeless={figures.find(isTimeless)}
        />
      ) : look === 'network' ? (
        <NetworkChart name={name} {...network} />
      ) : (
        <BarChart name={name} figures={figures.slice(0, drawn)} />
      )}
      <div className={styles.deeds}>
        {canGrow && (
          <Button look="line" onClick={() => setCount({ look, drawn: drawn + STEP[look] })}>
            Draw more
          </Button>
        )}
        <Button look="line" onClick={() => void save('svg')}>
          Save as SVG
        </Button>
        <Button look="line" onClick={() => void save('png')}>
          Save as PNG
        </Button>
      </div>
    </div>
  );
}
