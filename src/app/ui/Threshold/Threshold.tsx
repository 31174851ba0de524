import { useId } from 'react';
import { formatScore } from '../../content/format.ts';
import styles from './Threshold.module.css';

export interface ThresholdProps {
  readonly label: string;
  /** In [0, 1]. */
  readonly value: number;
  readonly onMove: (value: number) => void;
}

export function Threshold({ label, value, onMove }: ThresholdProps) {
  const id = useId();
  return (
    <div className={styles.threshold}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="range"
        min={0}
        max={0.99}
        step={0.01}
        value={value}
        aria-valuetext={formatScore(value)}
        onChange={(event) => onMove(event.target.valueAsNumber)}
      />
      <output htmlFor={id}>{formatScore(value)}</output>
    </div>
  );
}
