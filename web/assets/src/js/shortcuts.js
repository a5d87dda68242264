// Keys by their place on the keyboard, so that they work in Cyrillic layouts too.
import { tinykeys } from "tinykeys";

const typing = (event) => event.target.closest("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]");

function search(event) {
  const box = document.querySelector('[data-shortcut="search"]');
  const link = document.querySelector('[data-shortcut-link="search"]');
  if (!box && !link) return;
  event.preventDefault();
  if (!box) return link.click();
  box.focus();
  box.select();
}

function follow(name) {
  return (event) => {
    const named = `[data-shortcut-link="${name}"]`;
    const link = document.querySelector(`main ${named}`) ?? document.querySelector(named);
    if (!link) return;
    event.preventDefault();
    link.click();
  };
}

function save(event) {
  event.preventDefault();
  const button = document.querySelector('[data-shortcut="save"]');
  if (button) button.form.requestSubmit(button);
}

function help() {
  const dialog = document.getElementById("help");
  if (dialog && !dialog.open && !document.querySelector("dialog[open]")) dialog.showModal();
}

// From line to line of a list, and round again.
function line(step) {
  const rows = [...document.querySelectorAll("main [data-row]")];
  const at = rows.indexOf(document.activeElement);
  if (rows.length) rows[at < 0 ? (step > 0 ? 0 : rows.length - 1) : (at + step + rows.length) % rows.length].focus();
}

const unlessTyping = (act) => (event) => {
  if (typing(event)) return;
  event.preventDefault();
  act(event);
};

export function shortcuts() {
  const keys = {
    Slash: unlessTyping(search),
    "$mod+KeyK": search,
    "$mod+KeyS": save,
    "Alt+KeyN": follow("new"),
    KeyJ: unlessTyping(() => line(1)),
    KeyK: unlessTyping(() => line(-1)),
    BracketRight: unlessTyping(follow("next")),
    BracketLeft: unlessTyping(follow("previous")),
    "Shift+Slash": unlessTyping(help),
    "Shift+?": unlessTyping(help),
  };
  // By default keys pressed inside a box are ignored; ours must save from there.
  tinykeys(window, keys, { ignore: (event) => event.repeat || event.isComposing });
  document.querySelectorAll("[data-help]").forEach((button) => button.addEventListener("click", help));
}
