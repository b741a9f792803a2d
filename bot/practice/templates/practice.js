// Fills the bar above the simulated Discord: who this tab is, where they can go, and where something is new.
const key = location.hash.slice(1);
const bar = document.querySelector("#practice-bar");

const remembered = (place) => localStorage.getItem(`seen:${place}`) ?? "";
const remember = (place, newest) => localStorage.setItem(`seen:${place}`, newest);

function element(name, options = {}, ...children) {
  const made = Object.assign(document.createElement(name), options);
  made.append(...children);
  return made;
}

function placeLink(place, newWord) {
  const link = element("a", { href: `#${place.key}`, textContent: place.label });
  if (place.here) {
    link.setAttribute("aria-current", "page");
    remember(place.key, place.newest);
  } else if (place.newest !== remembered(place.key)) {
    link.append(element("span", { className: "new", textContent: newWord }));
  }
  return element("li", {}, link);
}

let drawn = "";

function draw(seat) {
  for (const place of seat.places) if (place.here) remember(place.key, place.newest);
  const state = JSON.stringify([seat, seat.places.map((place) => remembered(place.key))]);
  if (state === drawn) return;
  drawn = state;
  document.title = seat.title;
  const places = element("ul", {}, ...seat.places.map((place) => placeLink(place, seat.new)));
  const nav = element("nav", {}, places);
  nav.setAttribute("aria-label", seat.places_label);
  const start = element("a", { className: "start", href: seat.start_page, textContent: seat.start_label });
  const focused = document.activeElement?.closest?.("#practice-bar a")?.getAttribute("href");
  bar.replaceChildren(element("strong", { textContent: seat.who }), nav, start);
  if (focused) bar.querySelector(`a[href="${CSS.escape(focused)}"]`)?.focus();
}

async function look() {
  try {
    const answer = await fetch("/practice-seat", { headers: { "X-Simcord-Capability": key }, cache: "no-store" });
    if (answer.ok) draw(await answer.json());
  } finally {
    setTimeout(look, 1500);
  }
}

look();
