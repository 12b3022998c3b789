// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { copyText } from "./copy-text";

/** Where the browser was asked to copy from, and what was selected there. */
let copied: { text: string; inside: Element | null } | null;

beforeEach(() => {
  copied = null;
  document.execCommand = () => {
    const field = document.activeElement;
    if (!(field instanceof HTMLTextAreaElement)) return false;
    copied = { text: field.value, inside: field.parentElement };
    return true;
  };
});
afterEach(() => {
  document.body.innerHTML = "";
  vi.unstubAllGlobals();
});

const noClipboard = {};
const refusing = { clipboard: { writeText: () => Promise.reject(new Error("not permitted")) } };

describe.each([
  ["without a clipboard, as over plain http", noClipboard],
  ["with a clipboard that the browser refuses", refusing],
])("%s", (_, navigator) => {
  beforeEach(() => {
    vi.stubGlobal("navigator", navigator);
  });

  it("copies the old way, and gives the focus back", async () => {
    document.body.innerHTML = "<button>Copy</button>";
    const button = document.querySelector("button");
    button?.focus();
    expect(await copyText("img-1")).toBe(true);
    expect(copied).toEqual({ text: "img-1", inside: document.body });
    expect(document.activeElement).toBe(button);
    expect(document.querySelector("textarea")).toBeNull();
  });

  it.each(["<dialog open><button>Copy</button></dialog>", '<div role="dialog"><button>Copy</button></div>'])(
    "never leaves an open dialog: %s",
    async (html) => {
      document.body.innerHTML = html;
      document.querySelector("button")?.focus();
      expect(await copyText("img-1")).toBe(true);
      expect(copied?.inside).toBe(document.body.firstElementChild);
    },
  );

  it("finds the dialog when its button has lost the focus meanwhile", async () => {
    document.body.innerHTML = '<button>Share</button><div role="dialog"><button disabled>Copy</button></div>';
    expect(await copyText("https://nephoscope.example/s/neph_1")).toBe(true);
    expect(copied?.inside).toBe(document.querySelector("[role=dialog]"));
  });
});

it("says when nothing was copied", async () => {
  vi.stubGlobal("navigator", noClipboard);
  document.execCommand = () => false;
  expect(await copyText("img-1")).toBe(false);
});
