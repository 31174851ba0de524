import { describe, expect, it } from 'vitest';
import { EMBEDDED_GAZETTEER, PACKAGED_PACK } from '../core/pack/embedded.ts';
import { createAnnotator } from './node.ts';

const options = {
  pack: `public/${PACKAGED_PACK}`,
  dictionary: `public/${EMBEDDED_GAZETTEER}`,
  threads: 1,
};

describe('the annotator under Node', () => {
  it('ends a call that still opens the pack as aborted when it is disposed, and the next one reads', async () => {
    const annotator = createAnnotator({ ...options, linking: { lexicon: 'no-such-folder' } });
    const early = annotator.annotate('Aspirin eased gout.');
    const disposed = annotator.dispose();
    await expect(early).rejects.toMatchObject({ name: 'AbortError', code: 'cancelled' });
    await disposed;
    const { mentions, linkFailure } = await annotator.annotate('Aspirin eased gout.');
    expect(mentions.map(({ text }) => text)).toContain('Aspirin');
    expect(linkFailure).toMatchObject({ code: 'pack-not-found' });
    await annotator.dispose();
  });

  it('reads as the page does: with the dictionary, and without reference lists', async () => {
    const references =
      'References\n1. Smith J, Jones K. Aspirin in gout. Lancet 2011;377:31-41.\n' +
      '2. Jones K, Smith J. Lithium in mania. N Engl J Med 2012;366:120-9.\n' +
      '3. Meyer L, Smith J. Cisplatin. JAMA 2013;309:50-8.\n';
    const text = `A dose of secukinumab was missed on the third day.\n\n${references}`;
    const annotator = createAnnotator(options);
    const names = async (given = annotator, more = {}) =>
      (await given.annotate(text, more)).mentions.map((one) => one.text);
    expect(await names()).toEqual(['secukinumab']);
    expect(await names(annotator, { everything: true })).toContain('Cisplatin');
    await annotator.dispose();
    const alone = createAnnotator({ ...options, dictionary: false });
    expect(await names(alone)).toEqual([]);
    await alone.dispose();
    const broken = createAnnotator({ ...options, dictionary: 'no-such-folder' });
    const { dictionaryFailure } = await broken.annotate(text);
    expect(dictionaryFailure).toMatchObject({ code: 'pack-not-found' });
    await broken.dispose();
  });

  it('keeps no process alive that has nothing else to do', () => {
    const ports = () => process.getActiveResourcesInfo().filter((name) => name === 'MessagePort');
    const before = ports().length;
    createAnnotator(options);
    expect(ports()).toHaveLength(before);
  });

  it('rejects as aborted when its signal was raised before', async () => {
    const call = createAnnotator(options).annotate('Aspirin.', { signal: AbortSignal.abort() });
    await expect(call).rejects.toMatchObject({ name: 'AbortError' });
  });
});
