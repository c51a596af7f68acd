// What script adds where scans are brought in: files are dropped on the page, each goes on its own,
// says how far it is, can be held, and goes on where it broke off. The page works without.
"use strict";

const form = document.getElementById("accession");
const input = document.getElementById("files");
const arrivals = document.getElementById("arrivals");
const words = arrivals.dataset;
const waiting = [];
const failed = [];
let isSending = false;
let tried = 0;
let arrived = 0;

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
  again.addEventListener("click", sendAgain);
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
  all.max = tried + waiting.length;
  all.value = tried;
  if (!isSending) send();
}

// One after the other: each is in the store, and known there, before the next one goes.
async function send() {
  isSending = true;
  while (waiting.length) {
    const { file, line } = waiting.shift();
    const answer = await sent(file, line);
    tell(line, answer);
    tried += 1;
    if (!answer.refused) arrived += 1;
    all.value = tried;
    told.textContent = `${words.progress}: ${arrived} / ${all.max}`;
  }
  isSending = false;
  if (failed.length) {
    again.hidden = false;
    return;
  }
  finish();
}

function sendAgain() {
  const files = failed.splice(0);
  tried -= files.length;
  for (const { line } of files) line.remove();
  add(files.map(({ file }) => file));
}

// Why a file did not arrive, by what the server answered last; nothing, where the connection broke.
function reason(status) {
  if (status === 401 || status === 403) return words.signedOut;
  return status === 507 ? words.room : words.broken;
}

function sent(file, line) {
  return new Promise((done) => {
    const bar = made("progress");
    const share = made("span", "", "share");
    const pause = made("button", words.pause, "desk-button quiet");
    const going = made("span", "", "going");
    let isPaused = false;
    bar.setAttribute("aria-label", file.name);
    pause.type = "button";
    pause.setAttribute("aria-label", `${words.pause}: ${file.name}`);
    going.append(bar, share, pause);
    line.lastChild.replaceWith(going);
    const upload = new ScanUpload(file, words.url, {
      progress: (bytes, of) => {
        bar.max = of || 1;
        bar.value = bytes;
        share.textContent = new Intl.NumberFormat(document.documentElement.lang, { style: "percent" })
          .format(of ? bytes / of : 1);
      },
      done,
      refused: () => done({ refused: words.room }),
      failed: (status) => {
        failed.push({ file, line });
        done({ refused: reason(status) });
      },
    });
    pause.addEventListener("click", async () => {
      isPaused = !isPaused;
      pause.textContent = isPaused ? words.resume : words.pause;
      pause.setAttribute("aria-label", `${pause.textContent}: ${file.name}`);
      if (isPaused) await upload.pause();
      else upload.resume();
    });
    upload.start();
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
