import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import abstracts from '../../core/fixtures/abstracts-for-questions.json';
import { EMBEDDED_GAZETTEER, EMBEDDED_LEXICON, PACKAGED_PACK } from '../../core/pack/embedded.ts';
import { createAnnotator } from '../../library/node.ts';

const pack = `public/${PACKAGED_PACK}`;
const bin = fileURLToPath(new URL('../../../bin/biogloss.mjs', import.meta.url));

/** The command line uses the same annotator interface as the page's worker. */
it('a stream answers 20 abstracts with what the page finds in them', {
  timeout: 600_000,
}, async () => {
  const records = abstracts.map(({ text }, id) => `${JSON.stringify({ id, text })}\n`).join('');
  const streamed = await new Promise<string>((resolve, reject) => {
    const argv = [bin, 'annotate', '--stream', '--workers', '2', '--pack', pack];
    const done = (error: Error | null, out: string) => (error ? reject(error) : resolve(out));
    execFile(process.execPath, argv, { maxBuffer: 1 << 26 }, done).stdin?.end(records);
  });
  const answers = streamed
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
  expect(answers).toHaveLength(20);
  const page = createAnnotator({
    pack,
    dictionary: `public/${EMBEDDED_GAZETTEER}`,
    linking: { lexicon: `public/${EMBEDDED_LEXICON}` },
    threads: 1,
  });
  for (const [index, { text }] of abstracts.entries()) {
    const { mentions, relations, concepts = {}, read } = await page.annotate(text);
    expect(answers[index]).toMatchObject({
      id: index,
      read,
      entities: mentions.map(({ id, start, end, text, type, group, score }) => ({
        ...{ id, start, end, text, type, group, score: expect.closeTo(score, 3) },
        concepts: (concepts[id] ?? []).map((one) => ({ id: one.id, name: one.name })),
      })),
      relations: relations.map(({ type, schema, directed, score, evidence: [pair] }) => ({
        ...{ type, schema, directed, score: expect.closeTo(score, 3) },
        ...{ head: pair?.head, tail: pair?.tail },
      })),
    });
  }
  await page.dispose();
});
