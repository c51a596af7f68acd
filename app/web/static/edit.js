// What script adds to the form of a photograph: it works without. Parts come and go without a new
// page, what is typed is kept every few seconds, and keys reach what the mouse does.
"use strict";

const form = document.getElementById("edit");
const KEEP_EVERY_MS = 3000;
const ASK_AFTER_MS = 300;
let isDirty = false;
let isLeaving = false;
let keeping = null;

const body = () => document.getElementById("edit-body");
const typed = () => {
  const fields = [...new FormData(form)].filter(([, value]) => typeof value === "string");
  return new URLSearchParams(fields);
};

// Nothing typed is lost: it goes to the server while it is typed, and once more on leaving.
async function keep() {
  if (!isDirty || isLeaving || keeping) return;
  isDirty = false;
  keeping = send();
  await keeping;
  keeping = null;
}

async function send() {
  const told = (text) => { document.getElementById("kept-line").textContent = text; };
  const { kept, failed } = document.getElementById("kept-line").dataset;
  try {
    const answer = await fetch(`${form.action}/kept`, { method: "POST", body: typed() });
    if (answer.status !== 204) throw new Error(answer.statusText); // 200: the page to sign in again
    told(`${kept} ${new Date().toLocaleTimeString(document.documentElement.lang)}`);
  } catch {
    isDirty = true;
    told(failed);
  }
}

form.addEventListener("input", () => { isDirty = true; });
// What is on its way arrives before it is saved: afterwards it would stand there as not saved.
form.addEventListener("submit", async (event) => {
  isLeaving = true;
  if (!keeping) return;
  event.preventDefault();
  await keeping;
  keeping = null;
  form.requestSubmit(event.submitter);
});
window.addEventListener("pageshow", () => { isLeaving = false; });
window.addEventListener("pagehide", () => {
  if (isDirty && !isLeaving) navigator.sendBeacon(`${form.action}/kept`, typed());
});
setInterval(keep, KEEP_EVERY_MS);

// A part that comes or goes: nobody types into what is about to be replaced. An answer that is no
// form (the session is over, the server away) replaces nothing.
let unfolded = new Set(); // what stands behind "More", by the part's name

document.addEventListener("htmx:beforeRequest", (event) => {
  const open = document.querySelectorAll("[data-more][open]");
  unfolded = new Set([...open].map((more) => more.dataset.more));
  if (event.detail.target === body()) body().inert = true;
});
document.addEventListener("htmx:beforeSwap", (event) => {
  const isForm = event.detail.xhr.responseText.includes('id="edit-body"');
  event.detail.shouldSwap = isForm;
  event.detail.isError = !isForm;
  if (!isForm) tellFailure();
});
document.addEventListener("htmx:sendError", tellFailure);
document.addEventListener("htmx:afterSettle", prepare);

function tellFailure() {
  body().inert = false;
  const line = document.getElementById("kept-line");
  line.textContent = line.dataset.failed;
}

// Dates: what was understood is shown, and written down where nobody has said it otherwise.
const waiting = new Map();

form.addEventListener("input", ({ target }) => {
  const place = document.getElementById(`${target.id}-understood`)
    ?? form.querySelector(`[data-calendar="${target.id}"]`);
  if (!place || !target.id) return;
  clearTimeout(waiting.get(place.id));
  const written = document.getElementById(place.id.replace(/-understood$/, ""));
  waiting.set(place.id, setTimeout(() => understand(written, place), ASK_AFTER_MS));
});

async function understand(written, place) {
  const asked = written.value;
  const calendar = document.getElementById(place.dataset.calendar)?.value ?? "";
  const question = new URLSearchParams({ text: asked, calendar });
  const answer = await fetch(`${place.dataset.ask}?${question}`);
  if (!answer.ok || answer.redirected || written.value !== asked) return;
  place.innerHTML = await answer.text();
  const meaning = document.getElementById(place.dataset.meaning);
  const edtf = place.querySelector(".understood > p > .small > .code")?.textContent ?? "";
  if (meaning.value !== "" && meaning.value !== meaning.dataset.taken) return;
  meaning.value = edtf;
  meaning.dataset.taken = edtf;
  isDirty = true;
}

// Which of several dates is meant.
document.addEventListener("click", (event) => {
  const chosen = event.target.closest("[data-edtf]");
  if (!chosen) return;
  event.preventDefault();
  const meaning = document.getElementById(chosen.closest("[data-meaning]").dataset.meaning);
  meaning.value = chosen.dataset.edtf;
  meaning.focus();
  isDirty = true;
});

// Keys. Enter saves nothing by chance: in a list of words it opens the next one.
document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") {
    event.preventDefault();
    document.getElementById("save").click();
  }
  if (event.altKey && event.code === "KeyU") {
    event.preventDefault();
    goToNextUnread();
  }
  if (event.key !== "Enter" || !event.target.matches("#edit input:not([type=file])")) return;
  event.preventDefault();
  event.target.closest(".rows-subjects")?.querySelector(":scope > .add button").click();
});

function unread() {
  const written = [...document.querySelectorAll(".inscription-part")];
  return written.filter((part) => [...part.querySelectorAll(".rows-readings textarea[name$=-text]")]
    .every((text) => text.value.trim() === ""));
}

function goToNextUnread() {
  const parts = unread();
  const here = document.activeElement;
  const later = parts.find((part) => here.compareDocumentPosition(part) & Node.DOCUMENT_POSITION_FOLLOWING);
  const next = later ?? parts[0];
  const place = next?.querySelector(".rows-readings textarea") ?? next?.querySelector(".rows-readings .add button");
  place?.focus();
}

function prepare() {
  const next = document.getElementById("next-unread");
  next.hidden = document.querySelector(".inscription-part") === null;
  next.onclick = goToNextUnread;
  for (const more of document.querySelectorAll("[data-more]")) {
    if (unfolded.has(more.dataset.more)) more.open = true;
  }
  window.verso.prepareRegions();
}

window.verso ??= {};
document.addEventListener("DOMContentLoaded", prepare);
