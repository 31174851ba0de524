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
import type { LibraryQuery, Measure } from './library-query.ts';

export interface CollectionChartProps {
  readonly view: CollectionViewName;
  readonly tables: CollectionTables;
  readonly rows: readonly CollectionRow[];
  readonly query: LibraryQuery;
  /** The counted quantity in words. */
  readonly caption: string;
  /** Number of counted documents. */
  readonly documents: number;
}

/** Number of figures drawn at first, and added each time. */
const STEP: Readonly<Record<'chart' | 'network', number>> = { chart: 25, network: 40 };
/** More lines are unreadable, and their layout blocks the page. */
const MAX_TIES = 240;

/** The figures of a table as a chart. This module contains the drawing libraries, so it is loaded on demand. */
export function CollectionChart(props: CollectionChartProps) {
  const { view, rows, query, caption, documents } = props;
  const place = useRef<HTMLDivElement>(null);
  const look = query.look === 'network' && view === 'pairs' ? 'network' : 'chart';
  const [count, setCount] = useState({ look, drawn: STEP[look] });
  const drawn = count.look === look ? count.drawn : STEP[look];
  const measure = measureOf(view, query, documents);
  const figures = useMemo(() => figuresOf(rows, measure, view === 'years'), [rows, measure, view]);
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
        <PairNetwork {...props} name={name} measure={measure} most={drawn} />
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

interface PairNetworkProps extends CollectionChartProps {
  readonly name: string;
  readonly measure: Measure;
  /** Largest number of lines. */
  readonly most: number;
}

/** Computed in a component of its own, so that other charts do not compute the network. */
function PairNetwork({ name, tables, rows, measure, query, most }: PairNetworkProps) {
  const network = useMemo(
    () => networkOf(tables, rows, measure, query, most),
    [tables, rows, measure, query, most],
  );
  if (network.nodes.length === 0) {
    return <p className={styles.none}>Nothing is drawn by this measure: choose another one.</p>;
  }
  return <NetworkChart name={name} {...network} />;
}
