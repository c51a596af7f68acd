// Places on photographs are carried from one IIIF viewer to another: Content State API 1.0, 3.4.
// A link that has one is dragged as plain JSON; what is dropped on the viewer's page is opened there.
"use strict";

document.addEventListener("dragstart", (event) => {
  const link = event.target.closest?.("[data-iiif-content]");
  if (link && event.dataTransfer) event.dataTransfer.setData("text/plain", link.dataset.iiifContent);
});

// base64url of the percent-encoded text, without padding (6.3.1)
function encoded(state) {
  const base64 = btoa(encodeURIComponent(state));
  return base64.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

// A link that drags a manifest along carries it as a parameter; so may one to another viewer.
function stateOf(text) {
  if (!/^https?:\/\//.test(text)) return encoded(text);
  const carried = new URL(text).searchParams;
  return carried.get("iiif-content") ?? carried.get("manifest") ?? text;
}

const dropped = document.querySelector("[data-drop-states]");
if (dropped) {
  const isCarried = (event) => event.dataTransfer?.types.includes("text/plain");
  for (const kind of ["dragenter", "dragover"]) {
    document.addEventListener(kind, (event) => {
      if (isCarried(event)) event.preventDefault();
    });
  }
  document.addEventListener("drop", (event) => {
    if (!isCarried(event)) return;
    event.preventDefault();
    event.stopPropagation();
    const text = event.dataTransfer.getData("text/plain").trim();
    const address = new URL(dropped.dataset.dropStates, location.href);
    address.searchParams.set("iiif-content", stateOf(text));
    location.assign(address);
  }, true);
}
