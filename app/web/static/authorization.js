// The windows of IIIF Authorization Flow: one posts its message to the viewer that embeds it, to its
// origin and to no other; the others close themselves where a viewer has opened them.
"use strict";

const written = document.getElementById("message");

if (written) {
  const { message, target } = JSON.parse(written.textContent);
  const viewer = window.opener ?? window.parent;
  if (viewer !== window) viewer.postMessage(message, target);
} else {
  window.close();
}
