import { expect, it } from "vitest";
import { markdownLine } from "./markdown-line";

const IMAGE = {
  name: "order-db",
  id: "img-1",
  url: "https://neph.example/images/a/b/img-1",
  where: "jd, cn",
};

it.each([
  [{}, "[order-db](https://neph.example/images/a/b/img-1) · `img-1` · jd, cn"],
  [{ name: null }, "[img-1](https://neph.example/images/a/b/img-1) · `img-1` · jd, cn"],
  [{ name: " \n " }, "[img-1](https://neph.example/images/a/b/img-1) · `img-1` · jd, cn"],
  [
    { name: "a](https://evil.example)" },
    "[a\\]\\(https\\://evil.example\\)](https://neph.example/images/a/b/img-1) · `img-1` · jd, cn",
  ],
  [
    { name: "a\n\n# b\u2028<img src=x>" },
    "[a \\# b \\<img src=x\\>](https://neph.example/images/a/b/img-1) · `img-1` · jd, cn",
  ],
  [{ name: "@everyone" }, "[\\@everyone](https://neph.example/images/a/b/img-1) · `img-1` · jd, cn"],
  [{ url: "https://neph.example/(x)" }, "[order-db](https://neph.example/%28x%29) · `img-1` · jd, cn"],
  [
    { name: "数据中心版 64位" },
    "[数据中心版 64位](https://neph.example/images/a/b/img-1) · `img-1` · jd, cn",
  ],
])("%j", (change, line) => {
  expect(markdownLine({ ...IMAGE, ...change })).toBe(line);
});
