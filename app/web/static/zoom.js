// Deep zoom on a side in its place on the photograph's page. What is written there, and who stands
// there, lies over it: each can be reached by Tab, entered by Enter and left by Escape.
"use strict";

const SVG = "http://www.w3.org/2000/svg";
const ROOM = 0.04; // around what is looked at, of its own size
const isStill = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
const parts = document.getElementById("zoom");

// What a mark of the page's own drawing covers, in pixels of the scan.
function placeOf(mark) {
  const shape = mark.querySelector("rect, polygon");
  if (shape.tagName === "rect") {
    const [x, y, width, height] = ["x", "y", "width", "height"].map((name) => Number(shape.getAttribute(name)));
    return { x, y, width, height };
  }
  const numbers = shape.getAttribute("points").match(/[\d.]+/g).map(Number);
  const [across, down] = [0, 1].map((odd) => numbers.filter((_, at) => at % 2 === odd));
  const [x, y] = [Math.min(...across), Math.min(...down)];
  return { x, y, width: Math.max(...across) - x, height: Math.max(...down) - y };
}

// A button over the picture in the shape of a mark, named as the mark is.
function overlayOf(mark, place) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = `zoom-mark ${mark.getAttribute("class") ?? ""}`.trim();
  button.setAttribute("aria-label", mark.getAttribute("aria-label"));
  button.setAttribute("aria-pressed", "false");
  const drawing = document.createElementNS(SVG, "svg");
  drawing.setAttribute("viewBox", `${place.x} ${place.y} ${place.width} ${place.height}`);
  drawing.setAttribute("preserveAspectRatio", "none");
  drawing.setAttribute("aria-hidden", "true");
  drawing.append(mark.querySelector("rect, polygon").cloneNode());
  button.append(drawing);
  return button;
}

// What the page says of it further down: the reading that comes first, or somebody's name.
function saidOf(mark) {
  const target = document.getElementById(mark.getAttribute("href").slice(1));
  const words = target?.querySelector(".reading.main blockquote")?.cloneNode(true);
  const said = words ?? document.createElement("p");
  if (!words) said.textContent = mark.getAttribute("aria-label");
  const way = document.createElement("a");
  way.href = mark.getAttribute("href");
  way.textContent = mark.getAttribute("aria-label");
  return words ? [said, way] : [way];
}

class Zoom {
  constructor(figure) {
    this.figure = figure;
    this.sheet = figure.querySelector(".sheet");
    this.opener = figure.querySelector(".opens-zoom");
    this.looked = null;
    this.opener.hidden = false;
    this.opener.addEventListener("click", () => this.open());
  }

  open() {
    const [stage, tools, said, hint] = parts.content.cloneNode(true).children;
    Object.assign(this, { stage, tools, said, hint });
    stage.setAttribute("aria-label", `${stage.getAttribute("aria-label")} · ${this.figure.dataset.name}`);
    const picture = this.sheet.querySelector("img");
    this.sheet.style.aspectRatio = `${picture.getAttribute("width")} / ${picture.getAttribute("height")}`;
    this.figure.classList.add("is-open");
    this.sheet.append(stage, tools);
    this.sheet.after(said, hint);
    this.viewer = OpenSeadragon({
      element: stage,
      drawer: "canvas",
      showNavigationControl: false,
      gestureSettingsMouse: { clickToZoom: false },
      animationTime: isStill ? 0 : 0.6,
      tileSources: this.figure.dataset.zoom,
    });
    this.viewer.canvas.setAttribute("role", "application");
    this.viewer.canvas.setAttribute("aria-label", stage.getAttribute("aria-label"));
    this.viewer.addOnceHandler("open", () => this.overlay());
    this.viewer.addOnceHandler("open-failed", () => this.close());
    tools.addEventListener("click", (event) => this.act(event.target.closest("button")?.dataset.does));
    this.stopper = (event) => this.escape(event);
    this.figure.addEventListener("keydown", this.stopper);
    this.viewer.canvas.focus();
  }

  overlay() {
    // A scan that is shown smaller to this reader has fewer pixels than its marks are told in.
    const told = this.figure.querySelector(".marks")?.viewBox.baseVal.width;
    const scale = this.viewer.world.getItemAt(0).source.dimensions.x / told;
    for (const mark of this.figure.querySelectorAll(".marks a")) {
      const place = placeOf(mark);
      const button = overlayOf(mark, place);
      const [x, y, width, height] = [place.x, place.y, place.width, place.height].map((px) => px * scale);
      const at = this.viewer.viewport.imageToViewportRectangle(x, y, width, height);
      this.viewer.addOverlay({ element: button, location: at });
      // OpenSeadragon takes the pointer for itself, so a click comes by its own ways.
      new OpenSeadragon.MouseTracker({ element: button, clickHandler: (event) => event.quick && this.look(button, mark, at) });
      button.addEventListener("keydown", (event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        this.look(button, mark, at);
      });
    }
  }

  look(button, mark, at) {
    this.leave();
    this.looked = button;
    button.setAttribute("aria-pressed", "true");
    const [across, down] = [at.width * ROOM, at.height * ROOM];
    const view = new OpenSeadragon.Rect(at.x - across, at.y - down, at.width + 2 * across, at.height + 2 * down);
    this.viewer.viewport.fitBoundsWithConstraints(view, isStill);
    this.said.replaceChildren(...saidOf(mark));
  }

  leave() {
    this.looked?.setAttribute("aria-pressed", "false");
    this.looked = null;
    this.said.replaceChildren();
  }

  act(what) {
    const view = this.viewer.viewport;
    if (what === "closer") view.zoomBy(1.5);
    if (what === "farther") view.zoomBy(1 / 1.5);
    if (what === "whole") this.back();
    if (what === "close") this.close();
    if (what) this.viewer?.viewport?.applyConstraints();
  }

  back() {
    this.leave();
    this.viewer.viewport.goHome(isStill);
  }

  // First from a writing back to the whole side, then out of the zoom.
  escape(event) {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    if (this.looked) this.back();
    else this.close();
  }

  close() {
    this.figure.removeEventListener("keydown", this.stopper);
    this.viewer.destroy();
    this.viewer = null;
    this.looked = null;
    for (const part of [this.stage, this.tools, this.said, this.hint]) part.remove();
    this.figure.classList.remove("is-open");
    this.sheet.style.aspectRatio = "";
    this.opener.focus();
  }
}

for (const figure of document.querySelectorAll(".side[data-zoom]")) new Zoom(figure);
