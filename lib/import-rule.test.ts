import { existsSync, readdirSync, readFileSync } from "node:fs";
import { posix, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** What starts the built app in a process of its own, and opens that process's database as its operator could. */
const THE_RUNNING_APP = ["scripts/build", "lib/postgres/index"];

/**
 * Who may import whom, by folder: the first row whose pattern fits a file counts, and each of our own files that it
 * imports must fit one of the patterns on the right. `$1` stands for what the parentheses of the folder matched.
 */
const RULES: readonly [file: string, mayImport: readonly string[]][] = [
  ["lib/domain/.*", ["lib/domain/.*"]],
  ["lib/postgres/.*", ["lib/postgres/.*"]],
  ["lib/database/.*", ["lib/database/.*", "lib/postgres/.*", "lib/domain/.*"]],

  // Only these know the dialects, each its own part of them.
  [
    "lib/providers/(index|catalog|provenance|commands)",
    ["lib/providers/[^/]+/$1", "lib/providers/[^/]+", "lib/domain/.*"],
  ],
  ["lib/providers/[^/]+", ["lib/providers/[^/]+", "lib/domain/.*"]],
  ["lib/providers/([^/]+)/.*", ["lib/providers/$1/.*", "lib/providers/[^/]+", "lib/domain/.*"]],

  // The catalog and the provenance tables are plain data about the clouds.
  [
    "lib/inventory/.*",
    ["lib/(?:inventory|database|domain|audit|lifecycle|settings)/.*", "lib/providers/(?:catalog|provenance)"],
  ],
  [
    "lib/connections/.*",
    ["lib/(?:connections|database|domain|audit)/.*", "lib/providers/catalog", "lib/key-ring"],
  ],
  ["lib/auth/.*", ["lib/(?:auth|database|domain|audit)/.*", "lib/(?:key-ring|request-id|answer-headers)"]],
  ["lib/lifecycle/.*", ["lib/(?:lifecycle|domain)/.*"]],
  ["lib/audit/.*", ["lib/(?:audit|database|domain)/.*", "lib/(?:key-ring|redaction)"]],
  // Which hosts may be approved at all is decided where every host is checked.
  [
    "lib/settings/.*",
    ["lib/(?:settings|database|domain|audit)/.*", "lib/providers/(?:catalog|address-guard)"],
  ],
  // Their tokens are made and told apart as those of links.
  ["lib/feeds/.*", ["lib/(?:feeds|database|domain|audit)/.*", "lib/links/token"]],
  // The secrets of webhooks are sealed as keys are.
  ["lib/alerts/.*", ["lib/(?:alerts|database|domain|audit)/.*", "lib/connections/(?:sealed-values|vault)"]],
  ["lib/(links|views)/.*", ["lib/$1/.*", "lib/database/.*", "lib/domain/.*", "lib/audit/.*"]],
  [
    "lib/sync/.*",
    [
      "lib/sync/.*",
      "lib/providers/[^/]+",
      "lib/(?:inventory|connections|alerts|settings|domain|database|metrics)/.*",
      // Housekeeping forgets what is old of every kind.
      "lib/links/forget",
    ],
  ],
  // A backup is of the whole database, whatever its tables are about.
  ["lib/backup/.*", ["lib/(?:backup|database|domain|audit|metrics)/.*", "lib/key-ring", "package\\.json"]],
  // Counting knows nothing of what is counted; who counts hands it over.
  ["lib/metrics/.*", ["lib/metrics/.*"]],
  // Streams end with the sign-in that they were opened by.
  ["lib/live/.*", ["lib/(?:live|database|domain)/.*", "lib/auth/sessions"]],
  // What an operator asks a process about itself.
  [
    "lib/health/.*",
    [
      "lib/(?:health|metrics|database|inventory|settings|domain)/.*",
      "lib/sync/clouds",
      "lib/key-file",
      "package\\.json",
    ],
  ],
  // Settings are read before anything else is there.
  ["lib/env/.*", ["lib/env/.*"]],
  // The start of the process joins the parts; no part knows of it.
  ["lib/boot", ["lib/(?!providers/).*", "lib/providers/(?!index$)[^/]+"]],
  ["lib/[^/]+", ["lib/(?!boot$)[^/]+"]],

  [
    "components/.*",
    ["components/.*", "lib/domain/.*", "lib/providers/(?:catalog|commands)", "i18n/.*", "messages/.*"],
  ],
  // Clouds only through sync: no dialect, and not the door to them.
  [
    "app/.*",
    [
      "app/.*",
      "components/.*",
      "i18n/.*",
      "messages/.*",
      "lib/(?!providers/).*",
      "lib/providers/(?!index$)[^/]+",
    ],
  ],

  // The wire tests drive the real parts against the emulators.
  ["e2e/wire/.*", [".*"]],
  // The emulators share nothing with what they test.
  ["e2e/clouds/.*", ["e2e/.*", "lib/domain/.*", ".*/fixtures/.*"]],
  // The search for secrets has to know those that the product makes by itself, and goes where all words stand.
  [
    "e2e/canary/.*",
    [
      "e2e/.*",
      "lib/domain/.*",
      "lib/(?:auth/token|key-ring|providers/catalog)",
      "messages/.*",
      ...THE_RUNNING_APP,
    ],
  ],
  ["e2e/.*", ["e2e/.*", "lib/domain/.*", ".*/fixtures/.*", ...THE_RUNNING_APP]],
];

/** For everyone in `lib` except `domain`. */
const FOR_ALL_OF_LIB = /^lib\/(?:env\/index|log|process-wide|slots)$/;

/** Code of tests is free, but for e2e. */
const TEST_CODE = /\.test\.tsx?$|(?:^|\/)(?:testing|fixtures)\//;

/** What is wrong with one import, or null. Both are paths from the root, without extension, index files by name. */
function complaint(file: string, target: string): string | null {
  const broken = `${file} must not import ${target}`;
  if (target.startsWith("e2e/") && !/^(?:bench|e2e|scripts|soak)\//.test(file)) return broken;
  if (TEST_CODE.test(file)) return null;
  const path = withoutExtension(file);
  const rule = RULES.find(([pattern]) => fits(path, pattern));
  if (!rule) return file.startsWith("lib/") ? `${file} lies in a folder that has no rule yet` : null;
  if (FOR_ALL_OF_LIB.test(target) && file.startsWith("lib/") && !file.startsWith("lib/domain/")) return null;
  const [pattern, mayImport] = rule;
  const part = new RegExp(`^${pattern}$`).exec(path)?.[1] ?? "";
  return mayImport.some((allowed) => fits(target, allowed.replace("$1", part))) ? null : broken;
}

function fits(path: string, pattern: string): boolean {
  return new RegExp(`^(?:${pattern})$`).test(path);
}

/** What is wrong with a file's imports. lib/domain imports nothing from elsewhere either. */
function complaints(file: string, text: string): string[] {
  return importsOf(text).flatMap((specifier) => {
    const target = ownTarget(file, specifier);
    if (target !== null) return complaint(file, target) ?? [];
    const pure = file.startsWith("lib/domain/") && !TEST_CODE.test(file);
    return pure ? `${file} must not import ${specifier}` : [];
  });
}

/** The specifiers of all imports: plain, of types, for effect, re-exports, dynamic. */
function importsOf(text: string): string[] {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\s*\/\/.*$/gm, "");
  const found = [
    ...code.matchAll(/^\s*(?:import|export)\b[^'";]*?\bfrom\s*["']([^"']+)["']/gm),
    ...code.matchAll(/^\s*import\s*["']([^"']+)["']/gm),
    ...code.matchAll(/\b(?:import|require)\s*\(\s*["'`]([^"'`]+)["'`]/g),
  ];
  return found.map((match) => match[1] ?? "");
}

/** Where an import leads inside our tree, or null for a package. */
function ownTarget(file: string, specifier: string): string | null {
  const path = specifier.startsWith("@/")
    ? specifier.slice(2)
    : specifier.startsWith(".")
      ? posix.join(posix.dirname(file), specifier)
      : null;
  if (path === null) return null;
  const isFolder = ["index.ts", "index.tsx"].some((name) => existsSync(posix.join(ROOT, path, name)));
  return isFolder ? `${path}/index` : withoutExtension(path);
}

function withoutExtension(path: string): string {
  return path.replace(/\.(?:d\.ts|[cm]?[jt]sx?)$/, "");
}

function* sourceFiles(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = posix.join(folder, entry.name);
    if (entry.isDirectory() && !/^(?:node_modules|\..*)$/.test(entry.name)) yield* sourceFiles(path);
    else if (/\.[cm]?[jt]sx?$/.test(entry.name)) yield relative(ROOT, path);
  }
}

it("no folder imports what it must not", () => {
  // The lines below in this file are made up.
  const files = [...sourceFiles(ROOT)].filter((file) => file !== "lib/import-rule.test.ts");
  expect(files).toContain("lib/providers/http.ts");
  expect(files.flatMap((file) => complaints(file, readFileSync(posix.join(ROOT, file), "utf8")))).toEqual([]);
});

it.each([
  ["lib/domain/image.ts", 'import type { CloudId } from "./cloud";'],
  ["lib/providers/index.ts", 'import { openBaiduBcc } from "./baidu-bcc/index";'],
  ["lib/providers/catalog.ts", 'import { catalog } from "./baidu-bcc/catalog";'],
  ["lib/providers/http.ts", 'import type { DialectId } from "@/lib/domain/cloud";'],
  [
    "lib/providers/baidu-bcc/client.ts",
    'import { createHttp } from "../http";\nimport { log } from "@/lib/log";',
  ],
  [
    "lib/database/transaction.ts",
    'import { connect } from "../postgres/server";\nimport { Pool } from "pg";',
  ],
  ["lib/connections/vault.ts", 'import { CATALOG } from "@/lib/providers/catalog";'],
  ["lib/auth/guard.ts", 'import { record } from "../audit/record";'],
  [
    "lib/sync/pass.ts",
    'import { openProvider } from "../providers/index";\nimport "../database/transaction";',
  ],
  ["lib/health/gauges.ts", 'import { openBreakers } from "../sync/clouds";'],
  ["components/ui/badge.tsx", 'import { CATALOG } from "@/lib/providers/catalog";'],
  ["app/page.tsx", 'import "./globals.css";\nimport { syncNow } from "@/lib/sync/now";'],
  ["app/page.tsx", 'import { provenanceOf } from "@/lib/providers/provenance";'],
  ["e2e/list.spec.ts", 'import answer from "../lib/providers/jdcloud-vm/fixtures/list.json";'],
  ["e2e/wire/baidu.test.ts", 'import { openProvider } from "@/lib/providers/index";'],
  ["e2e/own-app.ts", 'import { NEXT_BIN, ROOT } from "../scripts/build";'],
  ["e2e/own-database.ts", 'import { openPostgres } from "@/lib/postgres";'],
  ["e2e/access/product.ts", 'import { ROOT } from "../../scripts/build";'],
  ["e2e/canary/tour.ts", 'import messages from "@/messages/en.json" with { type: "json" };'],
  ["e2e/canary/own-secrets.ts", 'import { tokenSecret } from "@/lib/auth/token";'],
  ["scripts/demo.ts", 'import { startClouds } from "../e2e/clouds/start";'],
  ["lib/providers/baidu-bcc/client.test.ts", 'import { sign } from "../jdcloud-vm/sign";'],
  ["lib/domain/image.ts", '// import { z } from "zod";\n/* import x from "../log" */'],
])("%s may have %s", (file, text) => {
  expect(complaints(file, text)).toEqual([]);
});

it.each([
  ["lib/domain/image.ts", 'import { z } from "zod";', "zod"],
  ["lib/domain/image.ts", 'import { readFile } from "node:fs";', "node:fs"],
  ["lib/domain/image.ts", 'import { log } from "../log";', "lib/log"],
  [
    "lib/domain/image.ts",
    'export type { Json } from "../providers/lossless-json";',
    "lib/providers/lossless-json",
  ],
  ["lib/providers/http.ts", 'import { sign } from "./baidu-bcc/sign";', "lib/providers/baidu-bcc/sign"],
  [
    "lib/providers/catalog.ts",
    'import { client } from "./baidu-bcc/client";',
    "lib/providers/baidu-bcc/client",
  ],
  [
    "lib/providers/baidu-bcc/client.ts",
    'import type { A } from "../jdcloud-vm/schema";',
    "lib/providers/jdcloud-vm/schema",
  ],
  ["lib/providers/baidu-bcc/client.ts", 'import { sql } from "@/lib/database/sql";', "lib/database/sql"],
  ["lib/postgres/start.ts", 'import type { Image } from "../domain/image";', "lib/domain/image"],
  ["lib/database/tables.ts", 'const a = await import("../inventory/store");', "lib/inventory/store"],
  ["lib/inventory/store.ts", 'import { open } from "../connections/vault";', "lib/connections/vault"],
  ["lib/auth/guard.ts", 'import { CATALOG } from "../providers/catalog";', "lib/providers/catalog"],
  ["lib/sync/pass.ts", 'import { sign } from "../providers/baidu-bcc/sign";', "lib/providers/baidu-bcc/sign"],
  ["lib/sync/pass.ts", 'import {\n  a,\n  b,\n} from "../links/token";', "lib/links/token"],
  ["lib/metrics/index.ts", 'import { database } from "../database";', "lib/database/index"],
  ["lib/health/gauges.ts", 'import { openCredentials } from "../connections";', "lib/connections/index"],
  ["lib/providers/http.ts", 'import { metrics } from "../metrics";', "lib/metrics/index"],
  ["lib/env/index.ts", 'import { connect } from "../postgres/start";', "lib/postgres/start"],
  ["lib/sync/pass.ts", 'import { boot } from "../boot";', "lib/boot"],
  ["lib/boot.ts", 'import { openProvider } from "./providers";', "lib/providers/index"],
  ["components/images/table.tsx", 'import "@/lib/connections/vault";', "lib/connections/vault"],
  ["components/images/table.tsx", 'import { createHttp } from "@/lib/providers/http";', "lib/providers/http"],
  ["app/page.tsx", 'import { openProvider } from "@/lib/providers/index";', "lib/providers/index"],
  ["app/page.tsx", 'import { openProvider } from "@/lib/providers";', "lib/providers/index"],
  ["app/page.tsx", 'import { sign } from "../lib/providers/baidu-bcc/sign";', "lib/providers/baidu-bcc/sign"],
  ["app/page.tsx", "const page = require('../e2e/page');", "e2e/page"],
  ["lib/sync/pass.test.ts", 'import { startClouds } from "@/e2e/clouds/start";', "e2e/clouds/start"],
  ["instrumentation.ts", 'import { startClouds } from "./e2e/clouds/start";', "e2e/clouds/start"],
  [
    "e2e/clouds/baidu-bcc/verify.ts",
    'import { sign } from "@/lib/providers/baidu-bcc/sign";',
    "lib/providers/baidu-bcc/sign",
  ],
  ["e2e/clouds/control.ts", 'import { openPostgres } from "@/lib/postgres";', "lib/postgres/index"],
  ["e2e/clouds/control.ts", 'import { ROOT } from "../../scripts/build";', "scripts/build"],
  ["e2e/own-app.ts", 'import { startDemo } from "../scripts/demo";', "scripts/demo"],
  ["e2e/own-database.ts", 'import { connect } from "@/lib/postgres/server";', "lib/postgres/server"],
  ["e2e/access/sign-in.ts", 'import { tokenSecret } from "@/lib/auth/token";', "lib/auth/token"],
  ["e2e/canary/tour.ts", 'import { open } from "@/lib/connections/vault";', "lib/connections/vault"],
  ["app/page.tsx", 'import { ROOT } from "@/scripts/build";', "scripts/build"],
])("%s must not have %s", (file, text, target) => {
  expect(complaints(file, text)).toEqual([`${file} must not import ${target}`]);
});

it("asks for a rule where a folder of lib has none", () => {
  expect(complaints("lib/novelty/a.ts", 'import "../domain/image";')).toEqual([
    "lib/novelty/a.ts lies in a folder that has no rule yet",
  ]);
});
