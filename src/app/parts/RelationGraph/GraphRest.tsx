import type { ResolvedRelation } from '../../../core/document/model.ts';
import { formatCount, plural } from '../../content/format.ts';
import { Button } from '../../ui/Button/Button.tsx';
import styles from './RelationGraph.module.css';

export interface GraphRestProps {
  readonly drawn: readonly ResolvedRelation[];
  readonly all: readonly ResolvedRelation[];
  /** Number of relations that the text denies; they are never drawn. */
  readonly denied: number;
  /** Draws more relations; undefined when all possible ones are drawn. */
  readonly onMore: (() => void) | undefined;
  /** Draws the first number of relations again; undefined when no more are drawn. */
  readonly onFewer: (() => void) | undefined;
}

/** How much of the graph is not drawn, and buttons to draw more. Empty when everything is drawn. */
export function GraphRest({ drawn, all, denied, onMore, onFewer }: GraphRestProps) {
  const isPart = drawn.length < all.length;
  if (!isPart && !onFewer && denied === 0) return null;
  return (
    <div className={styles.part} role="status">
      {isPart && <p>{sentence(drawn, all, onMore !== undefined)}</p>}
      {!isPart && onFewer && <p>All relations are drawn.</p>}
      {denied > 0 && (
        <p data-denied={denied}>
          {plural(denied, 'relation')} that the text denies {denied === 1 ? 'is' : 'are'} in the
          list alone.
        </p>
      )}
      {isPart && onMore && (
        <Button look="line" onClick={onMore}>
          Show more
        </Button>
      )}
      {onFewer && (
        <Button look="line" onClick={onFewer}>
          Show fewer
        </Button>
      )}
    </div>
  );
}

function sentence(drawn: Relations, all: Relations, canDrawMore: boolean): string {
  const relations = `The ${formatCount(drawn.length)} surest of ${plural(all.length, 'relation')} are drawn`;
  const hidden = entitiesIn(all) - entitiesIn(drawn);
  const left =
    hidden > 0
      ? `; ${plural(hidden, 'entity', 'entities')} without one of these ${hidden === 1 ? 'is' : 'are'} hidden`
      : '';
  return `${relations}${left}.${canDrawMore ? '' : ' The list shows all.'}`;
}

type Relations = readonly ResolvedRelation[];

const entitiesIn = (relations: Relations): number =>
  new Set(relations.flatMap(({ head, tail }) => [head, tail])).size;
