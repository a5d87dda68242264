// Five minutes before the session ends a dialog asks whether to stay; at its end the page is left.
import { headers } from "./token.js";

const WARN = 300;

export function session() {
  const { sessionSeconds, sessionCheck, sessionKeep, sessionOver } = document.body.dataset;
  const dialog = document.getElementById("session-ending");
  if (!sessionSeconds || !dialog) return;
  const place = dialog.querySelector("[data-countdown]");
  let end = 0;
  let asked = false;

  function lives(seconds) {
    end = Date.now() + seconds * 1000;
    asked = false;
    if (seconds > WARN && dialog.open) dialog.close();
  }

  async function ask(address, method) {
    const answer = await fetch(address, { method, headers: headers() });
    lives(answer.ok ? (await answer.json()).seconds : 0);
  }

  async function tick() {
    const left = Math.round((end - Date.now()) / 1000);
    if (left <= 0) {
      await ask(sessionCheck, "GET").catch(() => {}); // another tab may have prolonged it
      if (end <= Date.now()) return leave();
    } else if (left <= WARN && !asked) {
      await ask(sessionCheck, "GET").catch(() => {});
      asked = true;
      if (end - Date.now() <= WARN * 1000 && !dialog.open) dialog.showModal();
    }
    place.textContent = `${Math.floor(left / 60)}:${String(Math.max(left, 0) % 60).padStart(2, "0")}`;
    setTimeout(tick, dialog.open ? 1000 : 5000);
  }

  // What stands on the screen must not stay there for the next person at the desk.
  function leave() {
    document.getElementById("page-form")?.dispatchEvent(new Event("submit"));
    window.location.replace(sessionOver);
  }

  dialog.querySelector("[data-keep]").addEventListener("click", () => ask(sessionKeep, "POST").catch(() => {}));
  document.addEventListener("session-lives", (event) => lives(event.detail));
  lives(Number(sessionSeconds));
  tick();
}
