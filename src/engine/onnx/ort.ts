/**
 * onnxruntime-web's namespace. It is always a parameter, because the WASM worker, the WebGPU worker and Node load
 * different builds.
 */
export type Ort = typeof import('onnxruntime-web');
