export { attend, packKeys, packValues } from './attention';
export { barrier } from './barrier';
export { pack, packFloats, product, productOfFloats } from './product';
export { addAndNormalise, embed, normaliseRows, quantise } from './rows';
