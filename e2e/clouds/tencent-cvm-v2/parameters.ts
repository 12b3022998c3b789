import { refuseParameter } from "./faults";

const COMMON = [
  "Action",
  "Region",
  "Timestamp",
  "Nonce",
  "SecretId",
  "Signature",
  "SignatureMethod",
  "Token",
  "Version",
  "RequestClient",
];
const LIST_LIMIT = 10;

/** Refuses a call that lacks a common parameter or has it in the wrong shape. */
export function checkCommon(parameters: URLSearchParams) {
  for (const name of ["Action", "Region", "Timestamp", "Nonce", "SecretId", "Signature"]) {
    if (!parameters.get(name)) refuseParameter(name);
  }
  if (!/^\d+$/.test(parameters.get("Timestamp") ?? "")) refuseParameter("Timestamp");
  if (!/^[1-9]\d*$/.test(parameters.get("Nonce") ?? "")) refuseParameter("Nonce");
}

/** Refuses names that the operation does not have, and names sent twice. Lists are given as `name.n`. */
export function checkNames(parameters: URLSearchParams, own: string[]) {
  const seen = new Set<string>();
  for (const name of parameters.keys()) {
    const listName = name.replace(/\.\d+$/, ".n");
    if (seen.has(name) || !(COMMON.includes(name) || own.includes(listName))) refuseParameter(name);
    seen.add(name);
  }
}

/** A whole number between two bounds; null when it was not sent. */
export function wholeNumber(parameters: URLSearchParams, name: string, bounds: { from: number; to: number }) {
  const text = parameters.get(name);
  if (text === null) return null;
  const value = Number(text);
  if (!/^\d{1,9}$/.test(text) || value < bounds.from || value > bounds.to) refuseParameter(name);
  return value;
}

/** `imageIds.0`, `imageIds.1`, …, at most ten and without gaps. */
export function imageIds(parameters: URLSearchParams): string[] {
  const count = [...parameters.keys()].filter((name) => name.startsWith("imageIds.")).length;
  if (count > LIST_LIMIT) refuseParameter("imageIds");
  return Array.from({ length: count }, (_, index) => {
    const id = parameters.get(`imageIds.${index}`);
    return id === null || !/^img-[a-z0-9]{8}$/.test(id) ? refuseParameter(`imageIds.${index}`) : id;
  });
}
