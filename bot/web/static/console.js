// The console goes on when the connection drops: what is done then waits in this browser, in order, and is sent
// once it is back. Each deed has a key, so the server does it once however often it arrives. Without this script
// the page works as plain forms.
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

  const show = async (answer, askedAt) => {
    const text = await answer.text();
    const fresh = new DOMParser().parseFromString(text, "text/html").getElementById("following");
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
      while (read().length) {
        const askedAt = performance.now();
        const answer = await send(read()[0]);
        if (answer.status >= 500) break; // not taken: it stays first
        keep(read().slice(1));
        await show(answer, askedAt);
      }
    } catch {
      // still no connection; what waits stays in order
    } finally {
      sending = false;
    }
  };

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.querySelector('input[name="once"]')) return;
    event.preventDefault();
    const data = new FormData(form, event.submitter);
    data.set("once", newKey());
    const words = (event.submitter && event.submitter.textContent.trim()) || "";
    keep([...read(), { to: form.action, body: new URLSearchParams(data).toString(), words }]);
    form.reset(); // what was typed is kept, and would be sent twice by a second press
    sendAll();
  });

  window.addEventListener("online", sendAll);
  setInterval(() => read().length && sendAll(), TRY_EVERY);
  tell();
  sendAll();
})();
