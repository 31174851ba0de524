import './trusted-types.ts';
import { serve } from './session/serve.ts';

// Imported only after an adapter has been found: the build with WebGPU is twice as large.
serve('webgpu', () => import('onnxruntime-web/webgpu'));
