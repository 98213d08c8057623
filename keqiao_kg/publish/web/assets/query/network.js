// A view for YASR: what the result connects, drawn as a graph by sigma.js.

import { element, drawing } from "../page/elements.js";
import { linksOfRows, linksOfTriples, pairOf } from "./links.js";
import { word } from "./words.js";

const MOST = 3000; // edges
const ROUNDS = 300; // of the layout, fewer for large graphs
const COLOURS = { from: "#2f6f9f", to: "#d2733a" }; // what links lead from, what they only lead to

function triplesOf(results) {
  return results.getStatements?.() ?? [];
}

function build(links) {
  const graph = new window.graphology.MultiDirectedGraph();
  for (const { from, to, label } of links) {
    for (const { id, label: name } of [from, to]) graph.mergeNode(id, { label: name });
    graph.addEdge(from.id, to.id, { label, size: 1.5 });
  }
  graph.updateEachNodeAttributes((node, attributes) => ({
    ...attributes,
    size: 3 + 2 * Math.sqrt(graph.degree(node)),
    color: graph.outDegree(node) ? COLOURS.from : COLOURS.to,
  }));
  return graph;
}

// A circle to begin with, so that the same result always looks the same.
function place(graph) {
  const { layout, layoutForceAtlas2 } = window.graphologyLibrary;
  layout.circular.assign(graph);
  const iterations = Math.max(30, Math.min(ROUNDS, Math.round(60000 / Math.max(1, graph.order))));
  layoutForceAtlas2.assign(graph, { iterations, settings: { ...layoutForceAtlas2.inferSettings(graph), strongGravityMode: true, gravity: 0.08 } });
}

/** The links of a CONSTRUCT, or of two columns of a SELECT. */
export class NetworkView {
  constructor(yasr) {
    this.yasr = yasr;
    this.priority = 4;
    this.pair = null;
  }

  get label() {
    return word("network");
  }

  canHandleResults() {
    const { results } = this.yasr;
    if (!results || results.hasError()) return false;
    return triplesOf(results).length > 0 || ((results.getVariables()?.length ?? 0) > 1 && (results.getBindings()?.length ?? 0) > 0);
  }

  getIcon() {
    const dots = [[3, 3], [13, 5], [6, 13]].map(([cx, cy]) => drawing("circle", { cx, cy, r: 2.6 }));
    return drawing("svg", { viewBox: "0 0 16 16" }, drawing("path", { d: "M3 3L13 5L6 13Z", fill: "none", stroke: "currentColor" }), dots);
  }

  draw() {
    this.destroy();
    const { results } = this.yasr;
    if (this.results !== results) this.pair = pairOf(results.getVariables() ?? []);
    this.results = results;
    const triples = triplesOf(results);
    const links = triples.length ? linksOfTriples(triples) : linksOfRows(results.getBindings(), ...this.pair);
    const graph = build(links.slice(0, MOST));
    const stage = element("div", { class: "kq-stage" });
    const controls = triples.length ? null : this.#controls(results.getVariables());
    this.yasr.resultsEl.replaceChildren(element("div", { class: "kq-network" }, controls, this.#note(graph, links), stage));
    place(graph);
    this.sigma = this.#show(graph, stage);
  }

  destroy() {
    this.sigma?.kill();
    this.sigma = null;
  }

  #controls(columns) {
    const menu = (caption, index) => {
      const change = (event) => {
        this.pair[index] = event.target.value;
        this.draw();
      };
      const options = columns.map((name) => element("option", { value: name, selected: name === this.pair[index] }, name));
      return element("label", {}, element("span", {}, caption), element("select", { onchange: change }, options));
    };
    return element("div", { class: "kq-controls" }, menu(word("from"), 0), menu(word("to"), 1));
  }

  #note(graph, links) {
    const cut = links.length > MOST ? ` · ${word("cut", { shown: MOST, all: links.length })}` : "";
    return element("p", {}, word("size", { nodes: graph.order, edges: graph.size }) + cut);
  }

  #show(graph, stage) {
    const colour = getComputedStyle(stage).color;
    const settings = {
      labelColor: { color: colour },
      edgeLabelColor: { color: colour },
      defaultEdgeColor: "#a9b0b6",
      defaultEdgeType: "arrow",
      renderEdgeLabels: graph.size <= 60,
      labelFont: "system-ui, 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif",
      labelRenderedSizeThreshold: graph.order <= 150 ? 0 : 6,
      labelDensity: 2,
    };
    return new window.Sigma(graph, stage, settings);
  }
}
