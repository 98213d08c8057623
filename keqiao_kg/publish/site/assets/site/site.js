// What every page does: language, theme, contents on small screens. No module, so that it also runs from a folder
// opened without a server. Other scripts find `keqiao.language()` and hear the event "language" on the document.
"use strict";
const keqiao = {};
(() => {
  const root = document.documentElement;

  function keep(name, value) {
    try {
      localStorage.setItem(name, value);
    } catch {
      // storage may be forbidden; the choice then lasts as long as the page
    }
  }

  /** Attributes that are spoken or shown, in the reader's language; the Chinese is kept beside the English. */
  function translateAttributes(language) {
    for (const name of ["aria-label", "placeholder", "title"]) {
      for (const element of document.querySelectorAll(`[data-en-${name}]`)) {
        const zh = `data-zh-${name}`;
        if (!element.hasAttribute(zh)) element.setAttribute(zh, element.getAttribute(name));
        element.setAttribute(name, element.getAttribute(language === "en" ? `data-en-${name}` : zh));
      }
    }
    const title = document.querySelector("title");
    document.title = title.dataset[language] || document.title;
  }

  const language = () => (root.dataset.language === "en" ? "en" : "zh");
  keqiao.language = language;

  function setLanguage(chosen) {
    root.dataset.language = chosen;
    root.lang = chosen === "en" ? "en" : "zh-Hans";
    translateAttributes(chosen);
    document.dispatchEvent(new CustomEvent("language", { detail: chosen }));
  }

  function setTheme() {
    const dark = root.dataset.theme
      ? root.dataset.theme === "dark"
      : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    keep("theme", root.dataset.theme);
  }

  const actions = {
    language() {
      const other = language() === "en" ? "zh" : "en";
      setLanguage(other);
      keep("language", other);
    },
    theme: setTheme,
  };

  for (const button of document.querySelectorAll("button[data-do]")) {
    const action = actions[button.dataset.do];
    if (!action) continue;
    button.hidden = false;
    button.addEventListener("click", action);
  }
  translateAttributes(language());

  const contents = document.querySelector(".contents > details");
  if (contents && matchMedia("(max-width: 60rem)").matches) contents.open = false;
})();
