export { COLUMN_FIELDS, type ExportField, fieldsOf, isNumeric, rowCell } from "./fields";
export { type ExportHead, exportHead, type Told, type Trouble } from "./head";
export { cellJson } from "./json";
export { countExport } from "./limit";
export { openRows } from "./rows";
export { exportStream } from "./stream";
export type { ExportWords } from "./words";
export { EXPORT_FORMATS, type ExportFormat, type ExportWriter, exportWriter } from "./writers";
