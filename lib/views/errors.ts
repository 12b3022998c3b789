import { VIEW_REFUSAL_STATUS, type ViewRefusal } from "../domain/view";

/** An act on a saved view was refused. `status` is the one of HTTP. */
export class ViewError extends Error {
  override name = "ViewError";
  readonly status: number;
  constructor(
    readonly reason: ViewRefusal,
    options?: ErrorOptions,
  ) {
    super(reason, options);
    this.status = VIEW_REFUSAL_STATUS[reason];
  }
}
