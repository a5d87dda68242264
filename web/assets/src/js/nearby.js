// What makes long lists pleasant is fetched when the reader begins to write or comes near one: opening a page stays light.
const LIST = "select[data-picker]";
const NEAR = ["input", "focusin", "pointerover", "mousedown"];
let coming;

function fetched(address) {
  coming ??= new Promise((done) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = () => done(true);
    script.onerror = () => done(false);
    document.head.append(script);
  });
  return coming;
}

export function nearby() {
  const address = document.querySelector('meta[name="pickers"]')?.content;
  if (!address || !document.querySelector(LIST)) return;
  const over = new AbortController();
  const come = async (event) => {
    const list = event.target.closest?.(LIST);
    if (!list && !(event.type === "input" && event.target.form?.querySelector(LIST))) return;
    // The list of the system would open over the box that takes its place.
    if (event.type === "mousedown") event.preventDefault();
    const wanted = list && event.type !== "pointerover" ? list.id : null;
    const there = await fetched(address);
    over.abort();
    const at = document.activeElement;
    if (wanted && (!there || at === document.body || at === list || event.type === "mousedown")) document.getElementById(wanted)?.focus();
  };
  for (const type of NEAR) document.addEventListener(type, come, { signal: over.signal });
}
