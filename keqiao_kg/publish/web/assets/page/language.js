// The language of the interface: that of the document, followed when the reader switches it.

/** "en" or "zh". */
export function language() {
  return document.documentElement.dataset.language === "en" ? "en" : "zh";
}

/** Calls back when the reader switches the language. */
export function onLanguage(callback) {
  document.addEventListener("language", () => callback(language()));
}

/** A reader of a table `{key: [zh, en]}`; `{name}` in a text is replaced by a value. */
export function wording(table) {
  return (key, values = {}) => {
    const text = table[key][language() === "en" ? 1 : 0];
    return text.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
  };
}
