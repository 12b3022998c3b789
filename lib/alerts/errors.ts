/** Why an act on alerts or their targets was refused; pages have a text for each. */
export class AlertError extends Error {
  override name = "AlertError";
  constructor(readonly reason: "alert-unknown" | "target-unknown" | "too-many-targets" | "target-address") {
    super(reason);
  }
}
