/**
 * onnxruntime-web's namespace. Always passed in: the WASM worker, the WebGPU worker and Node each load
 * another build of it.
 */
export type Ort = typeof import('onnxruntime-web');
