import { describe, expect, it } from "vitest";
import { entriesIn, exportsOf, nameOf } from "./product";

describe("a module's exports", () => {
  it.each([
    ["export async function GET() {}", ["GET"]],
    ["export const GET = (request: Request): Promise<Response> => answer();", ["GET"]],
    ['export { handle as GET, handle as POST } from "./x";', ["GET", "POST"]],
    ["export const one = action(); export const two = action();", ["one", "two"]],
    ["export type Shape = { a: string };\nexport interface Port {}\nexport { type Other };", []],
    ["// export const off = 1\n/* export const off = 2 */ export let on = 3", ["on"]],
    ['const text = "a // b"; export function told() {}', ["told"]],
    ["export default function Page() {}", ["default"]],
  ])("are read from %s", (text, names) => {
    expect(exportsOf("x.ts", text)).toEqual(names);
  });

  it("are never guessed", () => {
    expect(() => exportsOf("x.ts", 'export * from "./y";')).toThrow("cannot tell");
    expect(() => exportsOf("x.ts", "export const { a, b } = made();")).toThrow("cannot tell");
  });
});

describe("what answers requests", () => {
  const names = (file: string, text: string) => entriesIn(file, text).map(nameOf);

  it("is each page, each method of a route and each export of an actions file", () => {
    expect(names("app/(a)/[id]/page.tsx", "export default function Page() {}")).toEqual([
      "app/(a)/[id]/page.tsx",
    ]);
    expect(names("app/api/x/route.ts", "export const dynamic = 1; export function DELETE() {}")).toEqual([
      "app/api/x/route.ts DELETE",
    ]);
    expect(names("lib/deep/acts.ts", '// first\n"use server";\nexport const act = make();')).toEqual([
      "lib/deep/acts.ts act",
    ]);
    expect(names("components/page.tsx", "export function Page() {}")).toEqual([]);
  });

  it("is refused where no row could name it", () => {
    expect(() => names("app/x/page.tsx", 'async function act() { "use server"; }')).toThrow("inline action");
    expect(() => names("app/robots.ts", "export default function robots() {}")).toThrow("would be served");
    expect(() => names("app/@modal/default.tsx", "export default function D() {}")).toThrow(
      "would be served",
    );
  });
});
