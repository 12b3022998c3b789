/** What stands in a log line where a secret would have stood. */
export const REDACTED = "[redacted]";

// Compared with the field's name in lower case without punctuation, so that `Set-Cookie`, `secret_key` and
// `sessionToken` are caught by the same short list.
const SECRET_ENDINGS = ["secret", "secretkey", "password", "token", "authorization", "signature", "cookie"];

// Deeper than anything we log on purpose; a bound keeps a careless `log.info({ request })` cheap.
const MAX_DEPTH = 8;

/**
 * A copy of `value` that may be written to the log: fields named like a secret are replaced at every depth,
 * errors become plain data, passwords inside addresses (`postgres://me:…@host`) are cut out.
 */
export function redact(value: unknown): unknown {
  return copy(value, 0);
}

/** {@link redact} for the fields of one log line. */
export function redactFields(fields: Record<string, unknown>): Record<string, unknown> {
  return copyFields(fields, 0);
}

/**
 * The part of an error that may be logged. Only known fields are taken: database errors carry the values of the
 * row (`detail`) and of the query (`params`), and drizzle repeats the latter in its message.
 */
export function loggableError(error: Error): Record<string, unknown> {
  return describeError(error, 0);
}

/** An error's message without what a query carried, and without passwords in addresses. */
export function safeText(text: string): string {
  return text
    .replace(/\nparams: [\s\S]*?(?=\n {4}at |$)/, "")
    .replace(/([a-z][a-z0-9+.-]*:\/\/[^\s:/@]*):[^\s@/]+@/gi, `$1:${REDACTED}@`);
}

function copy(value: unknown, depth: number): unknown {
  if (typeof value === "string") return safeText(value);
  if (typeof value !== "object" || value === null) return value;
  if (depth >= MAX_DEPTH) return "[too deep]";
  if (value instanceof Error) return describeError(value, depth);
  if (Array.isArray(value)) return value.map((item) => copy(item, depth + 1));
  if (value instanceof Map) return copyFields(Object.fromEntries(value), depth);
  if (value instanceof Headers) return copyFields(Object.fromEntries(value.entries()), depth);
  // Dates and addresses know how to write themselves.
  if ("toJSON" in value && typeof value.toJSON === "function") return copy(value.toJSON(), depth + 1);
  return copyFields(value, depth);
}

function copyFields(fields: object, depth: number): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      isSecret(name) && value != null ? REDACTED : copy(value, depth + 1),
    ]),
  );
}

function isSecret(name: string): boolean {
  const plain = name.toLowerCase().replace(/[^a-z]/g, "");
  return SECRET_ENDINGS.some((ending) => plain.endsWith(ending));
}

function describeError(error: Error, depth: number): Record<string, unknown> {
  const { code, kind } = error as { code?: unknown; kind?: unknown };
  return {
    type: error.name,
    message: safeText(error.message),
    ...(typeof code === "string" || typeof code === "number" ? { code } : {}),
    ...(typeof kind === "string" ? { kind } : {}),
    ...(error.stack ? { stack: safeText(error.stack) } : {}),
    ...(error.cause !== undefined && depth < MAX_DEPTH ? { cause: copy(error.cause, depth + 1) } : {}),
    ...(error instanceof AggregateError ? { errors: copy(error.errors, depth + 1) } : {}),
  };
}
