// Words of the catalogue suggested while somebody types: a combobox with a list (WAI-ARIA 1.2).
// Without this script the field is a plain one.
"use strict";

(() => {
  const ASK_AFTER_MS = 150;
  const field = document.querySelector("input[data-suggest]");
  if (!field) return;
  const list = document.createElement("ul");
  let [waiting, chosen, words, asked] = [0, -1, [], ""];

  list.id = "suggested";
  list.className = "suggested";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", field.labels[0]?.textContent ?? "");
  field.after(list);
  const roles = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id };
  for (const [name, value] of Object.entries(roles)) field.setAttribute(name, value);

  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, ASK_AFTER_MS);
  });
  field.addEventListener("blur", close);
  field.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !list.hidden) { event.preventDefault(); close(); }
    else if (event.key === "ArrowDown" && words.length) { event.preventDefault(); open(); choose(chosen + 1); }
    else if (event.key === "ArrowUp" && !list.hidden) { event.preventDefault(); choose(chosen - 1); }
    else if (event.key === "Enter" && !list.hidden && chosen >= 0) { event.preventDefault(); take(chosen); }
  });
  list.addEventListener("pointerdown", (event) => {
    const option = event.target.closest("li");
    if (!option) return;
    event.preventDefault();
    take([...list.children].indexOf(option));
  });

  // The word at the caret, from its beginning to the caret.
  function beginning() {
    const before = field.value.slice(0, field.selectionStart ?? field.value.length);
    return /[\p{L}\p{N}\p{M}'’]{2,}$/u.exec(before)?.[0] ?? "";
  }

  async function ask() {
    asked = beginning();
    if (!asked) return close();
    const wanted = asked;
    const answer = await fetch(`${field.dataset.suggest}?${new URLSearchParams({ q: wanted })}`);
    if (!answer.ok || wanted !== asked || document.activeElement !== field) return;
    words = (await answer.json()).words.filter((word) => word.written !== wanted);
    list.replaceChildren(...words.map(option));
    chosen = -1;
    field.removeAttribute("aria-activedescendant");
    if (words.length) open(); else close();
  }

  function option(word, place) {
    const item = document.createElement("li");
    item.id = `suggested-${place}`;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    item.dir = "auto";
    item.append(word.written, " ");
    const count = document.createElement("span");
    count.className = "count";
    count.textContent = word.count;
    item.append(count);
    return item;
  }

  function open() {
    list.hidden = false;
    field.setAttribute("aria-expanded", "true");
  }

  function close() {
    clearTimeout(waiting);
    list.hidden = true;
    chosen = -1;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  }

  function choose(place) {
    chosen = (place + words.length) % words.length;
    [...list.children].forEach((item, number) => item.setAttribute("aria-selected", String(number === chosen)));
    field.setAttribute("aria-activedescendant", `suggested-${chosen}`);
    list.children[chosen].scrollIntoView({ block: "nearest" });
  }

  function take(place) {
    const end = field.selectionStart ?? field.value.length;
    const start = end - beginning().length;
    field.setRangeText(words[place].written, start, end, "end");
    close();
    field.focus();
  }
})();
