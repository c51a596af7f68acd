// Opens Mirador as the page says, and asks its search for the words that the reader came with.
// No module, no build: it is read as it stands.
"use strict";

const asked = JSON.parse(document.getElementById("viewer-settings").textContent);
const isDark = window.matchMedia("(prefers-color-scheme: dark)").matches;
const isNarrow = window.matchMedia("(max-width: 44rem)").matches;

// Mirador 4.0.0 asks for an answer again whenever its search panel opens. While it waits it forgets
// the answer that it has, and what shows the hits fails. So an answer that is there stays there.
const steadySearches = {
  reducers: {
    searches(searches, action) {
      if (action.type === Mirador.ActionTypes.REQUEST_SEARCH) {
        const panel = searches?.[action.windowId]?.[action.companionWindowId];
        if (panel?.data?.[action.searchId]?.json) return searches;
      }
      return Mirador.searchesReducer(searches, action);
    },
  },
};

// Of an image that is closed to the reader Mirador 4.0.0 asks for tiles all the same, and does not ask
// again once the reader has signed in. So until then it is told apart: the way to sign in is shown.
// An image that is shown smaller becomes another one by signing in or out, and Mirador 4.0.0 shows the
// one that it began with. So such an image is taken down first, and hung again as soon as that is done.
const HANG = "verso/hang";
const nameOf = (response) => response?.json?.id ?? response?.json?.["@id"];
const closedImages = {
  reducers: {
    infoResponses(known, action) {
      const next = Mirador.infoResponsesReducer(known, action);
      if (action.type === HANG) return { ...next, [action.infoId]: { ...next[action.infoId], isFetching: false } };
      const [before, now] = [nameOf(known?.[action.infoId]), nameOf(next[action.infoId])];
      if (before && now && before !== now) {
        return { ...next, [action.infoId]: { ...next[action.infoId], isFetching: true } };
      }
      if (action.type !== Mirador.ActionTypes.RECEIVE_DEGRADED_INFO_RESPONSE || action.ok) return next;
      return { ...next, [action.infoId]: { ...next[action.infoId], error: "closed" } };
    },
  },
};

// Windows lie beside each other in the order in which they were asked for, and below each other where
// there is no room; by itself Mirador begins with an odd one. Layouts as react-mosaic has them.
function arranged(ids) {
  const [first, ...others] = ids;
  if (!others.length) return first;
  if (isNarrow) return { direction: "column", first, second: arranged(others), splitPercentage: 100 / ids.length };
  if (ids.length < 4) return { direction: "row", first, second: others.length < 2 ? others[0] : { direction: "column", first: others[0], second: others[1] } };
  const [second, third, fourth] = others;
  return { direction: "column", first: { direction: "row", first, second }, second: { direction: "row", first: third, second: fourth } };
}

// Not `open`: a script's function of that name would stand in the place of the window's own.
function begin() {
  const settings = asked.mirador;
  settings.selectedTheme = isDark ? "dark" : "light";
  if (isNarrow) for (const one of settings.windows) one.sideBarOpen = false; // it would hide the photograph
  if (settings.windows.length > 1) settings.workspace.layout = arranged(settings.windows.map((one) => one.id));
  const viewer = Mirador.viewer(settings, [steadySearches, closedImages]);
  viewer.store.subscribe(() => hang(viewer.store));
  return viewer;
}

function hang(store) {
  for (const [infoId, response] of Object.entries(store.getState().infoResponses)) {
    if (response.isFetching && response.json) setTimeout(() => store.dispatch({ type: HANG, infoId }));
  }
}

// Mirador's own defaultSearchQuery leaves `&` and `#` in the address as they are; this writes it as
// its search panel does. A listener may be told once more after it has left.
function search(viewer, query) {
  let isAsked = false;
  const leave = viewer.store.subscribe(() => {
    const state = viewer.store.getState();
    const [windowId] = Object.keys(state.windows);
    if (isAsked || !windowId || !state.windows[windowId].visibleCanvases) return;
    const service = Mirador.getManifestSearchService(state, { windowId });
    const [panel] = Mirador.getCompanionWindowIdsForPosition(state, { windowId, position: "left" });
    if (!service || !panel) return;
    isAsked = true;
    leave();
    const address = `${service.id}?${new URLSearchParams({ q: query })}`;
    viewer.store.dispatch(Mirador.fetchSearch(windowId, panel, address, query));
  });
}

// Selects the annotation that the reader came for, once it is there and the search is over: the search
// selects its own first hit, which may be another.
function select(viewer, annotation) {
  let isDone = false;
  const leave = viewer.store.subscribe(() => {
    const state = viewer.store.getState();
    const [windowId] = Object.keys(state.windows);
    if (isDone || !windowId) return;
    const pages = Object.values(state.annotations).flatMap((canvas) => Object.values(canvas));
    const isThere = pages.some((page) => page.json?.items?.some((item) => item.id === annotation));
    const found = Object.values(state.searches?.[windowId] ?? {}).flatMap((panel) => Object.values(panel.data));
    const isSearched = !asked.query || found.some((answer) => answer.json || answer.error);
    const isOver = isSearched && (!asked.query || state.windows[windowId].selectedAnnotationId || found.some((answer) => answer.error));
    if (!isThere || !isOver) return;
    isDone = true;
    leave();
    viewer.store.dispatch(Mirador.selectAnnotation(windowId, annotation));
  });
}

window.verso = { viewer: begin() };
if (asked.selected) select(window.verso.viewer, asked.selected);
if (asked.query) search(window.verso.viewer, asked.query);
