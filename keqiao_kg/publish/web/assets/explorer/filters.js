// The panel of kinds, themes and years: what is ticked is seen.

import { element } from "../page/elements.js";
import { language } from "../page/language.js";
import { span } from "./shown.js";
import { word } from "./words.js";

function counted(graph, name) {
  const counts = new Map();
  graph.forEachNode((_, attributes) => {
    const value = attributes[name] ?? "-";
    counts.set(value, (counts.get(value) ?? 0) + 1);
  });
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

/** What a notation is called in the reader's language. */
export function nameOf(graph, notation) {
  return graph.getAttribute("names")[notation]?.[language()] ?? notation;
}

function tick(caption, count, on, change, colour) {
  const input = element("input", { type: "checkbox", checked: on, onchange: (event) => change(event.target.checked) });
  const dot = colour ? element("span", { class: "kx-dot" }) : null;
  if (dot) dot.style.background = colour;
  return element("label", { class: "kx-tick" }, input, dot, element("span", {}, caption), element("small", {}, String(count)));
}

function group(title, field, { graph, state, set }, rows) {
  const off = new Set(state[field]);
  const put = (value, on) => set({ [field]: on ? [...off].filter((other) => other !== value) : [...off, value] });
  const all = (on) => set({ [field]: on ? [] : rows.map(([value]) => value) });
  const colours = graph.getAttribute("colours");
  const caption = (value) => (value === "-" ? word("noTheme") : nameOf(graph, value));
  const colour = (value) => (field === "offKinds" ? colours[value] : null);
  const ticks = rows.map(([value, count]) => {
    const line = tick(caption(value), count, !off.has(value), (on) => put(value, on), colour(value));
    line.dataset.value = value;
    return line;
  });
  const button = (key, on) => element("button", { type: "button", class: "kx-small", onclick: () => all(on) }, word(key));
  return element("fieldset", { "data-filter": field }, element("legend", {}, title), element("div", { class: "kx-both" }, button("every", true), button("none", false)), ticks);
}

function slider(key, [low, high], value, change) {
  const caption = element("span", {}, word(key, { year: value }));
  const input = element("input", { type: "range", min: low, max: high, step: 1, value, "aria-label": word(key, { year: value }), "data-year": key });
  input.addEventListener("input", () => caption.replaceChildren(word(key, { year: input.value })));
  input.addEventListener("change", () => change(Number(input.value)));
  return element("label", { class: "kx-year" }, caption, input);
}

function years({ graph, state, set }) {
  const ends = span(graph);
  if (!ends || ends[0] === ends[1]) return null;
  const [from, to] = state.years ?? ends;
  const put = (low, high) => set({ years: low === ends[0] && high === ends[1] ? null : [Math.min(low, high), Math.max(low, high)] });
  return element(
    "fieldset",
    { "data-filter": "years" },
    element("legend", {}, word("years")),
    slider("from", ends, from, (year) => put(year, Math.max(year, to))),
    slider("to", ends, to, (year) => put(Math.min(from, year), year)),
  );
}

/** Draws the panel; `context` is {graph, state, set}, where `set` changes some of the state. */
export function drawFilters(panel, context) {
  const { graph } = context;
  const parts = [
    group(word("kinds"), "offKinds", context, counted(graph, "kind")),
    years(context),
    group(word("themes"), "offThemes", context, counted(graph, "theme")),
  ];
  panel.replaceChildren(...parts.filter(Boolean));
}
