import { DeadEnd } from "@/components/shell/dead-end";

/** A page that asks for more rights than this person has. Keeps the bar. */
export default function Forbidden() {
  return <DeadEnd words="common.forbidden" />;
}
