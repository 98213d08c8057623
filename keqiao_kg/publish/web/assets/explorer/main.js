// The explorer: one state, written to the address at every step; everything that is seen is drawn from it.

import { drawDetails } from "./details.js";
import { savePng, saveSvg } from "./drawing.js";
import { drawFilters } from "./filters.js";
import { network } from "./networks.js";
import { wireSearch } from "./search.js";
import { shown } from "./shown.js";
import { nodeQuery, pictureQuery, queryAddress } from "./sparql.js";
import { Stage } from "./stage.js";
import { FRESH, read, written } from "./state.js";
import { word } from "./words.js";
import { pageOf } from "../page/addresses.js";
import { element } from "../page/elements.js";
import { onLanguage } from "../page/language.js";

class Explorer {
  constructor(page, settings, from) {
    this.page = page;
    this.settings = settings;
    this.from = from;
    this.part = Object.fromEntries([...page.querySelectorAll("[data-part]")].map((part) => [part.dataset.part, part]));
    this.queryPage = new URL(page.dataset.query, document.baseURI).href;
    this.pageOf = pageOf(settings, new URL(page.dataset.root, document.baseURI));
    this.short = (iri) => (iri.startsWith(settings.base) ? iri.slice(settings.base.length) : `<${iri}`);
    this.long = (name) => (name.startsWith("<") ? name.slice(1) : settings.base + name);
    this.picking = false;
  }

  async start() {
    this.state = this.#known(read(location.hash.slice(1), this.long));
    wireSearch(this.part.search, this.part.found, () => this.graph, (node) => this.#find(node));
    this.#wireTools();
    onLanguage(() => this.#drawAll());
    window.addEventListener("hashchange", () => this.#follow());
    document.addEventListener("keydown", (event) => event.key === "Escape" && this.#escape());
    await this.#choosePicture();
    await this.#open();
  }

  // Nodes that come from a query name no picture: the one that knows most of them is taken.
  async #choosePicture() {
    const { base, report } = this.state;
    if (!Array.isArray(base) || location.hash.includes("picture=")) return;
    const known = this.settings.networks.filter((each) => each.report === report);
    const graphs = await Promise.all(known.map(({ picture }) => network(this.settings, picture, report, this.from)));
    const counts = graphs.map((graph) => base.filter((node) => graph.hasNode(node)).length);
    this.state.picture = known[counts.indexOf(Math.max(...counts))].picture;
  }

  /** Changes some of the state; draws what follows from it. */
  async set(change, { fit = false } = {}) {
    const before = this.state;
    this.state = { ...before, ...change };
    if (this.state.picture !== before.picture || this.state.report !== before.report) return this.#open();
    return this.#draw(fit);
  }

  // A picture and a report that the settings know.
  #known(state) {
    const { networks } = this.settings;
    const fits = networks.find(({ picture, report }) => picture === state.picture && report === state.report);
    const alike = fits ?? networks.find(({ picture }) => picture === state.picture) ?? networks[0];
    return { ...state, picture: alike.picture, report: alike.report };
  }

  async #open() {
    const { picture, report } = this.state;
    const graph = await network(this.settings, picture, report, this.from);
    if (picture !== this.state.picture || report !== this.state.report) return; // another was chosen meanwhile
    this.graph = graph;
    this.stage?.kill();
    this.stage = new Stage(this.part.stage, graph, {
      onNode: (node) => this.#click(node),
      onDouble: (node) => this.set({ node, goal: "", depth: (this.state.node === node ? this.state.depth : 0) + 1 }),
      onGround: () => this.#escape(),
    });
    this.#draw(true);
    this.page.dataset.ready = "true";
  }

  #follow() {
    if (location.hash.slice(1) === this.address) return;
    const state = this.#known(read(location.hash.slice(1), this.long));
    this.set(state, { fit: true });
  }

