// What the chosen node is: its fields, what the text says of it, its links, and the path if one was asked for.

import { element } from "../page/elements.js";
import { nameOf } from "./filters.js";
import { labelOf } from "./stage.js";
import { word } from "./words.js";

function nodeButton(graph, node, pick) {
  const attributes = graph.getNodeAttributes(node);
  const dot = element("span", { class: "kx-dot" });
  dot.style.background = attributes.color;
  return element("button", { type: "button", class: "kx-node", "data-node": node, onclick: () => pick(node) }, dot, labelOf(attributes));
}

function quote(text) {
  return text ? element("blockquote", { lang: "zh" }, text) : null;
}

function link(graph, edge, node, pick) {
  const [from, to] = graph.extremities(edge);
  const attributes = graph.getEdgeAttributes(edge);
  const name = nameOf(graph, attributes.kind);
  const said = element("span", { class: "kx-relation" }, from === node ? `${name} →` : `← ${name}`, attributes.weight > 1 ? ` ×${attributes.weight}` : "");
  return element("li", {}, said, nodeButton(graph, from === node ? to : from, pick), quote(attributes.quote));
}

function links(graph, node, pick) {
  const edges = graph.edges(node).sort((a, b) => graph.getEdgeAttribute(b, "weight") - graph.getEdgeAttribute(a, "weight"));
  return element("ul", { class: "kx-links" }, edges.map((edge) => link(graph, edge, node, pick)));
}

function facts(graph, node) {
  const attributes = graph.getNodeAttributes(node);
  const parts = [nameOf(graph, attributes.kind), attributes.theme ? nameOf(graph, attributes.theme) : "", (attributes.years ?? "").replaceAll(" ", "、"), word("mentions", { count: attributes.mentions }), attributes.code ?? ""];
  return element("p", { class: "kx-facts" }, parts.filter(Boolean).join(" · "));
}

const joining = (graph, one, other) => [...graph.edges(one, other), ...graph.edges(other, one)][0];

/** The steps of a path, each with the link that makes it. */
function drawPath(graph, path, pick) {
  const step = (node, index) => {
    const edge = index ? joining(graph, path[index - 1], node) : null;
    const attributes = edge && graph.getEdgeAttributes(edge);
    const relation = edge ? element("span", { class: "kx-relation" }, nameOf(graph, attributes.kind)) : null;
    return element("li", {}, relation, nodeButton(graph, node, pick), quote(attributes?.quote));
  };
  return element("ol", { class: "kx-path" }, path.map(step));
}

function pathPart(graph, { goal, path }, pick) {
  if (!goal) return null;
  const heading = element("h3", { "data-part": "path" }, path ? word("pathFound", { steps: path.length - 1 }) : word("pathNone"));
  return element("section", {}, heading, path ? drawPath(graph, path, pick) : null);
}

function button(key, action, name = key) {
  return element("button", { type: "button", "data-do": name, onclick: action }, word(key));
}

function actions({ state, page, sparql, does }) {
  return element(
    "div",
    { class: "kx-actions" },
    button("expand", does.expand),
    state.depth ? button("shrink", does.shrink) : null,
    button("only", does.only),
    button("path", does.path),
    page ? element("a", { href: page }, word("page")) : null,
    element("a", { href: sparql, "data-do": "sparql" }, word("sparql")),
  );
}

/** Draws the panel of a node; `context` is {graph, node, goal, path, picking, state, page, sparql, does}. */
export function drawDetails(panel, context) {
  const { graph, node, picking, does } = context;
  if (!node) {
    panel.replaceChildren(element("p", { class: "kx-hint" }, word("hint")));
    return;
  }
  const attributes = graph.getNodeAttributes(node);
  const close = element("button", { type: "button", class: "kx-close", "aria-label": word("close"), onclick: does.close }, "×");
  const parts = [
    element("header", {}, element("h2", { lang: "zh" }, labelOf(attributes)), close),
    facts(graph, node),
    actions(context),
    picking ? element("p", { class: "kx-picking", role: "status" }, word("pathPick")) : null,
    pathPart(graph, context, does.pick),
    attributes.note ? element("p", { lang: "zh" }, attributes.note) : null,
    quote(attributes.quote),
    context.path ? null : links(graph, node, does.pick),
  ];
  panel.replaceChildren(...parts.filter(Boolean));
}
