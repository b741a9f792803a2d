// A page for one person follows the meeting. Words and results are put in place at once; when the page itself has
// changed it is loaded anew, but never while a form is in use: then a button says so.
(() => {
  "use strict";
  const SPEAK_EVERY = 10000; // milliseconds between two things said to a screen reader
  const SPREAD = 800; // a whole room does not load its pages in the same moment
  const AGAIN = 3000; // between two loads of a page that shows more than it is sent

  const find = (id) => document.getElementById(id);
  const changed = find("show-change");
  let typing = "keep" in find("following").dataset; // what was typed and could not be used is still there
  let loading = null;
  let wanted = "";
  let last = "";

  const inUse = () => typing || find("following").contains(document.activeElement);

  const isBegun = (field) =>
    ["radio", "checkbox"].includes(field.type) ? field.checked !== field.defaultChecked : field.value !== field.defaultValue;

  // A piece with forms in it: what is being filled in stays, and so do the focus and what was opened.
  const put = (spot, html) => {
    if ([...spot.querySelectorAll("input:not([type=hidden]), textarea")].some(isBegun)) return;
    const open = [...spot.querySelectorAll("details[open][id]")].map((part) => part.id);
    const focused = spot.contains(document.activeElement) ? document.activeElement.id : "";
    spot.innerHTML = html;
    for (const id of open) if (find(id)) find(id).open = true;
    if (focused && find(focused)) find(focused).focus({ preventScroll: true });
  };

  const place = (news) => {
    for (const [name, words] of Object.entries(news.words)) {
      for (const spot of document.querySelectorAll(`[data-words="${name}"]`)) {
        if (spot.textContent !== words) spot.textContent = words;
      }
    }
    for (const [name, html] of Object.entries(news.pieces)) {
      const spot = document.querySelector(`[data-piece="${name}"]`);
      if (spot && spot.innerHTML !== html) put(spot, html);
    }
  };

  const address = () => {
    const asked = new URLSearchParams(location.search);
    asked.delete("done"); // what was just done is said once
    return `${find("following").dataset.page}?${asked}`;
  };

  const differs = () => wanted !== find("following").dataset.stamp;

  const load = async () => {
    loading = null;
    if (inUse()) {
      changed.hidden = !differs();
      return;
    }
    const stamp = wanted;
    const answer = await fetch(address(), { headers: { Accept: "text/html" } });
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("following");
    if (inUse()) {
      changed.hidden = !differs();
      return;
    }
    if (!fresh || !answer.ok) {
      location.reload();
      return;
    }
    const open = [...document.querySelectorAll("#following details[open][id]")].map((part) => part.id);
    find("following").replaceWith(document.adoptNode(fresh));
    for (const id of open) if (find(id)) find(id).open = true;
    typing = false;
    changed.hidden = true;
    if (wanted !== stamp) loadSoon(SPREAD);
  };

  const loadSoon = (within) => {
    if (loading === null) loading = setTimeout(() => load().catch(() => (changed.hidden = false)), Math.random() * within);
  };

  let said = "";
  let saidAt = -SPEAK_EVERY;
  let speaking = null;

  const sayNext = () => {
    speaking = null;
    if (find("spoken").textContent === said) return;
    saidAt = performance.now();
    find("spoken").textContent = said;
  };

  const speak = (words, first) => {
    if (first) {
      said = words; // what the page shows already needs no telling
      return;
    }
    if (words === said) return;
    said = words;
    if (speaking === null) speaking = setTimeout(sayNext, Math.max(0, saidAt + SPEAK_EVERY - performance.now()));
  };

  let first = true;

  const receive = (data) => {
    const news = JSON.parse(data);
    const page = find("following");
    wanted = news.stamp;
    if (wanted !== page.dataset.stamp) loadSoon(SPREAD);
    else if (data !== last && last && "eager" in page.dataset) setTimeout(() => loadSoon(0), AGAIN);
    place(news);
    speak(news.spoken, first);
    first = false;
    last = data;
  };

  document.addEventListener("input", (event) => {
    if (event.target.closest("#following form")) typing = true;
  });

  document.addEventListener("alongside:shown", () => (typing = "keep" in find("following").dataset));

  changed.addEventListener("click", () => location.assign(address()));

  let source = null;
  let silence = null;

  const heard = () => {
    clearTimeout(silence);
    silence = setTimeout(startAgain, 40000); // the server beats every 15 seconds
  };

  const connect = () => {
    heard();
    source = new EventSource(find("following").dataset.live);
    for (const kind of ["open", "beat"]) source.addEventListener(kind, heard);
    source.addEventListener("meeting", (event) => {
      heard();
      receive(event.data);
    });
    source.addEventListener("error", () => {
      if (source.readyState === EventSource.CLOSED) setTimeout(startAgain, 5000);
    });
  };

  const startAgain = () => {
    source.close();
    connect();
  };

  window.addEventListener("pagehide", () => source.close());
  window.addEventListener("pageshow", (event) => event.persisted && startAgain());
  connect();
})();
