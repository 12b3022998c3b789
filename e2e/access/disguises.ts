import { readFileSync } from "node:fs";
import path from "node:path";
import { BUILD } from "./build";
import { actionId } from "./call-action";
import type { Sent } from "./send";

/** A protected read, dressed as something that a layer in front of the page might let pass. */
export type Disguise = {
  name: string;
  /** Whether the dressed request still reaches what it asks for: then whoever may is told, which proves the dress. */
  reaches: boolean;
  dress: (address: string, origin: string) => Sent;
};

const RSC = { rsc: "1", accept: "text/x-component" };

/** Names of the framework's middleware file over its versions, as CVE-2025-29927 was used with. */
const SUBREQUEST = ["proxy", "src/proxy", "middleware", "src/middleware", "pages/_middleware"]
  .map((name) => Array(5).fill(name).join(":"))
  .join(":");

export const DISGUISES: readonly Disguise[] = [
  {
    name: "as the middleware's own subrequest",
    reaches: true,
    dress: (target) => ({ target, headers: { "x-middleware-subrequest": SUBREQUEST } }),
  },
  {
    name: "as a navigation of the framework's router",
    reaches: true,
    dress: (target) => ({ target, headers: { ...RSC, "next-url": target } }),
  },
  {
    name: "as a navigation with a query that does not fit it",
    reaches: true,
    dress: (target) => ({ target: withQuery(target, "_rsc=3lb4g"), headers: RSC }),
  },
  {
    name: "as a navigation that says it has the layouts already",
    reaches: false,
    dress: (target) => ({ target, headers: { ...RSC, "next-router-state-tree": STATE_TREE } }),
  },
  {
    name: "as a prefetch",
    reaches: false,
    dress: (target) => ({
      target,
      headers: {
        ...RSC,
        "next-router-prefetch": "1",
        purpose: "prefetch",
        "x-middleware-prefetch": "1",
      },
    }),
  },
  {
    name: "as a prefetch of one segment",
    reaches: false,
    dress: (target) => ({
      target,
      headers: { ...RSC, "next-router-prefetch": "1", "next-router-segment-prefetch": "/_full" },
    }),
  },
  {
    name: "as a call of another page's action",
    reaches: false,
    dress: (target, origin) => ({
      method: "POST",
      target,
      headers: {
        origin,
        accept: "text/x-component",
        "content-type": "text/plain;charset=UTF-8",
        "next-action": actionId({ file: "app/invite/[token]/actions.ts", name: "acceptOneTimeLink" }),
      },
      body: JSON.stringify([{ token: "A".repeat(43), password: "knows no token at all" }]),
    }),
  },
  {
    name: "with a slash at the end",
    reaches: false,
    dress: (target) => ({ target: onPath(target, (it) => `${it}/`) }),
  },
  { name: "with two slashes at the start", reaches: false, dress: (target) => ({ target: `/${target}` }) },
  {
    name: "with two slashes inside",
    reaches: false,
    dress: (target) => ({
      target: onPath(target, (it) => `${it.slice(0, it.lastIndexOf("/"))}/${it.slice(it.lastIndexOf("/"))}`),
    }),
  },
  {
    name: "with letters encoded",
    reaches: false,
    dress: (target) => ({
      target: onPath(target, (it) => it.replace(/[a-z](?=[a-z]*$)/, (letter) => encoded(letter))),
    }),
  },
  {
    name: "with slashes encoded",
    reaches: false,
    dress: (target) => ({ target: onPath(target, (it) => `/${it.slice(1).replaceAll("/", "%2F")}`) }),
  },
  { name: "with a dot in between", reaches: false, dress: (target) => ({ target: `/x/..${target}` }) },
  { name: "behind a language", reaches: false, dress: (target) => ({ target: `/en${target}` }) },
  { name: "behind another language", reaches: false, dress: (target) => ({ target: `/zh-CN${target}` }) },
  {
    name: "in the form of page data",
    reaches: false,
    dress: (target) => ({
      target: onPath(target, (it) => `/_next/data/${buildId()}${it}.json`),
      headers: { "x-nextjs-data": "1" },
    }),
  },
  {
    name: "with the router's ending",
    reaches: false,
    dress: (target) => ({ target: onPath(target, (it) => `${it}.rsc`) }),
  },
  {
    name: "with a segment's ending",
    reaches: false,
    dress: (target) => ({ target: onPath(target, (it) => `${it}.segments/_full.segment.rsc`) }),
  },
  {
    name: "under another address's name",
    reaches: false,
    dress: (target) => ({
      target: "/nowhere",
      headers: {
        "x-rewrite-url": target,
        "x-original-url": target,
        "x-matched-path": target,
        "x-invoke-path": target,
        "x-now-route-matches": "1",
      },
    }),
  },
];

/** A router's tree that claims to have everything but the page. */
const STATE_TREE = encodeURIComponent(
  JSON.stringify(["", { children: ["(signed-in)", { children: ["images", {}, null, "refetch"] }] }]),
);

function onPath(target: string, change: (path: string) => string): string {
  const at = target.indexOf("?");
  return at === -1 ? change(target) : `${change(target.slice(0, at))}${target.slice(at)}`;
}

function withQuery(target: string, query: string): string {
  return `${target}${target.includes("?") ? "&" : "?"}${query}`;
}

function encoded(letter: string): string {
  return `%${letter.charCodeAt(0).toString(16)}`;
}

function buildId(): string {
  return readFileSync(path.join(BUILD, "BUILD_ID"), "utf8");
}
