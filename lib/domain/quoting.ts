/** A word of a POSIX shell, quoted unless it is harmless as it stands. Line breaks and control characters stay inside. */
export function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/** A command of several lines: each pair of option and value on its own. */
export function shellCommand(
  words: readonly string[],
  options: readonly (readonly [string, string])[],
): string {
  const lines = options.map(([name, value]) => `  ${name} ${shellWord(value)}`);
  return [words.map(shellWord).join(" "), ...lines].join(" \\\n");
}

/** A string of HashiCorp's configuration language: `${` and `%{` would be templates there. */
export function hclString(text: string): string {
  const escaped = JSON.stringify(text)
    .slice(1, -1)
    .replace(/[$%](?=\{)/g, (sign) => sign + sign);
  return `"${escaped}"`;
}
