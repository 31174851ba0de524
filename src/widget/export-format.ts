import type { ExportName } from '../formats/formats.ts';

export type ExportFormat = ExportName;
