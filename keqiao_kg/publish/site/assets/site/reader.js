// The annotated report: a click or Enter on a mark shows its facts; filters hide kinds and themes; arrow keys move.
// Everything from the report is put in as text, never as markup.
"use strict";
(() => {
  const data = JSON.parse(document.getElementById("facts").textContent);
  const sheet = document.getElementById("text");
  const panel = document.getElementById("panel");
  const form = document.getElementById("filters");
  const said = document.getElementById("said");
  const pieces = [...sheet.querySelectorAll(".m")];
  const marksOf = new Map(pieces.map((piece) => [piece, piece.dataset.f.split(" ").map(Number)]));
  const layers = Object.fromEntries(
    [...form.querySelectorAll("label.chip")].map((chip) => [chip.querySelector("input").name, chip.classList[1]]),
  );
  let current = null;

  // ── making elements ──

  function make(name, className, ...children) {
    const element = document.createElement(name);
    if (className) element.className = className;
    element.append(...children);
    return element;
  }

  /** A pair of words as two elements, of which the style sheet shows one. */
  function both([zh, en]) {
    const pair = document.createDocumentFragment();
    for (const [language, words] of [["zh", zh], ["en", en]]) {
      const part = make("span", language, words);
      part.lang = language;
      pair.append(part);
    }
    return pair;
  }

  const word = (key) => both(data.words[key]);

  function link(address, ...children) {
    const anchor = make("a", "", ...children);
    anchor.href = address;
    return anchor;
  }

  // ── facts of a piece ──

  const wordsOf = (number) =>
    pieces.filter((piece) => marksOf.get(piece).includes(number)).map((piece) => piece.textContent).join("");

  function value([, content, address]) {
    if (typeof content === "number") return both(data.labels[content]);
    return address ? link(address, content) : content;
  }

  function fieldList(fact) {
    const list = make("dl", "fields");
    for (const field of fact.f) list.append(make("dt", "", word(field[0])), make("dd", "", value(field)));
    if (fact.r) {
      const rules = make("dd", "rules");
      fact.r.split(" ").forEach((rule, place) => rules.append(place ? " → " : "", make("code", "", rule)));
      list.append(make("dt", "", word("rules")), rules);
    }
    return list;
  }

  function card(number) {
    const fact = data.facts[number];
    const quote = wordsOf(number);
    const title = make("h3", "", fact.u ? link(fact.u, fact.t || quote) : fact.t || quote);
    const kind = make("p", `kind ${layers[fact.k] || ""} ${fact.k}`, make("span", "swatch", both(data.kinds[fact.k])));
    const address = link(`#${fact.i}`, fact.i);
    address.className = "address";
    const foot = make("p", "foot", word("address"), " ", address);
    return make("article", "fact", kind, title, make("blockquote", "", quote), fieldList(fact), foot);
  }

  function heading(piece) {
    const sentence = piece.closest(".said");
    const name = make("p", "where", word("sentence"), " ", link(`#${sentence.id}`, sentence.id.split("/").pop()));
    const buttons = make("p", "steps");
    for (const [key, step] of [["previous", -1], ["next", 1], ["close", 0]]) {
      const button = make("button", "small", word(key));
      button.type = "button";
      button.addEventListener("click", () => (step ? show(neighbour(piece, step), true) : close()));
      buttons.append(button);
    }
    return make("header", "", name, buttons);
  }

  function show(piece, focus) {
    if (!piece) return;
    if (current) unmark();
    current = piece;
    const numbers = marksOf.get(piece).filter((number) => isShown(data.facts[number]));
    const shortest = (number) => data.facts[number].e - data.facts[number].s;
    const sorted = [...(numbers.length ? numbers : marksOf.get(piece))].sort((a, b) => shortest(a) - shortest(b));
    for (const other of pieces) {
      if (marksOf.get(other).includes(sorted[0])) other.classList.add("chosen");
    }
    piece.setAttribute("aria-current", "true");
    panel.replaceChildren(heading(piece), ...sorted.map(card));
    panel.hidden = false;
    panel.scrollTop = 0;
    stand(piece);
    if (focus) piece.scrollIntoView({ block: "center" });
    const spoken = () => keqiao.language();
    const [zh, en] = data.words["facts-here"];
    said.textContent = spoken() === "en" ? `${sorted.length} ${en}` : `${zh}：${sorted.length}`;
  }

  function unmark() {
    current.removeAttribute("aria-current");
    for (const piece of sheet.querySelectorAll(".chosen")) piece.classList.remove("chosen");
  }

  function close() {
    if (!current) return;
    unmark();
    panel.hidden = true;
    current.focus({ preventScroll: true });
    current = null;
  }

  // ── moving from mark to mark: one of them can be reached with Tab, the arrows lead on ──

  const isReachable = (piece) => !piece.classList.contains("off") && piece.classList.contains("m");

  function neighbour(piece, step) {
    for (let place = pieces.indexOf(piece) + step; place >= 0 && place < pieces.length; place += step) {
      if (isReachable(pieces[place])) return pieces[place];
    }
    return null;
  }

  function stand(piece) {
    sheet.querySelector('.m[tabindex="0"]')?.setAttribute("tabindex", "-1");
    piece?.setAttribute("tabindex", "0");
  }

  sheet.addEventListener("click", (event) => {
    const piece = event.target.closest(".m");
    if (!piece || event.ctrlKey || event.metaKey || event.shiftKey || piece.classList.contains("off")) return;
    event.preventDefault();
    show(piece, false);
    if (event.detail === 0) panel.focus(); // opened with the keyboard
  });
  sheet.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const piece = event.target.closest(".m");
    if (!step || !piece || event.altKey || event.ctrlKey || event.metaKey) return;
    const next = neighbour(piece, step);
    if (!next) return;
    event.preventDefault();
    stand(next);
    next.focus();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });

  // ── filters ──

  function isShown(fact) {
    const box = form.elements[fact.k];
    const theme = form.elements.theme.value;
    return (!box || box.checked) && (!theme || (fact.h || []).includes(theme));
  }

  /** The classes of a piece: of each layer the shortest fact that is shown, as document.py does for all. */
  function look(numbers) {
    const shown = numbers.map((number) => data.facts[number]).filter(isShown);
    shown.sort((a, b) => a.e - a.s - (b.e - b.s));
    const classes = ["m"];
    for (const layer of ["amount", "thing", "statement"]) {
      const fact = shown.find((one) => layers[one.k] === layer);
      if (fact) classes.push(layer, fact.k);
    }
    for (const kind of ["relation", "glossary"]) if (shown.some((one) => one.k === kind)) classes.push(kind);
    if (!shown.length) classes.push("off");
    return classes.join(" ");
  }

  function filter() {
    const theme = form.elements.theme.value;
    for (const piece of pieces) piece.className = look(marksOf.get(piece));
    for (const sentence of sheet.querySelectorAll(".said")) {
      sentence.classList.toggle("dim", Boolean(theme) && !sentence.querySelector(".m:not(.off)"));
    }
    if (current) show(current, false);
    stand(pieces.find(isReachable));
  }

  form.addEventListener("change", filter);
  form.addEventListener("click", (event) => {
    const wanted = event.target.closest("button[data-filter]")?.dataset.filter;
    if (!wanted) return;
    for (const box of form.querySelectorAll("input[type=checkbox]")) box.checked = wanted === "all";
    form.elements.theme.value = "";
    filter();
  });

  // ── addresses: a sentence is found by the browser, any other fact here ──

  /** What has no mark of its own (a number, a passage, a pair) is named by offsets: the shortest fact over them. */
  function shortestAt(name) {
    const [, start, end] = (name.match(/^(?:number|pair|passage|selector)\/(\d+)-(\d+)/) || []).map(Number);
    let found = -1;
    data.facts.forEach((fact, number) => {
      const over = fact.s <= start && fact.e >= end;
      if (over && (found < 0 || fact.e - fact.s < data.facts[found].e - data.facts[found].s)) found = number;
    });
    return found;
  }

  function follow() {
    const name = decodeURIComponent(location.hash.slice(1));
    const exact = data.facts.findIndex((fact) => fact.i === name);
    const number = exact < 0 ? shortestAt(name) : exact;
    if (number < 0) return;
    show(pieces.find((piece) => marksOf.get(piece).includes(number)), true);
  }

  for (const piece of pieces) piece.tabIndex = -1;
  stand(pieces[0]);
  addEventListener("hashchange", follow);
  if (matchMedia("(max-width: 60rem)").matches) document.querySelector(".filters").open = false;
  follow();
  // ── the section that is being read ──
  const entries = new Map(
    [...document.querySelectorAll(".contents a")].map((entry) => [decodeURIComponent(entry.hash.slice(1)), entry]),
  );
  const seen = new IntersectionObserver(
    (changes) => {
      const top = changes.filter((change) => change.isIntersecting).pop();
      if (!top) return;
      document.querySelector(".contents a[aria-current]")?.removeAttribute("aria-current");
      entries.get(top.target.id)?.setAttribute("aria-current", "location");
    },
    { rootMargin: "-10% 0px -75% 0px" },
  );
  for (const head of sheet.querySelectorAll("h2, h3, h4, h5")) seen.observe(head);
})();
