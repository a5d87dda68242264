// Menus that close, and the reader's choices taken over without losing the page.
import { headers, pageForm } from "./token.js";

export function menus() {
  const all = [...document.querySelectorAll("details[data-menu]")];
  const close = (except) => all.forEach((menu) => menu !== except && menu.removeAttribute("open"));
  document.addEventListener("click", (event) => close(event.target.closest("details[data-menu]")));
  document.addEventListener("keydown", (event) => {
    const open = event.key === "Escape" && all.find((menu) => menu.open);
    if (!open) return;
    close();
    open.querySelector("summary").focus();
  });
}

export function looks() {
  const form = document.querySelector("form[data-look]");
  if (!form) return;
  form.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (!button) return;
    event.preventDefault();
    document.documentElement.dataset[button.name] = button.value;
    form.querySelectorAll(`[name="${button.name}"]`).forEach((other) => {
      other.setAttribute("aria-pressed", String(other === button));
    });
    const body = new URLSearchParams({ [button.name]: button.value });
    fetch(form.action, { method: "POST", headers: headers(), body, redirect: "manual" });
  });
}

// With a form on the page the language goes along with what was typed, and the page comes back with both.
export function languages() {
  const form = document.querySelector("form[data-language]");
  if (!form) return;
  form.addEventListener("submit", (event) => {
    const page = pageForm();
    if (!page || !event.submitter) return;
    event.preventDefault();
    const field = document.createElement("input");
    Object.assign(field, { type: "hidden", name: "_language", value: event.submitter.value });
    page.append(field);
    page.dispatchEvent(new Event("submit"));
    page.submit();
  });
}
