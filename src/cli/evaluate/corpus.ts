import { basename, dirname } from 'node:path';
import * as v from 'valibot';
import { fail, ok, type Result } from '../../core/result.ts';
import { codePointIndex } from '../../core/text/code-points.ts';
import { describeIssue, parseLine } from '../inputs.ts';
import { linesOf } from '../lines.ts';
import { openStream, readingError } from '../open-stream.ts';

const offset = v.pipe(v.number(), v.integer(), v.minValue(0));

const annotated = v.object({
  id: v.string(),
  text: v.string(),
  entities: v.array(
    v.object({
      id: v.string(),
      start: offset,
      end: offset,
      type: v.string(),
      concept: v.optional(v.array(v.string())),
    }),
  ),
  relations: v.optional(
    v.array(
      v.object({
        head: v.string(),
        tail: v.string(),
        type: v.string(),
        level: v.picklist(['concept', 'mention']),
        novel: v.optional(v.boolean()),
      }),
    ),
    [],
  ),
});

const asked = v.object({
  id: v.string(),
  question: v.string(),
  context: v.string(),
  answers: v.array(v.object({ text: v.string() })),
  /** `yesno` questions have no answer in the words of the text, so they cannot be evaluated. */
  type: v.optional(v.string()),
});

export type GoldDocument = v.InferOutput<typeof annotated>;

/** A value with its place, the number of its line in a corpus. */
export interface Placed<T> {
  readonly place: string;
  readonly value: T;
}

/** The name of a corpus is that of its folder: `bc5cdr/test.jsonl.gz` belongs to bc5cdr. */
export const corpusName = (file: string): string => basename(dirname(file));

/** Documents with gold annotations, whose offsets are converted to UTF-16 code units. */
export const readDocuments = (file: string, limit: number, onBad: (message: string) => void) =>
  readGold(file, limit, onBad, (json) => {
    const parsed = parseWith(annotated, json);
    return parsed.ok ? inUtf16(parsed.value) : parsed;
  });

export const readQuestions = (file: string, limit: number, onBad: (message: string) => void) =>
  readGold(file, limit, onBad, (json) => parseWith(asked, json));

async function* readGold<T>(
  file: string,
  limit: number,
  onBad: (message: string) => void,
  parse: (json: unknown) => Result<T, string>,
): AsyncGenerator<Placed<T>> {
  let left = limit;
  try {
    for await (const line of linesOf(openStream(file))) {
      if (left <= 0) return;
      const json = parseLine(line);
      if (!json) continue;
      const place = `${file}:${line.number}`;
      const parsed = json.ok ? parse(json.value) : json;
      left -= 1;
      if (parsed.ok) yield { place, value: parsed.value };
      else onBad(`${place}: ${parsed.error}`);
    }
  } catch (error) {
    onBad(`${file}: ${readingError(error)}`);
  }
}

function parseWith<S extends v.GenericSchema>(
  schema: S,
  json: unknown,
): Result<v.InferOutput<S>, string> {
  const parsed = v.safeParse(schema, json);
  return parsed.success ? ok(parsed.output) : fail(describeIssue(parsed.issues[0]));
}

function inUtf16(document: GoldDocument): Result<GoldDocument, string> {
  const { toUtf16, length } = codePointIndex(document.text);
  const outside = document.entities.find(({ start, end }) => start >= end || end > length);
  if (outside) return fail(`entity ${outside.id} does not lie in the text`);
  const entities = document.entities.map((entity) => ({
    ...entity,
    start: toUtf16(entity.start),
    end: toUtf16(entity.end),
  }));
  return ok({ ...document, entities });
}
