// Runs before the first paint, so that nobody sees the wrong theme flash by.
(() => {
  let choice = "system";
  try {
    choice = JSON.parse(localStorage.getItem("kosmo.preferences") ?? "{}").theme ?? "system";
  } catch {
    // Unreadable preferences are as good as none.
  }
  const dark = choice === "dark" || (choice === "system" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.dataset.theme = dark ? "dark" : "light";
})();
