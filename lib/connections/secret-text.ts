import { type CloudId, cloudOf, type DialectId } from "../domain/cloud";
import type { InputProblem, InputProblemCode } from "./input-problems";

/** As typed, white space around it taken off. */
export type TypedCredentials = {
  keyId: string;
  secret: string;
  token: string | null;
  /** When a temporary key ends, ISO 8601 UTC, if the admin knows. */
  expiresAt: string | null;
};

/** Words that stand in a key file before a value, whatever its form. Alone they may be a part of a token. */
const FILE_WORDS =
  /(?:(?:access|secret|session)[\s_-]*(?:key|id|token)|secret_?id)["']?\s*[:=\s]|export\s+\w+=/i;

/** What is wrong with one pasted credential by itself, or null. */
export function textProblem(
  text: string,
  limits: { shortest: number; longest: number },
): InputProblemCode | null {
  if (text === "") return "required";
  // Before any pattern looks at it: a megabyte is refused by its length alone.
  if (text.length > 64 * 1024) return "too-long";
  if (/\$\{|\{\{|%\w+%/.test(text)) return "placeholder";
  if (/^[{[<]/.test(text) || FILE_WORDS.test(text) || /[,;]/.test(text)) return "pasted-file";
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are looked for.
  if (/[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/.test(text)) return "control-characters";
  if (/\s/.test(text)) return "inner-space";
  if (!/^[\x21-\x7e]+$/.test(text)) return "not-ascii";
  if (/["'`]/.test(text)) return "quotes";
  if (text.length < limits.shortest) return "too-short";
  return text.length > limits.longest ? "too-long" : null;
}

/** Key ids that their clouds begin alike; where there is no such beginning, nothing can be told. */
const KEY_IDS: readonly { cloud: CloudId; pattern: RegExp }[] = [
  { cloud: "tencent-cvm", pattern: /^AKID[0-9A-Za-z]{12,}$/ },
  { cloud: "alibaba-ens", pattern: /^(?:LTAI|STS\.)[0-9A-Za-z]{10,}$/ },
  { cloud: "baidu-bcc", pattern: /^ALTAK[0-9A-Za-z]{10,}$/ },
  { cloud: "jdcloud-vm", pattern: /^JDC_[0-9A-Z]{10,}$/ },
];

const keyIdOf = (text: string) => KEY_IDS.find(({ pattern }) => pattern.test(text))?.cloud ?? null;

/** What is wrong with credentials as a whole: a key in the wrong field or of another cloud, a token that is missing. */
export function credentialProblems(dialect: DialectId, typed: TypedCredentials): InputProblem[] {
  const { keyId, secret, token, expiresAt } = typed;
  const problems: InputProblem[] = [];
  const complain = (field: keyof TypedCredentials, code: InputProblemCode) =>
    problems.push({ field: `credentials.${field}`, code });
  const cloud = keyIdOf(keyId);
  if (cloud !== null && cloud !== cloudOf(dialect)) complain("keyId", "other-cloud");
  if (keyIdOf(secret) !== null) complain("secret", "key-id-here");
  else if (secret === keyId) complain("secret", "same-as-key");
  if (token !== null && (keyIdOf(token) !== null || token === secret || token === keyId)) {
    complain("token", "key-id-here");
  }
  // Alibaba's temporary keys begin so, and sign nothing without their token.
  if (keyId.startsWith("STS.") && token === null) complain("token", "token-required");
  if (expiresAt !== null && token === null) complain("expiresAt", "without-token");
  return problems;
}
