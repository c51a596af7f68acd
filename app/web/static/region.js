// Deep zoom on the sides of a photograph, and regions drawn on it. The numbers beside it stay the
// truth: whatever is drawn is written there, and whatever is written there is drawn.
"use strict";

window.verso ??= {};

const FIELDS = ["x_px", "y_px", "width_px", "height_px"];
const zooms = new Map(); // by the side's name: its viewer and what is drawn on it

const numbersOf = (name) => FIELDS.map((field) => document.getElementById(`${name}-${field}`));
const regionOf = (name) => {
  const [x, y, width, height] = numbersOf(name).map((input) => Number.parseInt(input?.value, 10));
  return width > 0 && height > 0 && x >= 0 && y >= 0 ? { x, y, width, height } : null;
};

function source(place) {
  const { zoom, width, height } = place.dataset;
  if (zoom.endsWith("/info.json")) return zoom;
  return plain(place, width, height);
}

// A scan that no record names yet has no tiles: its picture stands for the whole.
function plain(place, width, height) {
  const url = place.querySelector("img").src;
  return { type: "legacy-image-pyramid", levels: [{ url, width: Number(width), height: Number(height) }] };
}

function open(side) {
  const place = document.querySelector(`[data-side="${side}"]`);
  if (!place || zooms.has(side)) return zooms.get(side);
  const stage = document.createElement("div");
  stage.className = "zoom-stage";
  place.classList.add("is-open");
  place.prepend(stage);
  const viewer = OpenSeadragon({
    element: stage,
    drawer: "canvas",
    showNavigationControl: false,
    gestureSettingsMouse: { clickToZoom: false },
    tileSources: source(place),
  });
  viewer.addOnceHandler("open-failed", () => {
    viewer.open(plain(place, place.dataset.width, place.dataset.height));
  });
  const zoom = { viewer, place, stage, isReady: false, selected: null, drawing: null };
  zooms.set(side, zoom);
  annotate(zoom, side);
  addTools(zoom, side);
  return zoom;
}

function close(side) {
  const zoom = zooms.get(side);
  if (!zoom) return;
  zooms.delete(side);
  zoom.viewer.destroy();
  zoom.stage.remove();
  zoom.tools.remove();
  zoom.place.classList.remove("is-open");
}

function addTools(zoom, side) {
  const words = document.getElementById("zoom-words").dataset;
  zoom.tools = document.createElement("div");
  zoom.tools.className = "zoom-tools";
  const tools = [
    ["+", words.closer, () => zoom.viewer.viewport.zoomBy(1.5)],
    ["−", words.farther, () => zoom.viewer.viewport.zoomBy(1 / 1.5)],
    ["⤢", words.whole, () => zoom.viewer.viewport.goHome()],
    ["✕", words.close, () => close(side)],
  ];
  for (const [sign, label, act] of tools) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = sign;
    button.setAttribute("aria-label", label);
    button.title = label;
    button.addEventListener("click", act);
    zoom.tools.append(button);
  }
  zoom.place.append(zoom.tools);
}

const sideOf = (name) => name.split("-").slice(0, 2).join("-");
const regionsOn = (side) => [...document.querySelectorAll(`[data-region^="${side}-"]`)].map((part) => part.id);

function drawAll(side) {
  for (const name of regionsOn(side)) draw(name);
}

// Shows a region on the picture, if that is open.
function draw(name) {
  const zoom = zooms.get(sideOf(name));
  if (!zoom?.isReady || zoom.selected === name) return;
  zoom.annotator.removeAnnotation(`#${name}`);
  const region = regionOf(name);
  if (region) zoom.annotator.addAnnotation(annotationOf(name, region));
}

function annotationOf(name, { x, y, width, height }) {
  const selector = {
    type: "FragmentSelector",
    conformsTo: "http://www.w3.org/TR/media-frags/",
    value: `xywh=pixel:${x},${y},${width},${height}`,
  };
  return { id: `#${name}`, type: "Annotation", body: [], target: { selector } };
}

