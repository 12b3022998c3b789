import type { ExportWriter } from "./writers";

/**
 * A file as a stream of bytes. A page is asked for when the reader has taken the one before, so no more than one is
 * held; when the reader goes away, the pages end. What cannot be read breaks the download off: a file that ends early
 * must not look whole.
 */
export function exportStream<Row>(
  writer: ExportWriter<Row>,
  pages: AsyncGenerator<readonly Row[], void>,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        controller.enqueue(encoder.encode(writer.begin()));
      },
      async pull(controller) {
        for (;;) {
          const { done, value } = await pages.next();
          const text = done ? writer.end() : writer.page(value);
          if (text !== "") controller.enqueue(encoder.encode(text));
          if (done) return controller.close();
          if (text !== "") return;
        }
      },
      async cancel() {
        await pages.return();
      },
    },
    { highWaterMark: 1 },
  );
}
