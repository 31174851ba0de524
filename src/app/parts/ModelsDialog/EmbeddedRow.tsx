import { describeFailure } from '../../../core/catalogue/failure.ts';
import type { Failure } from '../../../core/errors.ts';
import type { EmbeddedPack } from '../../../core/pack/embedded.ts';
import { formatBytes } from '../../content/format.ts';
import { Button } from '../../ui/Button/Button.tsx';
import styles from './ModelsDialog.module.css';

export interface EmbeddedRowProps {
  readonly pack: EmbeddedPack;
  /** What is left to the pack beside models of the user's own; empty while it does not read. */
  readonly does: string;
  readonly licence: string | undefined;
  readonly isInUse: boolean;
  /** The pack is being fetched and tried. */
  readonly isTried: boolean;
  /** Why it could not be used. */
  readonly failure: Failure | undefined;
  readonly onUse: () => void;
  readonly onStop: () => void;
}

/** A pack that comes with BioGloss. */
export function EmbeddedRow(props: EmbeddedRowProps) {
  const { pack, does, licence, isInUse, isTried, failure } = props;
  return (
    <li data-model={pack.id} data-in-use={isInUse}>
      <div>
        <strong>{pack.title}</strong>
        <small>
          {`Comes with the app. ${pack.character} ${does}`.trimEnd()} {formatBytes(pack.bytes)} to
          fetch once.{licence !== undefined && ` ${licence}.`}
        </small>
        {failure && (
          <small className={styles.refused} role="alert">
            {describeFailure(failure).happened} It is not used; what was in use still is.
          </small>
        )}
      </div>
      <div className={styles.actions}>
        {isInUse && <span className={styles.inUse}>In use</span>}
        {isTried && (
          <span className={styles.busy} role="status">
            Fetching and trying it …
            <Button look="line" onClick={props.onStop}>
              Stop
            </Button>
          </span>
        )}
        {!isInUse && !isTried && (
          <Button look="line" onClick={props.onUse}>
            Use
          </Button>
        )}
      </div>
    </li>
  );
}
