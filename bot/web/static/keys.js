// Single keys for the running of a meeting. They are off until somebody turns them on, because speech input and screen
// readers use single keys too (WCAG 2.1.4), and they do nothing while somebody types or chooses.
(() => {
  "use strict";
  const KEPT = "alongside-console-keys";
  const find = (id) => document.getElementById(id);
  const toggle = find("use-keys");
  const said = find("key-said");

  const on = () => toggle.getAttribute("aria-pressed") === "true";

  const use = (wanted) => {
    toggle.setAttribute("aria-pressed", String(wanted));
    try {
      localStorage.setItem(KEPT, wanted ? "on" : "off");
    } catch {
      // the browser keeps nothing for us; the choice lasts as long as the page
    }
  };

  const words = (button) => button.textContent.trim();

  toggle.addEventListener("click", () => use(!on()));

  document.addEventListener("keydown", (event) => {
    if (!on() || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    const line = find("keys").querySelector(`[data-for="${CSS.escape(event.key.toLowerCase())}"]`);
    if (!line) return;
    const button = document.querySelector(`#following [data-key="${line.dataset.for}"]`);
    said.textContent = button ? words(button) : said.dataset.nothing;
    if (button) button.click();
  });

  try {
    if (localStorage.getItem(KEPT) === "on") use(true);
  } catch {
    // as above
  }
})();
