// Autosave: a changed form is kept on the server every five seconds and when the page is hidden.
import { headers, pageForm } from "./token.js";

const EVERY = 5000;
const SECRET = /password|csrf_token/i;

function fields(form) {
  return [...new FormData(form)].filter(([name, value]) => typeof value === "string" && !SECRET.test(name));
}

export function draft() {
  const form = pageForm();
  if (!form) return;
  const place = form.querySelector("[data-saved-at]");
  let changed = false;
  let sending = false;

  async function save(leaving) {
    if (!changed || !form.dataset.draft || sending) return;
    changed = false;
    try {
      const answer = await fetch(form.dataset.draft, {
        method: "POST",
        headers: { ...headers(), "Content-Type": "application/json" },
        body: JSON.stringify({ fields: fields(form) }),
        keepalive: leaving,
      });
      if (!answer.ok) throw new Error(answer.status);
      const { saved, seconds } = await answer.json();
      if (place) place.textContent = form.dataset.saved.replace("{}", saved);
      document.dispatchEvent(new CustomEvent("session-lives", { detail: seconds }));
    } catch {
      changed = true;
      if (place) place.textContent = form.dataset.unsaved;
    }
  }

  form.addEventListener("input", (event) => {
    if (event.target.name) changed = true;
  });
  form.addEventListener("submit", () => (sending = true));
  document.addEventListener("visibilitychange", () => document.hidden && save(true));
  window.addEventListener("pageshow", (event) => event.persisted && (sending = false));
  window.addEventListener("beforeunload", (event) => {
    if (changed && !sending) event.preventDefault();
  });
  if (form.dataset.draft) setInterval(() => save(false), EVERY);
}
