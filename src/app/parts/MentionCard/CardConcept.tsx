import type { ReactNode } from 'react';
import type { MentionLink } from '../../../core/document/model.ts';
import type { ConceptChoice } from '../../../core/document/operations.ts';
import type { LinkedConcept } from '../../../core/link/link.ts';
import { plural } from '../../content/format.ts';
import { speciesName } from '../../content/species.ts';
import { Button } from '../../ui/Button/Button.tsx';
import { ConceptLink } from '../../ui/ConceptLink/ConceptLink.tsx';
import { Key } from '../../ui/Key/Key.tsx';
import { ScoreBar } from '../../ui/ScoreBar/ScoreBar.tsx';
import styles from './CardConcept.module.css';

/** `waiting`: the lexicon is being fetched; `none`: no vocabulary has the type; `off`: linking is not available. */
export type LinkStatus = 'linked' | 'waiting' | 'none' | 'off';

export interface CardConceptProps {
  readonly link: MentionLink | undefined;
  readonly status: LinkStatus;
  /** Other names of the concept. */
  readonly synonyms: readonly string[];
  /** Concepts with the mention's text as a name, when it was not linked. */
  readonly suggested: readonly Omit<LinkedConcept, 'score'>[];
  readonly onChoose: (choice: ConceptChoice) => void;
  /** Opens the search for another concept. */
  readonly onSet: () => void;
}

const MAX_SYNONYMS = 4;

/** The concept of a mention, and alternatives. */
export function CardConcept(props: CardConceptProps) {
  const { link, status, synonyms, suggested, onChoose, onSet } = props;
  const concept = link?.concept;
  const others = link?.candidates.filter(({ id }) => id !== concept?.id) ?? [];
  return (
    <div className={styles.section} data-concept={concept?.id ?? ''}>
      {concept ? (
        <Concept concept={concept} by={link?.by} />
      ) : (
        <p className={styles.soft}>{absence(link, status)}</p>
      )}
      {concept && synonyms.length > 0 && (
        <p className={styles.soft}>known as {synonyms.slice(0, MAX_SYNONYMS).join(', ')}</p>
      )}
      {others.length > 0 && (
        <details className={styles.others}>
          <summary>{plural(others.length, concept ? 'other candidate' : 'candidate')}</summary>
          <ul>
            {others.map((other) => (
              <Choice key={other.id} concept={other} onChoose={onChoose}>
                <ScoreBar score={other.score} />
              </Choice>
            ))}
          </ul>
        </details>
      )}
      {suggested.length > 0 && (
        <div className={styles.others} data-suggested={suggested.length}>
          <p>Suggested by its text:</p>
          <ul aria-label="Suggested by its text">
            {suggested.map((other) => (
              <Choice key={other.id} concept={other} onChoose={onChoose} />
            ))}
          </ul>
        </div>
      )}
      <Button className={styles.set} aria-haspopup="dialog" onClick={onSet}>
        {concept ? 'Change concept' : 'Set concept'} <Key of="concept" />
      </Button>
    </div>
  );
}

/** A concept to choose. */
function Choice(props: {
  readonly concept: Omit<LinkedConcept, 'score'>;
  readonly onChoose: (choice: ConceptChoice) => void;
  readonly children?: ReactNode;
}) {
  const { concept, onChoose, children } = props;
  return (
    <li>
      <button type="button" onClick={() => onChoose(concept)}>
        <span>
          {concept.name} <Species concept={concept} />
          <small>{concept.id}</small>
        </span>
        {children}
      </button>
    </li>
  );
}

function Concept(props: {
  readonly concept: LinkedConcept;
  readonly by: MentionLink['by'] | undefined;
}) {
  const { concept, by } = props;
  return (
    <>
      <p className={styles.name}>
        {concept.name} <Species concept={concept} />
      </p>
      <p className={styles.line}>
        <ConceptLink id={concept.id} />
        {by === 'lexicon' && <ScoreBar score={concept.score} />}
        {by === 'person' && <span className={styles.soft}>yours</span>}
        {by === 'file' && <span className={styles.soft}>the file’s</span>}
      </p>
      {concept.vocabulary !== undefined && (
        <p className={styles.soft}>from your vocabulary {concept.vocabulary}</p>
      )}
    </>
  );
}

function Species({ concept }: { readonly concept: Pick<LinkedConcept, 'taxon'> }) {
  const species = speciesName(concept.taxon);
  return species === undefined ? null : <span className={styles.soft}>({species})</span>;
}

const NOT_SURE = 'No match: what the lexicon offers fits badly.';

function absence(link: MentionLink | undefined, status: LinkStatus): string {
  if (link?.by === 'person') return 'No concept, as you said.';
  if (status === 'none') return 'No vocabulary for this type.';
  if (link) return link.candidates.length > 0 ? NOT_SURE : 'No match in the lexicon.';
  return status === 'waiting' ? 'Looking for its concept.' : 'Not linked to a concept.';
}
