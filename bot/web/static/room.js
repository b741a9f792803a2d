// The room screen follows the meeting: the server sends the whole picture, and this puts it up.
(() => {
  "use strict";
  const SPEAK_EVERY = 10000; // milliseconds between two things said to a screen reader
  const LOST_AFTER = 2500; // a short gap is not worth a notice
  const SILENT_AFTER = 40000; // the server beats every 15 seconds
  const BEAT_EVERY = 4000; // a screen that says nothing for ten seconds counts as off
  const TRY_AGAIN = 2000; // after a refusal; the browser tries a connection that broke each second

  const room = document.body;
  const find = (id) => document.getElementById(id);
  const notices = { lost: find("lost"), held: find("held") };

  // Putting up the picture

  let held = false; // on this screen
  let paused = !find("held").hidden; // on all of them, by a facilitator
  let blank = false;
  let waiting = null;

  let shownAt = performance.now();
  let resting = null;

  const other = (id, html) => {
    const template = document.createElement("template");
    template.innerHTML = html;
    const fresh = template.content.firstElementChild;
    return fresh && fresh.outerHTML !== find(id).outerHTML ? fresh : null;
  };

  const putUp = (id, html) => {
    const fresh = other(id, html);
    if (fresh) find(id).replaceWith(fresh);
    return Boolean(fresh);
  };

  // Where somebody needs it, a picture stays up for as long as it takes to read. Captions do not wait.
  const mustRest = (news) => {
    const left = shownAt + news.rest - performance.now();
    clearTimeout(resting);
    if (left <= 0 || !other("picture", news.html)) return false;
    waiting = news;
    resting = setTimeout(() => waiting && !held && receive(waiting), left);
    return true;
  };

  const show = (news) => {
    waiting = null;
    if (news.release !== room.dataset.release) {
      location.reload();
      return;
    }
    putUp("captions", news.captions);
    if (mustRest(news)) return;
    if (putUp("picture", news.html)) shownAt = performance.now();
    putUp("join", news.join);
    paused = news.paused;
    tellHeld();
    document.title = news.title;
    speak(news.spoken);
  };

  const receive = (news) => {
    if (held || (blank && news.release !== room.dataset.release)) waiting = news;
    else show(news);
  };

  // Saying what changed, seldom enough to leave room for the meeting

  const voice = find("spoken");
  let said = voice.dataset.shown;
  let next = said;
  let saidAt = -SPEAK_EVERY;
  let speaking = null;

  const speak = (words) => {
    next = words;
    if (speaking === null) speaking = setTimeout(sayNext, Math.max(0, saidAt + SPEAK_EVERY - performance.now()));
  };

  const sayNext = () => {
    speaking = null;
    if (next === said) return;
    said = next;
    saidAt = performance.now();
    voice.textContent = said;
  };

  // Staying connected

  let source = null;
  let losing = null;
  let silence = null;

  const heard = () => {
    clearTimeout(losing);
    losing = null;
    notices.lost.hidden = true;
    clearTimeout(silence);
    silence = setTimeout(startAgain, SILENT_AFTER);
  };

  const lose = () => {
    if (losing === null) losing = setTimeout(() => (notices.lost.hidden = false), LOST_AFTER);
  };

  const connect = () => {
    clearTimeout(silence);
    silence = setTimeout(startAgain, SILENT_AFTER);
    source = new EventSource(room.dataset.live);
    source.addEventListener("open", heard);
    source.addEventListener("beat", heard);
    source.addEventListener("room", (event) => {
      heard();
      receive(JSON.parse(event.data));
    });
    source.addEventListener("error", () => {
      lose();
      // The browser reconnects by itself unless it was refused.
      if (source.readyState === EventSource.CLOSED) setTimeout(startAgain, TRY_AGAIN);
    });
  };

  const startAgain = () => {
    lose();
    source.close();
    connect();
  };

  // Saying that this screen is on and in step, for whoever starts the meeting

  let beating = false;

  const beat = async () => {
    if (beating || source.readyState !== EventSource.OPEN) return;
    beating = true;
    try {
      await fetch(room.dataset.beat, { method: "POST" });
    } catch {
      // no connection; the next one tries again
    } finally {
      beating = false;
    }
  };

  setInterval(beat, BEAT_EVERY);

  // Controls

  const tellHeld = () => (notices.held.hidden = !held && !paused);

  const hold = (wanted) => {
    held = wanted;
    find("hold").setAttribute("aria-pressed", String(held));
    tellHeld();
    if (!held && waiting) show(waiting);
  };

  let before = null;

  const blankOut = (wanted) => {
    if (wanted === blank) return;
    blank = wanted;
    if (blank) before = document.activeElement;
    find("stage").inert = blank;
    find("unblank").hidden = !blank;
    if (blank) find("unblank").focus();
    else if (before) before.focus();
    if (!blank && waiting && !held) show(waiting);
  };

  const keysWork = () => find("keys").getAttribute("aria-pressed") === "true";

  const useKeys = (wanted) => {
    find("keys").setAttribute("aria-pressed", String(wanted));
    try {
      localStorage.setItem("alongside-keys", wanted ? "on" : "off");
    } catch {
      // the browser keeps nothing for us; the choice lasts as long as the page
    }
  };

  find("hold").addEventListener("click", () => hold(!held));
  find("blank").addEventListener("click", () => blankOut(true));
  find("unblank").addEventListener("click", () => blankOut(false));
  find("keys").addEventListener("click", () => useKeys(!keysWork()));

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !blank) find("settings").open = false;
    if (!keysWork() || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    const key = event.key.toLowerCase();
    if (key === "p") hold(!held);
    if (key === "b") blankOut(!blank);
  });

  try {
    if (localStorage.getItem("alongside-keys") === "off") useKeys(false);
  } catch {
    // as above
  }

  window.addEventListener("online", startAgain);
  window.addEventListener("pagehide", () => source.close());
  window.addEventListener("pageshow", (event) => event.persisted && startAgain());
  connect();
})();
