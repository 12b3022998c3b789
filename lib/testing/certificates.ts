import { readFileSync } from "node:fs";

const read = (name: string) => readFileSync(new URL(`./fixtures/tls/${name}.pem`, import.meta.url), "utf8");

/** A certification authority of the tests only; its key was thrown away. */
export const testCa = read("ca");

/** All for one key: for `localhost`, `cloud.example.com` and 127.0.0.1; the same but expired; for another host. */
export const certificates = {
  key: read("server-key"),
  valid: read("server"),
  expired: read("expired"),
  otherHost: read("other-host"),
};
