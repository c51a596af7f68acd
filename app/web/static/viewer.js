// Opens Mirador as the page says. No module, no build: it is read as it stands.
"use strict";

const settings = JSON.parse(document.getElementById("viewer-settings").textContent);
const dark = window.matchMedia("(prefers-color-scheme: dark)");

settings.selectedTheme = dark.matches ? "dark" : "light";
window.verso = { viewer: Mirador.viewer(settings) };
