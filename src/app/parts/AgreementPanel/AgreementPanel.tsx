import type { ReactNode } from 'react';
import type { LayerName } from '../../../core/document/layers.ts';
import type { Agreement, AgreementCounts } from '../../../core/evaluate/agreement.ts';
import { f1Of } from '../../../core/evaluate/agreement.ts';
import { kappaOf } from '../../../core/evaluate/kappa.ts';
import { plural } from '../../content/format.ts';
import { compareTypes, typeLabel } from '../../content/types.ts';
import { More } from '../../ui/More/More.tsx';
import { useRows } from '../../ui/More/use-rows.ts';
import styles from './AgreementPanel.module.css';

/** One difference between two layers, in words. */
export interface ShownDifference {
  readonly id: string;
  readonly what: string;
  readonly first: string | undefined;
  readonly second: string | undefined;
  /** Shows the difference in the text; undefined when nothing of it is on the page. */
  readonly onChoose: (() => void) | undefined;
}

export interface AgreementPanelProps {
  readonly layers: readonly LayerName[];
  readonly first: LayerName;
  readonly second: LayerName;
  readonly onFirst: (name: LayerName) => void;
  readonly onSecond: (name: LayerName) => void;
  readonly agreement: Agreement;
  readonly differences: readonly ShownDifference[];
}

const NAMES: Readonly<Record<LayerName, string>> = {
  file: 'the file',
  model: 'the model',
  curated: 'what stands after decisions',
};

/** The agreement of two layers of the document, and their differences. */
export function AgreementPanel(props: AgreementPanelProps) {
  const { agreement, differences, first, second } = props;
  const { words, covered } = agreement;
  const rows = useRows(differences, () => false);
  return (
    <section className={styles.agreement} aria-label="Agreement">
      <p className={styles.choice}>
        <Choice label="First layer" {...props} value={first} onChoose={props.onFirst} />
        <span>and</span>
        <Choice label="Second layer" {...props} value={second} onChoose={props.onSecond} />
      </p>
      <table className={styles.figures}>
        <caption>F1: 1 is full agreement</caption>
        <thead>
          <tr>
            <td />
            <th scope="col">Same place and type</th>
            <th scope="col">Overlapping</th>
            <th scope="col">Same place, any type</th>
          </tr>
        </thead>
        <tbody>
          <Row name="Mentions" counts={agreement.mentions} />
          <Row name="Relations" counts={agreement.relations} />
        </tbody>
      </table>
      {covered.size > 0 && (
        <p className={styles.kappa}>
          Cohen’s kappa over {plural(words, 'word')}:{' '}
          {[...covered]
            .sort(([a], [b]) => compareTypes(a, b))
            .map(([type, counts]) => `${typeLabel(type)} ${figure(kappaOf(counts, words))}`)
            .join(', ')}
        </p>
      )}
      <p className={styles.count}>
        {differences.length === 0 ? 'No difference.' : plural(differences.length, 'difference')}
      </p>
      <ol className={styles.differences}>
        {rows.shown.map(({ id, what, first: a, second: b, onChoose }) => (
          <li key={id}>
            <button type="button" disabled={!onChoose} onClick={onChoose}>
              <span>{what}</span>
              {a !== undefined && <Side name={first}>{a}</Side>}
              {b !== undefined && <Side name={second}>{b}</Side>}
            </button>
          </li>
        ))}
      </ol>
      <More {...rows} />
    </section>
  );
}

const Side = ({ name, children }: { readonly name: LayerName; readonly children: ReactNode }) => (
  <small>
    {NAMES[name]}: {children}
  </small>
);

function Choice(props: {
  readonly label: string;
  readonly layers: readonly LayerName[];
  readonly value: LayerName;
  readonly onChoose: (name: LayerName) => void;
}) {
  return (
    <select
      aria-label={props.label}
      value={props.value}
      onChange={({ target }) => {
        const chosen = props.layers.find((one) => one === target.value);
        if (chosen) props.onChoose(chosen);
      }}
    >
      {props.layers.map((one) => (
        <option key={one} value={one}>
          {NAMES[one]}
        </option>
      ))}
    </select>
  );
}

const Row = ({ name, counts }: { readonly name: string; readonly counts: AgreementCounts }) => (
  <tr>
    <th scope="row">{name}</th>
    {[counts.strict, counts.relaxed, counts.untyped].map((one, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the figures keep their order.
      <td key={index}>{figure(f1Of(one))}</td>
    ))}
  </tr>
);

const figure = (value: number | undefined): string =>
  value === undefined ? 'not defined' : value.toFixed(2);
