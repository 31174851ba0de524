import type { ModelReading } from '../../core/document/model.ts';
import { withLinking, withRead } from '../../core/document/read-again.ts';
import type { Failure } from '../../core/errors.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { runningText } from '../../core/text/matter.ts';
import type { Annotator } from '../../engine/contract/annotator.ts';
import type { OpenedPack } from '../../engine/contract/protocol.ts';
import { inputOf, sourcesOf } from '../state/effects.ts';
import { checkText } from '../state/input.ts';
import { ownSource } from '../state/linking/own-sources.ts';
import type { State } from '../state/model.ts';
import { byOf, emptyReading } from '../state/reading/reading-so-far.ts';

export interface ReadingMeans {
  readonly engine: Annotator;
  readonly lexiconUrl: string;
  readonly gazetteerUrl: string;
  /** State of the page, which holds the guideline and the vocabularies. */
  readonly state: State;
  readonly signal: AbortSignal;
}

/** Reads a text as the page would, and links its mentions. Without the lexicon the reading stays unlinked. */
export async function readDocument(
  text: string,
  { engine, lexiconUrl, gazetteerUrl, state, signal }: ReadingMeans,
): Promise<Result<ModelReading, Failure>> {
  const checked = checkText(text);
  if (!checked.ok) return checked;
  const { leftOut, focus } = runningText(text);
  const result = await engine.annotate(
    {
      ...inputOf(text, state, gazetteerUrl),
      ...(focus && { focus }),
    },
    { signal },
  );
  if (!result.ok) return result;
  const opened = openedOf(engine);
  if (!opened) return fail({ code: 'cancelled' });
  const empty = emptyReading(opened, state, leftOut.length > 0 ? leftOut : undefined);
  const reading = { ...withRead(empty, result.value), by: byOf(opened) };
  const { mentions } = reading;
  if (mentions.length === 0) return ok(reading);
  const sources = sourcesOf(lexiconUrl, state);
  const linked = await engine.link({ text, mentions, sources }, { signal });
  if (!linked.ok) return linked.error.code === 'cancelled' ? linked : ok(reading);
  const { concepts, lexicon } = linked.value;
  const vocabularies = (state.vocabularies ?? []).map(ownSource);
  return ok(withLinking(reading, { by: { lexicon, vocabularies }, concepts }));
}

const openedOf = (engine: Annotator): OpenedPack | undefined =>
  engine.state.status === 'open' ? engine.state.opened : undefined;
