import { type CharacterClass, characterClassifier } from './characters.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * A text in word pieces. Arrays run over pieces; offsets are UTF-16 code units into exactly the text that
 * was given, half-open. [CLS] and [SEP] are not among the pieces.
 */
export interface Encoding {
  readonly ids: Int32Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Index of the word a piece belongs to; rises from 0. */
  readonly words: Int32Array;
  /** Per word: its span, with the combining marks that follow its last character. */
  readonly wordStarts: Int32Array;
  readonly wordEnds: Int32Array;
}

export type WordPiece = (text: string) => Encoding;

/** Longer words (in normalised code points) become one unknown piece, as in the reference. */
const MAX_WORD_LENGTH = 100;

/** A word while it is being collected. `from` and `to` run over the UTF-16 units of `normal`. */
interface Word {
  normal: string;
  codePoints: number;
  readonly from: number[];
  readonly to: number[];
  readonly start: number;
  /** End of the last character that the vocabulary sees. */
  seenEnd: number;
  /** End of the character with the combining marks after it. */
  end: number;
  /** Punctuation or CJK: a word by itself. */
  readonly isSingle: boolean;
}

/**
 * BERT's WordPiece tokenizer (Devlin et al. 2019), greedy longest match first, which keeps for every piece
 * where it stands in the text. The pieces equal those of Hugging Face's reference implementation; the
 * golden tests hold the cases that were compared.
 */
export function wordPieceTokenizer(vocabulary: Vocabulary, lowercase: boolean): WordPiece {
  const classOf = characterClassifier(lowercase);
  return (text) => {
    const pieces = new PieceList();
    for (const word of words(text, classOf)) splitWord(word, vocabulary, pieces);
    return pieces.toEncoding();
  };
}

function* words(text: string, classOf: (codePoint: number) => CharacterClass): Generator<Word> {
  let word: Word | undefined;
  for (let start = 0; start < text.length; ) {
    const codePoint = text.codePointAt(start) ?? 0;
    const end = start + (codePoint > 0xffff ? 2 : 1);
    const { kind, normal, mark } = classOf(codePoint);
    if (kind === 'nothing') {
      if (mark && word?.end === start) word.end = end;
    } else {
      const ends = kind !== 'letter' || word?.isSingle;
      if (word && ends) {
        yield word;
        word = undefined;
      }
      if (kind !== 'space') {
        word ??= newWord(start, kind === 'single');
        append(word, normal, start, end);
      }
    }
    start = end;
  }
  if (word) yield word;
}

function newWord(start: number, isSingle: boolean): Word {
  return {
    normal: '',
    codePoints: 0,
    from: [],
    to: [],
    start,
    seenEnd: start,
    end: start,
    isSingle,
  };
}

function append(word: Word, normal: string, start: number, end: number): void {
  word.seenEnd = end;
  word.end = end;
  word.codePoints += [...normal].length;
  if (word.codePoints > MAX_WORD_LENGTH) return;
  word.normal += normal;
  for (let unit = 0; unit < normal.length; unit += 1) {
    word.from.push(start);
    word.to.push(end);
  }
}

function splitWord(word: Word, vocabulary: Vocabulary, pieces: PieceList): void {
  pieces.beginWord(word.start, word.end);
  const found = word.codePoints > MAX_WORD_LENGTH ? undefined : matchPieces(word, vocabulary);
  if (!found) pieces.add(vocabulary.unknown, word.start, word.seenEnd);
  else for (const { id, start, end } of found) pieces.add(id, start, end);
}

interface Piece {
  readonly id: number;
  readonly start: number;
  readonly end: number;
}

/** Greedy longest match first; undefined when some part of the word is in no piece of the vocabulary. */
function matchPieces(word: Word, vocabulary: Vocabulary): Piece[] | undefined {
  const { normal, from, to } = word;
  const found: Piece[] = [];
  for (let at = 0; at < normal.length; ) {
    let end = normal.length;
    let id: number | undefined;
    for (; end > at; end -= 1) {
      id = vocabulary.idOf(at === 0 ? normal.slice(0, end) : `##${normal.slice(at, end)}`);
      if (id !== undefined) break;
    }
    if (id === undefined) return undefined;
    found.push({ id, start: from[at] ?? 0, end: to[end - 1] ?? 0 });
    at = end;
  }
  return found;
}

class PieceList {
  readonly #ids: number[] = [];
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];
  readonly #words: number[] = [];
  readonly #wordStarts: number[] = [];
  readonly #wordEnds: number[] = [];

  beginWord(start: number, end: number): void {
    this.#wordStarts.push(start);
    this.#wordEnds.push(end);
  }

  add(id: number, start: number, end: number): void {
    this.#ids.push(id);
    this.#starts.push(start);
    this.#ends.push(end);
    this.#words.push(this.#wordStarts.length - 1);
  }

  toEncoding(): Encoding {
    return {
      ids: Int32Array.from(this.#ids),
      starts: Int32Array.from(this.#starts),
      ends: Int32Array.from(this.#ends),
      words: Int32Array.from(this.#words),
      wordStarts: Int32Array.from(this.#wordStarts),
      wordEnds: Int32Array.from(this.#wordEnds),
    };
  }
}
