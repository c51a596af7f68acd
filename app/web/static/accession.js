// What script adds where scans are brought in: files are dropped on the page, each goes on its own
// and says how far it is, and what did not arrive is sent again. The page works without.
"use strict";

const form = document.getElementById("accession");
const input = document.getElementById("files");
const arrivals = document.getElementById("arrivals");
const words = arrivals.dataset;
const waiting = [];
const failed = [];
let isSending = false;
let taken = 0;

const made = (name, text = "", className = "") => {
  const element = document.createElement(name);
  element.textContent = text;
  element.className = className;
  return element;
};

const list = made("ul");
const all = made("progress");
const again = made("button", words.again, "desk-button quiet");
const told = made("p");

function prepare() {
  form.querySelector("#bring .steps").hidden = true;
  input.insertAdjacentElement("afterend", made("span", input.dataset.liveLabel, "live-hint"));
  all.setAttribute("aria-label", words.progress);
  told.setAttribute("role", "status");
  again.type = "button";
  again.hidden = true;
  again.addEventListener("click", () => add(failed.splice(0)));
  arrivals.append(all, told, list, again);
  input.addEventListener("change", () => { add([...input.files]); input.value = ""; });
  document.addEventListener("dragover", (event) => {
    event.preventDefault();
    document.body.classList.add("is-dropping");
  });
  document.addEventListener("dragleave", (event) => {
    if (event.relatedTarget === null) document.body.classList.remove("is-dropping");
  });
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    document.body.classList.remove("is-dropping");
    add([...event.dataTransfer.files]);
  });
  window.addEventListener("beforeunload", (event) => { if (isSending) event.preventDefault(); });
}

function add(files) {
  if (!files.length) return;
  arrivals.hidden = false;
  again.hidden = true;
  for (const file of files) {
    const line = made("li");
    line.append(made("span", file.name), made("span", words.waits));
    list.append(line);
    waiting.push({ file, line });
  }
  all.max = taken + waiting.length;
  if (!isSending) send();
}

// One after the other: each is in the store, and known there, before the next one goes.
async function send() {
  isSending = true;
  while (waiting.length) {
    const { file, line } = waiting.shift();
    tell(line, await sent(file, line));
    taken += 1;
    all.value = taken;
    told.textContent = `${words.progress}: ${taken} / ${all.max}`;
  }
  isSending = false;
  if (failed.length) {
    again.hidden = false;
    return;
  }
  finish();
}

function sent(file, line) {
  return new Promise((done) => {
    const request = new XMLHttpRequest();
    const bar = made("progress");
    bar.setAttribute("aria-label", file.name);
    line.lastChild.replaceWith(bar);
    request.open("POST", `${words.url}?${new URLSearchParams({ name: file.name })}`);
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.setRequestHeader("Accept", "application/json");
    request.responseType = "json";
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) { bar.max = event.total; bar.value = event.loaded; }
    });
    request.addEventListener("loadend", () => {
      const isAnswer = request.status === 200 && request.response;
      if (!isAnswer) failed.push(file);
      done(isAnswer ? request.response : { refused: request.response?.detail ?? words.broken });
    });
    request.send(file);
  });
}

function tell(line, answer) {
  const last = made("span", answer.refused || words.taken);
  if (answer.photograph) {
    const link = made("a", words.photograph);
    link.href = `${form.action.replace(/\/edit\/accession$/, "")}/photographs/${answer.photograph}`;
    last.append(" ", link);
  }
  line.classList.toggle("is-fault", Boolean(answer.refused));
  line.lastChild.replaceWith(last);
}

// The server groups what came in, beside whatever has been corrected here meanwhile.
function finish() {
  const wish = made("input");
  wish.type = "hidden";
  wish.name = "do";
  wish.value = "refresh";
  form.append(wish);
  form.submit();
}

prepare();
