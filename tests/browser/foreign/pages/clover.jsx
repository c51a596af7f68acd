// Clover as a React program embeds it. Built by `npm run build` of tests/browser/package.json.
import { createRoot } from "react-dom/client";
import Viewer from "@samvera/clover-iiif/viewer";

const asked = new URLSearchParams(window.location.search);
const options = { canvasHeight: "520px", informationPanel: { open: true, renderAbout: true } };

createRoot(document.getElementById("viewer")).render(
  <Viewer iiifContent={asked.get("open")} options={options} />,
);
