import './trusted-types.ts';
import { serve } from '../src/engine/annotator/serve.ts';

// Imported only after an adapter has been found: the build with WebGPU is twice as large.
serve('webgpu', () => import('onnxruntime-web/webgpu'));
