// The search page: names by Chinese, English, pinyin or initials, and the sentences of a report.
"use strict";
const keqiaoSearch = {};
(() => {
  const MOST = 100; // results shown
  const root = document.body.dataset.root;
  const form = document.getElementById("search");
  const results = document.getElementById("results");
  const found = document.getElementById("found");
  const names = { kinds: [], rows: [] };
  const sentences = new Map();
  let report = "";

  /** Index scripts call this with what they hold. */
  keqiaoSearch.take = (kind, content) => {
    if (kind === "names") Object.assign(names, content);
    else sentences.set(report, content);
    show();
  };

  function load(path) {
    const script = document.createElement("script");
    script.src = `${root}${path}`;
    document.head.append(script);
  }

  function chooseReport() {
    report = form.elements.report.value;
    if (report && !sentences.has(report)) load(`search/${report}.js`);
  }

  /** How well a name fits what is sought: smaller is better, -1 not at all. */
  function fit(row, sought) {
    const [name, , , pinyin, initials] = row;
    const at = name.toLowerCase().indexOf(sought);
    if (at >= 0) return (at ? 20 : name.length === sought.length ? 0 : 10) + name.length / 100;
    if (!/^[a-z ]+$/.test(sought) || !pinyin) return -1;
    const plain = sought.replaceAll(" ", "");
    if (initials.startsWith(plain)) return 30 + name.length / 100;
    const joined = pinyin.replaceAll(" ", "");
    if (joined.startsWith(plain)) return 31 + name.length / 100;
    if (initials.includes(plain) && plain.length > 1) return 40 + name.length / 100;
    return ` ${pinyin}`.includes(` ${sought}`) ? 41 + name.length / 100 : -1;
  }

  function matchingNames(sought, kinds) {
    const fitting = [];
    const seen = new Set();
    for (const row of names.rows) {
      const kind = names.kinds[row[1]];
      if (kinds.size && !kinds.has(kind)) continue;
      const value = fit(row, sought);
      if (value >= 0) fitting.push({ value, kind, text: row[0], path: row[2] });
    }
    fitting.sort((a, b) => a.value - b.value || a.text.localeCompare(b.text, "zh"));
    return fitting.filter((one) => !seen.has(one.path) && seen.add(one.path));
  }

  function matchingSentences(sought, kinds) {
    const index = sentences.get(report);
    if (!index || (kinds.size && !kinds.has("sentence"))) return [];
    const words = sought.split(/\s+/);
    const rows = index.rows.filter(([, text]) => words.every((word) => text.toLowerCase().includes(word)));
    return rows.map(([name, text]) => ({ kind: "sentence", text, path: `${index.page}#sentence/${name}` }));
  }

  function item(one, sought) {
    const element = document.createElement("li");
    const link = document.createElement("a");
    link.href = root + one.path.split("#").map(encodeURI).join("#");
    const at = one.text.toLowerCase().indexOf(sought);
    if (at < 0) link.textContent = one.text;
    else {
      const mark = document.createElement("mark");
      mark.textContent = one.text.slice(at, at + sought.length);
      link.append(one.text.slice(0, at), mark, one.text.slice(at + sought.length));
    }
    link.lang = "zh";
    const box = form.querySelector(`input[value="${one.kind}"]`);
    const kind = document.createElement("span");
    kind.className = "kicker";
    if (box) kind.append(...[...box.parentElement.children].slice(1).map((part) => part.cloneNode(true)));
    element.append(link, " ", kind);
    return element;
  }

  function show() {
    const sought = form.elements.q.value.trim().toLowerCase();
    const kinds = new Set([...form.querySelectorAll("input[name=kind]:checked")].map((box) => box.value));
    const all = sought ? [...matchingNames(sought, kinds), ...matchingSentences(sought, kinds)] : [];
    results.replaceChildren(...all.slice(0, MOST).map((one) => item(one, sought)));
    found.textContent = sought ? `${all.length}` : "";
  }

  form.elements.q.value = new URLSearchParams(location.search).get("q") || "";
  form.addEventListener("input", show);
  form.addEventListener("change", chooseReport);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    results.querySelector("a")?.click();
  });
  load("search/names.js");
  chooseReport();
})();
