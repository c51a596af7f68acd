// Deep zoom on the sides of a photograph, and regions drawn on it. The numbers beside it stay the
// truth: whatever is drawn is written there, and whatever is written there is drawn.
"use strict";

window.verso ??= {};

const FIELDS = ["x_px", "y_px", "width_px", "height_px"];
const CORNERS = /^[\s,;]*(?:\d+[\s,;]+)+\d+[\s,;]*$/;
const zooms = new Map(); // by the side's name: its viewer and what is drawn on it

const numbersOf = (name) => FIELDS.map((field) => document.getElementById(`${name}-${field}`));
const regionOf = (name) => {
  const [x, y, width, height] = numbersOf(name).map((input) => Number.parseInt(input?.value, 10));
  const points = pointsOf(document.getElementById(`${name}-points_px`)?.value ?? "");
  if (points) return { ...around(points), points };
  return width > 0 && height > 0 && x >= 0 && y >= 0 ? { x, y, width, height } : null;
};

// The corners of a polygon, from `10,20 200,20 200,90`; null where they make none.
function pointsOf(text) {
  if (!CORNERS.test(text)) return null;
  const numbers = text.match(/\d+/g).map(Number);
  if (numbers.length % 2 || numbers.length < 6) return null;
  const points = numbers.filter((_, at) => at % 2 === 0).map((x, at) => [x, numbers[2 * at + 1]]);
  const { width, height } = around(points);
  return width > 0 && height > 0 ? points : null;
}

function around(points) {
  const [across, down] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const [x, y] = [Math.min(...across), Math.min(...down)];
  return { x, y, width: Math.max(...across) - x, height: Math.max(...down) - y };
}

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
  viewer.addHandler("open", () => {
    zoom.isReady = true;
    if (!place.classList.contains("is-drawing")) drawAll(side);
  });
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

// The side on which something stands: the one that it is part of, or the one that its row names.
function sideOf(name) {
  const choice = document.getElementById(`${name.replace(/-region$/, "")}-side`);
  if (!choice) return name.split("-").slice(0, 2).join("-");
  return choice.value === "" ? "" : `sides-${choice.value}`;
}
const regions = () => [...document.querySelectorAll("[data-region]")].map((part) => part.id);
const regionsOn = (side) => regions().filter((name) => sideOf(name) === side);

function drawAll(side) {
  for (const name of regionsOn(side)) draw(name);
}

// Shows a region on the picture, if that is open.
function draw(name) {
  const here = zooms.get(sideOf(name));
  if (here?.selected === name) return;
  for (const { isReady, annotator } of zooms.values()) {
    if (isReady) annotator.removeAnnotation(`#${name}`);
  }
  const region = regionOf(name);
  if (here?.isReady && region) here.annotator.addAnnotation(annotationOf(name, region));
}

function annotationOf(name, { x, y, width, height, points }) {
  const selector = points ? {
    type: "SvgSelector",
    value: `<svg><polygon points="${written(points)}"></polygon></svg>`,
  } : {
    type: "FragmentSelector",
    conformsTo: "http://www.w3.org/TR/media-frags/",
    value: `xywh=pixel:${x},${y},${width},${height}`,
  };
  return { id: `#${name}`, type: "Annotation", body: [], target: { selector } };
}

const written = (points) => points.map((point) => point.join(",")).join(" ");

// What was drawn, in whole pixels, on the picture: a rectangle, or a polygon and what is around it.
function drawnIn(zoom, { selector }) {
  const within = (value, most) => Math.min(Math.max(Math.round(value), 0), Number(most));
  const { width, height } = zoom.place.dataset;
  const onPicture = ([x, y]) => [within(x, width), within(y, height)];
  if (selector.type === "SvgSelector") {
    const numbers = selector.value.match(/points="([^"]*)"/)[1].match(/-?[\d.]+/g).map(Number);
    const corners = numbers.filter((_, at) => at % 2 === 0).map((x, at) => [x, numbers[2 * at + 1]]);
    const points = corners.map(onPicture);
    const shape = points.filter((one, at) => one.join() !== points[(at + 1) % points.length].join());
    return shape.length < 3 ? { width: 0, height: 0 } : { ...around(shape), points: shape };
  }
  const [x, y, across, down] = selector.value.split(":").at(-1).split(",").map(Number);
  return around([[x, y], [x + across, y + down]].map(onPicture));
}

