import { DeadEnd } from "@/components/shell/dead-end";

/** No such state was kept, or it was revoked, or it is too old. */
export default function SeenNotFound() {
  return <DeadEnd words="seen.notFound" />;
}
