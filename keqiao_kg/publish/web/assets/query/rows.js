// A view for YASR: the rows as a table that is sorted by a click, filtered as one types and read on a phone.

import { drawing, element } from "../page/elements.js";
import { language } from "../page/language.js";
import { numberIn } from "./columns.js";
import { word } from "./words.js";

const STEP = 200; // rows shown at a time

function nameOf(iri, prefixes) {
  const { base } = RowsView.site;
  if (base && iri.startsWith(base)) return decodeURI(iri.slice(base.length));
  const [prefix, space] = Object.entries(prefixes).find(([, start]) => iri.startsWith(start) && iri.length > start.length) ?? [];
  if (space) return `${prefix}:${iri.slice(space.length)}`;
  return decodeURI(iri.replace(/^https?:\/\/[^/]+\//, ""));
}

function safely(read, otherwise) {
  try {
    return read();
  } catch (error) {
    if (error instanceof URIError) return otherwise; // an IRI need not be well percent-encoded
    throw error;
  }
}

// Short texts stay on one line, long ones get room; Chinese would else shrink to a column one sign wide.
function room(text) {
  if (text.length <= 8) return "kq-short";
  return text.length <= 24 ? "kq-middle" : "kq-long";
}

function cell(binding, prefixes, pageOf) {
  if (!binding) return element("td", {});
  if (binding.type === "uri" && /^https?:/.test(binding.value)) {
    const name = safely(() => nameOf(binding.value, prefixes), binding.value);
    return element("td", { class: room(name) }, element("a", { href: pageOf(binding.value) ?? binding.value, title: binding.value }, name));
  }
  const tag = binding["xml:lang"];
  const number = numberIn({ value: binding }, "value") !== null;
  return element("td", { class: number ? "kq-number" : room(binding.value) }, binding.value, tag ? element("sup", {}, tag) : null);
}

function compare(column, collator) {
  return (a, b) => {
    const [x, y] = [numberIn(a, column), numberIn(b, column)];
    if (x !== null && y !== null) return x - y;
    return collator.compare(a[column]?.value ?? "", b[column]?.value ?? "");
  };
}

function holds(row, text) {
  return Object.values(row).some(({ value }) => value.toLowerCase().includes(text));
}

const MOST_THINGS = 300; // what an address can carry

// The things of the result that the explorer may know.
function things(rows, base) {
  const iris = rows.flatMap((row) => Object.values(row)).filter(({ type, value }) => type === "uri" && base && value.startsWith(base));
  return [...new Set(iris.map(({ value }) => value.slice(base.length)))].slice(0, MOST_THINGS);
}

/** The table; replaces the one of YASR, which cuts Chinese off and speaks English only. */
export class RowsView {
  /** The site: its base of things, its explorer, and where it tells of an IRI (null for one without a page). */
  static site = { base: "", explorer: "", pageOf: () => null };

  constructor(yasr) {
    this.yasr = yasr;
    this.priority = 10;
    yasr.on("drawn", () => this.#tellCount());
  }

  get label() {
    return word("table");
  }

  canHandleResults() {
    return (this.yasr.results?.getVariables?.() ?? []).length > 0;
  }

  getIcon() {
    return drawing("svg", { viewBox: "0 0 16 16" }, drawing("path", { d: "M1 2h14v12H1zM2.5 6v2.5h5V6zM9 6v2.5h4.5V6zM2.5 10v2.5h5V10zM9 10v2.5h4.5V10z", "fill-rule": "evenodd" }));
  }

  draw() {
    this.state = { filter: "", sort: null, down: false, shown: STEP };
    const body = element("div", { class: "kq-rows", tabindex: 0, role: "region", "aria-label": word("table") });
    const type = (event) => this.#change({ filter: event.target.value.toLowerCase(), shown: STEP });
    const filter = element("input", { type: "search", class: "kq-filter", placeholder: word("filter"), "aria-label": word("filter"), oninput: type });
    this.body = body;
    this.yasr.resultsEl.replaceChildren(element("div", { class: "kq-controls" }, filter, this.#explorerLink()), body);
    this.#fill();
  }

  download(filename) {
    return {
      contentType: "text/csv",
      getData: () => `\uFEFF${this.yasr.results.asCsv()}`, // the mark lets spreadsheets read Chinese
      filename: `${filename || "rows"}.csv`,
      title: word("saveCsv"),
    };
  }

  #explorerLink() {
    const { base, explorer } = RowsView.site;
    const names = things(this.yasr.results.getBindings(), base);
    if (!names.length) return null;
    const fragment = new URLSearchParams({ base: names.join("~") });
    return element("a", { href: `${explorer}#${fragment}` }, word("explore", { count: names.length }));
  }

  #change(change) {
    Object.assign(this.state, change);
    this.#fill();
  }

  #rows() {
    const { filter, sort, down } = this.state;
    const rows = this.yasr.results.getBindings().filter((row) => !filter || holds(row, filter));
    if (sort === null) return rows;
    const sorted = rows.toSorted(compare(sort, new Intl.Collator(language() === "en" ? "en" : "zh-Hans-CN")));
    return down ? sorted.reverse() : sorted;
  }

  #fill() {
    const rows = this.#rows();
    const columns = this.yasr.results.getVariables();
    const prefixes = this.yasr.getPrefixes();
    const line = (row) => element("tr", {}, columns.map((column) => cell(row[column], prefixes, RowsView.site.pageOf)));
    const head = element("thead", {}, element("tr", {}, columns.map((column) => this.#heading(column))));
    const table = element("table", {}, head, element("tbody", {}, rows.slice(0, this.state.shown).map(line)));
    const left = rows.length - this.state.shown;
    const more = left > 0 ? element("button", { type: "button", class: "kq-more", onclick: () => this.#change({ shown: this.state.shown + 5 * STEP }) }, word("more", { left })) : null;
    this.body.replaceChildren(...[table, more].filter(Boolean));
  }

  #heading(column) {
    const { sort, down } = this.state;
    const order = sort === column ? (down ? "descending" : "ascending") : null;
    const click = () => this.#change({ sort: column, down: sort === column && !down });
    return element("th", { scope: "col", "aria-sort": order }, element("button", { type: "button", onclick: click }, column));
  }

  #tellCount() {
    const chip = this.yasr.headerEl.querySelector(".yasr_response_chip");
    const rows = this.yasr.results?.getBindings();
    const seconds = ((this.yasr.results?.getResponseTime() ?? 0) / 1000).toFixed(2);
    if (chip && this.yasr.results) chip.textContent = rows ? word("rows", { rows: rows.length, seconds }) : word("took", { seconds });
  }
}
