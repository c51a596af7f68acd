// Names of authorities suggested while they are typed: the list of an input is filled with what the
// catalogue knows. Without this script an input is a plain one.
"use strict";

(() => {
  const ASK_AFTER_MS = 120;
  const KINDS = {
    "offered-photographs": "", // by its code; the others are authorities, by name
    "offered-agents": "agent", "offered-places": "place", "offered-subjects": "subject",
    "offered-hands": "hand", "offered-stamps": "stamp",
  };
  const root = document.currentScript.src.replace(/\/static\/suggest\.js.*$/, "");
  const offered = new Map(); // by the list: the values that the page itself offers
  let waiting = 0;

  document.addEventListener("input", (event) => {
    const input = event.target;
    const kind = input.list && KINDS[input.list.id];
    if (kind === undefined || kind === null || event.inputType === "insertReplacementText") return;
    clearTimeout(waiting);
    waiting = setTimeout(() => suggest(input, kind), ASK_AFTER_MS);
  });

  async function suggest(input, kind) {
    const typed = input.value.trim();
    const list = input.list;
    if (!list) return; // the page has changed under it
    if (!offered.has(list)) offered.set(list, [...list.options].map((option) => option.value));
    if (typed === "") return fill(list, offered.get(list).map((value) => [value, ""]));
    const asked = kind ? `api/suggest?kind=${kind}&` : "edit/suggest/photographs?";
    const answer = await fetch(`${root}/${asked}${new URLSearchParams({ q: typed })}`);
    if (!answer.ok || input.value.trim() !== typed) return;
    const { items } = await answer.json();
    const found = items.map((item) => [item.name, label(item)]);
    const names = new Set(found.map(([name]) => name));
    const own = offered.get(list).filter((value) => !names.has(value)).map((value) => [value, ""]);
    fill(list, [...found, ...own]);
  }

  // The browser offers what holds the typed text, so a name under which another was found goes along.
  function label(item) {
    const years = [item.from_edtf, item.until_edtf].some(Boolean) ? `${item.from_edtf}–${item.until_edtf}` : "";
    return [item.other, years].filter(Boolean).join(" · ");
  }

  function fill(list, values) {
    list.replaceChildren(...values.map(([value, told]) => {
      const option = document.createElement("option");
      option.value = value;
      if (told) option.label = `${value} · ${told}`;
      return option;
    }));
  }
})();
