// What script adds to the form of a photograph: it works without. Parts come and go without a new
// page, and keys reach what the mouse does. What is typed is kept by keep.js.
"use strict";

const form = document.getElementById("edit");
const ASK_AFTER_MS = 300;

const body = () => document.getElementById("edit-body");
const tellFilled = () => form.dispatchEvent(new Event("filled")); // to whoever keeps it: keep.js

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
  tellFilled();
}

// Which of several dates is meant.
document.addEventListener("click", (event) => {
  const chosen = event.target.closest("[data-edtf]");
  if (!chosen) return;
  event.preventDefault();
  const meaning = document.getElementById(chosen.closest("[data-meaning]").dataset.meaning);
  meaning.value = chosen.dataset.edtf;
  meaning.focus();
  tellFilled();
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
