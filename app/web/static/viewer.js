// Opens Mirador as the page says, and asks its search for the words that the reader came with.
// No module, no build: it is read as it stands.
"use strict";

const asked = JSON.parse(document.getElementById("viewer-settings").textContent);
const isDark = window.matchMedia("(prefers-color-scheme: dark)").matches;
const isNarrow = window.matchMedia("(max-width: 44rem)").matches;

function open() {
  const settings = asked.mirador;
  settings.selectedTheme = isDark ? "dark" : "light";
  if (isNarrow) settings.windows[0].sideBarOpen = false; // it would hide the photograph
  return Mirador.viewer(settings);
}

// Mirador's own defaultSearchQuery asks twice, and stops with an error when the second answer is
// awaited while the first is shown; it also leaves `&` and `#` in the address as they are.
function search(viewer, query) {
  const stop = viewer.store.subscribe(() => {
    const state = viewer.store.getState();
    const [windowId] = Object.keys(state.windows);
    if (!windowId || !state.windows[windowId].visibleCanvases) return;
    const service = Mirador.getManifestSearchService(state, { windowId });
    const [panel] = Mirador.getCompanionWindowIdsForPosition(state, { windowId, position: "left" });
    if (!service || !panel) return;
    stop();
    const address = `${service.id}?q=${encodeURIComponent(query)}`;
    viewer.store.dispatch(Mirador.fetchSearch(windowId, panel, address, query));
  });
}

window.verso = { viewer: open() };
if (asked.query) search(window.verso.viewer, asked.query);
