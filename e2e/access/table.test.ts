import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { ROOT } from "../../scripts/build";
import { PRINCIPALS } from "./principals";
import { entriesOf, nameOf } from "./product";
import { TABLE } from "./table";

const entries = entriesOf().map(nameOf);
const rows = new Set(TABLE.map(({ entry }) => entry).filter((entry) => entry !== null));

describe("the access table", () => {
  it("is compared with a product that was found", () => {
    expect(entries).toEqual(
      expect.arrayContaining([
        "app/(signed-in)/images/page.tsx",
        "app/api/images/route.ts GET",
        "app/(signed-in)/images/actions.ts lookAtImage",
      ]),
    );
  });

  it.each(entries)("has a row for %s", (entry) => {
    expect(rows).toContain(entry);
  });

  it.each([...rows])("names something that exists: %s", (entry) => {
    expect(entries).toContain(entry);
  });

  it.each(TABLE.filter(({ entry }) => entry !== null))(
    "says what everybody is answered: $entry",
    ({ expected }) => {
      expect(Object.keys(expected).sort()).toEqual([...PRINCIPALS].sort());
    },
  );

  it("lets a stranger do nothing that somebody signed in may not, but to come in", () => {
    const open = TABLE.filter(({ expected }) => expected.anonymous === "OK" && expected.admin !== "OK");
    expect(new Set(open.map(({ entry }) => entry))).toEqual(
      new Set([
        "app/sign-in/page.tsx",
        "app/invite/[token]/page.tsx",
        "app/invite/[token]/actions.ts acceptOneTimeLink",
      ]),
    );
  });

  it("knows for each protected read what it would tell", () => {
    const silent = TABLE.filter(
      (row) =>
        row.kind === "read" &&
        row.tells === undefined &&
        row.expected.anonymous !== "OK" &&
        Object.values(row.expected).includes("OK"),
    );
    expect(silent).toEqual([]);
  });
});

/** What makes actions, and where it comes from. That of accounts is made of the other. */
const MAKERS = { action: "@/lib/auth/action", connectionAction: "./connection-action" };

it.each(entriesOf().filter((entry) => entry.kind === "action"))(
  "asks for role and input by a maker of actions: $name",
  ({ file, name }) => {
    const text = readFileSync(path.join(ROOT, file), "utf8");
    const maker = Object.entries(MAKERS).find(([it]) => text.includes(`export const ${name} = ${it}(`));
    expect(maker).toBeDefined();
    expect(text).toContain(`import { ${maker?.[0]} } from "${maker?.[1]}";`);
  },
);
