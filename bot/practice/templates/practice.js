// Fills the bar above the simulated Discord: who this tab is, where they can go, what is new, and what went wrong.
// Keeps the newest message in sight: at the start, and when the bot answers what was just done here.
const LOOK_EVERY = 1500; // milliseconds
const ANSWERED_WITHIN = 4000; // milliseconds
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

const app = document.querySelector("#preview-app");
const timeline = document.querySelector("#channel-timeline");
const messages = document.querySelector("#channel-message-list");
let newestBefore = null; // when this person last did something; null until the page has opened
let actedAt = -ANSWERED_WITHIN;

const newest = () => messages.lastElementChild?.dataset.messageId ?? "";

function showNewest() {
  // A message taller than the page shows its start; of any other the browser stops at the end.
  const { top } = messages.lastElementChild.getBoundingClientRect();
  timeline.scrollTop += top - timeline.getBoundingClientRect().top;
}

function followAnswer() {
  if (app.getAttribute("aria-busy") !== "false" || !newest() || newest() === newestBefore) return;
  if (newestBefore === null || performance.now() - actedAt < ANSWERED_WITHIN) showNewest();
  newestBefore = newest();
}

function noteAction() {
  newestBefore = newest();
  actedAt = performance.now();
}

new MutationObserver(followAnswer).observe(app, { attributes: true, attributeFilter: ["aria-busy"] });
for (const act of ["click", "submit", "keydown"]) app.addEventListener(act, noteAction, { capture: true });
new MutationObserver(tellTrouble).observe(simcordStatus, { childList: true, characterData: true, subtree: true });
look();
