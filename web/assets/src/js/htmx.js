// Partial updates for desk pages: our token goes along, and the reader's focus follows what was exchanged.
import htmx from "htmx.org";
import { headers } from "./token.js";

document.addEventListener("htmx:configRequest", (event) => Object.assign(event.detail.headers, headers()));
document.addEventListener("htmx:afterSettle", (event) => {
  const place = event.target.querySelector?.("[data-focus]");
  if (place) place.focus();
});
window.htmx = htmx;
