import './trusted-types.ts';
import { serve } from './session/serve.ts';

serve('wasm', () => import('onnxruntime-web/wasm'));
