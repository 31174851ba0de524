import { afterEach, describe, expect, it } from 'vitest';
import type { EngineName } from '../src/core/errors.ts';
import { type Annotator, createAnnotator } from './client/annotator.ts';

const packUrl = '/models/biogloss-mini/';
const text = 'Aspirin inhibits cyclooxygenase-2 (COX-2) in rheumatoid arthritis.';
let annotator: Annotator | undefined;

afterEach(() => annotator?.close());

describe('the annotator in a real worker', () => {
  it.each<EngineName>(['wasm', 'webgpu'])('opens with %s', async (engine) => {
    annotator = createAnnotator({ packUrl, engine });
    const opened = await annotator.open();
    console.log(JSON.stringify(opened.ok ? { ...opened.value, manifest: 0 } : opened));
    expect(opened.ok).toBe(true);
    const result = await annotator.annotate({ text });
    console.log(JSON.stringify(result));
  });
});
