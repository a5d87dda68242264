// The topic tree: narrowed by typing, groups open when something in them is found, twins kept alike, counts shown.
const plain = (text) => text.normalize("NFD").replace(/\p{M}|[ʻʼ‘’'`]/gu, "").toLowerCase();

function filter(tree, words) {
  const wanted = plain(words).split(/\s+/).filter(Boolean);
  let found = 0;
  tree.querySelectorAll("[data-group]").forEach((group) => {
    const title = plain(group.querySelector("summary")?.textContent || "");
    let inside = 0;
    group.querySelectorAll("[data-topic]").forEach((topic) => {
      const text = `${title} ${plain(topic.textContent)}`;
      topic.hidden = !wanted.every((word) => text.includes(word));
      if (!topic.hidden) inside += 1;
    });
    group.hidden = inside === 0;
    // What was looked for comes next under Tab, not the heads of its groups.
    const head = group.querySelector("summary");
    if (head) head.tabIndex = wanted.length ? -1 : 0;
    group.open = wanted.length ? inside > 0 : Boolean(group.querySelector("input:checked"));
    found += inside;
  });
  const recent = tree.querySelector(".sf-topics__recent");
  if (recent) recent.hidden = wanted.length > 0;
  tree.querySelector("[data-none]").hidden = found > 0;
}

function count(tree) {
  tree.querySelectorAll("[data-group]").forEach((group) => {
    const chosen = group.querySelectorAll("input:checked").length;
    const place = group.querySelector("[data-count]");
    if (place) place.textContent = chosen ? `(${chosen})` : "";
  });
}

// Enter in the box: the one topic that was found is ticked; of several the first is gone to, as with the arrow.
function take(event, tree, box) {
  if (!["Enter", "ArrowDown"].includes(event.key) || !box.value.trim()) return;
  event.preventDefault();
  event.stopPropagation();
  const found = [...tree.querySelectorAll("[data-group] [data-topic]:not([hidden]) input")];
  if (event.key === "Enter" && found.length === 1) {
    found[0].click();
    box.select();
  } else found[0]?.focus();
}

export function topics() {
  document.querySelectorAll("[data-topics]").forEach((tree) => {
    const box = tree.querySelector("[data-filter]");
    box.addEventListener("input", (event) => {
      event.stopPropagation();
      filter(tree, box.value);
    });
    box.addEventListener("keydown", (event) => take(event, tree, box));
    tree.addEventListener("change", ({ target }) => {
      if (target.type !== "checkbox") return;
      const twins = tree.querySelectorAll(`input[value="${CSS.escape(target.value)}"]`);
      twins.forEach((twin) => (twin.checked = target.checked));
      count(tree);
    });
    count(tree);
  });
}
