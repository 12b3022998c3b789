const TEXT_TYPE = 25;
const HEAD_BYTES = 20;
const NO_VALUE = -1;

/**
 * Texts in PostgreSQL's binary form of an array: the driver sends buffers as they are. The written form has to be
 * escaped letter by letter here and read letter by letter there, which for pages of pictures took as long as storing
 * them. Head (`array_recv`): dimensions, whether there are nulls, type, length, first index; then each value behind its
 * length in bytes.
 */
export function textArray(texts: readonly (string | null)[]): Buffer {
  const lengths = texts.map((text) => (text === null ? NO_VALUE : Buffer.byteLength(text)));
  const bytes = lengths.reduce((sum, length) => sum + 4 + Math.max(0, length), HEAD_BYTES);
  const array = Buffer.allocUnsafe(bytes);
  array.writeInt32BE(1, 0);
  array.writeInt32BE(lengths.includes(NO_VALUE) ? 1 : 0, 4);
  array.writeInt32BE(TEXT_TYPE, 8);
  array.writeInt32BE(texts.length, 12);
  array.writeInt32BE(1, 16);
  let at = HEAD_BYTES;
  for (const [index, text] of texts.entries()) {
    at = array.writeInt32BE(lengths[index] ?? NO_VALUE, at);
    if (text !== null) at += array.write(text, at);
  }
  return array;
}
