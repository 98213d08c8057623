// The picture that each network begins with: one that tells something, not everything.

import { groups } from "./steps.js";

const MOST = 60;

const kindsOf = (graph, nodes) => new Set(nodes.map((node) => graph.getNodeAttribute(node, "kind")));

// Targets that stand beside a result or belong to a programme or project.
function promises(graph) {
  const told = groups(graph).filter((group) => {
    const kinds = kindsOf(graph, group);
    return kinds.has("target") && ["programme", "project", "result"].some((kind) => kinds.has(kind));
  });
  return told.flat();
}

// The things that are linked most, with the links between them.
function mostLinked(graph) {
  const weight = (node) => graph.degree(node) + graph.getNodeAttribute(node, "mentions") / 2;
  const ranked = graph.nodes().sort((a, b) => weight(b) - weight(a) || (a < b ? -1 : 1));
  const kept = new Set(ranked.slice(0, MOST));
  return [...kept].filter((node) => graph.neighbors(node).some((other) => kept.has(other)));
}

// Places with what is built, held or measured there.
function places(graph) {
  const isPlace = (node) => graph.getNodeAttribute(node, "kind") === "place";
  return graph.nodes().filter((node) => (isPlace(node) ? graph.degree(node) > 0 : graph.neighbors(node).some(isPlace)));
}

const BEGINNINGS = { promises, entities: mostLinked, places };

/** The nodes of the first picture; all of a small network. */
export function beginning(graph) {
  const choose = BEGINNINGS[graph.getAttribute("projection")] ?? mostLinked;
  const nodes = choose(graph);
  return nodes.length ? nodes : graph.nodes();
}
