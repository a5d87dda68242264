// After a page comes back: the reader is led to what matters, and from the summary into the box.
export function summary(root = document) {
  // A notice is read out by itself: a box that waits for typing keeps the focus.
  const place = root.querySelector(".govuk-error-summary") || (!root.querySelector("[autofocus]") && root.querySelector("[data-focus]"));
  if (place) place.focus({ preventScroll: place.classList.contains("sf-notice") });
  document.addEventListener("click", (event) => {
    const link = event.target.closest(".govuk-error-summary a[href^='#']");
    const box = link && document.getElementById(link.hash.slice(1));
    if (!box) return;
    event.preventDefault();
    box.closest("details:not([open])")?.setAttribute("open", "");
    (box.closest(".govuk-form-group") || box).scrollIntoView({ block: "start" });
    box.focus({ preventScroll: true });
  });
}
