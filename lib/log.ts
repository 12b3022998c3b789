import pino from "pino";
import { redactFields, safeText } from "./redaction";
import { currentRequestId } from "./request-id";

/**
 * The log of the application: one JSON object per line on standard output, secrets taken out (`redaction.ts`).
 * Pass what happened as fields, an error as `error`: `log.warn({ connectionId, error }, "pass failed")`.
 * Lines of a request carry its `requestId`, which its answer, its audit rows and the page of a failure name as well.
 * How much is written is set by NEPHOSCOPE_LOG_LEVEL: trace, debug, info (default), warn, error, fatal, silent.
 */
export const log = createLog(process.env.NEPHOSCOPE_LOG_LEVEL);

/** A log whose lines say which part of the application wrote them. */
export function child(name: string): pino.Logger {
  return log.child({ part: name });
}

/** The application's log at a level and to a place of your own choice; for {@link log} itself and for tests. */
export function createLog(level: string | undefined, destination?: pino.DestinationStream): pino.Logger {
  const wanted = level || "info";
  if (wanted !== "silent" && !(wanted in pino.levels.values)) {
    throw new Error(
      `NEPHOSCOPE_LOG_LEVEL is "${wanted}"; use ${Object.keys(pino.levels.values).join(", ")} or silent`,
    );
  }
  const options: pino.LoggerOptions = {
    level: wanted,
    base: { pid: process.pid },
    mixin: () => {
      const requestId = currentRequestId();
      return requestId === null ? {} : { requestId };
    },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }), log: redactFields },
    // redactFields has already turned errors into plain data; pino's own serializer would add every field again.
    serializers: { err: (error) => error, error: (error) => error },
    errorKey: "error",
    hooks: {
      // Of an error without a message of ours, pino takes the error's own, as it is.
      logMethod(given, method) {
        const [first, ...rest] = given as unknown[];
        const error = first instanceof Error ? first : errorField(first);
        const written =
          error && rest.length === 0
            ? [first instanceof Error ? { error } : first, safeText(error.message)]
            : [first, ...rest].map((item) => (typeof item === "string" ? safeText(item) : item));
        // The hook's type knows only the shortest form of a call.
        method.apply(this, written as Parameters<typeof method>);
      },
    },
  };
  return redactingChildren(destination ? pino(options, destination) : pino(options));
}

/** Pino does not hand its `bindings` formatter on to children; they inherit this method instead. */
function redactingChildren(logger: pino.Logger): pino.Logger {
  // Seen without the type parameter for levels of one's own, of which we have none.
  const original: (
    this: pino.Logger,
    bindings: pino.Bindings,
    options?: pino.ChildLoggerOptions,
  ) => pino.Logger = logger.child;
  const child = function (this: pino.Logger, bindings: pino.Bindings, options?: pino.ChildLoggerOptions) {
    return original.call(this, redactFields(bindings), options);
  };
  return Object.assign(logger, { child });
}

function errorField(fields: unknown): Error | null {
  if (typeof fields !== "object" || fields === null || !("error" in fields)) return null;
  return fields.error instanceof Error ? fields.error : null;
}
