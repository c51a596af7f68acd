// The map of places where what was found was taken: a circle each, a link to their photographs.
// The list of places beside it says the same without this script.
"use strict";

(() => {
  const fold = document.getElementById("map-fold");
  const told = document.getElementById("map-points");
  const frame = document.getElementById("map");
  if (!fold || !told || !frame || !window.L) return;
  const { points, tiles } = JSON.parse(told.textContent);
  const atlas = frame.dataset.atlas;
  const most = Math.max(...points.map((point) => point.count), 1);
  const isStill = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const LARGEST_PX = 26, SMALLEST_PX = 8, CLOSEST = 10, CLOSEST_OUTLINE = 5;
  const STOPS = 24; // of the Tab key; the list below has all places

  frame.hidden = false;
  fold.addEventListener("toggle", show, { once: true }); // a map that is folded away has no size

  function show() {
    const map = L.map(frame, {
      attributionControl: Boolean(tiles.credit),
      scrollWheelZoom: false, // the page scrolls, until somebody means the map
      zoomAnimation: !isStill, fadeAnimation: !isStill, worldCopyJump: true,
    });
    map.on("focus", () => map.scrollWheelZoom.enable());
    map.on("blur", () => map.scrollWheelZoom.disable());
    // Layers have no elements before the map knows where it looks.
    map.fitBounds(L.latLngBounds(points.map((point) => point.at)), {
      padding: [40, 40], maxZoom: tiles.url ? CLOSEST : CLOSEST_OUTLINE,
    });
    if (tiles.url) L.tileLayer(tiles.url, { maxZoom: 18, attribution: text(tiles.credit).innerHTML }).addTo(map);
    else drawLand(map);
    const largestFirst = [...points].sort((one, other) => other.count - one.count);
    for (const [place, point] of largestFirst.entries()) draw(map, point, place < STOPS);
  }

  function draw(map, point, isStop) {
    const radius = SMALLEST_PX + (LARGEST_PX - SMALLEST_PX) * Math.sqrt(point.count / most);
    const circle = L.circleMarker(point.at, { radius, className: "map-place" }).addTo(map);
    const name = `${point.name} (${point.count})`;
    circle.bindTooltip(text(name));
    const shape = circle.getElement();
    shape.setAttribute("role", "link");
    shape.setAttribute("tabindex", isStop ? "0" : "-1");
    shape.setAttribute("aria-label", name);
    const go = () => { window.location.href = point.link; };
    circle.on("click", go);
    shape.addEventListener("keydown", (event) => { if (event.key === "Enter") go(); });
  }

  function text(words) {
    const span = document.createElement("span");
    span.textContent = words;
    return span;
  }

  // TopoJSON: arcs are shared by neighbours, written as steps from point to point.
  async function drawLand(map) {
    const answer = await fetch(atlas);
    if (!answer.ok) return;
    const world = await answer.json();
    const [scale, shift] = [world.transform.scale, world.transform.translate];
    const arcs = world.arcs.map((steps) => {
      let [x, y] = [0, 0];
      return steps.map(([dx, dy]) => {
        x += dx;
        y += dy;
        return [y * scale[1] + shift[1], x * scale[0] + shift[0]];
      });
    });
    const ring = (numbers) => numbers.flatMap((number) => (number < 0 ? [...arcs[~number]].reverse() : arcs[number]));
    for (const country of world.objects.countries.geometries) {
      const parts = country.type === "Polygon" ? [country.arcs] : country.arcs || [];
      L.polygon(parts.map((part) => part.map(ring)), { interactive: false, className: "map-land" })
        .addTo(map).bringToBack();
    }
  }
})();
