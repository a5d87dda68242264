// The main topic is asked for only where several are ticked, and only among those; the first that was ticked leads.
function ticked(tree) {
  return [...new Set([...tree.querySelectorAll("input[type=checkbox]:checked")].map((box) => box.value))];
}

function narrow(place, options, order) {
  const select = place.querySelector("select");
  const kept = select.value;
  select.replaceChildren(...options.filter(({ value }) => !value || !order.length || order.includes(value)));
  select.value = order.includes(kept) ? kept : order.length > 1 ? order[0] : "";
  place.hidden = order.length < 2;
}

export function mainTopic() {
  document.querySelectorAll("[data-main-topic]").forEach((place) => {
    const tree = place.closest("form").querySelector("[data-topics]");
    const options = [...place.querySelectorAll("option")];
    let order = ticked(tree);
    tree.addEventListener("change", () => {
      const now = ticked(tree);
      order = [...order.filter((code) => now.includes(code)), ...now.filter((code) => !order.includes(code))];
      narrow(place, options, order);
    });
    narrow(place, options, order);
  });
}
