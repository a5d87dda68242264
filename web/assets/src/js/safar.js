// Everything here makes pages quicker or kinder; all of them work without it.
import { calls } from "./calls.js";
import { draft } from "./draft.js";
import { enter, once } from "./forms.js";
import { mainTopic } from "./main_topic.js";
import { looks, languages, menus } from "./menus.js";
import { nearby } from "./nearby.js";
import { phones } from "./phones.js";
import { folds, sections } from "./sections.js";
import { session } from "./session.js";
import { shortcuts } from "./shortcuts.js";
import { summary } from "./summary.js";
import { topics } from "./topics.js";

document.documentElement.classList.add("js-enabled");

function start() {
  document.querySelectorAll("[data-needs-script]").forEach((box) => (box.hidden = false));
  for (const begin of [summary, menus, looks, languages, once, enter, draft, session, topics, sections, folds, mainTopic, nearby, phones, calls, shortcuts]) {
    begin();
  }
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
else start();
