import './trusted-types.ts';
import { serve } from '../src/engine/annotator/serve.ts';

serve(
  'wasm',
  () => import('onnxruntime-web/wasm'),
  () => new Worker(new URL('./kernel-thread.worker.ts', import.meta.url), { type: 'module' }),
);
