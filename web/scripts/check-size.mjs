// Holds the app to its budgets; the other pages are only reported.
import { BUDGET, bundleSize } from "./bundle-size.mjs";

const { shell, map, pages } = bundleSize();
console.log(`size (gzip): shell and list ${shell} kB of ${BUDGET.shell}, map ${map} kB of ${BUDGET.map}, other pages ${pages} kB`);
if (shell > BUDGET.shell || map > BUDGET.map) {
  console.error("The app is over its size budget.");
  process.exit(1);
}
