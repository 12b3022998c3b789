// @vitest-environment happy-dom
import { cleanup, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { renderIn } from "../testing/render-in";
import { Sheet } from "./sheet";

afterEach(cleanup);

it.each(["middle", "wide", "small"] as const)(
  "puts the focus into the first field of a %s dialog",
  (place) => {
    renderIn(
      "en",
      <Sheet open title="Asked" place={place} onClose={() => {}}>
        <input type="hidden" name="who" />
        <p>Something is asked.</p>
        <input aria-label="Answer" />
        <button type="button">Do it</button>
      </Sheet>,
    );
    expect(document.activeElement).toBe(screen.getByLabelText("Answer"));
  },
);
