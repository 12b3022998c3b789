const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;
const INDENT = "  ";

/**
 * JSON with line breaks and indents for reading; every other character stays as it was, so that integers beyond
 * 2^53, repeated keys and escapes survive. Null for text that is no JSON.
 */
export function prettyJson(text: string): string | null {
  try {
    JSON.parse(text);
  } catch {
    return null;
  }
  const tokens = text.match(TOKEN) ?? [];
  let depth = 0;
  let pretty = "";
  tokens.forEach((token, position) => {
    const next = tokens[position + 1];
    if (token === "{" || token === "[") {
      const closes = next === "}" || next === "]";
      if (!closes) depth += 1;
      pretty += closes ? token : `${token}\n${INDENT.repeat(depth)}`;
    } else if (token === "}" || token === "]") {
      const previous = tokens[position - 1];
      if (previous === "{" || previous === "[") pretty += token;
      else {
        depth -= 1;
        pretty += `\n${INDENT.repeat(depth)}${token}`;
      }
    } else if (token === ",") pretty += `,\n${INDENT.repeat(depth)}`;
    else pretty += token === ":" ? ": " : token;
  });
  return pretty;
}
