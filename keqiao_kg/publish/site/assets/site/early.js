// Before anything is painted: the reader's language and theme, chosen before or as the browser says.
"use strict";
(() => {
  const root = document.documentElement;
  const kept = (name) => {
    try {
      return localStorage.getItem(name);
    } catch {
      return null; // storage may be forbidden; then nothing was kept
    }
  };
  const asked = new URLSearchParams(location.search).get("lang");
  const language = asked || kept("language") || (/^zh\b/i.test(navigator.language) ? "zh" : "en");
  root.dataset.language = language === "en" ? "en" : "zh";
  root.lang = language === "en" ? "en" : "zh-Hans";
  const theme = kept("theme");
  if (theme === "dark" || theme === "light") root.dataset.theme = theme;
  root.classList.add("scripted");
})();
