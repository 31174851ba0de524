import styles from './Bar.module.css';

export interface BarProps {
  readonly label: string;
  readonly done: number;
  readonly total: number;
}

/** A progress bar; `label` names what is counted. */
export function Bar({ label, done, total }: BarProps) {
  const part = total > 0 ? Math.min(done / total, 1) : 0;
  return (
    <div
      className={styles.bar}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(part * 100)}
    >
      <i style={{ inlineSize: `${part * 100}%` }} />
    </div>
  );
}
