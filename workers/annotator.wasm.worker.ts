import './trusted-types.ts';
import { serve } from '../src/engine/annotator/serve.ts';

serve('wasm', () => import('onnxruntime-web/wasm'));
