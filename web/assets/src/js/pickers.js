// Long lists (countries, districts, occupations): a native select becomes a box one can type into.
// Other names of an option, in any script, stand in its data-also.
import accessibleAutocomplete from "accessible-autocomplete";

const plain = (text) => text.normalize("NFD").replace(/\p{M}|[ʻʼ‘’'`]/gu, "").toLowerCase();

// Names that begin with what was typed come first.
function found(words, typed) {
  const fits = [...words].filter(([, text]) => text.includes(typed));
  const first = ([, text]) => (text.split(/[\s(-]+/).some((word) => word.startsWith(typed)) ? 0 : 1);
  return fits.sort((a, b) => first(a) - first(b)).map(([name]) => name);
}

function enhance(select) {
  const options = [...select.options].filter((option) => option.value);
  const words = new Map(options.map((o) => [o.text, plain(`${o.text} ${o.dataset.also || ""} ${o.value}`)]));
  const say = select.dataset;
  accessibleAutocomplete.enhanceSelectElement({
    selectElement: select,
    autoselect: false,
    showAllValues: true,
    preserveNullOptions: true,
    confirmOnBlur: false,
    defaultValue: select.value ? select.selectedOptions[0].text : "",
    source: (typed, show) => show(found(words, plain(typed))),
    tNoResults: () => say.none || "–",
    tStatusQueryTooShort: () => "",
    tStatusNoResults: () => say.none || "",
    tStatusSelectedOption: (text, length, index) => `${text} (${index + 1}/${length})`,
    tStatusResults: (length, current) => `${length}. ${current || ""}`,
    tAssistiveHint: () => say.hint || "",
  });
}

const begin = () => document.querySelectorAll("select[data-picker]").forEach(enhance);
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin);
else begin();
