import { expect, it } from "vitest";
import type { ImageRow } from "../../domain/image-list";
import { exportStream } from "./stream";
import { exportRow } from "./testing/rows";
import type { ExportWriter } from "./writers";

const writer: ExportWriter = {
  begin: () => "begin",
  page: (rows) => rows.map(({ name }) => `,${name}`).join(""),
  end: () => ",end",
};

/** So many pages of one row, counting those that were asked for; and whether they were closed. */
function pagesOf(count: number, fails = false) {
  const seen = { asked: 0, closed: false };
  async function* pages(): AsyncGenerator<readonly ImageRow[], void> {
    try {
      for (let at = 0; at < count; at += 1) {
        seen.asked += 1;
        yield [exportRow({ name: `row ${at}` })];
      }
      if (fails) throw new Error("the database went away");
    } finally {
      seen.closed = true;
    }
  }
  return { seen, pages: pages() };
}

/** Everything that does not wait for something outside has run. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

it("writes begin, pages and end", async () => {
  const { pages } = pagesOf(2);
  expect(await new Response(exportStream(writer, pages)).text()).toBe("begin,row 0,row 1,end");
});

it("goes on past pages without rows", async () => {
  async function* pages(): AsyncGenerator<readonly ImageRow[], void> {
    yield [];
    yield [exportRow({ name: "a" })];
    yield [];
  }
  expect(await new Response(exportStream(writer, pages())).text()).toBe("begin,a,end");
});

it("asks for a page only when the reader has taken the one before", async () => {
  const { seen, pages } = pagesOf(100);
  const reader = exportStream(writer, pages).getReader();
  await settled();
  expect(seen.asked).toBe(0);
  for (let taken = 1; taken <= 5; taken += 1) {
    await reader.read();
    await settled();
    expect(seen.asked).toBe(taken);
  }
  await reader.cancel();
});

it("ends its reading when the reader goes away", async () => {
  const { seen, pages } = pagesOf(100);
  const reader = exportStream(writer, pages).getReader();
  await reader.read();
  await reader.read();
  await reader.cancel();
  expect(seen).toMatchObject({ closed: true });
  expect(seen.asked).toBeLessThanOrEqual(2);
});

it("breaks off when a page cannot be read, so that the file does not look whole", async () => {
  const { pages } = pagesOf(1, true);
  await expect(new Response(exportStream(writer, pages)).text()).rejects.toThrow("the database went away");
});