// A rectangle is drawn by dragging, a polygon by clicks: that is settled when the tool is made.
function annotate(zoom, side, tool = "rect") {
  if (zoom.tool === tool) return;
  zoom.annotator?.destroy();
  const drawOnSingleClick = tool === "polygon";
  const annotator = OpenSeadragon.Annotorious(zoom.viewer, { disableEditor: true, drawOnSingleClick });
  annotator.setDrawingTool(tool);
  Object.assign(zoom, { annotator, tool, selected: null });
  annotator.on("createSelection", async (selection) => {
    const region = drawnIn(zoom, selection.target);
    const name = zoom.drawing;
    await annotator.cancelSelected();
    stopDrawing(zoom, side);
    if (!name || region.width < 1 || region.height < 1) return;
    write(name, region);
    document.getElementById(name).scrollIntoView({ block: "nearest" });
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
}

function showCrop(name) {
  const region = regionOf(name);
  const crop = document.getElementById(`${name}-crop`);
  const picture = document.querySelector(`[data-side="${sideOf(name)}"] img`);
  if (!crop || !picture) return;
  crop.hidden = !region;
  if (!region) return;
  const turn = document.getElementById(`${crop.dataset.written}-rotation_deg`);
  const turned = Number.parseInt(turn?.value, 10) || 0;
  const query = new URLSearchParams({
    region: [region.x, region.y, region.width, region.height].join(","),
    turn: ((-turned % 360) + 360) % 360,
  });
  const address = `${picture.src.split("?")[0]}?${query}`;
  if (crop.firstElementChild.src !== address) crop.firstElementChild.src = address;
}

function write(name, region) {
  const corners = document.getElementById(`${name}-points_px`);
  corners.value = region.points ? written(region.points) : "";
  writeRectangle(name, region);
  corners.dispatchEvent(new CustomEvent("input", { bubbles: true, detail: "drawn" }));
}

function writeRectangle(name, region) {
  const values = [region.x, region.y, region.width, region.height];
  numbersOf(name).forEach((input, place) => { input.value = values[place]; });
}

// What is drawn next is this region; then the mouse moves the picture again. Escape gives up.
function startDrawing(name, tool) {
  const choice = document.getElementById(`${name.replace(/-region$/, "")}-side`);
  if (choice && choice.value === "") {
    choice.value = document.querySelector("[data-side]").dataset.side.split("-")[1];
  }
  const zoom = open(sideOf(name));
  if (!zoom) return;
  annotate(zoom, sideOf(name), tool);
  zoom.drawing = name;
  zoom.annotator.cancelSelected();
  zoom.annotator.clearAnnotations(); // a click on one would choose it
  zoom.annotator.setDrawingEnabled(true);
  zoom.place.classList.add("is-drawing");
  zoom.place.scrollIntoView({ block: "nearest" });
}

function stopDrawing(zoom, side) {
  zoom.annotator.setDrawingEnabled(false);
  zoom.place.classList.remove("is-drawing");
  drawAll(side);
}

// Numbers and corners say the same: whichever was typed last is meant.
function bringTogether(name, typed) {
  const corners = document.getElementById(`${name}-points_px`);
  if (typed === corners) {
    const points = pointsOf(corners.value);
    if (points) writeRectangle(name, around(points));
  } else if (FIELDS.some((field) => typed.id === `${name}-${field}`)) {
    corners.value = "";
  }
}

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const [side, zoom] of zooms) {
    if (!zoom.place.classList.contains("is-drawing")) continue;
    zoom.annotator.cancelSelected();
    stopDrawing(zoom, side);
  }
});
document.addEventListener("input", (event) => {
  if (!/-(x_px|y_px|width_px|height_px|points_px|rotation_deg|side)$/.test(event.target.name)) return;
  const name = event.target.name.replace(/-(region-)?[a-z_]+$/, "-region");
  if (!document.getElementById(name)?.dataset.region) return;
  if (event.detail !== "drawn") bringTogether(name, event.target);
  draw(name);
  showCrop(name);
  offerDrawing();
});
document.addEventListener("click", (event) => {
  const draws = event.target.closest("[data-draw]");
  if (draws) startDrawing(draws.dataset.draw, draws.dataset.tool);
  const opens = event.target.closest("[data-open]");
  if (opens) open(opens.dataset.open);
});

// Where there is no picture, nothing is drawn.
function offerDrawing() {
  for (const button of document.querySelectorAll("[data-draw]")) {
    const side = sideOf(button.dataset.draw);
    button.hidden = document.querySelector(side ? `[data-side="${side}"]` : "[data-side]") === null;
  }
}

// After a part of the page was replaced: what was open opens again.
window.verso.prepareRegions = () => {
  const wasOpen = [...zooms.keys()];
  for (const side of wasOpen) {
    if (zooms.get(side).place.isConnected) continue;
    zooms.get(side).viewer.destroy();
    zooms.delete(side);
    open(side);
  }
  offerDrawing();
  for (const button of document.querySelectorAll("[data-open]")) button.hidden = false;
};
