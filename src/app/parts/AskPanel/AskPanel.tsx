import { type FormEvent, useRef, useState } from 'react';
import type { Answer } from '../../../core/annotation.ts';
import type { FailureMessage } from '../../../core/catalogue/failure.ts';
import type { AskedQuestion } from '../../../core/document/model.ts';
import { formatScore } from '../../content/format.ts';
import { isComposing } from '../../keys/page-keys.ts';
import type { AskingState } from '../../state/model.ts';
import { Bar } from '../../ui/Bar/Bar.tsx';
import { Button } from '../../ui/Button/Button.tsx';
import { ScoreBar } from '../../ui/ScoreBar/ScoreBar.tsx';
import styles from './AskPanel.module.css';

export interface AskPanelProps {
  readonly asking: AskingState;
  readonly failure: FailureMessage | undefined;
  /** Questions in the order in which they were asked. */
  readonly questions: readonly AskedQuestion[];
  readonly suggestions: readonly string[];
  /** The answer in focus. */
  readonly focused: { readonly question: string; readonly answer: number } | undefined;
  /** The words around an answer. */
  readonly contextOf: (answer: Answer) => { readonly before: string; readonly after: string };
  /** The unfinished question. */
  readonly draft: string;
  readonly onDraft: (draft: string) => void;
  readonly onAsk: (question: string) => void;
  readonly onStop: () => void;
  /** Cancels a waiting question. */
  readonly onWithdraw: (question: string) => void;
  readonly onRetry: () => void;
  readonly onAnswer: (question: string, answer: number) => void;
  readonly onRemove: (question: string) => void;
  /** Moves the focus from the field to the text. */
  readonly onLeave: () => void;
}

/** Questions to the text, with their answers. */
export function AskPanel(props: AskPanelProps) {
  const { asking, questions, suggestions, draft, onDraft, onAsk, onLeave } = props;
  const [value, setValue] = useState(draft);
  const field = useRef<HTMLInputElement>(null);
  const asked = new Set(questions.map((one) => one.question));
  const pending = asking.status === 'none' ? [] : [asking.question, ...(asking.next ?? [])];
  const open = suggestions.filter((one) => !asked.has(one) && !pending.includes(one));

  function onSubmit(event: FormEvent) {
    event.preventDefault();
    if (value.trim() === '') return;
    onAsk(value);
    onDraft('');
    field.current?.select();
  }

  return (
    <div className={styles.ask}>
      <form className={styles.form} onSubmit={onSubmit}>
        <label htmlFor="question">Ask the text</label>
        <div>
          <input
            ref={field}
            id="question"
            data-question-field=""
            autoComplete="off"
            enterKeyHint="search"
            placeholder="What …? Which …? Who …?"
            value={value}
            onChange={(event) => {
              setValue(event.target.value);
              onDraft(event.target.value);
            }}
            onKeyDown={({ key, nativeEvent }) => {
              if (key === 'Escape' && !isComposing(nativeEvent)) onLeave();
            }}
          />
          <Button type="submit" look="primary" disabled={value.trim() === ''}>
            Ask
          </Button>
        </div>
      </form>
      {open.length > 0 && (
        <ul className={styles.suggestions} aria-label="Suggested questions">
          {open.map((suggestion) => (
            <li key={suggestion}>
              <button type="button" onClick={() => onAsk(suggestion)}>
                {suggestion}
              </button>
            </li>
          ))}
        </ul>
      )}
      <Pending {...props} />
      <Waiting {...props} />
      {[...questions].reverse().map((one) => (
        <Asked key={one.id} {...props} one={one} />
      ))}
      {questions.length === 0 && asking.status === 'none' && (
        <p className={styles.soft}>
          An answer is always a passage of the text itself. If it holds none, the page says so.
        </p>
      )}
    </div>
  );
}

function Pending({ asking, failure, onStop, onRetry }: AskPanelProps) {
  if (asking.status === 'none') return null;
  const read = (asking.status === 'asking' ? asking.read : undefined) ?? { pieces: 0, of: 0 };
  return (
    <section className={styles.one} aria-label={asking.question}>
      <h3>{asking.question}</h3>
      {asking.status === 'failed' ? (
        <div role="alert" className={styles.failed}>
          <p>
            {failure?.happened} {failure?.next}
          </p>
          <Button look="line" onClick={onRetry}>
            Ask again
          </Button>
        </div>
      ) : (
        <div className={styles.pending}>
          <Bar label="Looking for an answer" done={read.pieces} total={read.of} />
          <Button onClick={onStop}>Stop</Button>
        </div>
      )}
    </section>
  );
}

function Waiting({ asking, onWithdraw }: AskPanelProps) {
  const { next = [] } = asking.status === 'none' ? {} : asking;
  if (next.length === 0) return null;
  return (
    <ul className={styles.waiting} aria-label="Asked after that">
      {next.map((question) => (
        <li key={question} data-waiting-question="">
          <span>{question}</span>
          <Button
            isIcon
            aria-label={`Do not ask: ${question}`}
            onClick={() => onWithdraw(question)}
          >
            ✕
          </Button>
        </li>
      ))}
    </ul>
  );
}

function Asked(props: AskPanelProps & { readonly one: AskedQuestion }) {
  const { one, focused, contextOf, onAnswer, onRemove, onAsk } = props;
  const isSure = one.answers.some(({ score }) => score >= SURE);
  return (
    <section className={styles.one} aria-label={one.question}>
      <div className={styles.head}>
        <h3>{one.question}</h3>
        <Button
          isIcon
          aria-label={`Remove the question: ${one.question}`}
          onClick={() => onRemove(one.id)}
        >
          ✕
        </Button>
      </div>
      {one.outdated && (
        <p className={styles.soft}>
          The text was edited since
          {one.answers.length > 0
            ? '; what is left of the answers is shown.'
            : ': whether it holds an answer is not known.'}{' '}
          <button type="button" className={styles.link} onClick={() => onAsk(one.question)}>
            Ask again
          </button>
        </p>
      )}
      {one.answers.length === 0 && !one.outdated && (
        <p className={styles.none} data-no-answer="">
          No answer in this text.
          {one.best && (
            <span>
              {' '}
              Nearest, too unsure to count: “{shorten(one.best.text)}” (
              {formatScore(one.best.score)}
              ).
            </span>
          )}
        </p>
      )}
      {one.answers.length > 0 && !isSure && (
        <p className={styles.none} data-no-sure-answer="">
          No sure answer in this text. Less certain:
        </p>
      )}
      {one.answers.length > 0 && (
        <ol className={styles.answers}>
          {one.answers.map((answer, index) => {
            const context = contextOf(answer);
            const isFocused = focused?.question === one.id && focused.answer === index;
            return (
              <li
                key={`${answer.start}-${answer.end}`}
                data-answer={index}
                data-start={answer.start}
                data-end={answer.end}
              >
                <button
                  type="button"
                  aria-current={isFocused || undefined}
                  onClick={() => onAnswer(one.id, index)}
                >
                  <span>
                    {context.before}
                    <mark>{answer.text}</mark>
                    {context.after}
                  </span>
                  <ScoreBar score={answer.score} />
                </button>
              </li>
            );
          })}
        </ol>
      )}
    </section>
  );
}

/** Answers with a lower score are more likely wrong than right. */
const SURE = 0.5;
const MAX_LENGTH = 80;
const shorten = (text: string): string =>
  text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…` : text;
