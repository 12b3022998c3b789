import { classes } from "@/components/ui/classes";
import type { FoundLine } from "@/lib/domain/found-lines";
import styles from "./json-text.module.css";

/** Numbered and coloured lines cost an element each; longer texts are shown plain. */
const MOST_LINES = 2000;
const TOKEN = /("(?:[^"\\]|\\.)*")(\s*:)?|-?\d[\d.eE+-]*|true|false|null/g;

/** Lines of pretty-printed JSON with their numbers, texts and numbers told apart by colour, found lines stressed. */
export function JsonText({ lines }: { lines: FoundLine[] }) {
  if (lines.length > MOST_LINES) {
    return (
      <pre className="mono p-3 leading-[19px] whitespace-pre">{lines.map(({ text }) => `${text}\n`)}</pre>
    );
  }
  return (
    <pre className={classes("mono py-2 leading-[19px]", styles.lines)} dir="ltr">
      {lines.map(({ number, text, found }) => (
        <span
          key={number}
          data-line={number}
          className={classes(styles.line, found && "bg-accent-soft forced-colors:outline")}
        >
          {coloured(text)}
          {"\n"}
        </span>
      ))}
    </pre>
  );
}

function coloured(line: string): React.ReactNode[] {
  const parts: React.ReactNode[] = [];
  let at = 0;
  for (const match of line.matchAll(TOKEN)) {
    const [token, text, colon] = match;
    parts.push(line.slice(at, match.index));
    at = match.index + token.length;
    if (text !== undefined && colon !== undefined) parts.push(token);
    else {
      parts.push(
        <span key={match.index} className={text === undefined ? "text-warn" : "text-accent"}>
          <bdi>{token}</bdi>
        </span>,
      );
    }
  }
  parts.push(line.slice(at));
  return parts;
}
