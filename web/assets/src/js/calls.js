// The hotline: two keys for a call, a clock on the wall, the minutes of a talk. Keys go by their place, in any layout.
const typing = (event) => event.target.closest("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]");
const named = (key) => document.querySelectorAll(`main [data-key="${key}"]`);

function press(event) {
  if (typing(event) || event.ctrlKey || event.altKey || event.metaKey || event.repeat || event.isComposing) return;
  if (document.querySelector("dialog[open]")) return;
  const letter = /^Key([A-Z])$/.exec(event.code)?.[1];
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1];
  if (letter && named(letter).length) {
    event.preventDefault();
    named(letter)[0].focus();
  } else if (digit && event.target.dataset?.key) {
    const place = [...named(event.target.dataset.key)].find((button) => button.dataset.keyPlace === digit);
    if (!place) return;
    event.preventDefault();
    place.click();
  }
}

const two = (number) => String(number).padStart(2, "0");

function wall(clock) {
  // What the page says is the time of the centre; only what has passed since is counted here.
  const [, hours, minutes, seconds] = clock.dataset.wallClock.match(/T(\d+):(\d+):(\d+)/).map(Number);
  const opened = performance.now();
  setInterval(() => {
    const now = hours * 3600 + minutes * 60 + seconds + Math.floor((performance.now() - opened) / 1000);
    clock.textContent = `${two(Math.floor(now / 3600) % 24)}:${two(Math.floor(now / 60) % 60)}`;
  }, 1000);
}

function running(counter) {
  const began = Date.parse(counter.dataset.running);
  const box = document.getElementById(counter.dataset.fills);
  const passed = () => Math.max(0, Math.floor((Date.now() - began) / 1000));
  const show = () => (counter.textContent = `${Math.floor(passed() / 60)}:${two(passed() % 60)}`);
  show();
  setInterval(show, 1000);
  box?.form.addEventListener("submit", () => {
    if (!box.value) box.value = String(Math.max(1, Math.ceil(passed() / 60)));
  });
}

export function calls() {
  if (document.querySelector("main [data-key]")) window.addEventListener("keydown", press);
  document.querySelectorAll("[data-wall-clock]").forEach(wall);
  document.querySelectorAll("[data-running]").forEach(running);
}
