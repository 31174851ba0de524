import type { ResolvedMention } from '../../../core/document/model.ts';
import { isOfModel } from '../../../core/document/resolve.ts';
import { typeLabel } from '../../content/types.ts';
import styles from './MentionCard.module.css';

export interface CardSourceProps {
  readonly mention: ResolvedMention;
  readonly from: string | undefined;
}

/** What the file says of a mention: that it exists, with its names and identifiers. */
export function CardSource({ mention, from = 'the file' }: CardSourceProps) {
  const { imported } = mention;
  if (!imported) return null;
  const { by, label, concepts, spans } = imported;
  return (
    <p className={styles.also} data-from-file="">
      from {from}
      {by !== undefined && by !== from && `, said by ${by}`}
      {label !== undefined && label !== typeLabel(mention.type) && `, there “${label}”`}
      {concepts.length > 1 && `, as ${concepts.join(', ')}`}
      {spans && spans.length > 1 && `; in ${spans.length} pieces`}
      {isOfModel(mention) && '; the model finds it too'}
    </p>
  );
}
