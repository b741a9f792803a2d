// How the page looks, remembered on this device only. Runs before the page is drawn, so that nothing flashes.
(() => {
  "use strict";
  const page = document.documentElement;
  const asked = new URLSearchParams(location.search);
  const remembered = ["theme", "text"];
  page.classList.add("has-script");

  const recall = (name) => {
    try {
      return localStorage.getItem(`alongside-${name}`);
    } catch {
      return null; // the browser keeps nothing for us; the page still works
    }
  };

  const keep = (name, value) => {
    try {
      localStorage.setItem(`alongside-${name}`, value);
    } catch {
      // as above
    }
  };

  for (const name of remembered) {
    const value = recall(name);
    if (value && !asked.has(name)) page.dataset[name] = value;
  }

  const withChoice = (address, name, value) => {
    const changed = new URL(address);
    changed.searchParams.set(name, value);
    return changed.href;
  };

  const mark = () => {
    for (const link of document.querySelectorAll("a[data-look]")) {
      const { look, value } = link.dataset;
      if (!remembered.includes(look)) continue;
      if (page.dataset[look] === value) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  };

  const choose = (name, value) => {
    page.dataset[name] = value;
    keep(name, value);
    history.replaceState(null, "", withChoice(location.href, name, value));
    for (const link of document.querySelectorAll("a[data-look]")) {
      if (link.dataset.look !== name) link.href = withChoice(link.href, name, value);
    }
    mark();
  };

  document.addEventListener("DOMContentLoaded", () => {
    mark();
    document.addEventListener("click", (event) => {
      const link = event.target.closest("a[data-look]");
      if (!link || !remembered.includes(link.dataset.look)) return;
      event.preventDefault();
      choose(link.dataset.look, link.dataset.value);
    });
  });
})();
