import { GUIDELINE_HINT, guidelineMarks, guidelineName } from '../../content/guidelines.ts';
import { typeLabel } from '../../content/types.ts';
import styles from './EntityPanel.module.css';

export interface GuidelineProps {
  readonly guideline: string;
  readonly guidelines: readonly string[];
  /** Entity types for which a guideline has heads. */
  readonly typesOf: (guideline: string) => readonly string[];
  readonly onGuideline: (guideline: string) => void;
  readonly isDictionaryOff: boolean;
  readonly onDictionary: (isOn: boolean) => void;
}

/** The choice of the annotation guideline. */
export function Guideline(props: GuidelineProps) {
  const { guideline, guidelines, typesOf } = props;
  const types = typesOf(guideline);
  return (
    <details className={styles.guideline}>
      <summary>Guideline: {guidelineName(guideline)}</summary>
      <select
        aria-label="Guideline"
        value={guideline}
        onChange={(event) => props.onGuideline(event.target.value)}
      >
        {guidelines.map((name) => (
          <option key={name} value={name}>
            {guidelineName(name)}
          </option>
        ))}
      </select>
      <p>
        {guidelineMarks(guideline) ?? ''} {types.map(typeLabel).join(', ')}.
      </p>
      <p>{GUIDELINE_HINT}</p>
      <label>
        <input
          type="checkbox"
          checked={!props.isDictionaryOff}
          onChange={(event) => props.onDictionary(event.target.checked)}
        />{' '}
        Drugs that a dictionary names are marked, too
      </label>
    </details>
  );
}
