export { packBytes, probe, productOfBytes, quantiseBytes } from './bytes';
export * from './index';
