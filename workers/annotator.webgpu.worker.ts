import './trusted-types.ts';
import { serve } from '../src/engine/annotator/serve.ts';

// Imported once an adapter is found, because the build with WebGPU is twice as large.
serve('webgpu', () => import('onnxruntime-web/webgpu'));
