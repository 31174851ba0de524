import type { OpenedPack } from '../../../engine/contract/protocol.ts';
import { formatSeconds } from '../../content/format.ts';
import { corpusName, mainScores, measuredType, type Score } from '../../content/measured.ts';
import { Dialog } from '../../ui/Dialog/Dialog.tsx';
import styles from './Dialogs.module.css';
import { LexiconCredits } from './LexiconCredits.tsx';

export interface AboutDialogProps {
  readonly opened: OpenedPack | undefined;
  /** URL of the lexicon's folder. */
  readonly lexiconUrl: string;
  readonly onClose: () => void;
}

/** Describes the app, and the model in use with its origin and scores. */
export function AboutDialog({ opened, lexiconUrl, onClose }: AboutDialogProps) {
  return (
    <Dialog title="About BioGloss" onClose={onClose}>
      <p className={styles.lead}>
        BioGloss reads biomedical texts in the browser: it marks entities where they stand, states
        the relations it sees between them, and finds answers in the text.
      </p>
      <ul className={styles.promises}>
        <li>
          <strong>Private.</strong> The model runs in this page; no text, question or decision
          leaves it.
        </li>
        <li>
          <strong>Complete.</strong> Nothing is cut off in silence: the foot of the text says how
          many word pieces were read, of how many.
        </li>
        <li>
          <strong>Modest.</strong> Every statement has a score and the passage it rests on, and can
          be rejected. Models do worse on texts unlike those they were trained and measured on;
          relations most of all.
        </li>
      </ul>
      {opened ? <Pack opened={opened} /> : <p>The model has not been loaded yet.</p>}
      <h3>Lexicon of concepts</h3>
      <LexiconCredits url={lexiconUrl} />
    </Dialog>
  );
}

/** A pack, its engine, and its scores. */
export function Pack({ opened }: { readonly opened: OpenedPack }) {
  const { manifest, times } = opened;
  return (
    <>
      <h3>Model</h3>
      <dl className={styles.facts}>
        <dt>Pack</dt>
        <dd>
          {manifest.title}
          <small>
            {manifest.id}, version {manifest.version}, {manifest.licence}
          </small>
        </dd>
        <dt>Engine</dt>
        <dd>
          {opened.engine === 'webgpu' ? 'WebGPU' : 'WebAssembly'}, {opened.device}
          <small>
            fetched and verified in {formatSeconds(times.fetchMs)}, started in{' '}
            {formatSeconds(times.createMs)}, checked in {formatSeconds(times.checkMs)}
          </small>
        </dd>
      </dl>
      <h3>Measured scores</h3>
      <Scores opened={opened} />
      <h3>Sources</h3>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Source</th>
            <th scope="col">Used for</th>
            <th scope="col">Licence</th>
          </tr>
        </thead>
        <tbody>
          {manifest.sources.map((source) => (
            <tr key={`${source.name}-${source.use}`}>
              <th scope="row">{source.name}</th>
              <td>{source.use}</td>
              <td>{source.licence}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Scores({ opened }: { readonly opened: OpenedPack }) {
  const { scores, entities } = opened.manifest;
  if (scores.length === 0) {
    return <p>This pack states no measured scores: take nothing it says on trust.</p>;
  }
  const main = mainScores(scores, opened.engine, entities.defaultGuideline);
  return (
    <>
      <ScoreTable caption="F1 in per cent, exact borders, of the heads you see." scores={main} />
      {main.length < scores.length && (
        <details className={styles.details}>
          <summary>All {scores.length} measurements</summary>
          <ScoreTable caption="Every head and graph that was measured." scores={scores} />
        </details>
      )}
    </>
  );
}

function ScoreTable(props: { readonly caption: string; readonly scores: readonly Score[] }) {
  return (
    <table className={styles.table}>
      <caption>{props.caption}</caption>
      <thead>
        <tr>
          <th scope="col">Task</th>
          <th scope="col">Corpus</th>
          <th scope="col">Type</th>
          <th scope="col">F1</th>
          <th scope="col">Measured in</th>
        </tr>
      </thead>
      <tbody>
        {props.scores.map((score) => (
          <tr key={`${score.task} ${score.corpus} ${score.type} ${score.engine}`}>
            <td>{score.task}</td>
            <td>{corpusName(score.corpus)}</td>
            <td>{measuredType(score)}</td>
            <td className={styles.number}>{score.f1.toFixed(1)}</td>
            <td>{score.engine}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
