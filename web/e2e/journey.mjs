// The frame of a journey: a stack to walk through, a browser, and a visitor who notes what goes wrong.
import { after, before, test } from "node:test";
import { launch } from "./browser.mjs";
import { openStack } from "./stack.mjs";
import { visit } from "./visitor.mjs";

/**
 * Opens the stack and a browser for the journeys of a file, and closes them after the last. Returns what declares a journey:
 * its name, options, and the walk, which gets the visitor, his page, the stack and what `find` has found there.
 *
 * Options: `demo`, it needs somebody who signs in; `well: false`, the page shows faults on purpose; those of a visitor.
 */
export function journeys(find = async () => ({})) {
  let stack;
  let browser;
  let found;
  // All in one hook, because Node runs the hooks of a file at the same time.
  before(async () => {
    stack = await openStack();
    browser = await launch();
    found = await find(stack);
  });
  after(async () => {
    await browser?.close();
    await stack?.stop();
  });

  return (name, { demo = false, well = true, ...options }, walk) =>
    test(name, async (t) => {
      // With `./kosmo test` the hub is real and nothing is left out.
      if (demo && !stack.real) return t.skip("nobody can sign in at the made-up hub");
      const visitor = await visit(browser, stack, options);
      try {
        await walk({ ...found, stack, visitor, page: visitor.page });
        if (well) visitor.assertWell();
      } finally {
        await visitor.close();
      }
    });
}
