/** `7.10` after `7.9`: every number padded to the same width. */
export function sortableVersion(text: string): string {
  return text.replace(/\d+/g, (digits) => digits.padStart(8, "0"));
}
