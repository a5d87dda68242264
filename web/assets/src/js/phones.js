// Phones are put into groups when their box is left, never while somebody types.
const GROUPS = [
  ["992", [2, 3, 4]],
  ["996", [3, 3, 3]],
  ["998", [2, 3, 2, 2]],
  ["7", [3, 3, 2, 2]],
];

export function grouped(typed) {
  const digits = typed.replace(/[^\d+]/g, "").replace(/^00/, "+");
  if (!digits.startsWith("+")) return typed;
  const found = GROUPS.find(([code]) => digits.startsWith(`+${code}`));
  if (!found) return typed;
  const [code, sizes] = found;
  let rest = digits.slice(code.length + 1);
  if (rest.length !== sizes.reduce((sum, size) => sum + size)) return typed;
  const parts = sizes.map((size) => {
    const part = rest.slice(0, size);
    rest = rest.slice(size);
    return part;
  });
  return `+${code} ${parts.join(" ")}`;
}

export function phones() {
  document.addEventListener("focusout", (event) => {
    if (event.target.matches?.("[data-phone]")) event.target.value = grouped(event.target.value.trim());
  });
}
