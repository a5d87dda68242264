// Sections of the talk that a topic asks for open when it is ticked. They never close by themselves: something may be typed in them.
export function sections() {
  const folded = [...document.querySelectorAll("[data-opens-with]")];
  if (!folded.length) return;
  document.querySelectorAll("[data-topics]").forEach((tree) => {
    tree.addEventListener("change", ({ target }) => {
      if (target.type !== "checkbox" || !target.checked) return;
      folded
        .filter((each) => each.dataset.opensWith.split(" ").some((begin) => target.value.startsWith(begin)))
        .forEach((each) => (each.open = true));
    });
  });
}

// On a phone the boxes of a filter would push the rows off the screen: they begin folded. At a desk they are always open.
export function folds() {
  const narrow = window.matchMedia("(max-width: 40.0525em)");
  const all = document.querySelectorAll("details[data-fold-narrow]");
  const fit = () => all.forEach((each) => (each.open = !narrow.matches));
  if (!all.length) return;
  fit();
  narrow.addEventListener("change", fit);
}
