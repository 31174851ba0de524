import { describe, expect, it } from 'vitest';
import { EMBEDDED_PACK } from '../core/pack/embedded.ts';
import { createAnnotator } from './node.ts';

const options = { pack: `public/${EMBEDDED_PACK}`, threads: 1 };

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
