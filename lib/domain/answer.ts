/** The exact text of one answer of a cloud, or of one item inside a list's answer. */
export type Answer = {
  kind: "list-item" | "catalogue" | "detail" | "sharing" | "quota" | "constraints";
  operation: string;
  requestId: string | null;
  /** When it arrived, ISO 8601 UTC. */
  receivedAt: string;
  text: string;
};

/** What a value on the page rests on. */
export type Basis = "reported" | "mapped" | "derived" | "assumed";

/** For one field of one image: what it rests on, which operation told it, and the wire paths it was read from. */
export type Evidence = { basis: Basis; operation: string; from: readonly string[] };

/** A value and the answers that told it. */
export type Told<T> = { value: T; answers: Answer[] };
