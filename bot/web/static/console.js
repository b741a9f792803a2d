// The console goes on when the connection drops: what is done then waits in this browser, in order, and is sent
// once it is back. Each deed has a key, so the server does it once however often it arrives. The forms of the running
// page always go this way; the others are plain forms while there is a connection, as all are without this script.
(() => {
  "use strict";
  const KEPT = "alongside-waiting";
  const TRY_EVERY = 3000; // milliseconds

  const find = (id) => document.getElementById(id);
  const waitingWords = find("waiting-words");
  const here = find("following").dataset.console;
  const key = `${KEPT}:${here}`;

  const read = () => {
    try {
      return JSON.parse(localStorage.getItem(key) || "[]");
    } catch {
      return memory;
    }
  };

  let memory = [];

  const keep = (waiting) => {
    memory = waiting;
    try {
      localStorage.setItem(key, JSON.stringify(waiting));
    } catch {
      // the browser keeps nothing for us; what waits lasts as long as the page
    }
    tell();
  };

  const tell = () => {
    const count = read().length;
    waitingWords.hidden = count === 0;
    find("waiting-count").textContent = String(count);
    const list = find("waiting-list");
    list.replaceChildren(
      ...read().map((deed) => {
        const line = document.createElement("li");
        line.textContent = deed.words;
        return line;
      }),
    );
  };

  const newKey = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (n) => n.toString(16).padStart(2, "0")).join("");

  const send = (deed) =>
    fetch(deed.to, {
      method: "POST",
      headers: { "Content-Type": "application/x-www-form-urlencoded", Accept: "text/html" },
      body: deed.body,
      signal: AbortSignal.timeout(10000),
    });

  // What was refused after a wait is said until somebody has read it: the page that answers the next deed hides it.
  const tellRefused = (deed, page) => {
    const why = page && page.querySelector(".problem");
    const line = document.createElement("li");
    line.textContent = `${deed.words}: ${why ? why.textContent.trim() : find("refused").dataset.why}`;
    find("refused-list").append(line);
    find("refused").hidden = false;
  };

  find("refused-read").addEventListener("click", () => {
    find("refused").hidden = true;
    find("refused-list").replaceChildren();
  });

  const show = async (answer, askedAt, deed, alone) => {
    const text = await answer.text();
    const fresh = new DOMParser().parseFromString(text, "text/html").getElementById("following");
    if (answer.status >= 400 && !alone) tellRefused(deed, fresh);
    if (!fresh) {
      location.reload();
      return;
    }
    const focused = document.activeElement && document.activeElement.id;
    find("following").replaceWith(document.adoptNode(fresh));
    if (focused && find(focused)) find(focused).focus();
    document.dispatchEvent(new CustomEvent("alongside:shown", { detail: askedAt }));
  };

  let sending = false;

  const sendAll = async () => {
    if (sending) return;
    sending = true;
    try {
      let alone = read().length === 1;
      while (read().length) {
        const [deed] = read();
        const askedAt = performance.now();
        const answer = await send(deed);
        if (answer.status >= 500) break; // not taken: it stays first
        keep(read().slice(1));
        alone = alone && !read().length;
        await show(answer, askedAt, deed, alone);
      }
    } catch {
      // still no connection; what waits stays in order
    } finally {
      sending = false;
    }
  };

  const isLost = () => !navigator.onLine || document.documentElement.hasAttribute("data-lost");

  const goesThisWay = (form, to) =>
    form.method === "post" &&
    new URL(to).pathname.startsWith(`${here}/`) &&
    (form.querySelector('input[name="once"]') || isLost() || read().length > 0);

  document.addEventListener("submit", (event) => {
    const form = event.target;
    const button = event.submitter;
    const to = button && button.hasAttribute("formaction") ? button.formAction : form.action;
    if (!goesThisWay(form, to)) return;
    event.preventDefault();
    const data = new FormData(form, button);
    data.set("once", newKey());
    const words = (button && button.textContent.trim()) || "";
    keep([...read(), { to, body: new URLSearchParams(data).toString(), words }]);
    form.reset(); // what was typed is kept, and would be sent twice by a second press
    sendAll();
  });

  window.addEventListener("online", sendAll);
  setInterval(() => read().length && sendAll(), TRY_EVERY);
  tell();
  sendAll();
})();