  #draw(fit) {
    this.view = { ...shown(this.graph, this.state), node: this.state.node, whole: this.state.base === "all" };
    this.stage.show(this.view, fit);
    this.address = written(this.state, this.short);
    history.replaceState(null, "", `#${this.address}`);
    this.#drawAll();
  }

  #drawAll() {
    const set = (change) => this.set(change);
    drawFilters(this.part.filters, { graph: this.graph, state: this.state, set });
    this.#drawDetails();
    this.#drawPictures();
    this.#drawCounts();
    this.part.search.placeholder = word("find");
    this.part.sparql.href = queryAddress(this.queryPage, pictureQuery([...this.view.nodes]));
    for (const button of this.page.querySelectorAll("[data-word]")) button.textContent = word(button.dataset.word);
    this.stage.refresh();
  }

  #drawCounts() {
    const { nodes } = this.view;
    let edges = 0;
    this.graph.forEachEdge((_edge, _attributes, from, to) => (edges += nodes.has(from) && nodes.has(to) ? 1 : 0));
    this.part.counts.textContent = nodes.size ? word("counts", { nodes: nodes.size, allNodes: this.graph.order, edges }) : word("empty");
  }

  #drawDetails() {
    const node = this.graph.hasNode(this.state.node) ? this.state.node : "";
    const { depth } = this.state;
    drawDetails(this.part.details, {
      graph: this.graph,
      node,
      goal: this.state.goal,
      path: this.view.path,
      picking: this.picking,
      state: this.state,
      page: this.pageOf(node),
      sparql: queryAddress(this.queryPage, nodeQuery(node)),
      does: {
        expand: () => this.set({ depth: depth + 1, goal: "" }),
        shrink: () => this.set({ depth: Math.max(0, depth - 1), goal: "" }),
        only: () => this.set({ base: [node], depth: Math.max(1, depth), goal: "" }, { fit: true }),
        path: () => this.#pick(true),
        pick: (other) => this.#find(other),
        close: () => this.#escape(),
      },
    });
    this.part.details.classList.toggle("kx-open", Boolean(node));
  }

  #drawPictures() {
    const { networks, reports } = this.settings;
    const option = (value, caption, chosen) => element("option", { value, selected: value === chosen }, caption);
    const pictures = [...new Set(networks.map(({ picture }) => picture))];
    const known = networks.filter(({ picture }) => picture === this.state.picture).map(({ report }) => report);
    this.part.picture.replaceChildren(...pictures.map((name) => option(name, word(name), this.state.picture)));
    const title = (report) => (report === "" ? word("allReports") : (reports[report] ?? report));
    this.part.report.replaceChildren(...known.map((report) => option(report, title(report), this.state.report)));
    this.part.report.closest("label").hidden = known.length < 2;
  }

  #click(node) {
    if (!this.picking) return this.set({ node, goal: "", depth: node === this.state.node ? this.state.depth : 0 });
    this.#pick(false);
    return this.set({ goal: node }, { fit: true });
  }

  // A node that may not be in the picture yet: it comes in, with its neighbours, and the camera goes there.
  async #find(node) {
    if (this.picking) return this.#click(node);
    const added = this.view.nodes.has(node) ? 0 : 1;
    await this.set({ node, goal: "", depth: added });
    return this.stage.lookAt(node);
  }

  #pick(on) {
    this.picking = on;
    this.#drawDetails();
  }

  #escape() {
    if (this.picking) return this.#pick(false);
    return this.set({ node: "", goal: "", depth: 0 });
  }

  #wireTools() {
    const name = () => `${this.state.picture}${this.state.report ? `-${this.state.report}` : ""}`;
    const does = {
      start: () => this.set({ ...FRESH }, { fit: true }),
      all: () => this.set({ base: "all" }, { fit: true }),
      fit: () => this.stage.fit(),
      png: () => savePng(this.stage, name()),
      svg: () => saveSvg(this.stage, name()),
      link: (button) => this.#copy(button),
    };
    for (const button of this.page.querySelectorAll("button[data-word]")) {
      button.addEventListener("click", () => does[button.dataset.word](button));
    }
    const change = (event) => this.set({ ...FRESH, ...this.#known({ ...this.state, [event.target.name]: event.target.value }), ...FRESH }, { fit: true });
    for (const part of [this.part.picture, this.part.report]) part.addEventListener("change", change);
  }

  async #copy(button) {
    await navigator.clipboard?.writeText(location.href);
    button.textContent = word("copied");
    setTimeout(() => (button.textContent = word("link")), 2000);
  }
}

async function start(page) {
  const address = new URL(page.dataset.settings, document.baseURI).href;
  const status = page.querySelector("[data-part=counts]");
  try {
    const response = await fetch(address);
    await new Explorer(page, await response.json(), address).start();
  } catch (error) {
    status.textContent = word("failed", { error: error.message });
    throw error;
  }
}

start(document.querySelector("#explorer"));
