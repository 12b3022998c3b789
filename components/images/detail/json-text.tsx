import { classes } from "@/components/ui/classes";
import styles from "./json-text.module.css";

/** Numbered and coloured lines cost an element each; longer texts are shown plain. */
const MOST_LINES = 2000;
const TOKEN = /("(?:[^"\\]|\\.)*")(\s*:)?|-?\d[\d.eE+-]*|true|false|null/g;

/** Pretty-printed JSON with line numbers, texts and numbers told apart by colour. */
export function JsonText({ text }: { text: string }) {
  const lines = text.split("\n");
  if (lines.length > MOST_LINES) {
    return <pre className="mono p-3 leading-[19px] whitespace-pre">{text}</pre>;
  }
  return (
    <pre className={classes("mono py-2 leading-[19px]", styles.lines)} dir="ltr">
      {lines.map((line, position) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines are nothing but their position.
        <span key={position} className={styles.line}>
          {coloured(line)}
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
