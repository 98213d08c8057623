// A view for YASR: rows with numbers as bars or points.

import { element, drawing } from "../page/elements.js";
import { drawBars } from "./bars.js";
import { grouped, readColumns } from "./columns.js";
import { word } from "./words.js";

const MOST = 200; // rows; more are no picture any longer

function option(value, chosen, caption = value) {
  return element("option", { value, selected: value === chosen }, caption);
}

function menu(caption, options, change) {
  const select = element("select", { onchange: (event) => change(event.target.value) }, options);
  return element("label", {}, element("span", {}, caption), select);
}

function ticks(columns, chosen, change) {
  const box = (column) => {
    const toggle = (event) => change(event.target.checked ? [...chosen, column] : chosen.filter((name) => name !== column));
    const input = element("input", { type: "checkbox", checked: chosen.includes(column), onchange: toggle });
    return element("label", { class: "kq-tick" }, input, column);
  };
  return element("fieldset", {}, element("legend", {}, word("values")), columns.map(box));
}

/** Bars or points of the numeric columns, grouped by unit where there is one. */
export class ChartView {
  constructor(yasr) {
    this.yasr = yasr;
    this.priority = 5;
    this.choice = null;
  }

  get label() {
    return word("chart");
  }

  canHandleResults() {
    const rows = this.yasr.results?.getBindings?.() ?? [];
    return rows.length > 0 && readColumns(this.yasr.results.getVariables(), rows).numbers.length > 0;
  }

  getIcon() {
    const bars = ["M1 15h14v1H1z", "M2 8h3v6H2z", "M7 3h3v11H7z", "M12 6h3v8h-3z"];
    return drawing("svg", { viewBox: "0 0 16 16" }, bars.map((d) => drawing("path", { d })));
  }

  draw() {
    const rows = this.yasr.results.getBindings();
    const columns = readColumns(this.yasr.results.getVariables(), rows);
    if (this.results !== this.yasr.results) this.choice = { ...columns, kind: columns.values.length > 1 ? "points" : "bars" };
    this.results = this.yasr.results;
    const parts = [this.#controls(columns), this.#note(rows), this.#picture(rows)];
    this.yasr.resultsEl.replaceChildren(element("div", { class: "kq-chart" }, parts));
  }

  #set(change) {
    this.choice = { ...this.choice, ...change };
    this.draw();
  }

  #controls({ numbers, names }) {
    const { label, group, kind, values } = this.choice;
    return element(
      "div",
      { class: "kq-controls" },
      menu(word("label"), (names.length ? names : [label]).map((name) => option(name, label)), (value) => this.#set({ label: value })),
      ticks(numbers, values, (chosen) => this.#set({ values: chosen })),
      menu(word("group"), [option("", group, "–"), ...names.map((name) => option(name, group))], (value) => this.#set({ group: value })),
      menu(word("kind"), ["bars", "points"].map((name) => option(name, kind, word(name))), (value) => this.#set({ kind: value })),
    );
  }

  #note(rows) {
    return rows.length > MOST ? element("p", {}, word("shown", { shown: MOST, all: rows.length })) : null;
  }

  #picture(rows) {
    const kept = rows.slice(0, MOST);
    const groups = this.choice.group ? grouped(kept, this.choice.group) : [["", kept]];
    this.svg = drawBars(groups, this.choice, this.yasr.resultsEl.clientWidth || 800);
    return this.svg;
  }

  download(filename) {
    if (!this.svg) return undefined;
    const getData = () => new XMLSerializer().serializeToString(this.svg);
    return { contentType: "image/svg+xml", getData, filename: `${filename || "chart"}.svg`, title: word("saveSvg") };
  }
}
