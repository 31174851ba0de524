import { describe, expect, it } from 'vitest';
import type { Annotator } from '../contract/annotator.ts';
import type { Progress, ReadingPart } from '../contract/protocol.ts';

/**
 * The behaviour that all annotators share, whatever worker runs them. `text` holds at least two mentions and ends in a
 * question mark or full stop.
 */
export function describeAnnotator(name: string, make: () => Annotator, text: string): void {
  describe(`an annotator ${name}`, () => {
    it('opens once for many callers and says what it uses', async () => {
      const annotator = make();
      const progress: Progress[] = [];
      const [one, other] = await Promise.all([
        annotator.open({ onProgress: (step) => progress.push(step) }),
        annotator.open(),
      ]);
      expect(one).toMatchObject({ ok: true });
      expect(other).toEqual(one);
      expect(progress[0]?.phase).toBe('fetch');
      expect(progress.some(({ done, total }) => done === total)).toBe(true);
      expect(annotator.state.status).toBe('open');
    });

    it('finds mentions that lie in the text as it was given, and streams the same ones', async () => {
      const readings: ReadingPart[] = [];
      const result = await make().annotate(
        { text },
        { onReading: (reading) => readings.push(reading) },
      );
      if (!result.ok) throw new Error(JSON.stringify(result.error));
      const { mentions, read } = result.value;
      expect(mentions.length).toBeGreaterThan(1);
      for (const { start, end, text: surface } of mentions) {
        expect(text.slice(start, end)).toBe(surface);
      }
      expect(read.pieces).toBe(read.of);
      expect(readings.flatMap((reading) => reading.mentions)).toEqual(mentions);
    });

    it('has nothing to say about an empty text', async () => {
      expect(await make().annotate({ text: '' })).toMatchObject({
        ok: true,
        value: { mentions: [], relations: [], read: { pieces: 0, of: 0 } },
      });
    });

    it('names the guidelines there are when it is asked for another', async () => {
      expect(await make().annotate({ text, guideline: 'nobody' })).toMatchObject({
        ok: false,
        error: { code: 'unknown-guideline', guideline: 'nobody' },
      });
    });

    it('stops when it is cancelled while it reads, and reads the next text', async () => {
      const annotator = make();
      const controller = new AbortController();
      const long = `${text} `.repeat(200);
      let readings = 0;
      const result = await annotator.annotate(
        { text: long },
        {
          signal: controller.signal,
          onReading: () => {
            readings += 1;
            controller.abort();
          },
        },
      );
      expect(result).toEqual({ ok: false, error: { code: 'cancelled' } });
      expect(readings).toBe(1);
      expect(await annotator.annotate({ text })).toMatchObject({ ok: true });
    });

    it('does not begin a job that was cancelled before', async () => {
      expect(await make().annotate({ text }, { signal: AbortSignal.abort() })).toEqual({
        ok: false,
        error: { code: 'cancelled' },
      });
    });

    it('answers a question within the text, and tells how far it is', async () => {
      const progress: Progress[] = [];
      const result = await make().answer(
        { text, question: 'What is it?', limit: 3 },
        { onProgress: (step) => progress.push(step) },
      );
      if (!result.ok) throw new Error(JSON.stringify(result.error));
      const { answers, best } = result.value;
      for (const { start, end, text: surface } of [...answers, ...(best ? [best] : [])]) {
        expect(text.slice(start, end)).toBe(surface);
      }
      expect(progress.at(-1)).toMatchObject({ phase: 'read' });
    });

    it('cancels what is under way when it is closed, and opens again', async () => {
      const annotator = make();
      await annotator.open();
      const call = annotator.annotate({ text: `${text} `.repeat(200) });
      await annotator.close();
      expect(await call).toEqual({ ok: false, error: { code: 'cancelled' } });
      expect(annotator.state.status).toBe('idle');
      expect(await annotator.annotate({ text })).toMatchObject({ ok: true });
    });
  });
}
