import { describeFailure } from '../../../core/catalogue/failure.ts';
import type { Failure } from '../../../core/errors.ts';
import type { EmbeddedPack } from '../../../core/pack/embedded.ts';
import { formatBytes } from '../../content/format.ts';
import { Button } from '../../ui/Button/Button.tsx';
import styles from './ModelsDialog.module.css';

export interface EmbeddedRowProps {
  readonly pack: EmbeddedPack;
  /** The tasks of the pack beside the user's own models; empty while it is not used. */
  readonly does: string;
  readonly licence: string | undefined;
  readonly isInUse: boolean;
  /** True while the pack is fetched and tried. */
  readonly isTried: boolean;
  /** Why the pack could not be used. */
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
