/** Whose annotations are shown or exported. Decisions count in every layer. */
export function layersInWords(layer?: 'file' | 'model'): string {
  const whose = layer === undefined ? 'what the file and the model say' : `what the ${layer} says`;
  return `${whose}, and what you decided`;
}
