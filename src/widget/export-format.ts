/** Names in `src/formats/format.ts`. */
export type ExportFormat =
  | 'json'
  | 'tsv-entities'
  | 'tsv-relations'
  | 'pubtator'
  | 'bioc-xml'
  | 'bioc-json'
  | 'brat'
  | 'pubannotation'
  | 'europepmc'
  | 'w3c'
  | 'rdf'
  | 'json-lines'
  | 'tsv'
  | 'csv'
  | 'text';
