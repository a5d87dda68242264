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
