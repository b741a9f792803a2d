// A page for one person follows the meeting. Words and results are put in place at once; when the page itself has
// changed it is loaded anew, but never while a form is in use: then a button says so.
(() => {
  "use strict";
  const SPEAK_EVERY = 10000; // milliseconds between two things said to a screen reader
  const SPREAD = 800; // a whole room does not load its pages in the same moment
  const AGAIN = 3000; // between two loads of a page that shows more than it is sent
  const LOST_AFTER = 2500; // a short gap is not worth a notice
  const TRY_AGAIN = 1500; // until a connection that was refused is tried anew; the browser tries others each second

  const find = (id) => document.getElementById(id);
  const changed = find("show-change");
  let typing = "keep" in find("following").dataset; // what was typed and could not be used is still there
  let loading = null;
  let wanted = "";
  let last = "";
  let mine = false; // whether what is this person's own has changed, which no other phone is told

  const inUse = () => typing || find("following").contains(document.activeElement);

  const isBegun = (field) => {
    if (["radio", "checkbox"].includes(field.type)) return field.checked !== field.defaultChecked;
    if (field.options) return [...field.options].some((option) => option.selected !== option.defaultSelected);
    return field.value !== field.defaultValue;
  };

  // What somebody is filling in when a part is drawn anew: it goes on in the new part, with the cursor where it was.
  const carry = (from, to) => {
    for (const field of from.querySelectorAll("input[id]:not([type=hidden]), textarea[id], select[id]")) {
      const twin = isBegun(field) && to.querySelector(`#${CSS.escape(field.id)}`);
      if (!twin) continue;
      if (["radio", "checkbox"].includes(field.type)) twin.checked = field.checked;
      else twin.value = field.value;
    }
    for (const opened of from.querySelectorAll("details[open][id]")) {
      const twin = to.querySelector(`#${CSS.escape(opened.id)}`);
      if (twin) twin.open = true;
    }
  };

  const refocus = (was) => {
    const now = was && was.id && !was.isConnected && find(was.id);
    if (!now) return;
    now.focus({ preventScroll: true });
    if (typeof was.selectionStart === "number" && now.setSelectionRange) {
      now.setSelectionRange(was.selectionStart, was.selectionEnd);
    }
  };

  // A piece whose parts have names is put in place part by part, so that only what changed is drawn anew.
  const drawn = new WeakMap();

  const put = (spot, html) => {
    const fresh = document.createElement("template");
    fresh.innerHTML = html;
    const was = document.activeElement;
    const parts = [...fresh.content.children];
    const inStep = parts.length === spot.children.length && parts.every((part, n) => part.id && part.id === spot.children[n].id);
    if (inStep) {
      for (const [n, part] of parts.entries()) {
        const shown = spot.children[n];
        const as = part.outerHTML;
        if (drawn.get(shown) === as) continue;
        carry(shown, part);
        shown.replaceWith(part);
        drawn.set(part, as);
      }
    } else {
      carry(spot, fresh.content);
      spot.replaceChildren(fresh.content);
    }
    refocus(was);
  };

  const placed = new WeakMap();

  const place = (news) => {
    for (const [name, words] of Object.entries(news.words)) {
      for (const spot of document.querySelectorAll(`[data-words="${name}"]`)) {
        if (spot.textContent === words) continue;
        spot.textContent = words;
        if ("mine" in spot.dataset) mine = true;
      }
    }
    for (const [name, html] of Object.entries(news.pieces)) {
      const spot = document.querySelector(`[data-piece="${name}"]`);
      if (spot && placed.get(spot) !== html) {
        put(spot, html);
        placed.set(spot, html);
      }
    }
  };

  const address = () => {
    const asked = new URLSearchParams(location.search);
    asked.delete("done"); // what was just done is said once
    return `${find("following").dataset.page}?${asked}`;
  };

  const differs = () => mine || wanted !== find("following").dataset.stamp;

  const load = async () => {
    loading = null;
    if (inUse()) {
      changed.hidden = !differs();
      return;
    }
    const stamp = wanted;
    const askedAt = performance.now();
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
    mine = false;
    changed.hidden = true;
    catchUp(askedAt);
    if (wanted !== stamp || mine) loadSoon(SPREAD);
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
  let newest = null;
  let receivedAt = 0;

  // A page that was asked for before news came may be older than the news.
  const catchUp = (askedAt) => {
    if (newest && receivedAt >= askedAt) place(newest);
  };

  const receive = (data) => {
    const news = JSON.parse(data);
    const page = find("following");
    wanted = news.stamp;
    if (wanted !== page.dataset.stamp) loadSoon(SPREAD);
    else if (data !== last && last && "eager" in page.dataset) setTimeout(() => loadSoon(0), AGAIN);
    newest = news;
    receivedAt = performance.now();
    place(news);
    if (mine) loadSoon(SPREAD);
    speak(news.spoken, first);
    first = false;
    last = data;
  };

  document.addEventListener("input", (event) => {
    if (event.target.closest("#following form")) typing = true;
  });

  document.addEventListener("alongside:shown", (event) => {
    typing = "keep" in find("following").dataset;
    catchUp(event.detail);
  });

  changed.addEventListener("click", () => location.assign(address()));

  let source = null;
  let silence = null;
  let losing = null;

  // A page that has a place for it says that it may be behind; what is done then can wait for the connection.
  const tellLost = (lost) => {
    document.documentElement.toggleAttribute("data-lost", lost);
    if (find("lost")) find("lost").hidden = !lost;
  };

  const lose = () => {
    if (losing === null) losing = setTimeout(() => tellLost(true), LOST_AFTER);
  };

  const listen = () => {
    clearTimeout(silence);
    silence = setTimeout(startAgain, 40000); // the server beats every 15 seconds
  };

  const heard = () => {
    listen();
    if (!navigator.onLine) return; // what was on its way still came through
    clearTimeout(losing);
    losing = null;
    tellLost(false);
  };

  const connect = () => {
    listen();
    source = new EventSource(find("following").dataset.live);
    for (const kind of ["open", "beat"]) source.addEventListener(kind, heard);
    source.addEventListener("meeting", (event) => {
      heard();
      receive(event.data);
    });
    source.addEventListener("error", () => {
      lose();
      if (source.readyState === EventSource.CLOSED) setTimeout(startAgain, TRY_AGAIN + Math.random() * SPREAD);
    });
  };

  const startAgain = () => {
    lose();
    source.close();
    connect();
  };

  // A device that was offline or asleep asks at once, and is given the picture as it is now.
  const wake = () => document.visibilityState === "visible" && startAgain();

  window.addEventListener("online", wake);
  window.addEventListener("offline", lose);
  document.addEventListener("visibilitychange", () => source.readyState !== EventSource.OPEN && wake());
  window.addEventListener("pagehide", () => source.close());
  window.addEventListener("pageshow", (event) => event.persisted && startAgain());
  connect();
})();
