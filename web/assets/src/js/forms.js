// One press, one sending; and Enter that never sends a half-filled form.
import { pageForm } from "./token.js";

export function once() {
  document.querySelectorAll("form[data-once]").forEach((form) => {
    const buttons = () => [...form.elements].filter((box) => box.type === "submit");
    form.addEventListener("submit", (event) => {
      if (form.dataset.sent) return event.preventDefault();
      form.dataset.sent = "1";
      buttons().forEach((button) => button.setAttribute("aria-busy", "true"));
    });
    window.addEventListener("pageshow", () => {
      delete form.dataset.sent;
      buttons().forEach((button) => button.removeAttribute("aria-busy"));
    });
  });
}

const TYPED = /^(text|search|tel|date|time|email|password|number|radio|checkbox)$/;

function missing(form) {
  const empty = [...form.elements].some((box) => box.getAttribute("aria-required") === "true" && !box.value.trim());
  const groups = [...form.querySelectorAll("[data-required]")];
  return empty || groups.some((group) => !group.querySelector("input:checked"));
}

export function enter() {
  const form = pageForm();
  if (!form) return;
  form.addEventListener("keydown", (event) => {
    const box = event.target;
    if (event.key !== "Enter" || event.isComposing || !TYPED.test(box.type) || box.closest("[role=combobox]")) return;
    if (!missing(form) && !box.hasAttribute("data-filter")) return;
    event.preventDefault();
    const boxes = [...form.elements].filter((e) => e.offsetParent && !e.disabled && e.type !== "fieldset");
    const next = boxes[boxes.indexOf(box) + 1];
    if (next) next.focus();
  });
}