// A rectangle as it was drawn, in whole pixels, on the picture.
function drawnIn(zoom, { selector }) {
  const [x, y, across, down] = selector.value.split(":").at(-1).split(",").map(Number);
  let [left, top, right, bottom] = [x, y, x + across, y + down];
  const within = (value, most) => Math.min(Math.max(Math.round(value), 0), Number(most));
  const { width, height } = zoom.place.dataset;
  [left, right] = [within(left, width), within(right, width)];
  [top, bottom] = [within(top, height), within(bottom, height)];
  return { x: left, y: top, width: right - left, height: bottom - top };
}

function annotate(zoom, side) {
  const annotator = OpenSeadragon.Annotorious(zoom.viewer, { disableEditor: true });
  zoom.annotator = annotator;
  annotator.on("createSelection", async (selection) => {
    const region = drawnIn(zoom, selection.target);
    const name = zoom.drawing;
    annotator.setDrawingEnabled(false);
    await annotator.cancelSelected();
    if (name && region.width > 0 && region.height > 0) write(name, region);
  });
  annotator.on("selectAnnotation", (annotation) => { zoom.selected = annotation.id.slice(1); });
  annotator.on("changeSelectionTarget", (target) => {
    if (zoom.selected) write(zoom.selected, drawnIn(zoom, target));
  });
  annotator.on("cancelSelected", () => {
    const name = zoom.selected;
    zoom.selected = null;
    if (name) setTimeout(() => draw(name));
  });
  zoom.viewer.addHandler("open", () => { zoom.isReady = true; drawAll(side); });
}

function showCrop(name) {
  const region = regionOf(name);
  const crop = document.getElementById(`${name}-crop`);
  const picture = document.querySelector(`[data-side="${sideOf(name)}"] img`);
  if (!crop || !picture) return;
  crop.hidden = !region;
  if (!region) return;
  const turned = Number.parseInt(document.getElementById(`${crop.dataset.written}-rotation_deg`).value, 10) || 0;
  const query = new URLSearchParams({
    region: [region.x, region.y, region.width, region.height].join(","),
    turn: ((-turned % 360) + 360) % 360,
  });
  const address = `${picture.src.split("?")[0]}?${query}`;
  if (crop.firstElementChild.src !== address) crop.firstElementChild.src = address;
}

function write(name, region) {
  const values = [region.x, region.y, region.width, region.height];
  numbersOf(name).forEach((input, place) => { input.value = values[place]; });
  numbersOf(name)[0].dispatchEvent(new Event("input", { bubbles: true }));
}

// What is drawn next is this region; then the mouse moves the picture again. Escape gives up.
function startDrawing(name) {
  const zoom = open(sideOf(name));
  if (!zoom) return;
  zoom.drawing = name;
  zoom.annotator.cancelSelected();
  zoom.annotator.setDrawingEnabled(true);
  zoom.place.scrollIntoView({ block: "nearest" });
}

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const zoom of zooms.values()) zoom.annotator.setDrawingEnabled(false);
});
document.addEventListener("input", (event) => {
  const part = event.target.closest(".inscription-part");
  const region = part?.querySelector(":scope > [data-region]");
  if (!region || !/-(x_px|y_px|width_px|height_px|rotation_deg)$/.test(event.target.name)) return;
  draw(region.id);
  showCrop(region.id);
});
document.addEventListener("click", (event) => {
  const draws = event.target.closest("[data-draw]");
  if (draws) startDrawing(draws.dataset.draw);
  const opens = event.target.closest("[data-open]");
  if (opens) open(opens.dataset.open);
});

// After a part of the page was replaced: what was open opens again.
window.verso.prepareRegions = () => {
  const wasOpen = [...zooms.keys()];
  for (const side of wasOpen) {
    if (zooms.get(side).place.isConnected) continue;
    zooms.get(side).viewer.destroy();
    zooms.delete(side);
    open(side);
  }
  for (const button of document.querySelectorAll("[data-draw]")) {
    button.hidden = document.querySelector(`[data-side="${sideOf(button.dataset.draw)}"]`) === null;
  }
  for (const button of document.querySelectorAll("[data-open]")) button.hidden = false;
};
