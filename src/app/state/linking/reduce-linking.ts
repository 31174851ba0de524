import { isSameSources, type ModelLinking } from '../../../core/document/model.ts';
import { withLinking } from '../../../core/document/read-again.ts';
import { remember } from '../../../core/remember.ts';
import type { KeptVocabulary } from '../../../runtime/vocabularies/vocabulary-shelf.ts';
import type { AppEvent, EventOf } from '../events.ts';
import type { State } from '../model.ts';
import { readingFor } from '../reading/reduce-reading.ts';
import { ownSource, sourcesToFind } from './own-sources.ts';

type LinkingEvent = EventOf<
  | 'linking-started'
  | 'linking-advanced'
  | 'linking-finished'
  | 'linking-failed'
  | 'linking-retried'
  | 'linking-notice-dismissed'
  | 'vocabularies-changed'
>;

export function reduceLinking(state: State, event: LinkingEvent): State {
  const { linking } = state;
  switch (event.type) {
    case 'linking-started':
      return { ...state, linking: { status: 'linking', job: event.job } };
    case 'linking-retried':
      return { ...state, linking: { status: 'idle' } };
    case 'linking-notice-dismissed':
      if (linking.status !== 'failed') return state;
      return { ...state, linking: { ...linking, isSeen: true } };
    case 'vocabularies-changed':
      return takeVocabularies({ ...state, linking: { status: 'idle' } }, event.vocabularies);
    default:
      if (linking.status !== 'linking' || linking.job !== event.job) return state;
      return follow(state, event);
  }
}

/** A reading that runs or ran with other vocabularies is started again. */
function takeVocabularies(before: State, vocabularies: readonly KeptVocabulary[]): State {
  const next = { ...before, vocabularies };
  const { reading } = before;
  const isReading = reading.status === 'reading';
  if (!isReading && reading.status !== 'done') return next;
  const isSame = isSameSources(sourcesToFind(before) ?? [], sourcesToFind(next) ?? []);
  if (isReading) return isSame ? next : { ...next, reading: { status: 'wanted' } };
  return { ...next, reading: readingFor(next) };
}

function follow(
  state: State,
  event: EventOf<'linking-advanced' | 'linking-finished' | 'linking-failed'>,
): State {
  switch (event.type) {
    case 'linking-advanced':
      return {
        ...state,
        linking: { status: 'linking', job: event.job, progress: event.progress },
      };
    case 'linking-failed':
      if (event.failure.code === 'cancelled') return { ...state, linking: { status: 'idle' } };
      return { ...state, linking: { status: 'failed', failure: event.failure, isSeen: false } };
    case 'linking-finished': {
      const { document, vocabularies = [] } = state;
      const done: State = { ...state, linking: { status: 'idle' } };
      if (!document?.reading) return done;
      const { concepts, lexicon } = event.links;
      const by = { lexicon, vocabularies: vocabularies.map(ownSource) };
      const reading = withLinking(document.reading, { by, concepts });
      return { ...done, document: { ...document, reading } };
    }
  }
}

/**
 * The state of linking after another event, which may have removed its subject. A reading from the start gives new ids
 * to mentions, so that concepts still being computed would go to wrong mentions.
 */
export function linkingAfter(before: State, event: AppEvent, after: State): State {
  if (after.linking.status === 'idle' || after.linking !== before.linking) return after;
  const isOther = before.key !== after.key || before.document?.text !== after.document?.text;
  const isStopped = after.reading.status === 'cancelled';
  const isAnew =
    event.type === 'engine-fell-back' ||
    (event.type === 'reading-started' && !('again' in after.reading));
  const isOver = isOther || (after.linking.status === 'linking' && (isStopped || isAnew));
  return isOver ? { ...after, linking: { status: 'idle' } } : after;
}

/** True when mentions are not linked with the current sources. */
export function isLinkingWanted({ document, reading, linking, vocabularies }: State): boolean {
  if (linking.status !== 'idle' || !vocabularies || !document?.reading) return false;
  const { mentions, linking: known } = document.reading;
  if (mentions.length === 0) return false;
  const linked = known ? numberLinked(known.concepts) : 0;
  const isOutdated = known && !linking.isTheirs && !isSameList(known, vocabularies);
  if (reading.status === 'done') return isOutdated === true || linked < mentions.length;
  // During a reading, linking starts when the number of mentions has doubled, because it links all of them each time.
  if (reading.status !== 'reading' || linked * 2 > mentions.length) return false;
  const [found] = reading.found;
  return reading.again !== undefined || (found !== undefined && mentions.includes(found));
}

/** Remembered, because it is asked after each event. */
const numberLinked = remember((concepts: ModelLinking['concepts']) => Object.keys(concepts).length);

/** True when mentions are being linked, or will be without a request: now or after the reading. */
export function isLinkingToCome(state: State): boolean {
  const { linking, reading, engine } = state;
  if (linking.status !== 'idle') return linking.status === 'linking';
  if (engine.status === 'failed') return false;
  return reading.status === 'wanted' || reading.status === 'reading' || isLinkingWanted(state);
}

const isSameList = ({ by }: ModelLinking, vocabularies: readonly KeptVocabulary[]) =>
  isSameSources(by.vocabularies, vocabularies.map(ownSource));
