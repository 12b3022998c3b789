import { DeadEnd } from "@/components/shell/dead-end";

/** What a signed-in page does not know, as an account that was removed. Keeps the bar. */
export default function NotFound() {
  return <DeadEnd words="common.notFound" />;
}
