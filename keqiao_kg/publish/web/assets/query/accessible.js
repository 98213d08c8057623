// What assistive technology needs to know of YASGUI and does not hear from it.

import { word } from "./words.js";

const AMENDMENTS = [
  [".tabsList > button, .tabsList .addTab", { role: "tab", "aria-selected": "false" }], // stands among the tabs
  [".CodeMirror textarea", { "aria-label": () => word("text") }],
  [".CodeMirror-scroll", { tabindex: "0" }], // scrolls, so the keyboard must reach it
];

function amend(parent) {
  for (const [selector, attributes] of AMENDMENTS) {
    for (const element of parent.querySelectorAll(selector)) {
      for (const [name, value] of Object.entries(attributes)) {
        const wanted = typeof value === "function" ? value() : value;
        if (element.getAttribute(name) !== wanted) element.setAttribute(name, wanted);
      }
    }
  }
}

/** Keeps the elements of YASGUI in `parent` named, also those that come later. */
export function makeAccessible(parent) {
  let waiting = false;
  const soon = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      amend(parent);
    });
  };
  new MutationObserver(soon).observe(parent, { childList: true, subtree: true });
  amend(parent);
}
