import { type ReactNode, useState } from 'react';
import type { MentionLink } from '../../../core/document/model.ts';
import type { ConceptChoice } from '../../../core/document/operations.ts';
import type { FoundConcept } from '../../../core/link/find-concepts.ts';
import type { LinkedConcept } from '../../../core/link/link.ts';
import { speciesName } from '../../content/species.ts';
import { typeLabel } from '../../content/types.ts';
import { isComposing } from '../../keys/page-keys.ts';
import { Button } from '../../ui/Button/Button.tsx';
import { ConceptLink } from '../../ui/ConceptLink/ConceptLink.tsx';
import { Dialog } from '../../ui/Dialog/Dialog.tsx';
import { ScoreBar } from '../../ui/ScoreBar/ScoreBar.tsx';
import { TypeTag } from '../../ui/TypeTag/TypeTag.tsx';
import styles from './ConceptDialog.module.css';

export interface ConceptDialogProps {
  /** The mention's text. */
  readonly name: string;
  readonly type: string;
  /** Number of mentions to which the choice applies. */
  readonly mentions: number;
  readonly link: MentionLink | undefined;
  /** The search text. */
  readonly sought: string;
  readonly found: SearchState;
  /** True when the choice applies to one mention only, false when it applies to all with its name. */
  readonly isForMention: boolean;
  readonly onScope: (isForMention: boolean) => void;
  readonly onSearch: (text: string, isAnyType: boolean) => void;
  readonly onChoose: (choice: ConceptChoice) => void;
  readonly onClose: () => void;
}

export type SearchState =
  | { readonly status: 'none' }
  | { readonly status: 'searching' }
  | { readonly status: 'found'; readonly concepts: readonly FoundConcept[] }
  | { readonly status: 'failed'; readonly message: string };

/** Lets a person decide the concept of a mention: a candidate, a concept found by search, or none. */
export function ConceptDialog(props: ConceptDialogProps) {
  const { name, type, mentions, link, onChoose, onClose } = props;
  const concept = link?.concept;
  const candidates = link?.candidates ?? [];
  const isOffered = candidates.some(({ id }) => id === concept?.id);
  return (
    <Dialog title="What does it stand for?" onClose={onClose}>
      <p className={styles.lead}>
        <TypeTag type={type}>{name}</TypeTag>
        <span>
          {typeLabel(type)}. Your choice holds for{' '}
          {mentions === 1 || props.isForMention
            ? 'this mention'
            : `all ${mentions} mentions of this name`}
          .
        </span>
      </p>
      {mentions > 1 && (
        <label className={styles.any}>
          <input
            type="checkbox"
            checked={props.isForMention}
            onChange={(event) => props.onScope(event.target.checked)}
          />
          for this mention alone
        </label>
      )}
      <ul className={styles.list} aria-label="Candidates">
        {concept && !isOffered && (
          <Row concept={concept} isChosen onChoose={() => onChoose(concept)}>
            <span className={styles.soft}>yours</span>
          </Row>
        )}
        {candidates.map((one) => (
          <Row
            key={one.id}
            concept={one}
            isChosen={one.id === concept?.id}
            onChoose={() => onChoose(one)}
          >
            <ScoreBar score={one.score} />
          </Row>
        ))}
      </ul>
      {candidates.length === 0 && <p className={styles.soft}>The lexicon has no match for it.</p>}
      <div className={styles.actions}>
        <Button
          look="line"
          aria-pressed={link?.by === 'person' && !concept}
          onClick={() => onChoose('none')}
        >
          No concept
        </Button>
        {link?.by === 'person' && (
          <Button look="line" onClick={() => onChoose('lexicon')}>
            As the lexicon has it
          </Button>
        )}
      </div>
      <Search {...props} choose={onChoose} />
    </Dialog>
  );
}

function Search(props: ConceptDialogProps & { readonly choose: (choice: ConceptChoice) => void }) {
  const { type, sought: text, found, onSearch, choose } = props;
  const [isAnyType, setAnyType] = useState(false);
  const search = (wanted: string, isAny: boolean) => {
    setAnyType(isAny);
    onSearch(wanted, isAny);
  };
  return (
    <search className={styles.search}>
      <label>
        Look for another concept
        <input
          type="search"
          value={text}
          placeholder="Name or identifier"
          data-concept-search=""
          data-first-focus=""
          onFocus={({ target }) => target.select()}
          onKeyDown={(event) => {
            // Escape would empty the field, whose text is still wanted.
            if (event.key !== 'Escape' || isComposing(event.nativeEvent)) return;
            event.preventDefault();
            props.onClose();
          }}
          onChange={(event) => search(event.target.value, isAnyType)}
        />
      </label>
      <label className={styles.any}>
        <input
          type="checkbox"
          checked={isAnyType}
          onChange={(event) => search(text, event.target.checked)}
        />
        of any type, not only {typeLabel(type)}
      </label>
      <p role="status" className={styles.soft}>
        {statusOf(found)}
      </p>
      {found.status === 'found' && (
        <ul className={styles.list} aria-label="Found">
          {found.concepts.map(({ names, type: of, ...concept }) => (
            <Row key={concept.id} concept={concept} onChoose={() => choose(concept)}>
              <span className={styles.soft}>
                {[of === undefined ? '' : typeLabel(of), ...names.slice(0, 3)]
                  .filter((one) => one !== '')
                  .join(' · ')}
              </span>
            </Row>
          ))}
        </ul>
      )}
    </search>
  );
}

function Row(props: {
  readonly concept: Omit<LinkedConcept, 'score'>;
  readonly isChosen?: boolean;
  readonly onChoose: () => void;
  readonly children: ReactNode;
}) {
  const { concept, isChosen = false, onChoose, children } = props;
  const species = speciesName(concept.taxon);
  return (
    <li className={styles.row} data-candidate={concept.id}>
      <button type="button" aria-pressed={isChosen} onClick={onChoose}>
        <span className={styles.name}>
          {concept.name}
          {species !== undefined && <span className={styles.soft}> ({species})</span>}
          {concept.vocabulary !== undefined && (
            <span className={styles.soft}> · {concept.vocabulary}</span>
          )}
        </span>
        {children}
      </button>
      <ConceptLink id={concept.id} />
    </li>
  );
}

function statusOf(found: SearchState): string {
  switch (found.status) {
    case 'none':
      return '';
    case 'searching':
      return 'Looking.';
    case 'failed':
      return found.message;
    case 'found':
      return found.concepts.length === 0 ? 'Nothing of that name or identifier.' : '';
  }
}
