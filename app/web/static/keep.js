// Nothing typed is lost: what stands in a form goes to the server while it is typed, and once more
// on leaving. Without this script it is kept with each button that is pressed.
"use strict";

(() => {
  const KEEP_EVERY_MS = 3000;
  const form = document.getElementById("edit");
  const line = () => document.getElementById("kept-line"); // comes anew with the parts around it
  let isDirty = false;
  let isLeaving = false;
  let keeping = null;

  const typed = () => {
    const fields = [...new FormData(form)].filter(([, value]) => typeof value === "string");
    return new URLSearchParams(fields);
  };

  async function keep() {
    if (!isDirty || isLeaving || keeping) return;
    isDirty = false;
    keeping = send();
    await keeping;
    keeping = null;
  }

  async function send() {
    try {
      const answer = await fetch(`${form.action}/kept`, { method: "POST", body: typed() });
      if (answer.status !== 204) throw new Error(answer.statusText); // 200: the page to sign in again
      line().textContent = `${line().dataset.kept} ${new Date().toLocaleTimeString(document.documentElement.lang)}`;
    } catch {
      isDirty = true;
      line().textContent = line().dataset.failed;
    }
  }

  for (const change of ["input", "filled"]) form.addEventListener(change, () => { isDirty = true; });
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
})();
