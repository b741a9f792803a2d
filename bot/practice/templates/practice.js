// Fills the bar above the simulated Discord: who this tab is, where they can go, what is new, and what went wrong.
const LOOK_EVERY = 1500; // milliseconds
const key = location.hash.slice(1);
const bar = document.querySelector("#practice-bar");
const simcordStatus = document.querySelector("#action-status");

let seat = null;
let drawn = "";

const remembered = (place) => localStorage.getItem(`seen:${seat.started}:${place.key}`) ?? "";
const remember = (place) => localStorage.setItem(`seen:${seat.started}:${place.key}`, place.newest);

function element(name, options = {}, ...children) {
  const made = Object.assign(document.createElement(name), options);
  made.append(...children);
  return made;
}

const who = element("strong");
const nav = element("nav");
const trouble = element("p", { className: "trouble" });
trouble.setAttribute("role", "status");
const start = element("a", { className: "start" });
bar.append(who, nav, start, trouble);

function placeLink(place) {
  const link = element("a", { href: `#${place.key}`, textContent: place.label });
  if (place.here) link.setAttribute("aria-current", "page");
  else if (place.newest !== remembered(place)) link.append(element("span", { className: "new", textContent: seat.new }));
  return element("li", {}, link);
}

function draw() {
  seat.places.filter((place) => place.here).forEach(remember);
  const state = JSON.stringify([seat, seat.places.map(remembered)]);
  if (state === drawn) return;
  drawn = state;
  document.title = seat.title;
  who.textContent = seat.who;
  nav.setAttribute("aria-label", seat.places_label);
  Object.assign(start, { href: seat.start_page, textContent: seat.start_label });
  const focused = nav.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null;
  nav.replaceChildren(element("ul", {}, ...seat.places.map(placeLink)));
  if (focused) nav.querySelector(`a[href="${CSS.escape(focused)}"]`)?.focus();
}

function tellTrouble() {
  const words = seat?.troubles[simcordStatus.textContent.trim()] ?? "";
  if (trouble.textContent !== words) trouble.textContent = words;
}

async function look() {
  try {
    const answer = await fetch("/practice-seat", { headers: { "X-Simcord-Capability": key }, cache: "no-store" });
    if (!answer.ok) return;
    const known = seat?.started;
    seat = await answer.json();
    if (known && known !== seat.started) location.reload();
    draw();
    tellTrouble();
  } catch {
    // Practice mode is not running; SimCord's own page notices too, and its words become ours.
  } finally {
    setTimeout(look, LOOK_EVERY);
  }
}

new MutationObserver(tellTrouble).observe(simcordStatus, { childList: true, characterData: true, subtree: true });
look();
